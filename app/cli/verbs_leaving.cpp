// What leaves the store: everything about one client.

#include "app/cli/json_out.h"
#include "app/cli/leaving.h"
#include "app/cli/support.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/client_export.h"
#include "db/json_text.h"

#include <ostream>

namespace cli {

namespace {

report::Paper paperToLeaveOn(const std::string& name) {
    if (name.empty()) {
        return report::usualPaper(present::localeName());
    }
    if (name != "a4" && name != "letter") {
        throw Refusal{{{"paper", "not-one-of", {name, "a4, letter"}}}};
    }
    return name == "letter" ? report::Paper::letter : report::Paper::a4;
}

} // namespace

Exit clientExport(Context& context, const ClientExportOptions& options) {
    const auto paper = paperToLeaveOn(options.paper);
    auto signedIn = open(context);
    const present::Seat seat{present::inlinePorts(db::systemClock()), signedIn.store,
                             signedIn.store->as(signedIn.actor)};
    const auto made =
        orRefuse(report::exportClient(seat, clientOf(seat.access, options.client), options.output, paper));
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("folder", made.folder.string());
            json.field("records", made.records);
            json.object("trail", [&](db::JsonText& mark) {
                mark.field("sequence", made.stamp.sequence);
                mark.field("head", made.stamp.head);
            });
        }));
    } else {
        context.out << present::fill(present::tr("{0} records saved in {1}. Whoever has this folder can read them."),
                                     {present::number(made.records), made.folder.string()})
                    << '\n';
    }
    return Exit::done;
}

} // namespace cli
