// What leaves the store: everything about one client, handed out or erased.

#include "app/cli/json_out.h"
#include "app/cli/leaving.h"
#include "app/cli/support.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/client_export.h"
#include "db/json_text.h"
#include "model/text_length.h"

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

Exit clientHold(Context& context, const HoldOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    orRefuse(access.holdRecords(clientOf(access, options.client), !options.lift, options.reason));
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("client", options.client);
            json.field("held", !options.lift);
        }));
    } else {
        context.out << (options.lift ? present::tr("The records are no longer held.")
                                     : present::tr("The records are held until this is lifted."))
                    << '\n';
    }
    return Exit::done;
}

Exit clientRetention(Context& context, const RetentionOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    if (!options.jurisdiction.empty()) {
        orRefuse(access.setRetention(options.jurisdiction));
    }
    const auto over = access.retentionOver(options.limit);
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("total", over.total);
            json.objects("clients", over.rows, [&](const db::RetentionRow& row) {
                json.field("uid", row.uid);
                json.field("name", row.name);
                json.field("lastVisit", row.lastVisit);
                json.field("until", row.until);
            });
        }));
        return Exit::done;
    }
    for (const auto& row : over.rows) {
        context.out << row.uid.text << "  " << row.name << "  " << model::isoText(row.lastVisit) << "  "
                    << model::isoText(row.until) << '\n';
    }
    context.out << present::fill(present::tr("{0} of {1} shown"),
                                 {present::number(std::ssize(over.rows)), present::number(over.total)})
                << '\n';
    return Exit::done;
}

Exit clientErase(Context& context, const EraseOptions& options) {
    const auto [signedIn, confirmation] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto client = clientOf(access, options.client);
    const auto found = access.client(client);
    if (!found || model::trimmed(found->givenName + " " + found->familyName) != model::trimmed(options.name)) {
        throw Refusal{{{"client", "name-differs", {}}}};
    }
    const auto erased = orRefuse(access.eraseClient(client, options.reason, confirmation));
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("client", options.client);
            json.field("records", erased.records);
            json.field("entries", erased.entries);
        }));
    } else {
        context.out << present::fill(present::tr("Erased: {0} records, and what {1} entries of the trail said. Backups "
                                                 "made until now still have them until they are removed."),
                                     {present::number(erased.records), present::number(erased.entries)})
                    << '\n';
    }
    return Exit::done;
}

} // namespace cli
