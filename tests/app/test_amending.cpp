#include "app/present/amending.h"
#include "app/present/chart.h"
#include "app/present/session_file.h"
#include "app/present/session_view.h"
#include "tests/app/clinic.h"

#include <functional>

namespace amending {

using namespace app_test;
using namespace present;

struct Signed : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk");
    model::LotId box = lot(product("12-pin"), "24F118", "2028-01-31", 5);
    model::SessionId session = signedSession(plan(tomasz, {"neck"}, 1000), box, container("12"));
    Amending form{seat()};

    static std::string text(const std::vector<RecordChange>& changes) {
        std::string all;
        for (const auto& one : changes) {
            all += one.label + ": " + one.before + " -> " + one.after + "\n";
        }
        return all;
    }
    void typed(const std::function<void(AmendInput&)>& how) {
        auto input = form.view().input;
        how(input);
        form.type(std::move(input));
    }
    void amended(const char* depth, const char* reason = "the depth was misread") {
        form.open(session);
        typed([&](AmendInput& input) { input.record.rows[0].depth = depth; });
        form.save(reason, "correct horse");
        BOOST_TEST_REQUIRE(!form.view().session);
    }
    model::SessionRecord record() { return access().session(session)->record; }
};

} // namespace amending

BOOST_FIXTURE_TEST_SUITE(amending, Signed)

BOOST_AUTO_TEST_CASE(the_form_holds_the_record_and_tells_what_would_change) {
    form.open(session);
    const auto& view = form.view();
    BOOST_TEST(view.title == "Amend this session");
    BOOST_TEST(view.meaning == "I, Maya Lindqvist, correct the signed session of 22 Nov 2026 with Tomasz Wilk.");
    BOOST_REQUIRE_EQUAL(view.input.record.rows.size(), 1U);
    BOOST_TEST(view.input.record.rows[0].zone.text == "neck");
    BOOST_TEST(view.input.record.rows[0].depth == "1.00");
    BOOST_TEST(view.input.record.startTime == "09:00");
    BOOST_TEST(view.input.record.endTime == "09:40");
    BOOST_TEST(view.changes.empty());
    typed([](AmendInput& input) {
        input.record.rows[0].depth = "1.5";
        input.record.endTime = "09:30";
        input.record.notes = "calm";
    });
    BOOST_TEST(text(form.view().changes) == "Time: 09:00 to 09:40 -> 09:00 to 09:30\n"
                                            "Neck: Pen 1.0 mm, rejuvenation -> Pen 1.5 mm, rejuvenation\n"
                                            "Notes:  -> calm\n");
    typed([&](AmendInput& input) { input.record.rows[0].depth = "deep"; });
    BOOST_TEST(!form.view().rowProblems[0].empty());
    form.close();
    BOOST_TEST(!form.view().session);
    BOOST_TEST((access().session(session)->row.state == model::SessionState::signed_));
}

BOOST_AUTO_TEST_CASE(it_takes_a_reason_and_the_right_pin_and_changes_only_what_was_touched) {
    const auto before = record();
    bool saved = false;
    form.saved = [&] { saved = true; };
    form.open(session);
    form.save("a reason", "correct horse");
    BOOST_TEST(form.view().message.text == "Nothing has been changed yet.");
    typed([](AmendInput& input) { input.record.rows[0].depth = "1.5"; });
    form.save(" ", "");
    BOOST_TEST(form.view().problems.at("reason") == "Say why, in a few words.");
    BOOST_TEST(form.view().problems.contains("pin"));
    form.save("the depth was misread", "a wrong one");
    BOOST_TEST(form.view().problems.contains("pin"));
    BOOST_TEST(form.view().input.record.rows[0].depth == "1.5");
    BOOST_TEST(!saved);
    form.save("the depth was misread", "correct horse");
    BOOST_TEST(saved);
    auto expected = before;
    expected.plan.rows[0].depth = model::Depth{1500};
    BOOST_TEST((record() == expected));
}

BOOST_AUTO_TEST_CASE(everything_of_the_record_can_be_corrected) {
    form.open(session);
    form.addRow();
    BOOST_REQUIRE_EQUAL(form.view().input.record.rows.size(), 2U);
    BOOST_TEST((form.view().input.record.rows[1].zone != form.view().input.record.rows[0].zone));
    typed([](AmendInput& input) {
        input.record.rows[1].zone = {"chin"};
        input.record.rows[1].modality = model::Modality::rf;
        input.record.rows[1].energy = "30";
        input.record.rows[1].endpoint = model::Endpoint::erythema;
        input.record.rows[1].passes = "3";
        input.record.handpieceDisinfected = true;
        input.record.anaesthetic = {true, "cream", "L1", "4", "5", "64", "", "08:50", "09:00"};
        input.record.topicals = {{"serum", "S1", false}, {}};
        input.record.response.pain = 3;
    });
    BOOST_TEST(form.view().rf[1]);
    const auto unit = access().offerOf(box).value();
    typed([&](AmendInput& input) {
        input.added = unit.printedId;
        input.addedPackIntact = true;
        input.addedSheathChanged = true;
    });
    form.save("charted in a hurry", "correct horse");
    BOOST_TEST_REQUIRE(!form.view().session, form.view().message.text);
    const auto now = record();
    BOOST_REQUIRE_EQUAL(now.plan.rows.size(), 2U);
    BOOST_TEST((now.plan.rows[1].rf->energyMillijoules == 30));
    BOOST_TEST(now.anaesthetic->strengthPermille == 40);
    BOOST_TEST(now.anaesthetic->creamMilligrams == 5000);
    BOOST_TEST(now.topicals.size() == 1U);
    BOOST_TEST((now.handpieceDisinfected == true));
    BOOST_REQUIRE_EQUAL(now.cartridges.size(), 2U);
    BOOST_TEST((now.cartridges[1].cartridge == unit.id));
    form.open(session);
    typed([](AmendInput& input) { input.added = "N-NOSUCH"; });
    BOOST_TEST(form.view().problems.at("added") == "No cartridge has the number N-NOSUCH.");
    typed([](AmendInput& input) { input.added.clear(); });
    form.dropRow(1);
    form.save("the chin was left alone", "correct horse");
    BOOST_TEST(record().plan.rows.size() == 1U);
    BOOST_TEST((record().anaesthetic == now.anaesthetic));
}

BOOST_AUTO_TEST_CASE(somebody_else_was_faster) {
    form.open(session);
    typed([](AmendInput& input) { input.record.notes = "mine"; });
    auto theirs = access().session(session).value();
    theirs.record.notes = "theirs";
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::AmendSession{session, theirs.version, theirs.record, "a word"}, confirmed));
    form.save("mine is better", "correct horse");
    BOOST_TEST(form.view().message.text ==
               "Somebody else has amended this session meanwhile. Look at it again before you go on.");
    BOOST_TEST(form.view().input.record.notes == "mine");
    BOOST_TEST(record().notes == "theirs");
}

BOOST_AUTO_TEST_CASE(the_page_shows_each_version_beside_the_next) {
    amended("1.5");
    pass(std::chrono::minutes{10});
    amended("0.8", "misread again.");
    const SessionView page{seat(), session};
    BOOST_TEST(page.view().state.text == "Amended");
    BOOST_TEST(page.view().mayAmend);
    BOOST_REQUIRE_EQUAL(page.view().amendments.size(), 2U);
    const auto& newest = page.view().amendments[0];
    BOOST_TEST(newest.title == "Amended by Maya Lindqvist, 09:50: misread again.");
    BOOST_TEST(text(newest.changes) == "Neck: Pen 1.5 mm, rejuvenation -> Pen 0.8 mm, rejuvenation\n");
    const auto& first = page.view().amendments[1];
    BOOST_TEST(first.title == "Amended by Maya Lindqvist, 09:40: the depth was misread.");
    BOOST_TEST(text(first.changes) == "Neck: Pen 1.0 mm, rejuvenation -> Pen 1.5 mm, rejuvenation\n");
}

BOOST_AUTO_TEST_CASE(the_chart_says_so) {
    amended("1.5");
    const Chart chart{seat(), tomasz};
    const auto line = textOf(chart.view().sessions);
    BOOST_TEST(line.find("Amended by Maya Lindqvist, 09:40: the depth was misread.") != std::string::npos, line);
    BOOST_TEST(line.find("Pen 1.5 mm") != std::string::npos, line);
    const SessionView page{seat(), session};
    BOOST_TEST(page.view().line.find("Pen 1.5 mm") == 0U, page.view().line);
}

BOOST_AUTO_TEST_CASE(a_file_corrects_what_it_names_and_leaves_the_rest) {
    const auto before = access().session(session).value();
    const auto whole = taken(readAmendmentFile(sessionFile(before, access()), access()));
    BOOST_TEST((whole.session == session));
    BOOST_TEST(whole.version == 1);
    BOOST_TEST((whole.record == before.record)); // what is shown can be read back
    const auto uid = before.row.uid.text;
    const auto part = taken(readAmendmentFile(
        R"({"uid": ")" + uid + R"(", "reason": "the end", "end": "09:30", "handpieceDisinfected": true})", access()));
    BOOST_TEST(part.reason == "the end");
    auto expected = before.record;
    expected.endedAt -= std::chrono::minutes{10};
    expected.handpieceDisinfected = true;
    BOOST_TEST((part.record == expected));
    const auto fault = [&](const std::string& file) {
        const auto read = readAmendmentFile(file, access());
        return read ? std::string{} : read.problems().front().field + ": " + read.problems().front().code;
    };
    BOOST_TEST(fault("[]") == "file: not-json");
    BOOST_TEST(fault("{}") == "uid: required");
    BOOST_TEST(fault(R"({"uid": "nobody"})") == "uid: unknown");
    BOOST_TEST(fault(R"({"uid": ")" + uid + R"(", "day": "2026-11-21"})") == "day: stays-as-signed");
    BOOST_TEST(fault(R"({"uid": ")" + uid + R"(", "depth": 1})") == "depth: unknown-field");
    BOOST_TEST(fault(R"({"uid": ")" + uid + R"(", "rows": [{"zone": "nowhere", "modality": "pen"}]})") ==
               "rows[0].zone: unknown-zone");
}

BOOST_AUTO_TEST_CASE(who_did_not_treat_is_not_offered_it) {
    const SessionView rosei{seatOf(model::Role::practitioner, "rosei"), session};
    BOOST_TEST(!rosei.view().mayAmend);
    const SessionView manager{seatOf(model::Role::manager, "ola"), session};
    BOOST_TEST(manager.view().mayAmend);
    const SessionView assistant{seatOf(model::Role::assistant, "hanna"), session};
    BOOST_TEST(!assistant.view().mayAmend);
}

BOOST_AUTO_TEST_SUITE_END()
