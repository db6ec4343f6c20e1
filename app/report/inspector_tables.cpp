#include "app/report/inspector_tables.h"

#include "app/present/hygiene_words.h"
#include "app/present/override_report.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/pack_cells.h"
#include "app/report/tone_of.h"
#include "model/aftercare.h"

#include <algorithm>

namespace report {

namespace {

using present::counted;
using present::fill;
using present::InspectorPack;
using present::number;
using present::PackSession;
using present::tr;

Table groupTable(const std::string& title, const std::string& who, const std::vector<db::HygieneGroup>& groups,
                 const std::string& nameless) {
    Table table;
    table.title = title;
    table.columns = {{who, 3},
                     {tr("Sessions"), 1.1, Align::right},
                     {tr("Fully traced"), 1.2, Align::right},
                     {tr("Used"), 1, Align::right},
                     {tr("Wasted"), 1, Align::right},
                     {tr("Overrides"), 1.1, Align::right}};
    table.empty = tr("No session in this time.");
    for (const auto& group : groups) {
        table.rows.push_back(
            {{group.name.empty() ? nameless : group.name},
             amount(group.sessions),
             {.text = present::percentText(group.complete, group.sessions), .data = std::to_string(group.complete)},
             amount(group.used),
             amount(group.wasted),
             amount(group.overrides)});
    }
    return table;
}

Cell stateOf(const db::HygieneRow& row, const InspectorPack& pack) {
    if (!row.resolution) {
        return {tr("Open"), Tone::text, "open"};
    }
    const auto& said = *row.resolution;
    const auto at = present::dayWithYear(model::localTime(said.at, pack.timeZone).day);
    return said.stands
               ? Cell{fill(tr("Resolved by {0}, {1}: {2}"), {said.who, at, said.note}), Tone::text, {}}
               : Cell{fill(tr("Open again; resolved by {0}, {1}: {2}"), {said.who, at, said.note}), Tone::warn, {}};
}

Cell recordOf(const db::HygieneRow& row, const std::map<model::SessionId, const PackSession*>& sessions) {
    auto words = present::hygieneRecord(row);
    std::string data;
    if (row.session) {
        if (const auto found = sessions.find(*row.session); found != sessions.end()) {
            const auto& uid = found->second->row.uid;
            words = fill(tr("Session {0}"), {present::shortUid(uid)});
            data = "session " + uid.text;
        }
    }
    return {std::move(words), Tone::text, std::move(data)};
}

/// One line for each zone and depth would be too much beside the original: the usual words of a chart.
std::string treatment(const PackSession& session, const InspectorPack& pack) {
    return present::treatmentText(session.row.treatment, pack.rules->zones);
}

/// What an amendment changed, on one side: "Chin: Pen 1.5 mm; Time: 10:00 to 10:40".
std::string sideOf(const std::vector<present::RecordChange>& changes, bool after) {
    std::string text;
    for (const auto& change : changes) {
        const auto& value = after ? change.after : change.before;
        text +=
            (text.empty() ? "" : "; ") + fill(tr("{0}: {1}"), {change.label, value.empty() ? tr("nothing") : value});
    }
    return text;
}

Cell performerOf(const db::SessionRow& row) {
    return row.cosignWanted ? Cell{fill(tr("{0}, not co-signed yet"), {row.performerName}), Tone::warn, {}}
                            : Cell{row.performerName};
}

} // namespace

Table findingsTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Findings");
    table.columns = {{tr("Severity"), 1}, {tr("Finding"), 2.9}, {tr("Record"), 1.7},
                     {tr("Day"), 1.3},    {tr("Who"), 1.5},     {tr("What became of it"), 2.6}};
    table.empty = tr("Nothing was found in this time.");
    std::map<model::SessionId, const PackSession*> sessions;
    for (const auto& session : pack.sessions) {
        sessions[session.row.id] = &session;
    }
    for (const auto& row : pack.reading.rows) {
        const auto severity = row.finding.severity;
        const auto facts = present::hygieneFacts(row.finding);
        const auto words = present::hygieneWords(row.finding);
        const auto session = row.session ? sessions.find(*row.session) : sessions.end();
        table.rows.push_back({{.text = present::words(severity),
                               .tone = toneOf(present::tone(severity), Tone::text),
                               .data = std::string{model::code(severity)}},
                              {.text = facts.empty() ? words : fill(tr("{0}. {1}"), {words, facts})},
                              recordOf(row, sessions),
                              dayCell(row.finding.day),
                              {.text = session == sessions.end() ? std::string{} : session->second->row.performerName},
                              stateOf(row, pack)});
    }
    const auto shown = static_cast<std::int64_t>(pack.reading.rows.size());
    if (pack.reading.total > shown) {
        table.caption = fill(tr("{0} of {1} findings; ask for a shorter period to have them all"),
                             {number(shown), number(pack.reading.total)});
    } else if (shown > 0) {
        table.caption = counted(tr("{n, plural, one {# finding} other {# findings}}"), shown);
    }
    return table;
}

Table practitionersTable(const InspectorPack& pack) {
    return groupTable(tr("By practitioner"), tr("Practitioner"), pack.reading.summary.practitioners, tr("Nobody"));
}

Table roomsTable(const InspectorPack& pack) {
    return groupTable(tr("By room"), tr("Room"), pack.reading.summary.rooms, tr("No room"));
}

Table sessionsTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Sessions and their cartridges");
    table.columns = {{tr("Day"), 1.35},      {tr("Session"), 1.15}, {tr("Client"), 1.5},  {tr("Practitioner"), 1.6},
                     {tr("Cartridge"), 1.3}, {tr("Lot"), 1.3},      {tr("Use by"), 1.35}, {tr("Container"), 1.15}};
    table.empty = tr("No session in this time.");
    for (const auto& session : pack.sessions) {
        const auto& row = session.row;
        const auto add = [&](Cell unit, Cell lot, Cell useBy, Cell container) {
            table.rows.push_back({dayCell(row.day), uidCell(row.uid), clientCell(session.client, pack),
                                  performerOf(row), std::move(unit), std::move(lot), std::move(useBy),
                                  std::move(container)});
        };
        for (const auto& use : session.uses) {
            const bool wasted = use.state == model::CartridgeState::wasted;
            auto unit = use.printedId.empty() ? quiet(tr("not known")) : Cell{use.printedId};
            if (wasted) {
                unit = {fill(tr("{0}, wasted"), {use.printedId.empty() ? tr("one of the lot") : use.printedId})};
            }
            const bool expired = use.useBy && *use.useBy < row.day && !wasted;
            add(std::move(unit), use.lotNumber.empty() ? quiet(tr("not known")) : Cell{use.lotNumber},
                use.useBy ? Cell{present::dayWithYear(*use.useBy), expired ? Tone::deny : Tone::text,
                                 model::isoText(*use.useBy)}
                          : quiet({}),
                use.container.empty() ? quiet(wasted ? std::string{} : tr("none")) : Cell{use.container});
        }
        if (session.uses.empty()) {
            add({tr("none"), Tone::deny, {}}, {}, {}, {});
        }
    }
    table.caption =
        counted(tr("{n, plural, one {# session} other {# sessions}}"), static_cast<std::int64_t>(pack.sessions.size()));
    const auto waiting =
        std::ranges::count_if(pack.sessions, [](const PackSession& session) { return session.row.cosignWanted; });
    if (waiting > 0) {
        table.caption += counted(tr("{n, plural, one {, # not co-signed yet} other {, # not co-signed yet}}"), waiting);
    }
    return table;
}

Table amendmentsTable(const InspectorPack& pack) {
    Table table;
    table.title = tr("Changed after signing");
    table.columns = {
        {tr("Day"), 1.2}, {tr("Client"), 1.2},   {tr("As it was signed"), 2.4}, {tr("As it stands now"), 2.4},
        {tr("Why"), 2},   {tr("Who, when"), 1.7}};
    table.empty = tr("No signed session was changed.");
    for (const auto& one : pack.amendments) {
        const auto& original = one.original;
        auto before = fill(tr("{0}. {1}"), {present::shortUid(original.row.uid), treatment(original, pack)});
        std::string after = tr("invalidated: counts no longer");
        if (!one.changes.empty()) {
            before = fill(tr("{0}. {1}"), {present::shortUid(original.row.uid), sideOf(one.changes, false)});
            after = sideOf(one.changes, true);
        } else if (one.now) {
            after =
                fill(tr("{0}, client {1}. {2}"), {present::shortUid(one.now->row.uid),
                                                  clientCell(one.now->client, pack).text, treatment(*one.now, pack)});
        }
        const auto when = one.at ? present::dayWithYear(model::localTime(*one.at, pack.timeZone).day) : std::string{};
        table.rows.push_back({dayCell(original.row.day),
                              clientCell(original.client, pack),
                              {std::move(before)},
                              {std::move(after)},
                              {one.reason},
                              {when.empty() ? one.who : fill(tr("{0}, {1}"), {one.who, when})}});
    }
    return table;
}

Table packOverridesTable(const InspectorPack& pack, const std::vector<db::OverrideLine>& lines,
                         const std::string& title) {
    Table table;
    table.title = title;
    table.columns = {{tr("Day"), 1.35},          {tr("Practitioner"), 1.6}, {tr("Client"), 1.4},
                     {tr("Rule and zone"), 2.1}, {tr("The rule"), 1},       {tr("Short by"), 1, Align::right},
                     {tr("Reason"), 2.6},        {tr("Second signer"), 1.5}};
    table.empty = tr("Nothing was overridden in this time.");
    for (const auto& line : lines) {
        const bool denied = line.finding.strength == model::Strength::deny;
        const auto client = pack.overridden.find(line.session);
        const auto reason = present::overrideReason(line);
        table.rows.push_back(
            {dayCell(line.day),
             {line.performerName},
             clientCell(client == pack.overridden.end() ? std::string{} : client->second, pack),
             {present::overriddenWords(line.finding, pack.rules->zones)},
             {denied ? tr("Refused") : tr("Warned"), denied ? Tone::deny : Tone::warn, {}},
             {line.finding.daysShort > 0 ? present::days(line.finding.daysShort) : std::string{}, Tone::text,
              line.finding.daysShort > 0 ? std::to_string(line.finding.daysShort) : std::string{}},
             reason.empty() ? quiet(tr("no reason given")) : Cell{reason},
             line.secondSigner.empty() ? quiet(tr("no")) : Cell{line.secondSigner}});
    }
    return table;
}

} // namespace report
