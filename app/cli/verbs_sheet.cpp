// The aftercare sheet on the command line: as a file, or by mail.

#include "app/cli/grammar.h"
#include "app/cli/json_out.h"
#include "app/cli/sheet.h"
#include "app/cli/sheet_along.h"
#include "app/cli/support.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/aftercare_sheet.h"
#include "app/report/pdf.h"
#include "db/json_text.h"

#include <filesystem>
#include <ostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

report::Paper sheetPaper(const std::string& name) {
    if (name.empty()) {
        return report::usualPaper(present::localeName());
    }
    if (name != "a4" && name != "letter") {
        throw Refusal{{{"paper", "not-one-of", {name, "a4, letter"}}}};
    }
    return name == "letter" ? report::Paper::letter : report::Paper::a4;
}

/// The sheet is on record as handed over before the file is there: a file without its record cannot be.
void saveSheet(Context& context, const present::Seat& seat, model::SessionId session, const SheetOptions& options) {
    const auto paper = sheetPaper(options.paper);
    if (std::filesystem::exists(std::filesystem::symlink_status(options.output))) {
        throw Refusal{{{"output", "taken", {options.output}}}}; // before anything is recorded
    }
    const auto wanted = options.version > 0 ? std::optional{options.version} : std::nullopt;
    const auto document = orRefuse(report::handOutAftercareSheet(seat, session, present::ReportUse::pdf, wanted));
    writeNew(options.output, report::renderPdf(document, paper));
    const auto handed = seat.access.sheetFacts(session).value().handouts.back();
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("file", options.output);
            json.field("sheet", handed.sheet);
            json.field("version", handed.sheetVersion);
            json.field("reprint", wanted.has_value());
            json.field("handout", handed.uid);
        }));
    } else {
        context.out << fill(tr("Sheet {0}, version {1}, saved as {2}."),
                            {handed.sheet, std::to_string(handed.sheetVersion), options.output})
                    << '\n';
    }
}

Exit mailSheet(Context& context, const present::Seat& seat, model::SessionId session) {
    const auto facts = seat.access.sheetFacts(session).value();
    if (!facts.mail) {
        throw Refusal{{{"session", "no-sheet-mail", {}}}};
    }
    auto access = seat.access;
    deliver::PostOptions how;
    how.only = {facts.mail->reminder};
    how.sheet = sheetAlong(access);
    const auto report = deliver::postRound(access, how);
    const std::string outcome = report.items.empty() ? "waits" : report.items.front().outcome;
    const std::string why = report.items.empty() ? report.why : report.items.front().why;
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("held", report.held);
            json.field("outcome", outcome);
            json.filled("why", why);
        }));
    } else {
        context.out << outcome << (why.empty() ? "" : "  " + why) << '\n';
    }
    return outcome == "sent" || outcome == "retry" || outcome == "waits" ? Exit::done : Exit::refused;
}

} // namespace

std::function<std::optional<deliver::SheetAlong>(model::SessionId)> sheetAlong(const db::Access& access) {
    return [&access](model::SessionId session) -> std::optional<deliver::SheetAlong> {
        auto sheet = report::aftercareSheetForMail(access, session);
        if (!sheet) {
            return std::nullopt;
        }
        return deliver::SheetAlong{{std::move(sheet->fileName), std::move(sheet->pdf)}, std::move(sheet->record)};
    };
}

Exit aftercareSheetVerb(Context& context, const SheetOptions& options) {
    if (options.output.empty() != options.mail) {
        throw Refusal{{{options.mail ? "mail" : "output", options.mail ? "not-both" : "required", {}}}};
    }
    if (options.version < 0) {
        throw Refusal{{{"version", "never-handed-over", {std::to_string(options.version)}}}};
    }
    auto signedIn = open(context);
    const present::Seat seat{present::inlinePorts(db::systemClock()), signedIn.store,
                             signedIn.store->as(signedIn.actor)};
    const auto session = seat.access.sessionByUid({options.session});
    if (!session) {
        throw Refusal{{{"session", "unknown", {}}}};
    }
    if (options.mail) {
        return mailSheet(context, seat, *session);
    }
    saveSheet(context, seat, *session, options);
    return Exit::done;
}

void tellSheet(VerbGroup& group) {
    group.verb("sheet", "The aftercare sheet of a signed session, as a PDF or by mail; it is recorded as handed over",
               aftercareSheetVerb, [](Verb& verb, SheetOptions& options) {
                   verb.needed("SESSION", options.session, "The session's uid");
                   verb.text("--output", options.output, "PDF file to write; one that is there is left as it is");
                   verb.text("--paper", options.paper, "a4 or letter (the country's)");
                   verb.number("--version", options.version, "An earlier version, word for word; it says so");
                   verb.flag("--mail", options.mail, "Mail it now, in place of a file; never twice");
               });
}

} // namespace cli
