#include "app/present/session_view.h"

#include "app/present/finding_text.h"
#include "app/present/invalidating.h"
#include "app/present/session_care.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/role_table.h"

#include <algorithm>

namespace present {

namespace {

struct RecordNames {
    const db::Access& access;
    std::vector<model::Account> accounts;
    std::vector<db::Room> rooms;
    std::vector<model::Device> devices;
    std::vector<db::ContainerRow> containers;

    explicit RecordNames(const db::Access& from)
        : access{from}
        , accounts{from.accounts()}
        , rooms{from.rooms()}
        , devices{from.devices()}
        , containers{from.containers()} {}

    std::string of(model::AccountId id) const {
        const auto found = std::ranges::find(accounts, id, &model::Account::id);
        return found == accounts.end() ? std::string{} : found->fullName;
    }
    std::string of(model::RoomId id) const {
        const auto found = std::ranges::find(rooms, id, &db::Room::id);
        return found == rooms.end() ? std::string{} : found->name;
    }
    std::string of(model::DeviceId id) const {
        const auto found = std::ranges::find(devices, id, &model::Device::id);
        return found == devices.end() ? std::string{} : found->name;
    }
    std::string of(model::ContainerId id) const {
        const auto found = std::ranges::find_if(containers, [&](const auto& row) { return row.container.id == id; });
        return found == containers.end() ? std::string{} : found->container.number;
    }
};

void add(SessionSection& section, std::string label, std::string text, Tone tone = Tone::neutral) {
    if (!text.empty()) {
        section.lines.push_back({std::move(label), std::move(text), tone});
    }
}

void append(std::string& text, const std::string& part) {
    if (!part.empty()) {
        text += (text.empty() ? "" : ", ") + part;
    }
}

SessionSection people(const db::SessionDetail& session, const RecordNames& names, const std::string& zone,
                      model::Day today) {
    SessionSection section{tr("People and times"), {}};
    const auto& record = session.record;
    add(section, tr("Practitioner"), names.of(record.plan.performer));
    if (record.plan.supervisor) {
        add(section, tr("Supervisor"), names.of(*record.plan.supervisor));
    }
    if (record.room) {
        add(section, tr("Room"), names.of(*record.room));
    }
    if (record.startedAt != model::Instant{}) {
        add(section, tr("Time"),
            fill(tr("{0} to {1}"), {clockTime(record.startedAt, zone), clockTime(record.endedAt, zone)}));
    }
    if (session.signedAt) {
        add(section, tr("Signed"),
            fill(tr("by {0}, {1}"), {session.signedBy, dayAndTime(*session.signedAt, zone, today)}), Tone::safe);
    }
    add(section, tr("Why it ended"), session.ending, Tone::warn);
    return section;
}

SessionSection treatment(const db::SessionDetail& session, const RecordNames& names, const model::ZoneTree& zones) {
    SessionSection section{tr("Treatment"), {}};
    for (const auto& row : session.record.plan.rows) {
        std::string text = protocolText(row.modality, row.depth);
        append(text, row.device ? names.of(*row.device) : std::string{});
        append(text, inSentence(words(row.indication)));
        append(text,
               row.passes ? counted(tr("{n, plural, one {# pass} other {# passes}}"), *row.passes) : std::string{});
        append(text, row.endpoint ? inSentence(words(*row.endpoint)) : std::string{});
        if (row.rf) {
            append(text, row.rf->energyMillijoules ? fill(tr("{0} mJ"), {number(*row.rf->energyMillijoules)}) : "");
            append(text, row.rf->pulseMilliseconds ? fill(tr("{0} ms"), {number(*row.rf->pulseMilliseconds)}) : "");
            append(text, row.rf->shots ? counted(tr("{n, plural, one {# shot} other {# shots}}"), *row.rf->shots) : "");
        }
        append(text, row.note);
        add(section, sentence(zoneName(row.zone, zones)), text);
    }
    return section;
}

SessionSection cartridges(const db::SessionDetail& session, const RecordNames& names) {
    SessionSection section{tr("Cartridges"), {}};
    for (std::size_t i = 0; i < session.record.cartridges.size(); ++i) {
        const auto& use = session.record.cartridges[i];
        std::string label = tr("Not known");
        std::string text;
        if (i < session.units.size() && session.units[i].id) {
            const auto& unit = session.units[i];
            label = unit.printedId;
            text = fill(tr("{0}, lot {1}, use by {2}"), {unit.productName, unit.lotNumber, dayWithYear(unit.useBy)});
        } else if (use.lot) {
            const auto lot = names.access.lot(*use.lot);
            label = tr("Lot only");
            text = lot ? fill(tr("{0}, lot {1}"), {lot->productName, lot->lot.number}) : std::string{};
        }
        append(text, inSentence(words(use.fate)));
        append(text, use.wasteReason ? inSentence(words(*use.wasteReason)) : std::string{});
        if (use.fate == model::CartridgeFate::used && use.cartridge) {
            append(text, use.packIntact ? tr("pack intact") : tr("pack not intact"));
            append(text, use.sheathChanged ? tr("sheath changed") : tr("sheath not changed"));
        }
        add(section, label, text, use.cartridge ? Tone::neutral : Tone::warn);
    }
    if (session.record.container) {
        add(section, tr("Sharps container"), names.of(*session.record.container));
    }
    if (session.record.handpieceDisinfected) {
        add(section, tr("Handpiece"), *session.record.handpieceDisinfected ? tr("disinfected") : tr("not disinfected"),
            *session.record.handpieceDisinfected ? Tone::neutral : Tone::warn);
    }
    return section;
}

SessionSection aroundIt(const model::SessionRecord& record, const std::string& zone) {
    SessionSection section{tr("Before and after"), {}};
    if (record.anaesthetic) {
        const auto& cream = *record.anaesthetic;
        const auto given = model::dose(cream);
        std::string text = cream.product;
        append(text, cream.lot.empty() ? "" : fill(tr("lot {0}"), {cream.lot}));
        append(text, fill(tr("{0} mg"), {number(given.agentMilligrams)}));
        if (given.microgramsPerKilogram) {
            const auto hundredths = *given.microgramsPerKilogram / 100;
            append(text,
                   fill(tr("{0} mg/kg"), {std::to_string(hundredths / 10) + '.' + std::to_string(hundredths % 10)}));
        }
        append(text, cream.onAt ? fill(tr("on {0}"), {clockTime(*cream.onAt, zone)}) : "");
        append(text, cream.offAt ? fill(tr("off {0}"), {clockTime(*cream.offAt, zone)}) : "");
        add(section, tr("Anaesthetic"), text);
        for (const auto& warning : given.warnings) {
            add(section, "", words(model::Problem{"anaesthetic", warning, {}}), Tone::warn);
        }
    }
    for (const auto& topical : record.topicals) {
        std::string text = topical.product;
        append(text, topical.lot.empty() ? "" : fill(tr("lot {0}"), {topical.lot}));
        append(text, topical.underNeedles ? tr("under the needles") : "");
        add(section, tr("Topical"), text, topical.underNeedles ? Tone::warn : Tone::neutral);
    }
    const auto grade = [&](const std::string& label, const std::optional<int>& value, int most) {
        if (value) {
            add(section, label, fill(tr("{0} of {1}"), {number(*value), number(most)}));
        }
    };
    grade(tr("Redness"), record.response.erythema, 3);
    grade(tr("Swelling"), record.response.oedema, 3);
    grade(tr("Bleeding"), record.response.bleeding, 3);
    grade(tr("Pain"), record.response.pain, 10);
    add(section, tr("Notes"), record.notes);
    return section;
}

SessionSection findings(const db::SessionDetail& session, const model::RuleBook& rules, model::Day today) {
    SessionSection section{tr("Findings"), {}};
    for (const auto& group : grouped(session.assessment, rules, today)) {
        add(section, words(session.assessment.verdict), group.text, group.tone);
        for (const auto& over : session.overrides) {
            if (std::ranges::find(group.keys, over.findingKey) != group.keys.end()) {
                add(section, tr("Reason"), fill(tr("{0}: {1}"), {words(over.reason), over.words}), Tone::info);
                break;
            }
        }
    }
    return section;
}

std::string handedWords(model::HandoutWay way) {
    switch (way) {
    case model::HandoutWay::printed:
        return tr("printed {0} by {1}");
    case model::HandoutWay::saved:
        return tr("saved {0} by {1}");
    case model::HandoutWay::mailed:
        return tr("mailed {0} by {1}");
    }
    return {};
}

SessionSection handedOver(const std::vector<db::HandoutRow>& handouts, const std::string& zone) {
    SessionSection section{tr("Handed over"), {}};
    for (const auto& one : handouts) {
        const auto at = fill(tr("{0} {1}"), {dayWithYear(model::localTime(one.at, zone).day), clockTime(one.at, zone)});
        add(section, fill(tr("Aftercare sheet version {0}"), {number(one.sheetVersion)}),
            fill(handedWords(one.way), {at, one.who}));
    }
    return section;
}

SessionSection aftercare(const Seat& seat, const db::SessionRow& session) {
    SessionSection section{tr("Aftercare"), {}};
    for (auto& line : careOf(seat, session.id, session.client)) {
        add(section, std::move(line.when), std::move(line.text), line.tone);
    }
    return section;
}

} // namespace

SessionView::SessionView(Seat seat, model::SessionId session)
    : seat_{std::move(seat)}
    , id_{session} {
    refresh();
}

void SessionView::refresh() {
    SessionReading next;
    const auto& access = seat_.access;
    const auto session = access.session(id_);
    if (!session) {
        next.title = tr("This session is not in the store.");
        show(std::move(next));
        return;
    }
    const auto today = access.today();
    const auto zone = access.clinic().timeZone;
    const auto version = session->assessment.ruleBookVersion;
    const auto rules = version > 0 ? access.rules(version) : access.rules();
    const RecordNames names{access};
    next.found = true;
    next.client = session->row.client;
    next.title = fill(tr("Session of {0}, {1}"), {longDay(session->row.day, today), session->row.clientName});
    next.line = treatmentText(session->record.plan.rows, rules->zones);
    if (session->signedAt) {
        next.line += "; " + fill(tr("signed by {0} on {1}"),
                                 {session->signedBy, shortDay(model::localTime(*session->signedAt, zone).day, today)});
    }
    next.state = {words(session->row.state), tone(session->row.state)};
    if (const auto& why = session->row.invalidated) {
        next.invalidated = whoAndWhy(*why, zone, today);
        if (session->replaced) {
            next.invalidated += ' ' + fill(tr("It was moved to the chart of {0}."), {session->replaced->clientName});
        }
    }
    next.mayInvalidate = mayInvalidate(seat_, *session);
    next.maySheet =
        (session->row.state == model::SessionState::signed_ || session->row.state == model::SessionState::amended) &&
        db::mayDo(access.actor().person().roles, "sheet.hand-out");
    for (auto& section :
         {people(*session, names, zone, today), treatment(*session, names, rules->zones), cartridges(*session, names),
          aroundIt(session->record, zone), findings(*session, *rules, today), aftercare(seat_, session->row),
          handedOver(access.handouts(id_), zone)}) {
        if (!section.lines.empty()) {
            next.sections.push_back(section);
        }
    }
    show(std::move(next));
}

} // namespace present
