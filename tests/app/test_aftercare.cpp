#include "app/present/aftercare.h"
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

} // namespace aftercare

BOOST_FIXTURE_TEST_SUITE(aftercare, TwoDaysLater)

BOOST_AUTO_TEST_CASE(what_is_due_says_whom_and_since_when) {
    Aftercare page{seat()};
    BOOST_REQUIRE(!page.view().list.rows.empty());
    const auto& row = page.view().list.rows.front();
    BOOST_TEST(row.cells[0].text == "Tomasz Wilk");
    BOOST_TEST(row.cells[3].text == "020 7946 0018");
    BOOST_TEST(page.view().line.find("reminders due") != std::string::npos, page.view().line);
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
    apply(model::ClaimReminder{id, model::Channel::email, "How is it?"});
    BOOST_TEST(chip() == "Being sent");
    BOOST_TEST(page.view().detailNote.starts_with("E-mail: being sent since "), page.view().detailNote);
    BOOST_TEST(!page.view().canAnswer);
    apply(model::NoteSending{id, model::ReminderState::failed, "mailbox full"});
    BOOST_TEST(chip() == "Failed");
    BOOST_TEST(page.view().detailNote.ends_with(", mailbox full"), page.view().detailNote);
    BOOST_TEST(page.view().canAnswer);
    apply(model::ClaimReminder{id, model::Channel::email, "How is it?"});
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

BOOST_AUTO_TEST_SUITE_END()
