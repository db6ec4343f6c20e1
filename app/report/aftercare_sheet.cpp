#include "app/report/aftercare_sheet.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/pdf.h"
#include "db/aftercare_restrictions.h"
#include "db/aftercare_signs.h"
#include "model/aftercare_check.h"

#include <algorithm>
#include <set>

namespace report {
namespace {

using present::dayWithYear;
using present::fill;
using present::tr;

/// What the sheet is of.
struct Aftercared {
    db::SessionDetail session;
    model::Client client;
    db::Clinic clinic;
    std::string timeZone;
    model::AftercarePlan plan;
    std::shared_ptr<model::RuleBook const> rules;
};

Table restrictionsOf(const Aftercared& of) {
    Table table;
    table.title = tr("What to leave alone, and until when");
    table.columns = {{tr("Until the day named"), 4}, {tr("From then on"), 3}};
    const auto endings =
        model::restrictionsFor(db::aftercareRestrictions(), of.session.record.plan.rows, of.rules->zones,
                               of.session.record.endedAt, of.session.row.day, of.timeZone);
    for (const auto& one : endings) {
        auto words = one.restriction.byHours
                         ? fill(tr("{0} until {1}, {2}"), {one.restriction.words, dayWithYear(one.until),
                                                           present::clockTime(one.endsAt, of.timeZone)})
                         : fill(tr("{0} until {1}"), {one.restriction.words, dayWithYear(one.until)});
        table.rows.push_back({{.text = std::move(words), .data = model::isoText(one.until)}, {one.restriction.again}});
    }
    table.empty = tr("Nothing.");
    return table;
}

std::string textOfStep(const Aftercared& of, const model::AftercareStep& step) {
    return model::fillStepText(step.text,
                               {of.client.givenName, of.clinic.name, dayWithYear(of.session.row.day), of.clinic.phone});
}

void addSteps(std::vector<Block>& blocks, const Aftercared& of) {
    const auto due =
        model::schedule(of.plan, of.session.record.endedAt, of.session.row.day, of.timeZone, of.clinic.quiet);
    Table later;
    later.title = tr("In the days after");
    later.columns = {{tr("Day"), 1.3}, {tr("What to do"), 5}};
    for (std::size_t i = 0; i < of.plan.steps.size(); ++i) {
        const auto& step = of.plan.steps[i];
        if (step.needsStaff) {
            continue;
        }
        if (step.offset == 0) {
            blocks.emplace_back(Heading{2, tr("Today: what is normal, and what to do")});
            blocks.emplace_back(Paragraph{textOfStep(of, step)});
        } else {
            later.rows.push_back(
                {{.text = dayWithYear(due[i].day), .data = model::isoText(due[i].day)}, {textOfStep(of, step)}});
        }
    }
    blocks.emplace_back(restrictionsOf(of));
    if (!later.rows.empty()) {
        blocks.emplace_back(std::move(later));
    }
}

void addSigns(std::vector<Block>& blocks, const Aftercared& of) {
    std::set<std::string> asked;
    for (const auto& step : of.plan.steps) {
        asked.insert(step.alarms.begin(), step.alarms.end());
    }
    std::string lines;
    for (const auto& sign : db::aftercareSigns()) {
        // What is grave is told whatever the plan asks about.
        if (asked.contains(sign.code) || sign.severity == model::Severity::severe) {
            lines += (lines.empty() ? "" : "\n") + fill(tr("• {0}"), {sign.name});
        }
    }
    blocks.emplace_back(Heading{2, tr("Call us at once if you notice")});
    blocks.emplace_back(Paragraph{lines});
}

void addNextVisit(std::vector<Block>& blocks, const Aftercared& of, const db::Access& access) {
    const auto all = access.sessionsOf(of.client.id).rows;
    const db::SessionRow* next = nullptr;
    for (const auto& one : all) {
        if (one.state == model::SessionState::planned && one.day > of.session.row.day &&
            (!next || std::pair{one.day, one.minute} < std::pair{next->day, next->minute})) {
            next = &one;
        }
    }
    if (next != nullptr) {
        blocks.emplace_back(Heading{2, tr("Your next visit")});
        blocks.emplace_back(
            Paragraph{fill(tr("{0}, {1}"), {present::fullDay(next->day), present::clockTime(next->minute)})});
    }
}

/// What stands on it, without what says who printed it and when.
std::string plainWords(const Document& document) {
    std::string words = document.title + '\n';
    for (const auto& fact : document.facts) {
        words += fact.label + ": " + fact.value + '\n';
    }
    for (const auto& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block)) {
            words += '\n' + heading->text + '\n';
        } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            words += paragraph->text + '\n';
        } else if (const auto* table = std::get_if<Table>(&block)) {
            words += '\n' + table->title + '\n';
            for (const auto& row : table->rows) {
                for (const auto& cell : row) {
                    words += (&cell == &row.front() ? "" : "; ") + cell.text;
                }
                words += '\n';
            }
        }
    }
    return words;
}

} // namespace

model::Outcome<AftercareSheet> aftercareSheet(const db::Access& access, model::SessionId id) {
    auto session = access.session(id);
    if (!session) {
        return model::Problem{"session", "unknown", {}};
    }
    if (session->row.state != model::SessionState::signed_ && session->row.state != model::SessionState::amended) {
        return model::Problem{"session", "not-yet-signed", {std::string{model::code(session->row.state)}}};
    }
    Aftercared of;
    of.session = *std::move(session);
    of.client = access.client(of.session.row.client).value();
    of.clinic = access.clinic();
    of.timeZone = of.client.timeZone.empty() ? of.clinic.timeZone : of.client.timeZone;
    of.rules = access.rules();
    const auto plans = access.aftercarePlans();
    const auto* const plan = model::planFor(plans, of.session.record.plan.rows, of.rules->zones);
    if (plan == nullptr) {
        return model::Problem{"session", "no-aftercare-plan", {}};
    }
    of.plan = *plan;

    AftercareSheet sheet;
    auto& document = sheet.document;
    document.title = tr("After your treatment");
    document.clinic = of.clinic.name;
    document.language = present::languageTag();
    document.facts = {{tr("Client"), of.session.row.clientName},
                      {tr("Day of treatment"), dayWithYear(of.session.row.day)},
                      {tr("Treatment"), present::treatmentText(of.session.record.plan.rows, of.rules->zones)},
                      {tr("Treated by"), of.session.row.performerName}};
    document.facts.push_back({tr("Clinic"), of.clinic.name});
    for (const auto& [name, text] : {std::pair{tr("Address"), of.clinic.address},
                                     {tr("Telephone"), of.clinic.phone},
                                     {tr("Licence"), of.clinic.licence}}) {
        if (!text.empty()) {
            document.facts.push_back({name, text});
        }
    }
    addSteps(document.blocks, of);
    addSigns(document.blocks, of);
    addNextVisit(document.blocks, of, access);
    sheet.words = plainWords(document);
    sheet.code = of.plan.code;
    const auto before = access.handouts(id);
    if (!before.empty()) {
        sheet.version = before.back().sheetVersion + (before.back().words == sheet.words ? 0 : 1);
    }
    document.facts.push_back({tr("Sheet"), fill(tr("{0}, version {1}"), {sheet.code, std::to_string(sheet.version)})});
    return sheet;
}

model::Outcome<Document> handOutAftercareSheet(const present::Seat& seat, model::SessionId session,
                                               present::ReportUse use) {
    auto access = seat.access;
    auto sheet = aftercareSheet(access, session);
    if (!sheet) {
        return sheet.problems();
    }
    const auto detail = access.session(session).value();
    const auto client = access.client(detail.row.client).value();
    auto stamp = present::stampReport(seat, use, "aftercare-sheet", detail.row.day, detail.row.day, client.uid);
    if (!stamp) {
        return stamp.problems();
    }
    if (use != present::ReportUse::look) {
        const auto way = use == present::ReportUse::print ? model::HandoutWay::printed : model::HandoutWay::saved;
        const auto noted = access.apply(
            model::HandOut{session, sheet->code, sheet->version, sheet->document.language, way, sheet->words});
        if (!noted) {
            return noted.problems();
        }
    }
    auto document = std::move(sheet->document);
    document.preparedBy = stamp->preparedBy;
    document.preparedAt = stamp->preparedAt;
    document.sequence = stamp->sequence;
    document.head = stamp->head;
    return document;
}

std::optional<std::string> aftercareSheetPdf(const db::Access& access, model::SessionId session) {
    auto sheet = aftercareSheet(access, session);
    if (!sheet) {
        return std::nullopt;
    }
    sheet->document.preparedBy = access.actor().person().fullName;
    return renderPdf(std::move(sheet->document), usualPaper(present::localeName()));
}

} // namespace report
