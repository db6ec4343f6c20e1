#include "app/present/desk.h"

#include "app/present/asking.h"
#include "app/present/chart_views.h"
#include "app/present/decimal.h"
#include "app/present/desk_defaults.h"
#include "app/present/desk_state.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

using model::Change;
using model::ZoneCode;

bool DeskPresenter::State::ended() const {
    return session && session->row.state != model::SessionState::planned &&
           session->row.state != model::SessionState::arrived && !open();
}

bool mayPerform(const model::Roles& roles) {
    return roles.contains(model::Role::practitioner) || roles.contains(model::Role::owner);
}

/// True when a row was not in the plan that was cleared: another zone, another modality, or deeper.
bool DeskPresenter::State::beyondWhatWasStarted() const {
    if (!open()) {
        return false;
    }
    const auto& cleared = session->record.plan.rows;
    return std::any_of(plan.plan.rows.begin(), plan.plan.rows.end(), [&](const model::TreatmentRow& row) {
        return std::none_of(cleared.begin(), cleared.end(), [&](const model::TreatmentRow& known) {
            return known.zone == row.zone && known.modality == row.modality &&
                   row.depth.value_or(model::deepestDepth) <= known.depth.value_or(model::deepestDepth);
        });
    });
}

bool DeskPresenter::State::isDenied(const ZoneCode& leaf) const {
    return std::any_of(asked.zones.begin(), asked.zones.end(), [&](const model::ZoneOutlook& outlook) {
        return outlook.zone == leaf && outlook.verdict == model::Verdict::deny;
    });
}

ReadRecord DeskPresenter::State::record(model::Instant now) const {
    const auto startedAt = session ? session->row.startedAt.value_or(now) : now;
    return readRecord(input, plan.plan, opened(), uses(),
                      {session ? session->row.day : today, timeZone, startedAt, now});
}

DeskPresenter::DeskPresenter(Seat seat, model::ClientId client, std::optional<model::SessionId> session)
    : state_{std::make_shared<State>()}
    , seat_{std::move(seat)}
    , worker_{seat_.ports} {
    state_->clientId = client;
    state_->sessionId = session;
    load(true);
    noteView(seat_, client);
}

void DeskPresenter::load(bool first) {
    auto& state = *state_;
    auto& access = seat_.access;
    if (auto client = access.client(state.clientId)) {
        state.client = std::move(*client);
    }
    state.rules = access.rules();
    state.today = access.today();
    state.timeZone = access.clinic().timeZone;
    state.history = access.history(state.clientId, state.sessionId); // a session does not stand in its own way
    state.rooms = access.rooms();
    state.accounts = access.accounts();
    state.devices = access.devices();
    state.containers = access.containers();
    state.reactions = access.reactions(state.clientId);
    state.screenings = access.screenings(state.clientId, 1);
    state.session = state.sessionId ? access.session(*state.sessionId) : std::nullopt;
    findStopped();
    state.past.clear();
    for (auto& row : access.sessionsOf(state.clientId, 20).rows) {
        const bool finished = row.state == model::SessionState::signed_ || row.state == model::SessionState::amended;
        if (finished && !rowsAsIn(row.treatment, state.zones()).empty()) {
            state.past.push_back(std::move(row));
        }
    }
    if (first) {
        // Not every role keeps drafts; those that do not may still plan.
        const auto draft = permitted([&] { return access.draft(state.clientId); });
        if (draft && !state.ended()) {
            // A draft of a plan is not put over a session that somebody has opened since.
            const bool fits = draft->session ? draft->session == state.sessionId : !state.open();
            if (auto kept = readDraft(draft->text); kept && fits) {
                state.input = std::move(*kept);
                state.savedDraft = draft->text;
                state.restoredDraft = dayAndTime(draft->savedAt, state.timeZone, state.today);
            }
        }
        if (state.restoredDraft.empty()) {
            if (state.session) {
                state.input = inputOf(state.session->record, state.zones(), state.timeZone);
            }
            const auto& me = access.actor();
            if (!state.input.performer && mayPerform(me.person().roles)) {
                state.input.performer = me.account();
            }
            if (!state.input.room && !state.rooms.empty()) {
                state.input.room = state.rooms.front().id;
            }
            state.savedDraft = draftText(state.input);
        }
    }
    if (!state.input.container) {
        state.input.container = containerFor(state.containers, state.input.room);
    }
    assessNow();
    render();
}

const model::SessionPlan& DeskPresenter::plan() const {
    return state_->plan.plan;
}

const Seat& DeskPresenter::seat() const {
    return seat_;
}

void DeskPresenter::assessNow() {
    auto& state = *state_;
    state.plan = readPlan(state.input, state.clientId, seat_.access.actor().account(), state.zones());
    state.assessment = model::assess(state.plan.plan, state.history, *state.rules, state.today, model::Act::start);
    state.standing = state.open()
                         ? model::standing(state.assessment, state.session->assessment, state.session->overrides)
                         : std::vector<model::Override>{};
    state.asked = state.assessment;
    model::setAside(state.asked, [&](const model::Finding& finding) {
        return std::ranges::any_of(state.standing,
                                   [&](const model::Override& given) { return model::answers(given, finding); });
    });
    offerUnit();
}

/// What was scanned stays offered until it is opened or no longer in stock; else the store's own offer.
void DeskPresenter::offerUnit() {
    auto& state = *state_;
    state.offer.reset();
    if (state.ended()) {
        return;
    }
    if (!state.scanned.empty()) {
        const auto unit = seat_.access.cartridge(state.scanned);
        if (unit && unit->state == model::CartridgeState::inStock) {
            state.offer = unit;
            return;
        }
        state.scanned.clear();
    }
    if (!state.input.rows.empty()) {
        const auto& row = state.input.rows.front();
        state.offer = seat_.access.offer(row.modality, row.device);
    }
}

void DeskPresenter::refresh() {
    if (!state_->saving) {
        load(false);
        noteView(seat_, state_->clientId);
    }
}

bool DeskPresenter::hasUnsaved() const {
    return !state_->ended() && may(seat_, "draft.save") && draftText(state_->input) != state_->savedDraft;
}

void DeskPresenter::saveDraft() {
    if (!hasUnsaved() || state_->saving) {
        return;
    }
    const auto text = draftText(state_->input);
    state_->savedDraft = text;
    worker_.run<model::Instant>(
        [seat = seat_, client = state_->clientId, session = state_->sessionId, text]() mutable {
            seat.access.saveDraft(client, session, text);
            return seat.store->now();
        },
        [this](model::Instant at) {
            state_->draftAt = clockTime(at, state_->timeZone);
            render();
        },
        [this](const std::string& why) {
            state_->savedDraft.clear(); // tried again at the next tick
            state_->refusal = {tr("The draft could not be saved."), why, Tone::deny};
            render();
        });
}

void DeskPresenter::discardDraft() {
    state_->input = {};
    state_->restoredDraft.clear();
    worker_.run<bool>(
        [seat = seat_, client = state_->clientId]() mutable {
            seat.access.dropDraft(client);
            return true;
        },
        [this](bool) { load(true); },
        [this](const std::string& why) {
            state_->refusal = {tr("The draft could not be removed."), why, Tone::deny};
            render();
        });
}

void DeskPresenter::type(DeskInput input) {
    auto& state = *state_;
    if (input == state.input) {
        return;
    }
    forgetOrigins(input.rows, state.input.rows);
    const bool planChanged = input.rows != state.input.rows || input.performer != state.input.performer ||
                             input.anaesthetic.given != state.input.anaesthetic.given;
    // What was offered in one room gives way in another; what was picked stays.
    if (input.room != state.input.room && input.container == state.input.container &&
        input.container == containerFor(state.containers, state.input.room)) {
        input.container = containerFor(state.containers, input.room);
    }
    state.input = std::move(input);
    state.problems.clear();
    state.scanProblem.clear();
    state.receiveScan.clear();
    if (planChanged) {
        assessNow();
    }
    render();
}

void DeskPresenter::asLastTime() {
    if (state_->past.empty() || !state_->planning()) {
        return;
    }
    const auto& last = state_->past.front();
    auto input = state_->input;
    input.rows = rowsAsIn(last.treatment, state_->zones());
    for (auto& row : input.rows) {
        row.endpoint = asAim(row.endpoint);
        row.origin = DeskOrigin{DeskOrigin::Kind::session, last.day, row.zone};
        replaceRetired(row);
    }
    type(std::move(input));
}

void DeskPresenter::togglePicked(const ZoneCode& zone) {
    auto input = state_->input;
    const auto leaves = state_->zones().defaultLeaves(zone);
    const bool all = !leaves.empty() && std::all_of(leaves.begin(), leaves.end(), [&](const ZoneCode& leaf) {
        return isPicked(input, leaf, state_->zones());
    });
    if (all) {
        unpick(input, zone, state_->zones());
    } else {
        pick(input, zone, rowFor(zone), state_->zones());
    }
    type(std::move(input));
}

bool DeskPresenter::pickTyped(std::string_view text) {
    const auto wanted = trimmed(text);
    const auto lower = [](std::string_view from) {
        std::string to{from};
        std::transform(to.begin(), to.end(), to.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return to;
    };
    const model::Zone* found = nullptr;
    std::size_t fitting = 0;
    for (const auto& zone : state_->zones().zones()) {
        if (zone.code.text == wanted || lower(zone.name) == lower(wanted)) {
            found = &zone;
            fitting = 1;
            break;
        }
        if (!wanted.empty() && lower(zone.name).starts_with(lower(wanted))) {
            found = &zone;
            ++fitting;
        }
    }
    if (fitting != 1) {
        return false;
    }
    auto input = state_->input;
    pick(input, found->code, rowFor(found->code), state_->zones());
    type(std::move(input));
    return true;
}

void DeskPresenter::drop(const ZoneCode& zone) {
    auto input = state_->input;
    unpick(input, zone, state_->zones());
    type(std::move(input));
}

void DeskPresenter::dropDenied() {
    auto input = state_->input;
    for (const auto& outlook : state_->asked.zones) {
        if (outlook.verdict == model::Verdict::deny) {
            unpick(input, outlook.zone, state_->zones());
        }
    }
    type(std::move(input));
}

void DeskPresenter::setModality(std::string_view code) {
    const auto modality = model::fromCode<model::Modality>(code);
    if (!modality) {
        return;
    }
    auto input = state_->input;
    for (auto& row : input.rows) {
        row.modality = *modality;
        const auto device = std::find_if(state_->devices.begin(), state_->devices.end(),
                                         [&](const model::Device& known) { return row.device == known.id; });
        if (device != state_->devices.end() && device->modality != *modality) {
            row.device.reset();
        }
    }
    type(std::move(input));
}

void DeskPresenter::setDevice(std::string_view code) {
    const auto id = typedNumber(code);
    auto input = state_->input;
    for (auto& row : input.rows) {
        row.device = id ? std::optional{model::DeviceId{*id}} : std::nullopt;
        const auto device = std::find_if(state_->devices.begin(), state_->devices.end(),
                                         [&](const model::Device& known) { return row.device == known.id; });
        if (device != state_->devices.end()) {
            row.modality = device->modality;
        }
    }
    type(std::move(input));
}

void DeskPresenter::setIndication(std::string_view code) {
    if (const auto indication = model::fromCode<model::Indication>(code)) {
        auto input = state_->input;
        for (auto& row : input.rows) {
            row.indication = *indication;
        }
        type(std::move(input));
    }
}

/// The skin type belongs to the client, so it is saved with the client at once.
void DeskPresenter::setSkinType(std::string_view code) {
    const auto type = model::fromCode<model::SkinType>(code);
    if (!type || state_->client.skinType == type) {
        return;
    }
    const auto seen = seat_.access.client(state_->client.id).value_or(state_->client);
    auto client = seen;
    client.skinType = type;
    carryOut(model::EditClient{std::move(client), seen}, {}, [this](const db::Applied&) { load(false); });
}

void DeskPresenter::setDepth(std::size_t row, std::string typed) {
    auto input = state_->input;
    if (row < input.rows.size()) {
        input.rows[row].depth = std::move(typed);
        type(std::move(input));
    }
}

void DeskPresenter::setEverywhere(std::string_view field, std::string typed) {
    auto input = state_->input;
    for (auto& row : input.rows) {
        if (field == "depth") {
            row.depth = typed;
        } else if (field == "passes") {
            row.passes = typed;
        } else if (field == "endpoint") {
            row.endpoint = model::fromCode<model::Endpoint>(typed);
        }
    }
    type(std::move(input));
}

} // namespace present
