#include "app/present/co_signing.h"
#include "app/present/session_view.h"
#include "app/present/today.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace co_signing {

using namespace app_test;
using namespace present;

struct Trained : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk");
    Seat rosei = seatOf(model::Role::practitioner, "rosei");
    Seat trainee = learner("tara");
    model::SessionId session = recorded();

    Seat learner(const std::string& name) {
        model::Account account;
        account.signInName = name;
        account.fullName = name;
        account.roles = {model::Role::practitioner};
        account.trainee = true;
        taken(access().addAccount({account}, "password"));
        return {ports, store, store->as(taken(store->signIn(name, "password")))};
    }
    model::SessionId recorded() {
        model::RecordSession past;
        past.record.plan = plan(tomasz, {"neck"}, 1000);
        past.record.plan.performer = trainee.access.actor().account();
        past.record.plan.supervisor = rosei.access.actor().account();
        past.record.startedAt = now() - std::chrono::minutes{60};
        past.record.endedAt = now() - std::chrono::minutes{30};
        past.record.cartridges.push_back({});
        return model::SessionId{taken(trainee.access.apply(past)).id};
    }
};

} // namespace co_signing

BOOST_FIXTURE_TEST_SUITE(co_signing, Trained)

BOOST_AUTO_TEST_CASE(the_page_says_that_it_waits_and_offers_it_to_the_supervisor) {
    const SessionView page{rosei, session};
    BOOST_TEST(page.view().waits == "It waits for the co-signature of rosei.");
    BOOST_TEST(page.view().state.text == "Not co-signed");
    BOOST_TEST(page.view().mayCoSign);
    BOOST_TEST(SessionView(seat(), session).view().mayCoSign); // an owner
    BOOST_TEST(!SessionView(trainee, session).view().mayCoSign);
    BOOST_TEST(!SessionView(seatOf(model::Role::practitioner, "hanna"), session).view().mayCoSign);
    BOOST_TEST(!SessionView(learner("tom"), session).view().mayCoSign);
}

BOOST_AUTO_TEST_CASE(the_pin_signs_it_and_the_record_says_by_whom) {
    CoSigning form{rosei};
    bool saved = false;
    form.saved = [&] { saved = true; };
    form.open(session);
    BOOST_TEST(form.view().meaning == "I, rosei, have looked at what tara did on 22 Nov 2026 with Tomasz Wilk, as it "
                                      "stands here, and stand behind it.");
    form.save("");
    BOOST_TEST(form.view().problems.contains("pin"));
    form.save("wrong");
    BOOST_TEST(form.view().problems.contains("pin"));
    BOOST_TEST(!saved);
    form.save("password");
    BOOST_TEST(saved);
    BOOST_TEST(!form.view().session);
    const SessionView page{rosei, session};
    BOOST_TEST(page.view().waits.empty());
    BOOST_TEST(page.view().state.text == "Signed");
    BOOST_TEST(!page.view().mayCoSign);
    const auto& people = page.view().sections.front().lines;
    BOOST_TEST(std::ranges::any_of(
        people, [](const SessionLine& line) { return line.label == "Co-signed" && line.text == "by rosei, 09:00"; }));
}

BOOST_AUTO_TEST_CASE(an_amendment_in_between_asks_for_another_look) {
    CoSigning form{rosei};
    form.open(session);
    const auto confirmed = taken(store->confirm(trainee.access.actor(), "password"));
    auto record = access().session(session)->record;
    record.notes = "calm";
    taken(trainee.access.apply(model::AmendSession{session, 1, record, "a word"}, confirmed));
    form.save("password");
    BOOST_TEST(form.view().message.text ==
               "Somebody else has amended this session meanwhile. Look at it again before you go on.");
    form.open(session);
    form.save("password");
    BOOST_TEST(!form.view().session);
    BOOST_TEST(!access().session(session)->row.cosignWanted);
}

BOOST_AUTO_TEST_CASE(today_lists_it_for_each_as_it_concerns_them) {
    Today hers{rosei};
    BOOST_TEST(textOf(hers.view().unsigned_) == "Tomasz Wilk (tara) | today 09:00 | Co-sign\n");
    BOOST_TEST(hers.waitsForCoSignature(hers.view().unsigned_.rows.front().id));
    Today own{trainee};
    BOOST_TEST(textOf(own.view().unsigned_) == "Tomasz Wilk | today 09:00 | Not co-signed\n");
    Today all{seat()};
    BOOST_TEST(textOf(all.view().unsigned_) == "Tomasz Wilk (tara) | today 09:00 | Not co-signed\n");
    Today nobody{seatOf(model::Role::practitioner, "hanna")};
    BOOST_TEST(textOf(nobody.view().unsigned_).empty());
    CoSigning form{rosei};
    form.open(session);
    form.save("password");
    hers.refresh();
    BOOST_TEST(textOf(hers.view().unsigned_).empty());
}

BOOST_AUTO_TEST_SUITE_END()
