#include "app/present/aftercare.h"
#include "app/present/due_notice.h"
#include "app/present/today.h"
#include "tests/app/clinic.h"

namespace aftercare {

using namespace app_test;
using namespace present;

/// One signed session, and two days later: some reminders are due or missed, others lie ahead.
struct TwoDaysLater : Clinic {
    TwoDaysLater() {
        tomasz = client("Tomasz", "Wilk", nullptr, "020 7946 0018");
        historyTaken(tomasz);
        signedSession(plan(tomasz, {"neck"}, 1000), lot(product("12-pin"), "A1", "2028-01-31", 5), container("12"));
        pass(std::chrono::hours{28});
    }
    model::ClientId tomasz;
};

const AftercareAct* actOf(const AftercareView& view, const std::string& code) {
    for (const auto& act : view.acts) {
        if (act.code == code) {
            return &act;
        }
    }
    return nullptr;
}

/// The first that asks about signs.
std::int64_t asking(Aftercare& page) {
    for (const auto& row : std::vector{page.view().list.rows}) {
        page.select(row.id);
        if (!page.view().signs.empty()) {
            return row.id;
        }
    }
    BOOST_FAIL("nothing asks about signs");
    return 0;
}

} // namespace aftercare

BOOST_FIXTURE_TEST_SUITE(aftercare, TwoDaysLater)

BOOST_AUTO_TEST_CASE(what_is_due_says_whom_and_since_when) {
    Aftercare page{seat()};
    BOOST_REQUIRE(!page.view().list.rows.empty());
    const auto& row = page.view().list.rows.front();
    BOOST_TEST(row.cells[0].text == "Tomasz Wilk");
    BOOST_TEST(row.cells[3].text == "020 7946 0018");
    BOOST_TEST(page.view().line.find(" to call") != std::string::npos, page.view().line);
    BOOST_TEST((page.clientOf(row.id) == tomasz));
    page.select(row.id);
    BOOST_TEST(page.view().detailTitle == "Tomasz Wilk");
    BOOST_TEST(page.view().detailLine.find(", due since ") != std::string::npos);
    BOOST_TEST(page.view().detailLine.ends_with("telephone 020 7946 0018"));
    BOOST_TEST(!page.view().detailText.empty());
    BOOST_TEST(page.view().canAnswer);
}

BOOST_AUTO_TEST_CASE(done_with_a_note_moves_it_to_done) {
    Aftercare page{seat()};
    const auto id = page.view().list.rows.front().id;
    const auto before = page.view().list.rows.size();
    page.markDone(id, "no redness left");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().list.rows.size() == before - 1);
    page.choose(AftercareSet::done);
    BOOST_REQUIRE(page.view().list.rows.size() == 1);
    page.select(id);
    BOOST_TEST(page.view().detailNote == "Maya Lindqvist: no redness left");
    BOOST_TEST(!page.view().canAnswer);
    page.markDone(id, "again");
    BOOST_TEST(page.view().message.text == "Somebody has answered this reminder already.");
}

BOOST_AUTO_TEST_CASE(skipping_asks_why) {
    Aftercare page{seat()};
    const auto id = page.view().list.rows.front().id;
    const auto before = page.view().list.rows.size();
    page.skip(id, "  ");
    BOOST_TEST(page.view().message.title == "Say why it is skipped.");
    BOOST_TEST(page.view().list.rows.size() == before);
    page.skip(id, "client is abroad");
    BOOST_TEST(page.view().list.rows.size() == before - 1);
}

BOOST_AUTO_TEST_CASE(all_shows_what_lies_ahead_too) {
    Aftercare page{seat()};
    const auto due = page.view().list.rows.size();
    page.choose(AftercareSet::all);
    BOOST_TEST(page.view().list.rows.size() > due);
}

BOOST_AUTO_TEST_CASE(what_became_of_a_sending_is_told) {
    const auto before = access().client(tomasz).value();
    auto typed = before;
    typed.email = "tomasz@example.org";
    typed.consent[static_cast<std::size_t>(model::Channel::email)] = model::ContactConsent::given;
    apply(model::EditClient{typed, before});
    db::ReminderQuery due;
    std::optional<model::ReminderId> found;
    for (const auto& row : access().reminders(due).rows) {
        if (!row.needsStaff) {
            found = row.id;
        }
    }
    BOOST_REQUIRE(found.has_value());
    const auto id = *found;
    Aftercare page{seat()};
    page.choose(AftercareSet::all);
    const auto chip = [&] {
        page.refresh();
        page.select(id.value);
        for (const auto& row : page.view().list.rows) {
            if (row.id == id.value) {
                return row.cells[4].chip->text;
            }
        }
        return std::string{};
    };
    apply(model::ClaimReminder{id, model::Channel::email, "How is it?", true});
    BOOST_TEST(chip() == "Being sent");
    BOOST_TEST(page.view().detailNote.starts_with("E-mail: being sent since "), page.view().detailNote);
    BOOST_TEST(!page.view().canAnswer);
    apply(model::NoteSending{id, model::ReminderState::failed, "mailbox full"});
    BOOST_TEST(chip() == "Failed");
    BOOST_TEST(page.view().detailNote.ends_with(", mailbox full"), page.view().detailNote);
    BOOST_TEST(page.view().canAnswer);
    apply(model::ClaimReminder{id, model::Channel::email, "How is it?", true});
    apply(model::NoteSending{id, model::ReminderState::unknown, "the program ended"});
    BOOST_TEST(chip() == "Not known, ask");
    BOOST_TEST(page.view().detailNote.ends_with("Ask the client."), page.view().detailNote);
    BOOST_TEST(page.view().canAnswer);
    apply(model::NoteSending{id, model::ReminderState::sent, ""});
    BOOST_TEST(chip() == "Sent");
    BOOST_TEST(page.view().detailNote.starts_with("E-mail: sent "), page.view().detailNote);
    apply(model::RecordReply{id, "all fine", std::nullopt});
    BOOST_TEST(chip() == "Answered");
    BOOST_TEST(page.view().detailNote.ends_with("Maya Lindqvist: all fine"), page.view().detailNote);
    BOOST_TEST(!page.view().canAnswer);
}

BOOST_AUTO_TEST_CASE(a_call_nobody_answers_comes_again_and_is_counted) {
    Aftercare page{seat()};
    const auto id = page.view().list.rows.front().id;
    const auto before = page.view().list.rows.size();
    page.select(id);
    BOOST_REQUIRE(actOf(page.view(), "no-answer") != nullptr);
    BOOST_TEST(actOf(page.view(), "no-answer")->key == 'n');
    page.act("no-answer", "");
    BOOST_TEST(page.view().message.title == "Tomasz Wilk: not reached once");
    BOOST_TEST(page.view().message.text.starts_with("The call comes again "), page.view().message.text);
    BOOST_TEST(page.view().list.rows.size() == before - 1);
    for (int times = 2; times <= 3; ++times) {
        db::ReminderQuery query;
        query.set = db::ReminderSet::ofClient;
        query.client = tomasz;
        for (const auto& row : access().reminders(query).rows) {
            if (row.id.value == id) {
                BOOST_TEST(row.unanswered == times - 1);
                BOOST_TEST((row.due.moved == model::Moved::noAnswer));
                pass(row.due.dueAt - now() + std::chrono::minutes{1});
            }
        }
        page.refresh();
        page.select(id);
        BOOST_TEST(page.view().selected == id);
        page.act("no-answer", "");
    }
    BOOST_TEST(page.view().message.title == "Tomasz Wilk: not reached 3 times");
    BOOST_TEST((page.view().message.tone == Tone::warn));
}

BOOST_AUTO_TEST_CASE(a_wrong_number_leads_to_the_clients_form) {
    Aftercare page{seat()};
    std::optional<model::ClientId> opened;
    page.openForm = [&](model::ClientId who) { opened = who; };
    page.select(page.view().list.rows.front().id);
    page.act("wrong-number", "");
    BOOST_TEST((opened == tomasz));
}

BOOST_AUTO_TEST_CASE(an_alarming_answer_opens_a_reaction_that_today_chart_and_rules_know) {
    Aftercare page{seat()};
    const auto id = asking(page);
    BOOST_TEST(!actOf(page.view(), "signs")->enabled);
    std::size_t fever = 0;
    while (fever < page.view().signs.size() && page.view().signs[fever].code != "fever") {
        ++fever;
    }
    BOOST_REQUIRE(fever < page.view().signs.size());
    page.tick(fever);
    BOOST_TEST(page.view().signs[fever].ticked);
    BOOST_TEST(!actOf(page.view(), "fine")->enabled);
    page.act("signs", "since last night");
    BOOST_TEST(page.view().message.title == "Tomasz Wilk: a reaction was opened");
    BOOST_TEST((page.view().message.tone == Tone::deny));
    const auto open = access().reactions(tomasz);
    BOOST_REQUIRE_EQUAL(open.size(), 1U);
    BOOST_TEST(open[0].kind == "infection");
    BOOST_TEST((open[0].severity == model::Severity::severe));
    BOOST_TEST(open[0].note == "Fever. since last night");
    page.choose(AftercareSet::done);
    page.select(id);
    BOOST_TEST(page.view().detailNote.ends_with("Fever. since last night"), page.view().detailNote);
    const auto cards = Today{seat()}.view().cards;
    const auto told = std::ranges::find(cards, std::optional{tomasz}, &WarningCard::client);
    BOOST_REQUIRE((told != cards.end()));
    BOOST_TEST(told->message.text.find("Tomasz Wilk: ") == 0U, told->message.text);
    const auto assessment = model::assess(plan(tomasz, {"neck"}, 500), access().history(tomasz), *access().rules(),
                                          today(), model::Act::start);
    BOOST_TEST((std::ranges::any_of(assessment.findings, [](const model::Finding& finding) {
        return finding.kind == model::RuleKind::openReaction;
    })));
}

BOOST_AUTO_TEST_CASE(what_was_missed_is_decided_on_at_once_with_one_reason) {
    pass(std::chrono::hours{24 * 4});
    Aftercare page{seat()};
    page.choose(AftercareSet::catchUp);
    const auto all = page.view().list.rows.size();
    BOOST_REQUIRE(all > 1);
    BOOST_TEST(page.view().canMark);
    page.mark(page.view().list.rows.front().id);
    BOOST_TEST(page.view().marked == 1U);
    page.markAll();
    BOOST_TEST(page.view().marked == all);
    page.select(page.view().list.rows.front().id);
    page.act("skip", " ");
    BOOST_TEST(page.view().list.rows.size() == all);
    page.act("skip", "the clinic was closed");
    BOOST_TEST(page.view().list.rows.empty());
    BOOST_TEST(page.view().message.empty());
    page.choose(AftercareSet::done);
    page.select(page.view().list.rows.front().id);
    BOOST_TEST(page.view().detailNote == "Maya Lindqvist: the clinic was closed");
}

BOOST_AUTO_TEST_CASE(whose_next_session_is_due_is_planned_asked_again_or_left_alone) {
    Aftercare page{seat()};
    page.choose(AftercareSet::nextDue);
    BOOST_TEST(page.view().list.rows.empty()); // two days after the last
    pass(std::chrono::hours{24 * 60});
    page.refresh();
    BOOST_REQUIRE_EQUAL(page.view().list.rows.size(), 1U);
    BOOST_TEST(page.view().list.rows.front().cells[0].text == "Tomasz Wilk");
    std::optional<model::ClientId> planned;
    page.planVisit = [&](model::ClientId who, model::Day due) {
        planned = who;
        BOOST_TEST((due == today()));
    };
    const auto row = page.view().list.rows.front().id;
    page.select(row);
    page.act("plan", "");
    BOOST_TEST((planned == tomasz));
    page.act("later", "yesterday");
    BOOST_TEST(page.view().message.title == "Give a day that is still to come.");
    page.act("later", model::isoText(today() + model::Days{10}));
    BOOST_TEST(page.view().list.rows.empty());
    pass(std::chrono::hours{24 * 10});
    page.refresh();
    BOOST_REQUIRE_EQUAL(page.view().list.rows.size(), 1U);
    page.select(row);
    page.act("declined", "");
    BOOST_TEST(page.view().list.rows.empty());
}

BOOST_AUTO_TEST_CASE(the_window_tells_once_of_what_falls_due_and_of_what_is_to_be_caught_up_with) {
    auto seat = this->seat();
    std::vector<std::string> shown;
    seat.ports.notify = [&](const std::string&, const std::string& text) { shown.push_back(text); };
    DueNotice notice{seat};
    notice.dismiss();
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = tomasz;
    for (const auto& row : access().reminders(query).rows) {
        if (row.due.dueAt > now() && row.state == model::ReminderState::planned) {
            pass(row.due.dueAt - now() + std::chrono::minutes{1});
            break;
        }
    }
    notice.look();
    BOOST_TEST((notice.view().leadsTo == AftercareSet::callNow));
    BOOST_REQUIRE_EQUAL(shown.size(), 1U);
    BOOST_TEST(shown[0].find("to call now") != std::string::npos);
    BOOST_TEST(shown[0].find("Tomasz") == std::string::npos);
    notice.dismiss();
    pass(std::chrono::minutes{1});
    notice.look();
    BOOST_TEST(notice.view().message.empty());
    BOOST_TEST(shown.size() == 1U);
    pass(std::chrono::hours{24 * 5});
    const DueNotice later{seat}; // as when the program is opened again
    BOOST_TEST((later.view().leadsTo == AftercareSet::catchUp));
    BOOST_TEST(!later.view().message.empty());
}

BOOST_AUTO_TEST_SUITE_END()
