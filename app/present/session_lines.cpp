#include "app/present/session_lines.h"

#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

void addPart(std::string& text, const std::string& part) {
    if (!part.empty()) {
        text += (text.empty() ? "" : ", ") + part;
    }
}

/// The record without what was typed freely.
model::SessionRecord withoutWords(model::SessionRecord record) {
    record.notes.clear();
    for (auto& row : record.plan.rows) {
        row.note.clear();
    }
    return record;
}

bool sameFreeText(const model::SessionRecord& a, const model::SessionRecord& b) {
    const auto note = [](const model::SessionRecord& record) {
        std::string all = record.notes;
        for (const auto& row : record.plan.rows) {
            all += '\n' + row.note;
        }
        return all;
    };
    return note(a) == note(b);
}

/// The lines with this label, in their order: a zone may have been treated in two ways.
std::vector<std::string> textsUnder(const SessionSection& section, const std::string& label) {
    std::vector<std::string> texts;
    for (const auto& line : section.lines) {
        if (line.label == label) {
            texts.push_back(line.text);
        }
    }
    return texts;
}

void addChanges(const SessionSection& before, const SessionSection& after, std::vector<RecordChange>& changes) {
    std::vector<std::string> labels;
    for (const auto* section : {&before, &after}) {
        for (const auto& line : section->lines) {
            if (std::ranges::find(labels, line.label) == labels.end()) {
                labels.push_back(line.label);
            }
        }
    }
    for (const auto& label : labels) {
        const auto was = textsUnder(before, label);
        const auto is = textsUnder(after, label);
        for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i) {
            RecordChange change{label.empty() ? after.title : label, i < was.size() ? was[i] : std::string{},
                                i < is.size() ? is[i] : std::string{}};
            if (change.before != change.after) {
                changes.push_back(std::move(change));
            }
        }
    }
}

} // namespace

void addLine(SessionSection& section, std::string label, std::string text, Tone tone) {
    if (!text.empty()) {
        section.lines.push_back({std::move(label), std::move(text), tone});
    }
}

SessionLines::SessionLines(const db::Access& access, std::string timeZone)
    : access_{access}
    , timeZone_{std::move(timeZone)}
    , accounts_{access.accounts()}
    , rooms_{access.rooms()}
    , devices_{access.devices()}
    , containers_{access.containers()} {}

std::string SessionLines::nameOf(model::AccountId id) const {
    const auto found = std::ranges::find(accounts_, id, &model::Account::id);
    return found == accounts_.end() ? std::string{} : found->fullName;
}
std::string SessionLines::nameOf(model::RoomId id) const {
    const auto found = std::ranges::find(rooms_, id, &db::Room::id);
    return found == rooms_.end() ? std::string{} : found->name;
}
std::string SessionLines::nameOf(model::DeviceId id) const {
    const auto found = std::ranges::find(devices_, id, &model::Device::id);
    return found == devices_.end() ? std::string{} : found->name;
}
std::string SessionLines::nameOf(model::ContainerId id) const {
    const auto found = std::ranges::find_if(containers_, [&](const auto& row) { return row.container.id == id; });
    return found == containers_.end() ? std::string{} : found->container.number;
}

SessionSection SessionLines::people(const model::SessionRecord& record) const {
    SessionSection section{tr("People and times"), {}};
    addLine(section, tr("Practitioner"), nameOf(record.plan.performer));
    if (record.plan.supervisor) {
        addLine(section, tr("Supervisor"), nameOf(*record.plan.supervisor));
    }
    if (record.room) {
        addLine(section, tr("Room"), nameOf(*record.room));
    }
    if (record.startedAt != model::Instant{}) {
        addLine(section, tr("Time"),
                fill(tr("{0} to {1}"), {clockTime(record.startedAt, timeZone_), clockTime(record.endedAt, timeZone_)}));
    }
    return section;
}

SessionSection SessionLines::treatment(const model::SessionRecord& record, const model::ZoneTree& zones) const {
    SessionSection section{tr("Treatment"), {}};
    for (const auto& row : record.plan.rows) {
        std::string text = protocolText(row.modality, row.depth);
        addPart(text, row.device ? nameOf(*row.device) : std::string{});
        addPart(text, inSentence(words(row.indication)));
        addPart(text,
                row.passes ? counted(tr("{n, plural, one {# pass} other {# passes}}"), *row.passes) : std::string{});
        addPart(text, row.endpoint ? inSentence(words(*row.endpoint)) : std::string{});
        if (row.rf) {
            addPart(text, row.rf->energyMillijoules ? fill(tr("{0} mJ"), {number(*row.rf->energyMillijoules)}) : "");
            addPart(text, row.rf->pulseMilliseconds ? fill(tr("{0} ms"), {number(*row.rf->pulseMilliseconds)}) : "");
            addPart(text,
                    row.rf->shots ? counted(tr("{n, plural, one {# shot} other {# shots}}"), *row.rf->shots) : "");
        }
        addPart(text, row.note);
        addLine(section, sentence(zoneName(row.zone, zones)), text);
    }
    return section;
}

SessionSection SessionLines::cartridges(const model::SessionRecord& record,
                                        const std::vector<db::CartridgeRow>& units) const {
    SessionSection section{tr("Cartridges"), {}};
    for (std::size_t i = 0; i < record.cartridges.size(); ++i) {
        const auto& use = record.cartridges[i];
        std::string label = tr("Not known");
        std::string text;
        if (i < units.size() && units[i].id) {
            const auto& unit = units[i];
            label = unit.printedId;
            text = fill(tr("{0}, lot {1}, use by {2}"), {unit.productName, unit.lotNumber, dayWithYear(unit.useBy)});
        } else if (use.lot) {
            const auto lot = access_.lot(*use.lot);
            label = tr("Lot only");
            text = lot ? fill(tr("{0}, lot {1}"), {lot->productName, lot->lot.number}) : std::string{};
        }
        addPart(text, inSentence(words(use.fate)));
        addPart(text, use.wasteReason ? inSentence(words(*use.wasteReason)) : std::string{});
        if (use.fate == model::CartridgeFate::used && use.cartridge) {
            addPart(text, use.packIntact ? tr("pack intact") : tr("pack not intact"));
            addPart(text, use.sheathChanged ? tr("sheath changed") : tr("sheath not changed"));
        }
        addLine(section, label, text, use.cartridge ? Tone::neutral : Tone::warn);
    }
    if (record.container) {
        addLine(section, tr("Sharps container"), nameOf(*record.container));
    }
    if (record.handpieceDisinfected) {
        addLine(section, tr("Handpiece"), *record.handpieceDisinfected ? tr("disinfected") : tr("not disinfected"),
                *record.handpieceDisinfected ? Tone::neutral : Tone::warn);
    }
    return section;
}

SessionSection SessionLines::aroundIt(const model::SessionRecord& record) const {
    SessionSection section{tr("Before and after"), {}};
    if (record.anaesthetic) {
        const auto& cream = *record.anaesthetic;
        const auto given = model::dose(cream);
        std::string text = cream.product;
        addPart(text, cream.lot.empty() ? "" : fill(tr("lot {0}"), {cream.lot}));
        addPart(text, fill(tr("{0} g of {1} %"),
                           {thousandthsText(cream.creamMilligrams), thousandthsText(cream.strengthPermille * 100)}));
        addPart(text, fill(tr("{0} mg"), {number(given.agentMilligrams)}));
        if (given.microgramsPerKilogram) {
            const auto hundredths = *given.microgramsPerKilogram / 100;
            addPart(text,
                    fill(tr("{0} mg/kg"), {std::to_string(hundredths / 10) + '.' + std::to_string(hundredths % 10)}));
        }
        addPart(text, cream.areaCm2 ? fill(tr("{0} cm²"), {number(*cream.areaCm2)}) : "");
        addPart(text, cream.onAt ? fill(tr("on {0}"), {clockTime(*cream.onAt, timeZone_)}) : "");
        addPart(text, cream.offAt ? fill(tr("off {0}"), {clockTime(*cream.offAt, timeZone_)}) : "");
        addLine(section, tr("Anaesthetic"), text);
        for (const auto& warning : given.warnings) {
            addLine(section, "", words(model::Problem{"anaesthetic", warning, {}}), Tone::warn);
        }
    }
    for (const auto& topical : record.topicals) {
        std::string text = topical.product;
        addPart(text, topical.lot.empty() ? "" : fill(tr("lot {0}"), {topical.lot}));
        addPart(text, topical.underNeedles ? tr("under the needles") : "");
        addLine(section, tr("Topical"), text, topical.underNeedles ? Tone::warn : Tone::neutral);
    }
    const auto grade = [&](const std::string& label, const std::optional<int>& value, int most) {
        if (value) {
            addLine(section, label, fill(tr("{0} of {1}"), {number(*value), number(most)}));
        }
    };
    grade(tr("Redness"), record.response.erythema, 3);
    grade(tr("Swelling"), record.response.oedema, 3);
    grade(tr("Bleeding"), record.response.bleeding, 3);
    grade(tr("Pain"), record.response.pain, 10);
    addLine(section, tr("Notes"), record.notes);
    return section;
}

std::vector<SessionSection> SessionLines::sections(const model::SessionRecord& record,
                                                   const std::vector<db::CartridgeRow>& units,
                                                   const model::ZoneTree& zones) const {
    return {people(record), treatment(record, zones), cartridges(record, units), aroundIt(record)};
}

std::vector<RecordChange> SessionLines::changes(const model::SessionRecord& before, const model::SessionRecord& after,
                                                const std::vector<db::CartridgeRow>& units,
                                                const model::ZoneTree& zones, FreeText freeText) const {
    const bool told = freeText == FreeText::told;
    const auto was = sections(told ? before : withoutWords(before), units, zones);
    const auto is = sections(told ? after : withoutWords(after), units, zones);
    std::vector<RecordChange> all;
    for (std::size_t i = 0; i < was.size(); ++i) {
        addChanges(was[i], is[i], all);
    }
    if (!told && !sameFreeText(before, after)) {
        all.push_back({tr("Notes"), tr("in the record"), tr("corrected")});
    }
    return all;
}

} // namespace present
