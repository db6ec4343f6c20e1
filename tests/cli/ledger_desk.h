#pragma once
// A clinic of its own for the tests of the ledger, and what no verb does: a session that has been started, an account.

#include "db/access.h"
#include "tests/cli/program.h"
#include "tests/support/screened.h"

#include <string>
#include <vector>

namespace support {

inline constexpr const char* skinPen = "SkinPen Precision 14-pin";
inline constexpr const char* drPen = "Dr. Pen 12-pin cartridge";

/// Made once for all the tests of a suite.
inline const Desk& ledgerDesk() {
    static const Desk made;
    static const Answer answer =
        needlebookctl({"--store", made.folder(), "--password-file", made.passwordFile(), "init", "--clinic",
                       "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya"});
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    return made;
}

inline Words receiving(const std::string& lot, int quantity, const char* product = skinPen) {
    return {"needle", "receive",  "--product",       product,      "--lot",
            lot,      "--use-by", dayFromToday(400), "--quantity", std::to_string(quantity)};
}

/// A lot, and the printed ids of its cartridges as the labels have them.
inline std::vector<std::string> receive(const std::string& lot, int quantity, const char* product = skinPen) {
    ledgerDesk().done(receiving(lot, quantity, product));
    const Scratch folder;
    std::vector<std::string> units;
    for (const auto& unit : ledgerDesk()
                                .done({"needle", "label", lot, "--product", product, "--sheet", "avery-l7651",
                                       "--output", (folder / "labels.pdf").string()})
                                .at("cartridges")
                                .items()) {
        units.push_back(unit);
    }
    BOOST_TEST_REQUIRE(units.size() == static_cast<std::size_t>(quantity));
    return units;
}

namespace ledger {
struct Signed {
    Signed()
        : in{db::Store::open(ledgerDesk().folder(), "maya", "a good password", {}).value()}
        , access{in.store->as(in.actor)} {}
    db::SignedIn in;
    db::Access access;
};
} // namespace ledger

/// The uid of an open session on a zone that was never treated; screened, with a reason for every warning.
inline std::string startedSession(const std::string& clientUid, const char* zone = "chin") {
    ledger::Signed maya;
    const auto client = maya.access.clientByUid({clientUid}).value();
    model::TreatmentRow row;
    row.zone = {zone};
    row.modality = model::Modality::pen;
    row.depth = model::Depth{1000};
    const model::SessionPlan plan{client, maya.in.actor.account(), std::nullopt, {row}};
    const auto rules = maya.access.rules();
    const auto today = maya.access.today();
    if (auto asked = noToTheRest(plan, maya.access.history(client), *rules, today)) {
        BOOST_TEST_REQUIRE(maya.access.apply(model::Change{*std::move(asked)}).ok());
    }
    auto assessment = model::assess(plan, maya.access.history(client), *rules, today, model::Act::start);
    std::vector<model::Override> overrides;
    for (const auto& finding : assessment.findings) {
        overrides.push_back({finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement,
                             "a reason that is long enough"});
    }
    auto clearance = model::clear(plan, std::move(assessment), std::move(overrides));
    BOOST_TEST_REQUIRE(clearance.ok());
    const auto confirmed = maya.in.store->confirm(maya.in.actor, "a good password").value();
    const auto started = maya.access.apply(
        model::Change{model::StartSession{*std::move(clearance), std::nullopt, std::nullopt}}, confirmed);
    BOOST_TEST_REQUIRE(started.ok());
    return started->uid.text;
}

/// Another account, with the password of the first.
inline void addPerson(const char* name, model::Roles roles) {
    ledger::Signed maya;
    model::Account account;
    account.signInName = name;
    account.fullName = name;
    account.roles = std::move(roles);
    BOOST_TEST_REQUIRE(maya.access.addAccount({account}, "a good password").ok());
}

/// A past session in which this cartridge, or one of this lot, was used; its uid.
inline std::string recordUse(const std::string& client, int day, const std::string& cartridge,
                             const std::string& container = {}, const char* zone = "chin") {
    const auto box = container.empty() ? std::string{"null"} : "\"" + container + "\"";
    return ledgerDesk()
        .done({"session", "record", "-"}, R"({"client": ")" + client + R"(", "day": ")" + dayFromToday(day) +
                                              R"(", "rows": [{"zone": ")" + zone +
                                              R"(", "modality": "pen", "depthMm": 1.0}], "container": )" + box +
                                              R"(, "cartridges": [)" + cartridge + "]}")
        .at("uid");
}
inline std::string usedUnit(const std::string& printedId) {
    return R"({"cartridge": ")" + printedId + R"(", "packIntact": true, "sheathChanged": true, "fate": "used"})";
}
inline std::string usedOfLot(const std::string& lot) {
    return R"({"lot": ")" + lot + R"(", "packIntact": true, "sheathChanged": true, "fate": "used"})";
}

inline bool says(const Answer& answer, std::string_view words) {
    return answer.err.find(words) != std::string::npos;
}

} // namespace support
