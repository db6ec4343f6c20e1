// The hygiene audit and the inspector pack on the command line.

#include "app/cli/hygiene_out.h"
#include "app/cli/support.h"
#include "app/present/hygiene_words.h"
#include "app/present/inspector_pack.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/csv.h"
#include "app/report/html.h"
#include "app/report/inspector_pack.h"
#include "app/report/pdf.h"

#include <ostream>
#include <sstream>

namespace cli {

using present::fill;
using present::tr;

namespace {

present::PackQuery queryOf(const HygieneOptions& options) {
    present::PackQuery query;
    query.first = dayOf(options.from, "from");
    query.last = dayOf(options.to, "to");
    if (query.last < query.first) {
        throw Refusal{{{"to", "before-start", {}}}};
    }
    query.names = options.names ? present::PackNames::names : present::PackNames::numbers;
    return query;
}

/// As the findings come: a year of a large clinic is never held in memory.
void writeJson(const present::Seat& seat, const present::PackQuery& query, std::ostream& out) {
    auto access = seat.access;
    const bool named = query.names == present::PackNames::names;
    hygiene_out::Totals totals;
    const auto summary =
        access.hygieneSummary({query.first, query.last}).value(); // before a word is written: it may be refused
    out << hygiene_out::begin(query.first, query.last, access.clinic());
    access.hygiene({query.first, query.last},
                   [&](const db::HygieneRow& row) {
                       std::string client;
                       if (const auto session = named && row.session ? access.session(*row.session) : std::nullopt) {
                           client = session->row.clientName;
                       }
                       out << hygiene_out::finding(row, present::hygieneWords(row.finding), client,
                                                   totals.findings == 0);
                       ++totals.findings;
                       totals.open += row.open() ? 1 : 0;
                       const bool critical = row.finding.severity == model::HygieneSeverity::critical;
                       totals.openCritical += row.open() && critical ? 1 : 0;
                       return static_cast<bool>(out);
                   },
                   {}, {});
    const auto mark = orRefuse(access.noteReport({"hygiene", query.first, query.last, "json"}));
    out << hygiene_out::end(summary, totals, mark);
}

void writeReport(const present::Seat& seat, const present::PackQuery& query, const HygieneOptions& options,
                 std::ostream& out) {
    const auto use = options.format == "pdf"    ? present::ReportUse::pdf
                     : options.format == "html" ? present::ReportUse::html
                                                : present::ReportUse::csv;
    const auto document = report::inspectorPack(orRefuse(present::gatherPack(seat, query, use, {}, {})));
    const auto paper = options.paper == "letter" ? report::Paper::letter
                       : options.paper == "a4"   ? report::Paper::a4
                                                 : report::usualPaper(present::localeName());
    switch (use) {
    case present::ReportUse::pdf:
        out << report::renderPdf(document, paper);
        break;
    case present::ReportUse::html:
        out << report::renderHtml(document);
        break;
    default:
        out << report::renderCsv(document, report::ByteOrderMark::none);
    }
}

void tellInWords(const present::Seat& seat, const present::PackQuery& query, std::ostream& out) {
    std::int64_t found = 0;
    std::int64_t open = 0;
    seat.access.hygiene({query.first, query.last},
                        [&](const db::HygieneRow& row) {
                            const auto facts = present::hygieneFacts(row.finding);
                            out << model::isoText(row.finding.day) << "  " << present::words(row.finding.severity)
                                << "  " << present::hygieneWords(row.finding) << (facts.empty() ? "" : ". " + facts)
                                << (row.open() ? std::string{} : "  " + tr("(resolved)")) << '\n';
                            ++found;
                            open += row.open() ? 1 : 0;
                            return static_cast<bool>(out);
                        },
                        {}, {});
    const auto summary = seat.access.hygieneSummary({query.first, query.last}).value();
    out << fill(tr("{0} findings, {1} open. Fully traced: {2} of {3} sessions, {4}."),
                {present::number(found), present::number(open), present::number(summary.complete),
                 present::number(summary.sessions), present::percentText(summary.complete, summary.sessions)})
        << '\n';
}

} // namespace

Exit auditHygiene(Context& context, const HygieneOptions& options) {
    const auto query = queryOf(options);
    auto signedIn = open(context);
    const present::Seat seat{present::inlinePorts(db::systemClock()), signedIn.store,
                             signedIn.store->as(signedIn.actor)};
    const auto write = [&](std::ostream& out) {
        if (options.format == "json" || (options.format.empty() && context.json)) {
            writeJson(seat, query, out);
        } else if (options.format.empty()) {
            tellInWords(seat, query, out);
        } else {
            writeReport(seat, query, options, out);
        }
    };
    if (options.output.empty()) {
        write(context.out);
        return Exit::done;
    }
    std::ostringstream text;
    write(text);
    writeNew(options.output, text.str());
    context.err << fill(tr("Saved as {0}."), {options.output}) << '\n';
    return Exit::done;
}

} // namespace cli
