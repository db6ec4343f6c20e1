#include "db/role_table.h"
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(apply_roles)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

template <std::size_t... Is>
std::vector<model::Change> oneOfEach(std::index_sequence<Is...>, const model::Clearance& clearance) {
    std::vector<model::Change> changes;
    const auto add = [&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
        using Alternative = std::variant_alternative_t<I, model::Change>;
        if constexpr (std::is_same_v<Alternative, model::PlanSession>) {
            changes.emplace_back(model::PlanSession{clearance, {}, 0, 45, {}});
        } else if constexpr (std::is_same_v<Alternative, model::MoveSession>) {
            changes.emplace_back(model::MoveSession{{}, clearance, {}, 0, 45, {}});
        } else if constexpr (std::is_same_v<Alternative, model::StartSession>) {
            changes.emplace_back(model::StartSession{clearance, {}, {}});
        } else if constexpr (std::is_same_v<Alternative, model::ExtendSession>) {
            changes.emplace_back(model::ExtendSession{{}, clearance});
        } else {
            changes.emplace_back(Alternative{});
        }
    };
    (add(std::integral_constant<std::size_t, Is>{}), ...);
    return changes;
}

BOOST_AUTO_TEST_CASE(every_change_is_open_to_exactly_the_roles_of_the_table) {
    OpenClinic clinic;
    const auto clearance =
        clinic.cleared(clinic.plan(clinic.client(), {row("chin", 500)}), model::Act::start, clinic.today());
    const auto changes = oneOfEach(std::make_index_sequence<std::variant_size_v<model::Change>>{}, clearance);
    for (const auto& role : model::codesOf<model::Role>) {
        auto access = clinic.member(std::string{role.code}.append("-member").c_str(), {role.value});
        for (const auto& change : changes) {
            BOOST_TEST_CONTEXT(role.code << " " << model::verbOf(change)) {
                const auto entries = clinic.count("trail_entry");
                const auto answer = access.apply(change);
                if (db::mayDo({role.value}, model::verbOf(change))) {
                    // An empty change is refused for what it lacks, or it is a start that lacks nothing.
                    BOOST_TEST(told(answer).find("permission") == std::string::npos);
                } else {
                    BOOST_TEST(told(answer) == "permission: not-permitted");
                    BOOST_TEST(clinic.count("trail_entry") == entries);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(roles_taken_away_hold_at_once_for_somebody_signed_in) {
    OpenClinic clinic;
    auto ola = clinic.member("ola", {model::Role::manager});
    BOOST_TEST(told(ola.apply(model::AddRoom{"Room 1"})) == "");
    auto account = ola.actor().person();
    account.roles = {model::Role::auditor};
    clinic.done(model::EditAccount{account});
    BOOST_TEST(told(ola.apply(model::AddRoom{"Room 2"})) == "permission: not-permitted");
    account.roles = {model::Role::manager};
    account.disabled = true;
    clinic.done(model::EditAccount{account});
    BOOST_TEST(told(ola.apply(model::AddRoom{"Room 2"})) == "permission: not-permitted");
}

BOOST_AUTO_TEST_CASE(only_an_owner_makes_an_owner_and_one_always_remains) {
    OpenClinic clinic;
    auto manager = clinic.member("ola", {model::Role::manager});
    auto account = manager.actor().person();
    account.roles.insert(model::Role::owner);
    BOOST_TEST(told(manager.apply(model::EditAccount{account})) == "roles: only-an-owner");
    auto owner = clinic.owner().person();
    owner.roles = {model::Role::practitioner};
    BOOST_TEST(told(clinic.access.apply(model::EditAccount{owner})) == "roles: last-owner");
    owner.roles = {model::Role::owner};
    owner.disabled = true;
    BOOST_TEST(told(manager.apply(model::EditAccount{owner})) == "roles: only-an-owner; roles: last-owner");
    clinic.done(model::EditAccount{account});
    BOOST_TEST(told(clinic.access.apply(model::EditAccount{owner})) == "");
}

BOOST_AUTO_TEST_CASE(an_account_without_a_password_is_not_made) {
    OpenClinic clinic;
    model::Account account;
    account.signInName = "x";
    BOOST_TEST(told(clinic.access.apply(model::AddAccount{account})) == "password: required");
}

BOOST_AUTO_TEST_CASE(settings_are_refused_with_the_field_at_fault) {
    OpenClinic clinic;
    clinic.done(model::AddRoom{"Room 1"});
    BOOST_TEST(told(clinic.access.apply(model::AddRoom{" Room 1 "})) == "name: taken");
    BOOST_TEST(told(clinic.access.apply(model::EditClinic{"", "Europe/London", {}})) == "name: required");
    BOOST_TEST(told(clinic.access.apply(model::EditClinic{"C", "Europe/London", {-1, 0}})) == "quiet: out-of-range");
    BOOST_TEST(told(clinic.access.apply(model::EditClinic{"C", "Europe/London", {}, std::string(101, '1')})) ==
               "licence: too-long");
    BOOST_TEST(clinic.access.clinic().licence == "");
    clinic.done(model::EditClinic{"C", "Europe/London", {}, " HS-17 "});
    clinic.done(model::EditClinic{"D", "Europe/London", {}}); // without a word of it, it stays
    BOOST_TEST(clinic.access.clinic().licence == "HS-17");
    clinic.done(model::EditClinic{"D", "Europe/London", {}, ""});
    BOOST_TEST(clinic.access.clinic().licence == "");
    model::Device device;
    device.name = "Pen";
    device.label = "no-such-label";
    BOOST_TEST(told(clinic.access.apply(model::AddDevice{device})) == "label: unknown");
    device.label = "skinpen";
    device.maximumDepth = model::Depth{0};
    BOOST_TEST(told(clinic.access.apply(model::AddDevice{device})) == "maximumDepth: out-of-range");
    device.maximumDepth = model::Depth{2500};
    clinic.done(model::AddDevice{device});
    BOOST_TEST(told(clinic.access.apply(model::AddDevice{device})) == "name: taken");
    BOOST_TEST(told(clinic.access.apply(model::ApproveRuleBook{7, "Dr. Voss"})) == "version: not-current");
    clinic.done(model::ApproveRuleBook{1, "Dr. Voss"});
    BOOST_TEST(clinic.rules().approvedBy == "Dr. Voss");
}

BOOST_AUTO_TEST_SUITE_END()
