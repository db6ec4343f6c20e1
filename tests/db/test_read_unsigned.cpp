// What nobody has finished: one's own, and everybody's for who runs the clinic.
#include "db/error.h"
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(read_unsigned)

using support::OpenClinic;
using support::row;
using support::told;

struct Unfinished : OpenClinic {
    model::ClientId ana = client();
    model::ClientId ben = client("Ben", "Okafor");
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
    db::Access trainee = member("trainee", {model::Role::practitioner}, true);
    db::Access rosei = member("rosei", {model::Role::practitioner});

    /// "open Ana Lindqvist by Mara Voss; "
    static std::string list(const std::vector<db::UnsignedRow>& rows) {
        std::string text;
        for (const auto& one : rows) {
            const auto* const kind = one.kind == db::UnsignedKind::open     ? "open"
                                     : one.kind == db::UnsignedKind::cosign ? "cosign"
                                                                            : "draft";
            text += std::string{kind} + ' ' + one.clientName + " by " + one.who + "; ";
        }
        return text;
    }
};

BOOST_AUTO_TEST_CASE(each_sees_their_own_and_the_manager_everyones) {
    Unfinished u;
    BOOST_TEST(u.access.unsignedWork(true).empty());
    const auto open = u.started(u.ana, {row("chin", 600)});
    u.access.saveDraft(u.ana, open, "{}");
    auto past = u.record(u.ben, {row("nose", 400)}, {u.units[0]}, u.bin);
    past.plan.performer = u.trainee.actor().account();
    past.plan.supervisor = u.rosei.actor().account();
    BOOST_TEST(told(u.trainee.apply(model::RecordSession{past, {}, true})) == "");
    u.rosei.saveDraft(u.ana, std::nullopt, "{}");

    BOOST_TEST(Unfinished::list(u.access.unsignedWork(false)) == "open Ana Lindqvist by Mara Voss; ");
    BOOST_TEST(u.access.unsignedWork(false).at(0).drafted);
    BOOST_TEST(Unfinished::list(u.trainee.unsignedWork(false)) == "cosign Ben Okafor by trainee; ");
    BOOST_TEST(Unfinished::list(u.rosei.unsignedWork(false)) ==
               "cosign Ben Okafor by trainee; draft Ana Lindqvist by rosei; ");
    BOOST_TEST((u.rosei.unsignedWork(false).at(0).supervisor == u.rosei.actor().account()));
    const auto all = u.access.unsignedWork(true);
    BOOST_TEST(Unfinished::list(all) == "open Ana Lindqvist by Mara Voss; cosign Ben Okafor by trainee; "
                                        "draft Ana Lindqvist by rosei; ");
    BOOST_TEST(all.at(1).supervisorName == "rosei");
    BOOST_TEST((u.access.sessionByUid(all.at(1).sessionUid) == all.at(1).session));
}

BOOST_AUTO_TEST_CASE(only_who_runs_the_clinic_sees_everyones) {
    Unfinished u;
    BOOST_CHECK_EXCEPTION(u.rosei.unsignedWork(true), db::Error,
                          [](const db::Error& e) { return e.fault() == db::Fault::notPermitted; });
    BOOST_TEST(u.member("ola", {model::Role::manager}).unsignedWork(true).empty());
}

BOOST_AUTO_TEST_CASE(what_is_finished_goes) {
    Unfinished u;
    const auto open = u.started(u.ana, {row("chin", 600)});
    u.access.saveDraft(u.ana, open, "{}");
    u.opened(open, u.units[0]);
    u.later(std::chrono::minutes{30});
    const auto record = u.record(u.ana, {row("chin", 600)}, {u.units[0]}, u.bin);
    BOOST_TEST(told(u.access.apply(model::SignSession{open, record}, u.confirmed())) == "");
    BOOST_TEST(u.access.unsignedWork(true).empty());
}

BOOST_AUTO_TEST_SUITE_END()
