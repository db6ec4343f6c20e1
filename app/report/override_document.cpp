#include "app/report/override_document.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/stamped.h"

namespace report {
namespace {

using present::counted;
using present::fill;
using present::number;
using present::tr;

Cell amount(std::int64_t n) {
    return {.text = number(n), .data = std::to_string(n)};
}

Table countsTable(const std::vector<db::OverrideCount>& people) {
    Table table;
    table.title = tr("By practitioner");
    table.columns = {{tr("Practitioner"), 3},
                     {tr("Sessions"), 1.2, Align::right},
                     {tr("With overrides"), 1.4, Align::right},
                     {tr("Overrides"), 1.2, Align::right},
                     {tr("Of these refusals"), 1.4, Align::right},
                     {tr("With second signer"), 1.5, Align::right}};
    table.empty = tr("No session in this time.");
    for (const auto& person : people) {
        table.rows.push_back({{person.name},
                              amount(person.sessions),
                              amount(person.overridden),
                              amount(person.overrides),
                              amount(person.denials),
                              amount(person.seconded)});
    }
    return table;
}

std::vector<Cell> lineOf(const db::OverrideLine& line, const model::ZoneTree& zones) {
    const bool denied = line.finding.strength == model::Strength::deny;
    const auto quiet = [](std::string words) { return Cell{.text = std::move(words), .tone = Tone::secondary}; };
    auto reason = present::overrideReason(line);
    return {{.text = present::dayWithYear(line.day), .data = model::isoText(line.day)},
            {line.performerName},
            {line.clientName},
            {present::overriddenWords(line.finding, zones)},
            {.text = denied ? tr("Refused") : tr("Warned"), .tone = denied ? Tone::deny : Tone::warn},
            {.text = line.finding.daysShort > 0 ? present::days(line.finding.daysShort) : std::string{},
             .data = line.finding.daysShort > 0 ? std::to_string(line.finding.daysShort) : std::string{}},
            reason.empty() ? quiet(tr("no reason given")) : Cell{std::move(reason)},
            line.secondSigner.empty() ? quiet(tr("no")) : Cell{line.secondSigner}};
}

Table linesTable(const present::OverridesOnPaper& paper) {
    Table table;
    table.title = tr("One by one");
    table.columns = {{tr("Day"), 1.45},          {tr("Practitioner"), 1.7}, {tr("Client"), 1.7},
                     {tr("Rule and zone"), 2.1}, {tr("The rule"), 1.15},    {tr("Short by"), 1.05, Align::right},
                     {tr("Reason"), 2.6},        {tr("Second signer"), 1.5}};
    table.empty = tr("Nothing was overridden in this time.");
    for (const auto& line : paper.report.lines) {
        table.rows.push_back(lineOf(line, paper.rules->zones));
    }
    const auto shown = static_cast<std::int64_t>(paper.report.lines.size());
    if (shown > 0) {
        table.caption = counted(tr("{n, plural, one {# override} other {# overrides}}"), shown);
    }
    if (paper.report.total > shown) {
        table.caption = fill(tr("{0} of {1} overrides; the earlier ones are not in this report"),
                             {number(shown), number(paper.report.total)});
    }
    return table;
}

} // namespace

Document overrideDocument(const present::OverridesOnPaper& paper) {
    std::int64_t sessions = 0;
    std::int64_t denials = 0;
    std::int64_t seconded = 0;
    for (const auto& person : paper.report.people) {
        sessions += person.sessions;
        denials += person.denials;
        seconded += person.seconded;
    }
    auto document = stamped(paper.stamp);
    document.title = tr("Overrides");
    document.context = {tr("What was done although the rules warned of it or refused it, and the reasons given.")};
    document.facts = {
        {tr("Period"), fill(tr("{0} to {1}"), {present::dayWithYear(paper.first), present::dayWithYear(paper.last)})},
        {tr("Prepared by"), paper.stamp.preparedBy},
        {tr("Practitioner"), paper.person.empty() ? tr("everybody") : paper.person},
        {tr("Prepared"), paper.stamp.preparedAt},
        {tr("Overrides"),
         fill(tr("{0} in {1}"),
              {number(paper.report.total), counted(tr("{n, plural, one {# session} other {# sessions}}"), sessions)})},
        {tr("Against a refusal"), fill(tr("{0}, {1} with a second signer"), {number(denials), number(seconded)})}};
    document.blocks = {countsTable(paper.report.people), linesTable(paper)};
    return document;
}

} // namespace report
