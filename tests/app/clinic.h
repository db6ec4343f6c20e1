#pragma once
// A real store on a scratch folder with a clock that stands still, and somebody sitting at it. Everything runs at once.

#include "app/present/ports.h"
#include "app/present/tr.h"
#include "app/present/view.h"
#include "db/access.h"
#include "model/aftercare.h"
#include "tests/support/scratch.h"
#include "tests/support/screened.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app_test {

inline model::Day day(const char* iso) {
    return model::parseDay(iso).value();
}
inline std::vector<model::ZoneCode> zones(std::initializer_list<const char*> codes) {
    std::vector<model::ZoneCode> all;
    for (const auto* code : codes) {
        all.push_back({code});
    }
    return all;
}

template <class T>
T taken(model::Outcome<T> outcome) {
    if (!outcome) {
        for (const auto& problem : outcome.problems()) {
            BOOST_TEST_MESSAGE(problem.field << ": " << problem.code);
        }
    }
    BOOST_REQUIRE(outcome.ok());
    return *std::move(outcome);
}

/// Sunday 22 November 2026, 09:00 in London, as in the pictures.
class Clinic {
public:
    Clinic()
        : now_{std::make_shared<model::Instant>(model::parseInstant("2026-11-22T09:00:00Z").value())} {
        present::useLocale("en_GB");
        db::NewStore wanted;
        wanted.folder = folder();
        wanted.clinic = "Harley Street Skin";
        wanted.timeZone = "Europe/London";
        wanted.ownerSignIn = "maya";
        wanted.ownerFullName = "Maya Lindqvist";
        wanted.ownerPassword = "correct horse";
        auto made = taken(db::Store::create(wanted, environment()));
        recoveryKey = made.recoveryKey;
        store = made.store;
        owner = made.actor.account();
        ports = present::inlinePorts([now = now_] { return *now; });
        ports.defaultFolder = [folder = folder()] { return folder; };
        seat_ = std::make_unique<present::Seat>(present::Seat{ports, store, store->as(made.actor)});
    }

    std::filesystem::path folder() const { return scratch / "clinic.needlebook"; }
    db::Environment environment() const {
        db::Environment environment;
        environment.clock = [now = now_] { return *now; };
        environment.keyCost = db::KeyCost::cheapest;
        return environment;
    }
    void pass(std::chrono::microseconds time) { *now_ += time; }
    model::Instant now() const { return *now_; }
    model::Day today() const { return access().today(); }

    const present::Seat& seat() const { return *seat_; }
    db::Access& access() const { return seat_->access; }
    /// Somebody else at the same store.
    present::Seat seatOf(model::Role role, const std::string& name) {
        model::Account account;
        account.signInName = name;
        account.fullName = name;
        account.roles = {role};
        taken(access().addAccount({account}, "password"));
        return {ports, store, store->as(taken(store->signIn(name, "password")))};
    }

    std::int64_t apply(const model::Change& change) { return taken(access().apply(change)).id; }

    model::ClientId client(const std::string& given, const std::string& family, const char* born = nullptr,
                           const std::string& phone = "") {
        model::Client client;
        client.givenName = given;
        client.familyName = family;
        client.phone = phone;
        if (born) {
            client.birthDate = day(born);
        }
        client.skinType = model::SkinType::III;
        client.clientSince = day("2024-01-15");
        return model::ClientId{apply(model::AddClient{client})};
    }
    model::DeviceId skinPen() {
        model::Device device;
        device.name = "SkinPen";
        device.make = "Crown";
        device.modelName = "SkinPen Precision";
        device.label = "skinpen";
        return model::DeviceId{apply(model::AddDevice{device})};
    }
    model::ProductId product(const std::string& model, int lowStockAt = 0, const char* brand = "Acme") {
        model::Product product;
        product.brand = brand;
        product.modelName = model;
        product.lowStockAt = lowStockAt;
        return model::ProductId{apply(model::AddProduct{product})};
    }
    model::LotId lot(model::ProductId product, const std::string& number, const char* useBy, int units) {
        return model::LotId{apply(model::ReceiveLot{product, number, day(useBy), units, "", false, true})};
    }
    model::SessionPlan plan(model::ClientId client, std::initializer_list<const char*> leaves, int micrometres,
                            std::optional<model::DeviceId> device = {}) const {
        model::SessionPlan plan;
        plan.client = client;
        plan.performer = owner;
        for (const auto* leaf : leaves) {
            model::TreatmentRow row;
            row.zone = {leaf};
            row.depth = model::Depth{micrometres};
            row.device = device;
            plan.rows.push_back(row);
        }
        return plan;
    }
    /// A session of the past, at 10:00, with an unknown cartridge.
    model::SessionId record(model::ClientId client, std::initializer_list<const char*> leaves, int micrometres,
                            const char* onDay, std::optional<model::DeviceId> device = {}) {
        model::RecordSession past;
        past.record.plan = plan(client, leaves, micrometres, device);
        past.record.startedAt = model::instantOf({day(onDay), 10 * 60}, "Europe/London");
        past.record.endedAt = past.record.startedAt + std::chrono::minutes{30};
        past.record.cartridges.push_back({});
        return model::SessionId{apply(past)};
    }
    /// As by somebody who has just looked at the client.
    void edit(const model::Client& client) { apply(model::EditClient{client, access().client(client.id).value()}); }
    void historyTaken(model::ClientId client) { apply(model::TakeHistory{client, zones({"body"})}); }

    /// Nothing stands against the plan that the client could tell: no to all that is asked today.
    void screened(const model::SessionPlan& plan) const {
        const auto history = access().history(plan.client);
        if (auto asked = support::noToTheRest(plan, history, *access().rules(), today())) {
            taken(access().apply(*std::move(asked)));
        }
    }
    /// The same for whatever may be planned today.
    void screenedForAll(model::ClientId client) const {
        auto all = plan(client, {"chin", "chin"}, 1000);
        all.rows.back().modality = model::Modality::rf;
        all.anaesthetic = true;
        screened(all);
    }
    model::Clearance cleared(const model::SessionPlan& plan, model::Day onDay, model::Act act) const {
        if (act == model::Act::start && onDay == today()) {
            screened(plan);
        }
        const auto assessment = model::assess(plan, access().history(plan.client), *access().rules(), onDay, act);
        std::vector<model::Override> reasons;
        for (const auto& finding : assessment.findings) {
            if (finding.strength >= model::Strength::warn) {
                reasons.push_back({finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement,
                                   "agreed with the client"});
            }
        }
        return taken(model::clear(plan, assessment, reasons));
    }
    model::SessionId planned(const model::SessionPlan& plan, model::Day onDay, int minute) {
        return model::SessionId{
            apply(model::PlanSession{cleared(plan, onDay, model::Act::plan), onDay, minute, 45, {}})};
    }
    model::SessionId started(const model::SessionPlan& plan) {
        return model::SessionId{apply(model::StartSession{cleared(plan, today(), model::Act::start), {}, {}})};
    }
    /// A whole session of now, signed: one cartridge of the lot, into the container.
    model::SessionId signedSession(const model::SessionPlan& plan, model::LotId lot, model::ContainerId container) {
        const auto session = started(plan);
        const auto unit = access().offerOf(lot).value();
        apply(model::OpenCartridge{session, unit.id, true, true});
        model::SessionRecord record;
        record.plan = plan;
        record.startedAt = access().session(session)->record.startedAt;
        pass(std::chrono::minutes{40});
        record.endedAt = now();
        record.cartridges.push_back({unit.id, {}, true, true, model::CartridgeFate::used, {}});
        record.container = container;
        const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
        taken(access().apply(model::SignSession{session, record}, confirmed));
        return session;
    }
    model::ContainerId container(const std::string& number) {
        return model::ContainerId{apply(model::AssembleContainer{number, {}})};
    }

    support::Scratch scratch;
    std::shared_ptr<db::Store> store;
    model::AccountId owner;
    present::Ports ports;
    std::string recoveryKey;

private:
    std::shared_ptr<model::Instant> now_;
    std::unique_ptr<present::Seat> seat_;
};

/// "Tomasz Wilk | Pen 1.5 mm, cheeks | Signed": a row as a person reads it.
inline std::string textOf(const present::Row& row) {
    std::string text;
    for (const auto& cell : row.cells) {
        auto part = cell.text;
        if (cell.chip) {
            part += (part.empty() ? "" : " ") + cell.chip->text;
        }
        text += (&cell == &row.cells.front() ? "" : " | ") + part;
    }
    return text;
}
inline std::string textOf(const present::List& list) {
    std::string text;
    for (const auto& row : list.rows) {
        text += textOf(row) + "\n";
    }
    return text;
}

} // namespace app_test
