#include "app/present/diary_plan.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/diary_plan_state.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/role_table.h"
#include "model/aftercare.h"

#include <algorithm>

namespace present {

namespace {

constexpr int mostFound = 6;

template <class Id>
std::string codeOf(std::optional<Id> id) {
    return id ? std::to_string(id->value) : std::string{};
}

/// What was said for the old place still holds for findings that are no worse; what is new needs the reason typed.
std::vector<model::Override> reasonsFor(const model::Assessment& assessment, const std::vector<model::Override>& kept,
                                        const std::string& reason) {
    std::vector<model::Override> all;
    for (const auto& finding : assessment.findings) {
        if (finding.strength != model::Strength::warn) {
            continue;
        }
        const auto said = std::find_if(kept.begin(), kept.end(), [&](const model::Override& one) {
            return one.findingKey == finding.key() && one.daysShort >= finding.daysShort;
        });
        if (said != kept.end()) {
            all.push_back(*said);
        } else if (!reason.empty()) {
            all.push_back({finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement, reason});
        }
    }
    return all;
}

} // namespace

DiaryPlan::DiaryPlan(Seat seat)
    : state_{std::make_shared<State>()}
    , seat_{std::move(seat)}
    , worker_{seat_.ports} {
    begin();
}

/// An empty form over what the store knows now.
void DiaryPlan::begin() {
    auto& access = seat_.access;
    State fresh;
    fresh.rules = access.rules();
    fresh.today = access.today();
    fresh.minuteNow = model::localTime(seat_.store->now(), access.clinic().timeZone).minute;
    fresh.accounts = access.accounts();
    fresh.rooms = access.rooms();
    fresh.devices = access.devices();
    fresh.opening = access.opening();
    *state_ = std::move(fresh);
}

void DiaryPlan::plan(std::optional<model::ClientId> client, model::Day day, std::optional<int> minute,
                     std::optional<model::AccountId> performer, std::optional<model::RoomId> room) {
    if (state_->saving) {
        return;
    }
    begin();
    auto& state = *state_;
    auto& input = state.input;
    input.day = fieldDay(std::max(day, state.today));
    input.time = minute ? fieldTime(*minute) : "";
    input.length = std::to_string(usualLength);
    const auto& me = seat_.access.actor();
    if (!performer && db::mayDo(me.person().roles, "session.start")) {
        performer = me.account();
    }
    input.performer = codeOf(performer);
    if (!room && !state.rooms.empty()) {
        room = state.rooms.front().id;
    }
    input.room = codeOf(room);
    input.modality = model::code(model::Modality::pen);
    input.indication = model::code(model::Indication::rejuvenation);
    input.treatment = "pick";
    input.sessions = "1";
    state.open = true;
    if (client) {
        choose(*client);
    } else {
        render();
    }
}

bool DiaryPlan::loadSession(model::SessionId session) {
    begin();
    auto& state = *state_;
    state.moved = seat_.access.session(session);
    if (!state.moved) {
        return false;
    }
    const auto& row = state.moved->row;
    auto& input = state.input;
    input.day = fieldDay(row.day);
    input.time = fieldTime(row.minute);
    input.length = std::to_string(lengthOf(row));
    input.performer = codeOf(std::optional{row.performer});
    input.supervisor = codeOf(state.moved->record.plan.supervisor);
    input.room = codeOf(state.moved->record.room);
    input.sessions = "1";
    state.client = seat_.access.client(row.client);
    state.history = seat_.access.history(row.client, row.id);
    const auto said = seat_.access.shutReasons(row.day, row.day);
    if (const auto found = said.find(row.id); found != said.end()) {
        state.movedReason = found->second;
    }
    return true;
}

void DiaryPlan::move(model::SessionId session) {
    if (!state_->saving && loadSession(session)) {
        state_->open = true;
        render();
    }
}

void DiaryPlan::moveTo(model::SessionId session, const DiaryPlace& place) {
    if (state_->saving || !loadSession(session)) {
        return;
    }
    auto& input = state_->input;
    input.day = fieldDay(place.day);
    input.time = fieldTime(place.minute);
    input.performer = codeOf(std::optional{place.performer});
    input.room = codeOf(place.room);
    const auto reading = read();
    const auto outlook = outlookFor(reading);
    if (reading.whole() && !outlook.steps.empty() && !outlook.needsReason) {
        write(reading, outlook);
        return;
    }
    state_->open = true;
    render();
}

void DiaryPlan::find(const std::string& text) {
    auto& state = *state_;
    state.found = {};
    if (!trimmed(text).empty()) {
        db::ClientQuery query;
        query.text = text;
        query.limit = mostFound;
        const auto known = seat_.access.clients(query);
        for (const auto& row : known.rows) {
            const auto born = row.birthDate ? dayWithYear(*row.birthDate) : std::string{};
            state.found.rows.push_back({row.id.value, {{row.name, {}, false}, {born, {}, true}}});
        }
        state.found.empty = tr("No client found");
        if (known.total > mostFound) {
            state.found.hidden = fill(tr("and {0} more"), {number(known.total - mostFound)});
        }
    }
    render();
}

void DiaryPlan::choose(model::ClientId client) {
    auto& state = *state_;
    state.found = {};
    state.client = seat_.access.client(client);
    loadClient();
    state.input.treatment = state.lastTime.empty() ? "pick" : "last";
    render();
}

void DiaryPlan::loadClient() {
    auto& state = *state_;
    state.lastTime.clear();
    if (!state.client) {
        return;
    }
    const auto client = state.client->id;
    state.history = seat_.access.history(client, state.moved ? std::optional{state.moved->row.id}
                                                             : std::optional<model::SessionId>{});
    const auto past = permitted([&] { return seat_.access.sessionsOf(client, 20); });
    for (const auto& row : past.rows) {
        const bool held = row.state == model::SessionState::signed_ || row.state == model::SessionState::amended;
        auto rows = held ? rowsAsIn(row.treatment, state.zones()) : std::vector<DeskRowInput>{};
        if (rows.empty()) {
            continue;
        }
        for (auto& one : rows) {
            const auto known = std::find_if(state.devices.begin(), state.devices.end(),
                                            [&](const model::Device& d) { return one.device == d.id && !d.retired; });
            if (known == state.devices.end()) {
                one.device.reset(); // a handpiece that has since been retired is not planned with
            }
        }
        state.lastTime = std::move(rows);
        state.lastTimeWords = treatmentText(row.treatment, state.zones());
        break;
    }
}

void DiaryPlan::type(DiaryPlanInput input) {
    auto& state = *state_;
    if (input == state.input) {
        return;
    }
    if (input.device != state.input.device) {
        // A handpiece decides how it is treated.
        for (const auto& device : state.devices) {
            if (std::to_string(device.id.value) == input.device) {
                input.modality = model::code(device.modality);
            }
        }
    } else if (input.modality != state.input.modality) {
        input.device.clear();
    }
    state.input = std::move(input);
    state.refusal = {};
    render();
}

void DiaryPlan::take(std::size_t offered) {
    if (offered < view().offered.size()) {
        auto input = state_->input;
        input.day = fieldDay(view().offered[offered].day);
        input.time = fieldTime(view().offered[offered].minute);
        type(std::move(input));
    }
}

void DiaryPlan::close() {
    if (!state_->saving) {
        state_->open = false;
        render();
    }
}

void DiaryPlan::refresh() {
    auto& state = *state_;
    if (!state.open || state.saving) {
        return;
    }
    state.rules = seat_.access.rules();
    state.today = seat_.access.today();
    state.opening = seat_.access.opening();
    if (state.moved) {
        state.moved = seat_.access.session(state.moved->row.id);
        state.open = state.moved && state.moved->row.state == model::SessionState::planned;
    }
    if (state.client) {
        state.client = seat_.access.client(state.client->id);
    }
    loadClient();
    render();
}

void DiaryPlan::save() {
    if (state_->saving) {
        return;
    }
    state_->tried = true;
    state_->refusal = {};
    const auto reading = read();
    const auto outlook = outlookFor(reading);
    if (reading.whole() && !outlook.steps.empty()) {
        write(reading, outlook);
    } else {
        render(); // says what is missing or stands against it
    }
}

void DiaryPlan::write(const Reading& reading, const Outlook& outlook) {
    auto& state = *state_;
    std::vector<model::Change> changes;
    const std::string reason{trimmed(state.input.reason)};
    if (outlook.shutReasonNeeded && reason.empty()) {
        state.refusal = {tr("A reason in words is needed."), "", Tone::deny};
        state.open = true;
        render();
        return;
    }
    for (const auto& step : outlook.steps) {
        const auto kept = state.moved ? state.moved->overrides : std::vector<model::Override>{};
        auto clearance = model::clear(reading.plan, step.assessment, reasonsFor(step.assessment, kept, reason));
        if (!clearance) {
            state.refusal = {tr("A reason in words is needed."), joined(clearance.problems()), Tone::deny};
            state.open = true;
            render();
            return;
        }
        const auto length = reading.booking.length;
        const auto why = outlook.shutReasonNeeded && &step == &outlook.steps.front() ? reason : std::string{};
        if (state.moved) {
            changes.emplace_back(model::MoveSession{state.moved->row.id, *std::move(clearance), step.day, step.minute,
                                                    length, reading.room, why});
        } else {
            changes.emplace_back(
                model::PlanSession{*std::move(clearance), step.day, step.minute, length, reading.room, why});
        }
    }
    Message note;
    if (!outlook.doubleBooked.empty()) {
        note = {tr("Double booked."), outlook.doubleBooked, Tone::warn};
    }
    state.saving = true;
    render();
    using Answer = model::Outcome<std::vector<db::Applied>>;
    worker_.run<Answer>(
        [seat = seat_, changes = std::move(changes)]() mutable { return applyAll(seat.access, changes); },
        [this, note, day = outlook.steps.front().day](const Answer& answer) {
            state_->saving = false;
            if (answer) {
                state_->open = false;
                render();
                if (saved) {
                    saved(model::SessionId{answer->front().id}, day, note);
                }
                return;
            }
            state_->open = true;
            refresh(); // what the store knows now may be what made it refuse
            state_->refusal = {tr("This was not done."), joined(answer.problems()), Tone::deny};
            render();
        },
        [this](const std::string& why) {
            state_->saving = false;
            state_->open = true;
            state_->refusal = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
            render();
        });
}

} // namespace present
