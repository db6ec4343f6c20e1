// The pack for an inspector: whole, in agreement with the store, and without a client's name unless it is asked for.
#include "app/present/hygiene.h"
#include "app/report/csv.h"
#include "app/report/html.h"
#include "app/report/inspector_pack.h"
#include "app/report/pages.h"
#include "tests/app/clinic.h"

#include <algorithm>
#include <map>

namespace inspector_pack {

using namespace app_test;
using namespace present;

/// Every word of a document.
std::string wordsOf(const report::Document& document) {
    std::string all = report::renderHtml(document) + report::renderCsv(document);
    const auto pages = report::layOut(document, report::Paper::a4);
    for (int page = 0; page < pages.count(); ++page) {
        for (const auto& part : pages.words(page)) {
            all += part + '\n';
        }
    }
    return all;
}

const report::Table& tableOf(const report::Document& document, const std::string& title) {
    for (const auto& block : document.blocks) {
        if (const auto* const table = std::get_if<report::Table>(&block); table != nullptr && table->title == title) {
            return *table;
        }
    }
    BOOST_FAIL("no table " + title);
    throw std::logic_error{title};
}

std::string lineOf(const std::vector<report::Cell>& row) {
    std::string text;
    for (const auto& cell : row) {
        text += (text.empty() ? "" : " | ") + cell.text;
    }
    return text;
}

struct Inspected : Clinic {
    model::ClientId ana = client("Anabel", "Reyesova", "1990-01-01");
    model::ClientId tomasz = client("Tomasz", "Wilkowski", "1985-04-02");
    model::LotId lot24 = lot(product("Precision 14"), "24F118", "2027-06-30", 20);
    model::ContainerId box = container("B-1");
    model::SessionId whole;

    Inspected() {
        historyTaken(ana);
        historyTaken(tomasz);
        record(ana, {"nose"}, 1200, "2026-10-20");
        record(ana, {"nose"}, 1200, "2026-11-01"); // too early: an override
        whole = signedSession(plan(tomasz, {"chin"}, 500), lot24, box);
        model::WasteCartridge waste;
        waste.cartridge = access().offerOf(lot24)->id;
        waste.reason = model::WasteReason::dropped;
        waste.method = model::WasteMethod::sharpsContainer;
        apply(waste);
        model::Practitioner person;
        person.account = owner;
        person.licence = "HS-0417";
        person.authority = "City Council";
        person.licensedUntil = day("2027-03-31");
        apply(model::EditPractitioner{person});
    }

    InspectorPack pack(PackNames names = PackNames::numbers, ReportUse use = ReportUse::look) {
        return taken(gatherPack(seat(), {day("2026-10-01"), today(), names}, use, {}, {}));
    }
};

} // namespace inspector_pack

BOOST_FIXTURE_TEST_SUITE(inspector_pack, Inspected)

BOOST_AUTO_TEST_CASE(no_client_is_named_unless_it_is_asked_for) {
    const auto plain = wordsOf(report::inspectorPack(pack()));
    for (const auto* const name : {"Anabel", "Reyesova", "Tomasz", "Wilkowski"}) {
        BOOST_TEST(plain.find(name) == std::string::npos, name);
    }
    const auto uid = access().client(ana)->uid.text;
    BOOST_TEST(plain.find(uid) != std::string::npos); // in files whole
    const auto named = wordsOf(report::inspectorPack(pack(PackNames::names)));
    BOOST_TEST(named.find("Anabel Reyesova") != std::string::npos);
    BOOST_TEST(named.find("Tomasz Wilkowski") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_part_an_inspector_asks_for_is_there) {
    const auto document = report::inspectorPack(pack());
    for (const auto* const title :
         {"Findings", "Sessions and their cartridges", "Changed after signing", "Stock, lot by lot", "Waste",
          "Sharps containers", "Sharps injuries", "What was done against the rules", "Licences", "Training", "Recalls",
          "By practitioner", "By room"}) {
        BOOST_TEST(!tableOf(document, title).columns.empty(), title);
        for (const auto& row : tableOf(document, title).rows) {
            BOOST_TEST(row.size() == tableOf(document, title).columns.size(), title);
        }
    }
    std::map<std::string, std::string> facts;
    for (const auto& fact : document.facts) {
        facts[fact.label] = fact.value;
    }
    BOOST_TEST(document.clinic == "Harley Street Skin");
    BOOST_TEST(facts["Period"] == "1 Oct 2026 to 22 Nov 2026");
    BOOST_TEST(facts["Licence of the clinic"] == "not entered");
    const auto clinic = access().clinic();
    apply(model::EditClinic{clinic.name, clinic.timeZone, clinic.quiet, "HS-2017-0148"});
    for (const auto& fact : report::inspectorPack(pack()).facts) {
        BOOST_TEST((fact.label != "Licence of the clinic" || fact.value == "HS-2017-0148"));
    }
    BOOST_TEST(facts["Licences"] == "Maya Lindqvist, HS-0417");
    BOOST_TEST(facts["Fully traced"] == "33.3%: 1 of 3 sessions");
    BOOST_TEST(facts["Prepared by"] == "Maya Lindqvist");
    BOOST_TEST(report::layOut(document, report::Paper::letter).count() > 1);
}

BOOST_AUTO_TEST_CASE(numbers_agree_with_the_store) {
    const auto made = pack();
    const auto document = report::inspectorPack(made);
    const auto& sessions = tableOf(document, "Sessions and their cartridges");
    BOOST_TEST(sessions.rows.size() == 3U);
    const auto unit = access().trace(lot24).rows.front();
    const auto line = lineOf(sessions.rows.back());
    for (const auto& part : {unit.printedId, std::string{"24F118"}, std::string{"30 Jun 2027"}, std::string{"B-1"}}) {
        BOOST_TEST(line.find(part) != std::string::npos, part);
    }
    const auto& stock = tableOf(document, "Stock, lot by lot");
    const auto lot = std::ranges::find_if(stock.rows, [](const auto& row) { return row[1].text == "24F118"; });
    BOOST_REQUIRE(lot != stock.rows.end());
    const auto held = access().lot(lot24).value();
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 3; i < lot->size(); ++i) {
        numbers.push_back(std::stoll((*lot)[i].data));
    }
    BOOST_REQUIRE(numbers.size() == 9U);
    BOOST_TEST(numbers[0] + numbers[1] + numbers[2] - numbers[3] - numbers[4] - numbers[5] - numbers[6] - numbers[7] ==
               numbers[8]);
    BOOST_TEST(numbers[1] == held.received);
    BOOST_TEST(numbers[3] == held.used);
    BOOST_TEST(numbers[4] == 1);
    BOOST_TEST(numbers[8] == held.onHand);
    const auto& waste = tableOf(document, "Waste");
    BOOST_REQUIRE(waste.rows.size() == 1U);
    BOOST_TEST(waste.rows[0][3].text == "Dropped");
    BOOST_TEST(waste.rows[0][5].text == "Maya Lindqvist");
    BOOST_TEST(tableOf(document, "What was done against the rules").rows.size() ==
               static_cast<std::size_t>(access().overrides({day("2026-10-01"), today(), {}, 500}).total));
    BOOST_TEST(tableOf(document, "Findings").rows.size() == static_cast<std::size_t>(made.reading.total));
}

BOOST_AUTO_TEST_CASE(a_session_on_the_wrong_chart_stands_beside_the_right_one) {
    model::ReplaceSession change;
    change.session = whole;
    change.rightClient = ana;
    change.reason = "the charts were swapped";
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(change, confirmed));
    const auto document = report::inspectorPack(pack());
    const auto& changed = tableOf(document, "Changed after signing");
    BOOST_REQUIRE(changed.rows.size() == 1U);
    const auto line = lineOf(changed.rows.front());
    BOOST_TEST(line.find("the charts were swapped") != std::string::npos);
    BOOST_TEST(line.find("Maya Lindqvist") != std::string::npos);
    const auto right = access().client(ana)->uid.text;
    BOOST_TEST(line.find(right.substr(right.size() - 8)) != std::string::npos);
    // The original is no longer counted among the sessions; what took its place is.
    BOOST_TEST(tableOf(document, "Sessions and their cartridges").rows.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_session_entered_in_error_is_shown_with_its_reason_and_not_counted) {
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::InvalidateSession{whole, "charted while trying the program"}, confirmed));
    const auto document = report::inspectorPack(pack());
    const auto& changed = tableOf(document, "Changed after signing");
    BOOST_REQUIRE(changed.rows.size() == 1U);
    const auto line = lineOf(changed.rows.front());
    for (const auto* part : {"charted while trying the program", "Maya Lindqvist", "invalidated: counts no longer"}) {
        BOOST_TEST(line.find(part) != std::string::npos, part);
    }
    BOOST_TEST(tableOf(document, "Sessions and their cartridges").rows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(injuries_come_without_the_name_of_the_injured) {
    model::Injury injury;
    injury.day = today();
    injury.deviceType = "pen cartridge";
    injury.deviceBrand = "Acme";
    injury.area = "Room 1";
    injury.how = "while changing the tip";
    injury.injured = "Rosalind Osei";
    apply(model::RecordInjury{injury});
    const auto words = wordsOf(report::inspectorPack(pack(PackNames::names)));
    BOOST_TEST(words.find("while changing the tip") != std::string::npos);
    BOOST_TEST(words.find("Rosalind Osei") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_recall_shows_its_lots_and_whom_it_met) {
    model::RecallNotice notice;
    notice.recallClass = model::RecallClass::II;
    notice.day = today();
    notice.text = "Seal may leak";
    notice.source = "Acme, FSN 12";
    notice.items.push_back({access().lot(lot24)->lot.product, {}, {}, {"24F118"}});
    apply(model::IssueRecall{notice});
    const auto document = report::inspectorPack(pack());
    const auto& recalls = tableOf(document, "Recalls");
    BOOST_REQUIRE(recalls.rows.size() == 1U);
    BOOST_TEST(lineOf(recalls.rows[0]) == "22 Nov 2026 | Class II | Acme, FSN 12: Seal may leak | 1 | 1 | 0 | it stands");
    const auto& exposed = tableOf(document, "Clients treated with these lots");
    BOOST_REQUIRE(exposed.rows.size() == 1U);
    BOOST_TEST(exposed.rows[0].back().text == "not yet");
}

BOOST_AUTO_TEST_CASE(looking_leaves_no_entry_and_making_it_does) {
    const auto before = access().trail(std::nullopt, 1).total;
    BOOST_TEST(pack().stamp.sequence == 0);
    BOOST_TEST(access().trail(std::nullopt, 1).total == before);
    const auto made = pack(PackNames::numbers, ReportUse::pdf);
    BOOST_TEST(made.stamp.sequence == before + 1);
    const auto entry = access().trail(std::nullopt, 1).rows.front();
    BOOST_TEST(entry.verb == "report.make");
    BOOST_TEST(entry.payload.find("inspector-pack") != std::string::npos);
    const auto document = report::inspectorPack(made);
    BOOST_TEST(document.sequence == made.stamp.sequence);
    BOOST_TEST(document.head == access().verifyTrail({}, {}).head);
}

BOOST_AUTO_TEST_CASE(a_pack_that_was_stopped_is_none) {
    std::stop_source stop;
    stop.request_stop();
    const auto before = access().trail(std::nullopt, 1).total;
    const auto made =
        gatherPack(seat(), {day("2026-10-01"), today(), PackNames::numbers}, ReportUse::pdf, {}, stop.get_token());
    BOOST_REQUIRE(!made.ok());
    BOOST_TEST(made.problems().front().code == "stopped");
    BOOST_TEST(access().trail(std::nullopt, 1).total == before);
}

BOOST_AUTO_TEST_CASE(its_progress_goes_forward_and_it_stops_on_the_way) {
    const PackQuery query{day("2026-10-01"), today(), PackNames::numbers};
    std::vector<int> told;
    const auto note = [&](int percent, int all) {
        BOOST_TEST(all == 100);
        told.push_back(percent);
    };
    BOOST_TEST(gatherPack(seat(), query, ReportUse::look, note, {}).ok());
    BOOST_REQUIRE(told.size() > 3U);
    BOOST_TEST(std::ranges::is_sorted(told));
    BOOST_TEST(told.back() <= 100);

    std::stop_source stop;
    const auto before = access().trail(std::nullopt, 1).total;
    const auto halfway = [&](int percent, int) {
        if (percent >= 40) {
            stop.request_stop();
        }
    };
    const auto made = gatherPack(seat(), query, ReportUse::pdf, halfway, stop.get_token());
    BOOST_REQUIRE(!made.ok());
    BOOST_TEST(made.problems().front().code == "stopped");
    BOOST_TEST(access().trail(std::nullopt, 1).total == before);
}

BOOST_AUTO_TEST_CASE(the_page_hands_it_over_with_a_name_for_its_file) {
    Hygiene page{seat()};
    page.setPeriod("2026-10-01", "2026-11-22");
    BOOST_TEST(page.fileName() == "inspector-pack-2026-10-01-to-2026-11-22");
    std::optional<InspectorPack> handed;
    std::vector<std::string> told;
    page.packProgress = [&](const std::string& words, int) { told.push_back(words); };
    page.onPaper(
        ReportUse::print, PackNames::numbers, [&](InspectorPack made) { handed = std::move(made); },
        [](const Message& why) { BOOST_ERROR(why.text); });
    BOOST_REQUIRE(handed.has_value());
    BOOST_TEST(handed->sessions.size() == 3U);
    BOOST_TEST(handed->stamp.sequence > 0);
    BOOST_REQUIRE(told.size() > 2U);
    BOOST_TEST(told.front() == "0%");
    BOOST_TEST(told.back().empty()); // over
}

BOOST_AUTO_TEST_CASE(an_amendment_stands_beside_what_was_signed_without_free_text) {
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    auto session = access().session(whole).value();
    session.record.plan.rows[0].depth = model::Depth{800};
    session.record.notes = "Tomasz asked twice";
    taken(access().apply(model::AmendSession{whole, session.version, session.record, "depth misread"}, confirmed));
    const auto document = report::inspectorPack(pack());
    const auto& changed = tableOf(document, "Changed after signing");
    BOOST_REQUIRE_EQUAL(changed.rows.size(), 1U);
    const auto line = lineOf(changed.rows[0]);
    BOOST_TEST(line.find("Chin: Pen 0.5 mm") != std::string::npos, line);
    BOOST_TEST(line.find("Chin: Pen 0.8 mm") != std::string::npos, line);
    BOOST_TEST(line.find("depth misread") != std::string::npos, line);
    BOOST_TEST(line.find("Maya Lindqvist") != std::string::npos, line);
    BOOST_TEST(wordsOf(document).find("Tomasz") == std::string::npos);
    const auto named = lineOf(tableOf(report::inspectorPack(pack(PackNames::names)), "Changed after signing").rows[0]);
    BOOST_TEST(named.find("Tomasz asked twice") != std::string::npos, named);
}

BOOST_AUTO_TEST_CASE(a_session_that_waits_for_a_co_signature_is_told) {
    model::Account account;
    account.signInName = "tara";
    account.fullName = "Tara Voss";
    account.roles = {model::Role::practitioner};
    account.trainee = true;
    const auto learner = taken(access().addAccount({account}, "password"));
    model::RecordSession past;
    past.record.plan = plan(tomasz, {"neck"}, 500);
    past.record.plan.performer = model::AccountId{learner.id};
    past.record.startedAt = now() - std::chrono::minutes{60};
    past.record.endedAt = now() - std::chrono::minutes{30};
    past.record.cartridges.push_back({});
    apply(past);
    const auto document = report::inspectorPack(pack());
    const auto& sessions = tableOf(document, "Sessions and their cartridges");
    BOOST_TEST(sessions.caption.find(", 1 not co-signed yet") != std::string::npos, sessions.caption);
    BOOST_TEST(std::ranges::any_of(sessions.rows, [](const auto& row) {
        return lineOf(row).find("Tara Voss, not co-signed yet") != std::string::npos;
    }));
}

BOOST_AUTO_TEST_SUITE_END()
