#include "app/present/amending.h"

#include "app/present/asking.h"
#include "app/present/confirming.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace present {

namespace {

using Amended = model::Outcome<db::Applied>;

DeskAnaesthetic anaestheticFields(const model::Anaesthetic& cream, const std::string& zone) {
    const auto clock = [&](const std::optional<model::Instant>& at) {
        return at ? fieldTime(model::localTime(*at, zone).minute) : std::string{};
    };
    DeskAnaesthetic fields;
    fields.given = true;
    fields.product = cream.product;
    fields.lot = cream.lot;
    fields.strengthPercent = thousandthsText(cream.strengthPermille * 100);
    fields.creamGrams = thousandthsText(cream.creamMilligrams);
    fields.weightKilograms = cream.weightGrams ? thousandthsText(*cream.weightGrams) : std::string{};
    fields.areaCm2 = cream.areaCm2 ? std::to_string(*cream.areaCm2) : std::string{};
    fields.onAt = clock(cream.onAt);
    fields.offAt = clock(cream.offAt);
    return fields;
}

AmendInput amendable(const model::SessionRecord& record, const model::ZoneTree& zones, const std::string& zone) {
    AmendInput input;
    input.record = inputOf(record, zones, zone);
    input.record.rows.clear();
    for (const auto& done : record.plan.rows) {
        auto row = settingsOf(done);
        row.zone = done.zone;
        row.note = done.note;
        input.record.rows.push_back(std::move(row));
    }
    input.record.startTime = fieldTime(model::localTime(record.startedAt, zone).minute);
    input.record.endTime = fieldTime(model::localTime(record.endedAt, zone).minute);
    if (record.anaesthetic) {
        input.record.anaesthetic = anaestheticFields(*record.anaesthetic, zone);
    }
    return input;
}

std::vector<Choice> leafChoices(const model::ZoneTree& zones, const std::vector<model::TreatmentRow>& rows) {
    std::vector<Choice> all;
    for (const auto& zone : zones.zones()) {
        if (zones.isLeaf(zone.code)) {
            all.push_back({zone.code.text, sentence(zone.name)});
        }
    }
    // Of another day's map: it may stay as it is.
    for (const auto& row : rows) {
        if (std::ranges::none_of(all, [&](const Choice& choice) { return choice.code == row.zone.text; })) {
            all.push_back({row.zone.text, sentence(zoneName(row.zone, zones))});
        }
    }
    return all;
}

/// The form's own fields, by what the store calls them.
std::string amendField(const std::string& field) {
    if (field == "startedAt" || field == "endedAt") {
        return field == "startedAt" ? "startTime" : "endTime";
    }
    if (field.starts_with("cartridges")) {
        return "added";
    }
    for (const auto* const group : {"anaesthetic", "topicals"}) {
        if (field.starts_with(group)) {
            return group;
        }
    }
    return field;
}

} // namespace

std::string amendedText(const db::InvalidationRow& row, const std::string& timeZone, model::Day today) {
    const bool ends = row.reason.ends_with('.') || row.reason.ends_with('!') || row.reason.ends_with('?');
    return fill(ends ? tr("Amended by {0}, {1}: {2}") : tr("Amended by {0}, {1}: {2}."),
                {row.who, dayAndTime(row.at, timeZone, today), row.reason});
}

bool mayAmend(const Seat& seat, const db::SessionDetail& session) {
    const auto& person = seat.access.actor().person();
    const auto state = session.row.state;
    return (state == model::SessionState::signed_ || state == model::SessionState::amended) &&
           may(seat, "session.amend") &&
           (session.row.performer == person.id || session.record.plan.supervisor == person.id ||
            person.roles.contains(model::Role::owner) || person.roles.contains(model::Role::manager));
}

Amending::Amending(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {}

void Amending::open(model::SessionId id) {
    auto session = permitted([&] { return seat_.access.session(id); });
    if (!session || view().saving) {
        return;
    }
    const auto& access = seat_.access;
    timeZone_ = access.clinic().timeZone;
    rules_ = access.rules();
    lines_ = std::make_shared<SessionLines>(access, timeZone_);
    session_ = std::make_shared<db::SessionDetail>(*std::move(session));
    const auto& record = session_->record;
    initial_ = amendable(record, rules_->zones, timeZone_);

    AmendingView next;
    next.session = id;
    next.title = tr("Amend this session");
    next.follows =
        tr("What it says now stays readable beside what you correct. Healing, planned sessions and aftercare "
           "follow the correction. Who treated, the day and the cartridges charted stay as signed.");
    if (record.plan.supervisor && record.plan.supervisor != access.actor().account() &&
        (session_->row.cosignWanted || !session_->cosignatures.empty())) {
        next.follows += ' ' + tr("The supervisor has to co-sign it again.");
    }
    next.meaning = fill(tr("I, {0}, correct the signed session of {1} with {2}."),
                        {access.actor().person().fullName, dayWithYear(session_->row.day), session_->row.clientName});
    next.zones = leafChoices(rules_->zones, record.plan.rows);
    for (const auto& choice : choices<model::Modality>()) {
        if (choice.code != model::code(model::Modality::homeRoller)) {
            next.modalities.push_back(choice);
        }
    }
    next.indications = choices<model::Indication>();
    next.devices.push_back({"", tr("Not known")});
    for (const auto& device : access.devices()) {
        next.devices.push_back({std::to_string(device.id.value), device.name});
    }
    next.endpoints.push_back({"", tr("Not said")});
    std::ranges::copy(choices<model::Endpoint>(), std::back_inserter(next.endpoints));
    next.rooms.push_back({"", tr("None")});
    for (const auto& room : access.rooms()) {
        next.rooms.push_back({std::to_string(room.id.value), room.name});
    }
    next.input = initial_;
    judge(next);
    show(std::move(next));
}

void Amending::close() {
    worker_.forget();
    session_ = nullptr;
    show({});
}

model::TreatmentRow Amending::readRow(const DeskRowInput& typed, std::size_t place, model::Problems& problems) const {
    const auto& before = session_->record.plan.rows;
    const auto& rows = initial_.record.rows;
    if (const auto same = std::ranges::find(rows, typed); same != rows.end()) {
        return before[static_cast<std::size_t>(same - rows.begin())];
    }
    const auto field = [&](const char* name) { return "rows[" + std::to_string(place) + "]." + name; };
    const auto whole = [&](const std::string& text, const char* name) -> std::optional<int> {
        const auto value = typedNumber(text);
        if (!trimmed(text).empty() && !value) {
            problems.push_back({field(name), "not-a-number", {text}});
        }
        return value;
    };
    const auto was = std::ranges::find_if(before, [&](const model::TreatmentRow& row) {
        return row.zone == typed.zone && row.modality == typed.modality;
    });
    model::TreatmentRow row;
    row.zone = typed.zone;
    row.modality = typed.modality;
    row.indication = typed.indication;
    row.device = typed.device;
    row.endpoint = typed.endpoint;
    row.note = typed.note;
    row.depth = typedDepth(typed.depth);
    const bool empty = trimmed(typed.depth).empty();
    if (!row.depth && !(empty && was != before.end() && !was->depth)) {
        problems.push_back({field("depth"), empty ? "required" : "not-a-depth", {typed.depth}});
    } else if (row.depth && (row.depth->micrometres < 100 || *row.depth > model::deepestDepth)) {
        problems.push_back({field("depth"), "depth-range", {typed.depth}});
    }
    row.passes = whole(typed.passes, "passes");
    if (row.passes && (*row.passes < 1 || *row.passes > 20)) {
        problems.push_back({field("passes"), "passes-range", {typed.passes}});
    }
    if (typed.modality == model::Modality::rf) {
        const model::RfSettings settings{whole(typed.energy, "energy"), whole(typed.pulse, "pulse"),
                                         whole(typed.shots, "shots")};
        if (settings != model::RfSettings{} || (was != before.end() && was->rf)) {
            row.rf = settings;
        }
    }
    return row;
}

std::optional<model::CartridgeUse> Amending::readAdded(const AmendInput& input, model::Problems& problems,
                                                       std::vector<db::CartridgeRow>& units) const {
    const std::string typed{trimmed(input.added)};
    if (typed.empty()) {
        return std::nullopt;
    }
    auto unit = permitted([&] { return seat_.access.cartridge(typed); });
    if (!unit) {
        problems.push_back({"added", "unknown", {typed}});
        return std::nullopt;
    }
    model::CartridgeUse use{
        unit->id, unit->lot, input.addedPackIntact, input.addedSheathChanged, model::CartridgeFate::used, std::nullopt};
    units.push_back(*std::move(unit));
    return use;
}

ReadRecord Amending::read(const AmendInput& input) const {
    const auto& before = session_->record;
    const auto& typed = input.record;
    const auto& first = initial_.record;
    model::Problems problems;
    auto plan = before.plan;
    plan.rows.clear();
    for (std::size_t i = 0; i < typed.rows.size(); ++i) {
        plan.rows.push_back(readRow(typed.rows[i], i, problems));
    }
    if (plan.rows.empty()) {
        problems.push_back({"rows", "required", {}});
    }
    const DeskTimes times{session_->row.day, timeZone_, before.startedAt, seat_.store->now()};
    auto read = readRecord(typed, std::move(plan), session_->units, before.cartridges, times);
    auto& record = read.record;
    // What was not touched stays to the second.
    if (typed.startTime == first.startTime || trimmed(typed.startTime).empty()) {
        record.startedAt = before.startedAt;
    }
    if (typed.endTime == first.endTime || trimmed(typed.endTime).empty()) {
        record.endedAt = before.endedAt;
    }
    if (typed.anaesthetic == first.anaesthetic) {
        record.anaesthetic = before.anaesthetic;
    }
    if (typed.handpieceDisinfected == first.handpieceDisinfected) {
        record.handpieceDisinfected = before.handpieceDisinfected;
    }
    record.plan.anaesthetic = before.plan.anaesthetic;
    record.cartridges = before.cartridges;
    record.container = before.container;
    auto units = session_->units;
    if (auto use = readAdded(input, problems, units)) {
        record.cartridges.push_back(*use);
    }
    read.problems.insert(read.problems.end(), problems.begin(), problems.end());
    return read;
}

/// What would change, and what of it cannot be read yet.
void Amending::judge(AmendingView& next) const {
    const auto read = this->read(next.input);
    next.rf.clear();
    next.rowProblems.assign(next.input.record.rows.size(), {});
    for (const auto& row : next.input.record.rows) {
        next.rf.push_back(row.modality == model::Modality::rf);
    }
    next.problems.clear();
    for (const auto& problem : read.problems) {
        const auto field = amendField(problem.field);
        bool ofRow = false;
        for (std::size_t i = 0; i < next.rowProblems.size(); ++i) {
            if (field.starts_with("rows[" + std::to_string(i) + "]")) {
                next.rowProblems[i] += (next.rowProblems[i].empty() ? "" : " ") + words(problem);
                ofRow = true;
            }
        }
        if (!ofRow) {
            next.problems.emplace(field, words(problem));
        }
    }
    auto units = session_->units;
    model::Problems told;
    readAdded(next.input, told, units);
    next.changes = lines_->changes(session_->record, read.record, units, rules_->zones);
}

void Amending::type(AmendInput input) {
    if (!session_ || view().saving) {
        return;
    }
    auto next = view();
    next.input = std::move(input);
    next.message = {};
    judge(next);
    if (next != view()) {
        show(std::move(next));
    }
}

void Amending::addRow() {
    auto input = view().input;
    auto& rows = input.record.rows;
    auto row = rows.empty() ? DeskRowInput{} : rows.back();
    row.note.clear();
    for (const auto& zone : view().zones) {
        const bool taken =
            std::ranges::any_of(rows, [&](const DeskRowInput& one) { return one.zone.text == zone.code; });
        if (!taken) {
            row.zone = {zone.code};
            break;
        }
    }
    rows.push_back(std::move(row));
    type(std::move(input));
}

void Amending::dropRow(std::size_t row) {
    auto input = view().input;
    if (row < input.record.rows.size()) {
        input.record.rows.erase(input.record.rows.begin() + static_cast<std::ptrdiff_t>(row));
        type(std::move(input));
    }
}

void Amending::refuse(const model::Problems& problems) {
    auto next = view();
    next.saving = false;
    judge(next);
    next.message = {};
    model::Problems elsewhere;
    for (const auto& problem : problems) {
        const auto field = amendField(problem.field);
        constexpr std::array own{"startTime", "endTime", "added", "anaesthetic", "topicals", "reason", "pin"};
        if (std::ranges::find(own, field) != own.end()) {
            next.problems.insert_or_assign(field, words(problem));
        } else {
            elsewhere.push_back(problem);
        }
    }
    if (!elsewhere.empty()) {
        next.message = {tr("This was not done."), joined(elsewhere), Tone::deny};
    }
    show(std::move(next));
}

void Amending::save(const std::string& reason, const std::string& pin) {
    if (view().saving || !session_) {
        return;
    }
    auto read = this->read(view().input);
    if (trimmed(reason).empty()) {
        read.problems.push_back({"reason", "required", {}});
    }
    if (pin.empty()) {
        read.problems.push_back({"pin", "required", {}});
    }
    if (!read.problems.empty()) {
        refuse(read.problems);
        return;
    }
    auto next = view();
    next.saving = true;
    next.problems.clear();
    next.message = {};
    show(std::move(next));
    worker_.run<Amended>(
        [seat = seat_,
         change = model::Change{model::AmendSession{view().session, session_->version, std::move(read.record), reason}},
         pin]() mutable { return confirmAndApply(seat.access, change, pin); },
        [this](const Amended& answer) {
            if (!answer) {
                refuse(answer.problems());
                return;
            }
            close();
            if (saved) {
                saved();
            }
        },
        [this](const std::string& why) {
            auto after = view();
            after.saving = false;
            after.message = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
            show(std::move(after));
        });
}

} // namespace present
