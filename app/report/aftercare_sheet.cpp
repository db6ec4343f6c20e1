#include "app/report/aftercare_sheet.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/pdf.h"
#include "app/report/sheet_words.h"
#include "db/aftercare_restrictions.h"
#include "db/aftercare_signs.h"
#include "model/aftercare_check.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

namespace report {
namespace {

using present::fill;

/// What the sheet is of.
struct Aftercared {
    db::SheetFacts facts;
    db::Clinic clinic;
    std::string timeZone;
    model::AftercarePlan plan;
    std::shared_ptr<model::RuleBook const> rules;
    SheetWords words{""};
};

bool isTold(const model::AftercareStep& step) {
    return !step.needsStaff;
}

/// The client's when all of it can be said in that language: a sheet of two languages is read by nobody.
SheetWords wordsOf(const Aftercared& of) {
    const auto all = std::ranges::all_of(of.plan.steps, [&](const model::AftercareStep& step) {
        return !isTold(step) || model::wordsIn(step, of.facts.language) != nullptr;
    });
    return SheetWords{all ? of.facts.language : std::string{}};
}

Table restrictionsOf(const Aftercared& of) {
    Table table;
    table.title = of.words.say("What to leave alone, and until when");
    table.columns = {{of.words.say("Until the day named"), 4}, {of.words.say("From then on"), 3}};
    const auto endings = model::restrictionsFor(db::aftercareRestrictions(), of.facts.rows, of.rules->zones,
                                                of.facts.endedAt, of.facts.day, of.timeZone);
    for (const auto& one : endings) {
        auto words = one.restriction.byHours ? fill(of.words.say("{0} until {1}, {2}"),
                                                    {of.words.say(one.restriction.words), of.words.day(one.until),
                                                     present::clockTime(one.endsAt, of.timeZone)})
                                             : fill(of.words.say("{0} until {1}"),
                                                    {of.words.say(one.restriction.words), of.words.day(one.until)});
        table.rows.push_back(
            {{.text = std::move(words), .data = model::isoText(one.until)}, {of.words.say(one.restriction.again)}});
    }
    table.empty = of.words.say("Nothing.");
    return table;
}

std::string textOfStep(const Aftercared& of, const model::AftercareStep& step) {
    const auto words = of.words.translated() ? model::wordsFor(step, of.words.language()).text : step.text;
    return model::fillStepText(words,
                               {of.facts.givenName, of.clinic.name, of.words.day(of.facts.day), of.clinic.phone});
}

void addSteps(std::vector<Block>& blocks, const Aftercared& of) {
    const auto due = model::schedule(of.plan, of.facts.endedAt, of.facts.day, of.timeZone, of.clinic.quiet);
    Table later;
    later.title = of.words.say("In the days after");
    later.columns = {{of.words.say("Day"), 1.3}, {of.words.say("What to do"), 5}};
    for (std::size_t i = 0; i < of.plan.steps.size(); ++i) {
        const auto& step = of.plan.steps[i];
        if (!isTold(step)) {
            continue;
        }
        if (step.offset == 0) {
            blocks.emplace_back(Heading{2, of.words.say("Today: what is normal, and what to do")});
            blocks.emplace_back(Paragraph{textOfStep(of, step)});
        } else {
            later.rows.push_back(
                {{.text = of.words.day(due[i].day), .data = model::isoText(due[i].day)}, {textOfStep(of, step)}});
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
            lines += (lines.empty() ? "" : "\n") + fill("• {0}", {of.words.say(sign.name)});
        }
    }
    blocks.emplace_back(Heading{2, of.words.say("Call us at once if you notice")});
    blocks.emplace_back(Paragraph{lines});
}

void addNextVisit(std::vector<Block>& blocks, const Aftercared& of) {
    if (const auto& next = of.facts.nextVisit) {
        blocks.emplace_back(Heading{2, of.words.say("Your next visit")});
        blocks.emplace_back(
            Paragraph{fill(of.words.say("{0}, {1}"),
                           {of.words.translated() ? of.words.day(next->first) : present::fullDay(next->first),
                            present::clockTime(next->second)})});
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

std::string nameOfSheet(const SheetWords& words, const std::string& code, int version) {
    return fill(words.say("{0}, version {1}"), {code, std::to_string(version)});
}

/// The same words on the same sheet are the same version; others get the next number, whatever was printed again since.
int versionOf(const std::vector<db::HandoutRow>& before, const std::string& code, const std::string& words) {
    int last = 0;
    for (const auto& one : before) {
        if (one.sheet == code && one.words == words) {
            return one.sheetVersion;
        }
        last = std::max(last, one.sheetVersion);
    }
    return last + 1;
}

/// What was kept as plain words, as a document again: title and facts, then blocks that begin with their heading.
void addKeptWords(Document& document, const std::string& words) {
    std::istringstream lines{words};
    std::string line;
    std::getline(lines, document.title);
    while (std::getline(lines, line) && !line.empty()) {
        const auto colon = line.find(": ");
        document.facts.push_back(colon == std::string::npos ? Fact{"", line}
                                                            : Fact{line.substr(0, colon), line.substr(colon + 2)});
    }
    bool heads = true;
    std::string text;
    const auto end = [&] {
        if (!text.empty()) {
            document.blocks.emplace_back(Paragraph{std::exchange(text, {})});
        }
    };
    while (std::getline(lines, line)) {
        if (line.empty()) {
            end();
            heads = true;
        } else if (heads) {
            document.blocks.emplace_back(Heading{2, line});
            heads = false;
        } else {
            text += (text.empty() ? "" : "\n") + line;
        }
    }
    end();
}

} // namespace

model::Outcome<AftercareSheet> aftercareSheet(const db::Access& access, model::SessionId id) {
    auto facts = access.sheetFacts(id);
    if (!facts) {
        return model::Problem{"session", "unknown", {}};
    }
    if (facts->state != model::SessionState::signed_ && facts->state != model::SessionState::amended) {
        return model::Problem{"session", "not-yet-signed", {std::string{model::code(facts->state)}}};
    }
    Aftercared of;
    of.facts = *std::move(facts);
    of.clinic = access.clinic();
    of.timeZone = of.facts.timeZone.empty() ? of.clinic.timeZone : of.facts.timeZone;
    of.rules = access.rules();
    const auto* plan = model::planFor(of.facts.plans, of.facts.rows, of.rules->zones);
    if (plan == nullptr && !of.facts.plans.empty()) {
        plan = &of.facts.plans.front(); // the zone tree or the record has changed since: what was planned stands
    }
    if (plan == nullptr) {
        return model::Problem{"session", "no-aftercare-plan", {}};
    }
    of.plan = *plan;

    of.words = wordsOf(of);

    AftercareSheet sheet;
    auto& document = sheet.document;
    document.title = of.words.say("After your treatment");
    document.clinic = of.clinic.name;
    document.language = of.words.language();
    document.facts = {{of.words.say("Client"), of.facts.clientName},
                      {of.words.say("Day of treatment"), of.words.day(of.facts.day)},
                      {of.words.say("Treatment"), present::treatmentText(of.facts.rows, of.rules->zones)},
                      {of.words.say("Treated by"), of.facts.performerName}};
    document.facts.push_back({of.words.say("Clinic"), of.clinic.name});
    for (const auto& [name, text] : {std::pair{of.words.say("Address"), of.clinic.address},
                                     {of.words.say("Telephone"), of.clinic.phone},
                                     {of.words.say("Licence"), of.clinic.licence}}) {
        if (!text.empty()) {
            document.facts.push_back({name, text});
        }
    }
    addSteps(document.blocks, of);
    addSigns(document.blocks, of);
    addNextVisit(document.blocks, of);
    sheet.words = plainWords(document);
    sheet.code = of.plan.code;
    sheet.version = versionOf(of.facts.handouts, sheet.code, sheet.words);
    document.facts.push_back({of.words.say("Sheet"), nameOfSheet(of.words, sheet.code, sheet.version)});
    return sheet;
}

model::Outcome<AftercareSheet> earlierSheet(const db::Access& access, model::SessionId id, int version) {
    const auto facts = access.sheetFacts(id);
    if (!facts) {
        return model::Problem{"session", "unknown", {}};
    }
    const auto kept = std::ranges::find(facts->handouts, version, &db::HandoutRow::sheetVersion);
    if (kept == facts->handouts.end()) {
        return model::Problem{"version", "never-handed-over", {std::to_string(version)}};
    }
    AftercareSheet sheet;
    sheet.code = kept->sheet;
    sheet.version = version;
    sheet.words = kept->words;
    const auto clinic = access.clinic();
    const SheetWords words{kept->language};
    sheet.document.clinic = clinic.name;
    sheet.document.language = kept->language;
    addKeptWords(sheet.document, kept->words);
    sheet.document.facts.push_back({words.say("Sheet"), nameOfSheet(words, sheet.code, version)});
    sheet.document.facts.push_back(
        {words.say("Reprint"),
         fill(words.say("as first handed over on {0}"), {words.day(model::localTime(kept->at, clinic.timeZone).day)})});
    return sheet;
}

model::Outcome<Document> handOutAftercareSheet(const present::Seat& seat, model::SessionId session,
                                               present::ReportUse use, std::optional<int> version) {
    auto access = seat.access;
    auto sheet = version ? earlierSheet(access, session, *version) : aftercareSheet(access, session);
    if (!sheet) {
        return sheet.problems();
    }
    const auto facts = access.sheetFacts(session).value();
    auto stamp = present::stampReport(seat, use, "aftercare-sheet", facts.day, facts.day, facts.client);
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

std::optional<SheetForMail> aftercareSheetForMail(const db::Access& access, model::SessionId session) {
    auto sheet = aftercareSheet(access, session);
    if (!sheet) {
        return std::nullopt;
    }
    sheet->document.preparedBy = access.actor().person().fullName;
    model::SentSheet record{sheet->code, sheet->version, sheet->document.language, sheet->words};
    const auto name = SheetWords{record.language}.say("Aftercare") + ".pdf";
    return SheetForMail{name, renderPdf(std::move(sheet->document), usualPaper(present::localeName())),
                        std::move(record)};
}

} // namespace report
