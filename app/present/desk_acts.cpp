// What the desk does to the store: start, extend, open cartridges, sign. One act at a time, off the UI thread.

#include "app/present/confirming.h"
#include "app/present/decimal.h"
#include "app/present/desk.h"
#include "app/present/desk_state.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

using model::Change;

namespace {} // namespace

/// What is said for a start or an extension that is warned of or denied.
struct DeskPresenter::Reason {
    model::OverrideReason code{};
    std::string words;
    std::string pin;
    std::string signer;
};

void DeskPresenter::carryOut(Change change, std::string pin, std::function<void(const db::Applied&)> done,
                             std::optional<model::AccountId> signer) {
    if (state_->saving) {
        return;
    }
    state_->saving = true;
    state_->refusal = {};
    state_->scanProblem.clear();
    state_->receiveScan.clear();
    render();
    worker_.run<model::Outcome<db::Applied>>(
        [seat = seat_, change = std::move(change), pin = std::move(pin), signer]() mutable {
            return confirmAndApply(seat.access, change, pin, signer);
        },
        [this, done = std::move(done)](const model::Outcome<db::Applied>& answer) {
            state_->saving = false;
            if (answer) {
                state_->problems.clear();
                done(*answer);
                return;
            }
            state_->problems = answer.problems();
            const auto& problems = answer.problems();
            if (std::any_of(problems.begin(), problems.end(), [](const auto& one) { return one.field != "pin"; })) {
                state_->refusal = {tr("This was not done."), joined(problems), Tone::deny};
            }            // else it stands beside the one field that was wrong
            load(false); // what the store knows may be what made it refuse
        },
        [this](const std::string& why) {
            state_->saving = false;
            state_->refusal = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
            render();
        });
}

void DeskPresenter::start() {
    gate(std::nullopt);
}

void DeskPresenter::startWithReason(model::OverrideReason reason, std::string words, std::string pin,
                                    const std::string& signer) {
    gate(Reason{reason, std::move(words), std::move(pin), signer});
}

void DeskPresenter::gate(const std::optional<Reason>& given) {
    auto& state = *state_;
    state.refusal = {};
    state.problems = state.plan.problems;
    const auto unsound = model::validate(state.plan.plan, state.zones());
    if (state.problems.empty()) {
        state.problems = unsound;
    }
    if (!state.problems.empty()) {
        render();
        return;
    }
    auto overrides = state.standing; // what was said at the start need not be said again
    if (given) {
        for (const auto& finding : state.asked.findings) {
            if (finding.strength >= model::Strength::warn) {
                overrides.push_back({finding.key(), finding.daysShort, given->code, given->words});
            }
        }
    }
    auto clearance = model::clear(state.plan.plan, state.assessment, std::move(overrides));
    if (!clearance) {
        state.problems = clearance.problems();
        if (given) {
            state.refusal = {tr("A reason in words is needed."), joined(clearance.problems()), Tone::deny};
        }
        render();
        return;
    }
    const auto pin = given && state.asked.verdict == model::Verdict::deny ? given->pin : std::string{};
    if (state.asked.verdict == model::Verdict::deny) {
        const bool chosen = view().signers.empty() || std::ranges::any_of(view().signers, [&](const Choice& one) {
                                return given && one.code == given->signer;
                            });
        if (!chosen || pin.empty()) {
            state.refusal = chosen ? Message{tr("A PIN is needed to override a denial."), "", Tone::deny}
                                   : Message{tr("This takes a second person."),
                                             tr("Choose who confirms it; they type their own PIN."), Tone::deny};
            render();
            return;
        }
    }
    const auto signerId = given ? typedNumber(given->signer) : std::nullopt;
    const auto signer = signerId ? std::optional{model::AccountId{*signerId}} : std::nullopt;
    if (state.open()) {
        carryOut(
            model::ExtendSession{*state.sessionId, std::move(*clearance)}, pin,
            [this](const db::Applied&) { load(false); }, signer);
        return;
    }
    const auto planned = state.session ? state.sessionId : std::nullopt;
    carryOut(
        model::StartSession{std::move(*clearance), planned, state.input.room}, pin,
        [this](const db::Applied& applied) {
            state_->sessionId = model::SessionId{applied.id};
            state_->restoredDraft.clear(); // gone on with
            state_->savedDraft.clear();    // the draft now belongs to the open session
            load(false);
        },
        signer);
}

void DeskPresenter::plan(model::Day day, int minute, int durationMinutes, const std::string& reason) {
    auto& state = *state_;
    state.problems = state.plan.problems;
    if (!state.problems.empty()) {
        render();
        return;
    }
    const auto assessment = model::assess(state.plan.plan, state.history, *state.rules, day, model::Act::plan);
    std::vector<model::Override> overrides;
    for (const auto& finding : assessment.findings) {
        if (finding.strength == model::Strength::warn && !reason.empty()) {
            overrides.push_back({finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement, reason});
        }
    }
    auto clearance = model::clear(state.plan.plan, assessment, std::move(overrides));
    if (!clearance) {
        state.refusal = {headline(assessment, *state.rules, state.today), joined(clearance.problems()), Tone::deny};
        render();
        return;
    }
    const auto finish = [this](const db::Applied&) {
        if (ended) {
            ended();
        }
    };
    // Planned already: the client comes once.
    if (const auto before = state.session ? state.sessionId : std::nullopt) {
        carryOut(
            model::MoveSession{*before, std::move(*clearance), day, minute, durationMinutes, state.input.room, reason},
            {}, finish);
    } else {
        carryOut(model::PlanSession{std::move(*clearance), day, minute, durationMinutes, state.input.room, reason}, {},
                 finish);
    }
}

void DeskPresenter::noneElsewhere() {
    std::vector<model::ZoneCode> asked;
    for (const auto& outlook : state_->assessment.zones) {
        if (!outlook.historyKnown) {
            asked.push_back(outlook.zone);
        }
    }
    if (!asked.empty()) {
        carryOut(model::TakeHistory{state_->clientId, std::move(asked)}, {},
                 [this](const db::Applied&) { load(false); });
    }
}

void DeskPresenter::scan(std::string text) {
    auto& state = *state_;
    state.scanProblem.clear();
    state.receiveScan.clear();
    state.readings.clear();
    if (trimmed(text).empty()) {
        if (state.open() && !state.opened().empty() && state.scanned.empty()) {
            // Scanners and hurried hands press Enter twice; a needle is not opened by that.
            state.scanProblem =
                tr("A cartridge is open already. When a second one is needed, scan it or press Open another.");
            render();
            return;
        }
        openOffered();
        return;
    }
    if (const auto unit = seat_.access.cartridge(trimmed(text))) {
        if (unit->state == model::CartridgeState::inStock) {
            state.scanned = unit->printedId;
            offerUnit();
            if (state.open() && !state.saving) {
                openOffered(); // this very unit is in the hand
                return;
            }
        } else {
            state.scanProblem =
                fill(tr("Cartridge {0} is {1}. Take another one."), {unit->printedId, words(unit->state)});
        }
        render();
        return;
    }
    const auto readings = model::readUdi(text, state.today);
    if (!readings) {
        const auto byNumber = seat_.access.lotsNumbered(trimmed(text));
        if (byNumber.empty()) {
            state.scanProblem = joined(readings.problems());
        } else {
            offerFromLot(trimmed(text), {}, text);
        }
        render();
        return;
    }
    if (readings->size() > 1) {
        state.readings = *readings;
        state.scanProblem = tr("The scanner dropped a separator, so this can be read in more than one way. Compare "
                               "with the label and pick.");
        render();
        return;
    }
    offerFromLot(readings->front().lot, readings->front().di, readings->front().text);
    render();
}

void DeskPresenter::chooseReading(std::size_t index) {
    auto& state = *state_;
    if (index < state.readings.size()) {
        const auto chosen = state.readings[index];
        state.readings.clear();
        state.scanProblem.clear();
        offerFromLot(chosen.lot, chosen.di, chosen.text);
        render();
    }
}

void DeskPresenter::offerFromLot(std::string_view number, std::string_view gtin, const std::string& scan) {
    auto& state = *state_;
    auto lots = seat_.access.lotsNumbered(number);
    bool unknownProduct = false;
    if (!gtin.empty()) {
        const auto product = seat_.access.productOfGtin(gtin);
        unknownProduct = !product;
        std::erase_if(lots, [&](const db::LotRow& row) { return !product || row.lot.product != product->first.id; });
    }
    if (lots.empty()) {
        state.scanProblem = unknownProduct
                                ? tr("This product is not in the catalogue yet. Say what it is, once, and receive it.")
                                : fill(tr("Lot {0} is not in the store yet. Receive it first."), {number});
        state.receiveScan = scan;
        return;
    }
    if (lots.size() > 1) {
        state.scanProblem =
            fill(tr("Several products have a lot {0}. Scan the unit's own label, or the box whose product is known."),
                 {number});
        return;
    }
    if (const auto unit = seat_.access.offerOf(lots.front().lot.id)) {
        const bool again = state.scanned == unit->printedId && state.offer && state.offer->id == unit->id;
        state.scanned = unit->printedId;
        offerUnit();
        if (again && state.open() && !state.saving) {
            openOffered(); // lot and use-by day have been in sight
        }
        return;
    }
    const auto& lot = lots.front();
    if (lot.lot.recalled || !lot.lot.quarantine.empty()) {
        state.scanProblem =
            fill(tr("Lot {0} is quarantined: {1} No unit of it may be opened."), {number, lot.lot.quarantine});
    } else if (lot.lot.useBy < state.today) {
        state.scanProblem =
            fill(tr("Lot {0} was to be used by {1}. Take another one."), {number, dayWithYear(lot.lot.useBy)});
    } else {
        state.scanProblem = fill(tr("No cartridge of lot {0} is left."), {number});
    }
}

void DeskPresenter::openOffered() {
    auto& state = *state_;
    if (!state.open()) {
        state.scanProblem = tr("Start the session first; the cartridge is opened in front of the client.");
        render();
        return;
    }
    if (!state.offer) {
        render();
        return;
    }
    carryOut(model::OpenCartridge{*state.sessionId, state.offer->id, true, true}, {}, [this](const db::Applied&) {
        state_->scanProblem.clear();
        load(false);
    });
}

void DeskPresenter::offeredPackDamaged(std::string note) {
    if (state_->offer) {
        carryOut(model::WasteCartridge{state_->offer->id, model::WasteReason::packDamaged, std::move(note)}, {},
                 [this](const db::Applied&) { load(false); });
    }
}

void DeskPresenter::reseal(model::CartridgeId cartridge, std::string reason) {
    if (state_->open()) {
        carryOut(model::ResealCartridge{*state_->sessionId, cartridge, std::move(reason)}, {},
                 [this](const db::Applied&) { load(false); });
    }
}

void DeskPresenter::setFate(model::CartridgeId cartridge, model::CartridgeFate fate,
                            std::optional<model::WasteReason> reason) {
    auto input = state_->input;
    std::erase_if(input.fates, [&](const DeskFate& known) { return known.cartridge == cartridge; });
    input.fates.push_back({cartridge, fate, reason});
    type(std::move(input));
}

bool DeskPresenter::readyToSign() {
    auto& state = *state_;
    if (!state.open() || state.saving) {
        return false;
    }
    const auto read = state.record(seat_.access.store().now());
    state.problems = state.plan.problems;
    state.problems.insert(state.problems.end(), read.problems.begin(), read.problems.end());
    if (state.problems.empty()) {
        state.problems = model::validate(read.record, state.zones(), false);
        for (auto& problem : state.problems) {
            if (problem.field == "endedAt") {
                problem.field = "endTime"; // where it is typed
            }
        }
    }
    state.refusal = {};
    if (!state.problems.empty()) {
        state.refusal = {tr("Not ready to sign."), joined(state.problems), Tone::warn};
    }
    render();
    return state.problems.empty();
}

void DeskPresenter::tellTime() {
    render();
}

void DeskPresenter::sign(std::string pin) {
    if (!readyToSign()) {
        return;
    }
    auto& state = *state_;
    if (pin.empty()) {
        state.problems = {{"pin", "required", {}}};
        render();
        return;
    }
    const auto record = state.record(seat_.access.store().now()).record;
    carryOut(model::SignSession{*state.sessionId, record}, std::move(pin), [this](const db::Applied&) {
        const auto session = *state_->sessionId;
        load(false);
        if (signedOff) {
            signedOff(session);
        }
    });
}

void DeskPresenter::abandon(std::string reason) {
    auto& state = *state_;
    if (!state.open()) {
        return;
    }
    const auto read = state.record(seat_.access.store().now());
    carryOut(model::AbandonSession{*state.sessionId, read.record.cartridges, state.input.container, std::move(reason)},
             {}, [this](const db::Applied&) {
                 if (ended) {
                     ended();
                 }
             });
}

} // namespace present
