#include "app/present/desk_input.h"

#include "app/present/decimal.h"
#include "app/present/text.h"

#include <algorithm>

namespace present {

using model::ZoneCode;

namespace {

/// A row within a group takes its zones from it; of two groups the smaller, which stands deeper in the tree.
bool takenByOther(const DeskInput& input, std::size_t row, const ZoneCode& leaf, const model::ZoneTree& zones) {
    const auto depthOf = [&](const ZoneCode& code) { return zones.pathToRoot(code).size(); };
    for (std::size_t other = 0; other < input.rows.size(); ++other) {
        const auto& code = input.rows[other].zone;
        if (other == row || !zones.contains(code, leaf)) {
            continue;
        }
        const auto mine = depthOf(input.rows[row].zone);
        if (depthOf(code) > mine || (depthOf(code) == mine && other < row)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<ZoneCode> leavesOf(const DeskInput& input, std::size_t row, const model::ZoneTree& zones) {
    auto leaves = zones.defaultLeaves(input.rows[row].zone);
    std::erase_if(leaves, [&](const ZoneCode& leaf) { return takenByOther(input, row, leaf, zones); });
    return leaves;
}

bool isPicked(const DeskInput& input, const ZoneCode& leaf, const model::ZoneTree& zones) {
    return std::any_of(input.rows.begin(), input.rows.end(), [&](const DeskRowInput& row) {
        auto const leaves = zones.defaultLeaves(row.zone);
        return std::find(leaves.begin(), leaves.end(), leaf) != leaves.end();
    });
}

void pick(DeskInput& input, const ZoneCode& zone, DeskRowInput row, const model::ZoneTree& zones) {
    const auto leaves = zones.defaultLeaves(zone);
    const bool all = !leaves.empty() && std::all_of(leaves.begin(), leaves.end(),
                                                    [&](const ZoneCode& leaf) { return isPicked(input, leaf, zones); });
    if (leaves.empty() || all) {
        return;
    }
    row.zone = zone;
    row.note.clear();
    // A group swallows the parts that were picked singly with the same settings.
    std::erase_if(input.rows, [&](const DeskRowInput& other) {
        auto same = other;
        same.zone = zone;
        same.origin = row.origin;
        return other.zone != zone && zones.contains(zone, other.zone) && same == row;
    });
    input.rows.push_back(std::move(row));
}

void unpick(DeskInput& input, const ZoneCode& zone, const model::ZoneTree& zones) {
    const auto going = zones.leaves(zone);
    std::vector<DeskRowInput> kept;
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        auto left = leavesOf(input, i, zones);
        const auto before = left.size();
        std::erase_if(left,
                      [&](const ZoneCode& leaf) { return std::find(going.begin(), going.end(), leaf) != going.end(); });
        if (left.size() == before && before > 0) {
            kept.push_back(input.rows[i]);
            continue;
        }
        for (const auto& code : zones.gathered(left)) {
            auto row = input.rows[i];
            row.zone = code;
            kept.push_back(std::move(row));
        }
    }
    input.rows = std::move(kept);
}

DeskRowInput settingsOf(const model::TreatmentRow& done) {
    const auto text = [](std::optional<int> value) { return value ? std::to_string(*value) : std::string{}; };
    DeskRowInput row;
    row.modality = done.modality;
    row.indication = done.indication;
    row.device = done.device;
    row.depth = done.depth ? depthField(*done.depth) : "";
    row.passes = text(done.passes);
    row.endpoint = done.endpoint;
    if (done.rf) {
        row.energy = text(done.rf->energyMillijoules);
        row.pulse = text(done.rf->pulseMilliseconds);
        row.shots = text(done.rf->shots);
    }
    return row;
}

std::vector<DeskRowInput> rowsAsIn(const std::vector<model::TreatmentRow>& treatment, const model::ZoneTree& zones) {
    std::vector<std::pair<DeskRowInput, std::vector<ZoneCode>>> groups;
    for (const auto& done : treatment) {
        if (done.modality == model::Modality::homeRoller || zones.find(done.zone) == nullptr) {
            continue;
        }
        const auto row = settingsOf(done);
        const auto known =
            std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == row; });
        if (known == groups.end()) {
            groups.push_back({row, {done.zone}});
        } else {
            known->second.push_back(done.zone);
        }
    }
    std::vector<DeskRowInput> rows;
    for (const auto& [settings, leaves] : groups) {
        for (const auto& code : zones.gathered(leaves)) {
            auto row = settings;
            row.zone = code;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

DeskInput inputOf(const model::SessionRecord& record, const model::ZoneTree& zones, const std::string& timeZone) {
    DeskInput input;
    input.rows = rowsAsIn(record.plan.rows, zones);
    input.performer = record.plan.performer;
    input.supervisor = record.plan.supervisor;
    input.room = record.room;
    if (record.startedAt != model::Instant{}) {
        input.startTime = clockTime(model::localTime(record.startedAt, timeZone).minute);
    }
    input.handpieceDisinfected = record.handpieceDisinfected.value_or(false);
    input.topicals = record.topicals;
    input.response = record.response;
    input.container = record.container;
    input.notes = record.notes;
    return input;
}

ReadPlan readPlan(const DeskInput& input, model::ClientId client, model::AccountId recorder,
                  const model::ZoneTree& zones) {
    ReadPlan read;
    auto& [plan, problems] = read;
    plan.client = client;
    plan.performer = input.performer.value_or(recorder);
    plan.supervisor = input.supervisor;
    plan.anaesthetic = input.anaesthetic.given;
    if (input.rows.empty()) {
        problems.push_back({"rows", "no-zone", {}});
    }
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        const auto& typed = input.rows[i];
        const auto field = [&](const char* name) { return "rows[" + std::to_string(i) + "]." + name; };
        const auto whole = [&](const std::string& text, const char* name) -> std::optional<int> {
            auto const value = typedNumber(text);
            if (!trimmed(text).empty() && (!value || *value < 0)) {
                problems.push_back({field(name), "not-a-number", {text}});
                return std::nullopt;
            }
            return value;
        };
        model::TreatmentRow row;
        row.modality = typed.modality;
        row.indication = typed.indication;
        row.device = typed.device;
        row.depth = typedDepth(typed.depth);
        if (!row.depth) {
            const bool empty = trimmed(typed.depth).empty();
            problems.push_back({field("depth"), empty ? "required" : "not-a-depth", {typed.depth}});
        } else if (row.depth->micrometres < 100 || *row.depth > model::deepestDepth) {
            problems.push_back({field("depth"), "depth-range", {typed.depth}});
        }
        row.passes = whole(typed.passes, "passes");
        if (row.passes && (*row.passes < 1 || *row.passes > 20)) {
            problems.push_back({field("passes"), "passes-range", {typed.passes}});
        }
        row.endpoint = typed.endpoint;
        row.note = typed.note;
        if (typed.modality == model::Modality::rf) {
            row.rf = model::RfSettings{whole(typed.energy, "energy"), whole(typed.pulse, "pulse"),
                                       whole(typed.shots, "shots")};
        }
        for (const auto& leaf : leavesOf(input, i, zones)) {
            row.zone = leaf;
            plan.rows.push_back(row);
        }
    }
    return read;
}

namespace {

/// A clock time of the session's day; one earlier than the start is meant for the day after (a session past midnight).
std::optional<model::Instant> clockInstant(const std::string& typed, const char* field, const DeskTimes& times,
                                           model::Problems& problems) {
    if (trimmed(typed).empty()) {
        return std::nullopt;
    }
    const auto minute = typedTime(typed);
    if (!minute) {
        problems.push_back({field, "not-a-time", {typed}});
        return std::nullopt;
    }
    return model::instantOf({times.day, *minute}, times.timeZone);
}

std::optional<model::Anaesthetic> readAnaesthetic(const DeskAnaesthetic& typed, const DeskTimes& times,
                                                  model::Problems& problems) {
    if (!typed.given) {
        return std::nullopt;
    }
    model::Anaesthetic given;
    given.product = std::string{trimmed(typed.product)};
    given.lot = std::string{trimmed(typed.lot)};
    if (given.product.empty()) {
        problems.push_back({"anaesthetic.product", "required", {}});
    }
    const auto thousandths = [&](const std::string& text, const char* field, bool required) -> std::optional<int> {
        auto const value = typedThousandths(text);
        bool const empty = trimmed(text).empty();
        if ((empty && required) || (!empty && !value)) {
            problems.push_back({field, empty ? "required" : "not-a-number", {text}});
        }
        return value;
    };
    given.strengthPermille = thousandths(typed.strengthPercent, "anaesthetic.strength", true).value_or(0) / 100;
    given.creamMilligrams = thousandths(typed.creamGrams, "anaesthetic.grams", true).value_or(0);
    given.weightGrams = thousandths(typed.weightKilograms, "anaesthetic.weight", false);
    if (const auto area = thousandths(typed.areaCm2, "anaesthetic.area", false)) {
        given.areaCm2 = *area / 1000;
    }
    given.onAt = clockInstant(typed.onAt, "anaesthetic.on", times, problems);
    given.offAt = clockInstant(typed.offAt, "anaesthetic.off", times, problems);
    return given;
}

} // namespace

ReadRecord readRecord(const DeskInput& input, model::SessionPlan plan, const std::vector<db::CartridgeRow>& opened,
                      const std::vector<model::CartridgeUse>& uses, const DeskTimes& times) {
    ReadRecord read;
    auto& [record, problems] = read;
    record.plan = std::move(plan);
    record.room = input.room;
    record.startedAt = clockInstant(input.startTime, "startTime", times, problems).value_or(times.startedAt);
    // The field shows minutes; the start itself is kept to the second unless it was changed.
    if (model::localTime(times.startedAt, times.timeZone) == model::localTime(record.startedAt, times.timeZone)) {
        record.startedAt = times.startedAt;
    }
    record.endedAt = clockInstant(input.endTime, "endTime", times, problems).value_or(times.now);
    if (record.endedAt < record.startedAt && !trimmed(input.endTime).empty()) {
        // The minute of the start itself, else a session that ran past midnight.
        const auto started = model::localTime(record.startedAt, times.timeZone);
        const auto typed = typedTime(input.endTime).value_or(started.minute);
        const auto nextDay = model::instantOf({times.day + model::Days{1}, typed}, times.timeZone);
        if (typed == started.minute) {
            record.endedAt = record.startedAt;
        } else if (nextDay <= times.now) {
            record.endedAt = nextDay;
        }
    }
    for (std::size_t i = 0; i < opened.size() && i < uses.size(); ++i) {
        auto use = uses[i];
        const auto fate = std::find_if(input.fates.begin(), input.fates.end(),
                                       [&](const DeskFate& known) { return known.cartridge == opened[i].id; });
        if (fate != input.fates.end()) {
            use.fate = fate->fate;
            use.wasteReason = fate->wasteReason;
        }
        record.cartridges.push_back(use);
    }
    record.container = input.container;
    record.handpieceDisinfected = input.handpieceDisinfected;
    record.anaesthetic = readAnaesthetic(input.anaesthetic, times, problems);
    for (std::size_t i = 0; i < input.topicals.size(); ++i) {
        const auto& topical = input.topicals[i];
        if (!trimmed(topical.product).empty()) {
            record.topicals.push_back(topical);
        } else if (topical.underNeedles || !trimmed(topical.lot).empty()) {
            problems.push_back({"topicals[" + std::to_string(i) + "].topicalProduct", "required", {}});
        } // else a line that was opened and left empty
    }
    record.response = input.response;
    record.notes = input.notes;
    return read;
}

} // namespace present
