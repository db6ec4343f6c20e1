#pragma once
// A real store in a scratch folder with a clock that stands until it is moved, and the acts that most stories begin
// with.

#include "db/access.h"
#include "db/history.h"
#include "db/read_clinic.h"
#include "db/rule_tables.h"
#include "tests/support/scratch.h"
#include "tests/support/screened.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace support {

inline model::Day dayOf(const char* iso) {
    return model::parseDay(iso).value();
}
inline model::Instant momentOf(const char* iso) {
    return model::parseInstant(iso).value();
}

inline std::string told(const model::Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.field + ": " + problem.code;
    }
    return text;
}
/// "" for what was done, else its problems.
template <class T>
std::string told(const model::Outcome<T>& outcome) {
    return outcome ? std::string{} : told(outcome.problems());
}

class OpenClinic {
public:
    OpenClinic()
        : now_{std::make_shared<model::Instant>(momentOf("2026-03-02T10:00:00.000000Z"))}
        , signedIn_{made()}
        , access{signedIn_.store->as(signedIn_.actor)}
        , raw{signedIn_.store->folder() / "store.db", {}} {}

    void at(const char* iso) { *now_ = momentOf(iso); }
    void later(std::chrono::minutes time) { *now_ += time; }
    model::Instant now() const { return *now_; }
    db::Store& store() { return *signedIn_.store; }
    const db::Actor& owner() const { return signedIn_.actor; }
    db::Confirmation confirmed() { return store().confirm(owner(), "owner's own").value(); }

    std::int64_t done(const model::Change& change) {
        const auto applied = access.apply(change);
        BOOST_TEST_REQUIRE(told(applied) == "");
        return applied->id;
    }

    db::Access member(const char* name, model::Roles roles, bool trainee = false) {
        model::Account account;
        account.signInName = name;
        account.fullName = name;
        account.roles = std::move(roles);
        account.trainee = trainee;
        BOOST_TEST_REQUIRE(told(access.addAccount({account}, "a password")) == "");
        return store().as(store().signIn(name, "a password").value());
    }

    model::ClientId client(const char* given = "Ana", const char* family = "Lindqvist") {
        model::Client client;
        client.givenName = given;
        client.familyName = family;
        return model::ClientId{done(model::AddClient{client})};
    }
    /// As by somebody who has just looked at the client.
    void edit(const model::Client& client) { done(model::EditClient{client, access.client(client.id).value()}); }
    model::ProductId product() {
        return model::ProductId{
            raw.value<std::int64_t>("SELECT id FROM product WHERE modality = 'pen' ORDER BY id LIMIT 1")};
    }
    model::LotId lot(const char* number = "24F118", const char* useBy = "2027-06-30", int quantity = 5) {
        return model::LotId{
            done(model::ReceiveLot{product(), number, dayOf(useBy), quantity, "", false, dayOf(useBy) < today()})};
    }
    std::vector<model::CartridgeId> unitsOf(model::LotId lot) {
        return raw.rows(
            "SELECT id FROM cartridge WHERE lot_id = ? ORDER BY id",
            [](const db::Row& row) { return row.get<model::CartridgeId>(0); }, lot);
    }
    model::ContainerId container(const char* number = "B-1") {
        return model::ContainerId{done(model::AssembleContainer{number, std::nullopt})};
    }
    std::string stateOf(model::CartridgeId id) {
        return raw.value<std::string>("SELECT state FROM cartridge WHERE id = ?", id);
    }
    std::int64_t count(std::string_view table) {
        return raw.value<std::int64_t>("SELECT count(*) FROM " + std::string{table});
    }
    std::vector<std::string> verbs() {
        return raw.rows("SELECT verb FROM trail_entry ORDER BY sequence",
                        [](const db::Row& row) { return row.text(0); });
    }

    model::RuleBook rules() {
        const int version = db::read::newestRuleBook(raw);
        return db::readRules(db::read::ruleTexts(raw, version), version, db::read::ruleBookApproval(raw, version));
    }
    model::Assessment assessed(const model::SessionPlan& plan, model::Act act, model::Day day,
                               std::optional<model::SessionId> except = {}) {
        const auto book = rules();
        return model::assess(plan, db::historyOf(raw, book.zones, plan.client, today(), except), book, day, act);
    }
    model::SessionPlan plan(model::ClientId client, std::vector<model::TreatmentRow> rows) {
        return {client, owner().account(), std::nullopt, std::move(rows)};
    }
    /// Nothing stands against the plan that the client could tell: no to all that is asked today.
    void screened(const model::SessionPlan& plan) {
        const auto book = rules();
        const auto history = db::historyOf(raw, book.zones, plan.client, today(), {});
        if (auto asked = noToTheRest(plan, history, book, today())) {
            done(*std::move(asked));
        }
    }
    /// The same for whatever may be planned today.
    void screenedForAll(model::ClientId client) {
        auto all = plan(client, {row("chin", 1000), row("chin", 1000, model::Modality::rf)});
        all.anaesthetic = true;
        screened(all);
    }
    /// Cleared as of now, with a reason for everything that asks for one; before a start the screening is answered.
    model::Clearance cleared(const model::SessionPlan& plan, model::Act act, model::Day day,
                             std::optional<model::SessionId> except = {}) {
        if (act == model::Act::start && day == today()) {
            screened(plan);
        }
        auto assessment = assessed(plan, act, day, except);
        std::vector<model::Override> overrides;
        for (const auto& finding : assessment.findings) {
            overrides.push_back({finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement,
                                 "a reason that is long enough"});
        }
        auto clearance = model::clear(plan, std::move(assessment), std::move(overrides));
        BOOST_TEST_REQUIRE(told(clearance) == "");
        return *std::move(clearance);
    }
    model::Day today() { return db::read::today(raw, now()); }

    model::SessionId started(model::ClientId client, std::vector<model::TreatmentRow> rows) {
        return model::SessionId{done(model::StartSession{
            cleared(plan(client, std::move(rows)), model::Act::start, today()), std::nullopt, std::nullopt})};
    }
    void opened(model::SessionId session, model::CartridgeId unit) {
        done(model::OpenCartridge{session, unit, true, true});
    }
    model::SessionRecord record(model::ClientId client, std::vector<model::TreatmentRow> rows,
                                const std::vector<model::CartridgeId>& units, model::ContainerId container) {
        model::SessionRecord record;
        record.plan = plan(client, std::move(rows));
        record.startedAt = now() - std::chrono::minutes{30};
        record.endedAt = now();
        record.container = container;
        for (const auto unit : units) {
            record.cartridges.push_back({unit, std::nullopt, true, true, model::CartridgeFate::used, std::nullopt});
        }
        return record;
    }
    /// Started, one unit opened and used, signed half an hour later.
    model::SessionId signedSession(model::ClientId client, std::vector<model::TreatmentRow> rows,
                                   model::CartridgeId unit, model::ContainerId container) {
        const auto session = started(client, rows);
        opened(session, unit);
        later(std::chrono::minutes{30});
        const auto answer =
            access.apply(model::SignSession{session, record(client, std::move(rows), {unit}, container)}, confirmed());
        BOOST_TEST_REQUIRE(told(answer) == "");
        return session;
    }

private:
    db::SignedIn made() {
        db::NewStore wanted;
        wanted.folder = scratch / "clinic.needlebook";
        wanted.clinic = "Clinic";
        wanted.timeZone = "Europe/London";
        wanted.ownerSignIn = "owner";
        wanted.ownerFullName = "Mara Voss";
        wanted.ownerPassword = "owner's own";
        wanted.encrypted = false;
        return db::Store::create(wanted, {[now = now_] { return *now; }, db::KeyCost::cheapest, false}).value();
    }

    std::shared_ptr<model::Instant> now_;

public:
    Scratch scratch;

private:
    db::SignedIn signedIn_;

public:
    db::Access access;
    db::Connection raw; ///< behind the store's back
};

} // namespace support
