// Clients on the command line.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/client_import.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/whole_body.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

Exit clientAdd(Context& context, const ClientAddOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::Client client;
    client.givenName = options.given;
    client.familyName = options.family;
    client.phone = options.phone;
    client.email = options.email;
    client.address.lines = options.street;
    client.address.city = options.city;
    client.address.postcode = options.postcode;
    client.allergies = options.allergies;
    client.language = options.language;
    if (!options.birthDate.empty()) {
        client.birthDate = model::parseDay(options.birthDate);
        if (!client.birthDate) {
            throw Refusal{{{"birthDate", "not-a-day", {options.birthDate}}}};
        }
    }
    if (!options.evenIfDouble) {
        for (const auto& known : access.doublesOf(client)) {
            if (known.sameName && (known.sameBirthDate || known.samePhone)) {
                context.err << tr("A client of this name and birth date or telephone is there already. Was another "
                                  "meant, add --even-if-double.")
                            << '\n';
                return Exit::refused;
            }
        }
    }
    const auto applied = orRefuse(access.apply(model::Change{model::AddClient{client}}));
    if (context.json) {
        context.out << json_out::added(applied.uid, "client");
    } else {
        context.out << fill(tr("Added: client {0}"), {applied.uid.text}) << '\n';
    }
    return Exit::done;
}

Exit clientFind(Context& context, const std::string& text) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    db::ClientQuery query;
    query.text = text;
    query.includeDeceased = true;
    const auto found = access.clients(query);
    if (context.json) {
        context.out << json_out::clients(found);
        return Exit::done;
    }
    for (const auto& row : found.rows) {
        context.out << row.uid.text << "  " << row.name << (row.birthDate ? ", " + model::isoText(*row.birthDate) : "")
                    << (row.phone.empty() ? "" : ", " + row.phone) << '\n';
    }
    if (found.total > static_cast<std::int64_t>(found.rows.size())) {
        context.err << fill(tr("The first {0} of {1}."), {present::number(static_cast<std::int64_t>(found.rows.size())),
                                                          present::number(found.total)})
                    << '\n';
    } else if (found.rows.empty()) {
        context.out << tr("No client found.") << '\n';
    }
    return Exit::done;
}

Exit clientShow(Context& context, const std::string& uid) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto id = clientOf(access, uid);
    access.noteView(id);
    const auto client = *access.client(id);
    const auto sessions = access.sessionsOf(id).rows;
    const auto rules = access.rules();
    const auto outlook = present::wholeBody(id, access.history(id), *rules, access.today());
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = id;
    const auto reminders = access.reminders(query).rows;
    if (context.json) {
        context.out << json_out::chart(client, sessions, outlook, reminders);
        return Exit::done;
    }
    context.out << client.givenName << ' ' << client.familyName
                << (client.birthDate ? ", " + model::isoText(*client.birthDate) : "") << '\n';
    if (!client.allergies.empty()) {
        context.out << fill(tr("Allergies: {0}"), {client.allergies}) << '\n';
    }
    for (const auto& row : sessions) {
        context.out << "  " << model::isoText(row.day) << "  " << present::treatmentText(row.treatment, rules->zones)
                    << ", " << present::words(row.state) << '\n';
    }
    for (const auto& zone : outlook.zones) {
        if (zone.earliest > access.today()) {
            context.out << "  "
                        << fill(tr("{0}: not before {1}"),
                                {present::zoneName(zone.zone, rules->zones), model::isoText(zone.earliest)})
                        << '\n';
        }
    }
    return Exit::done;
}

namespace {

/// "line 7, Date of birth: ..." on stderr, as many as there are.
void tellRemarks(Context& context, const std::vector<present::ImportRemark>& remarks) {
    for (const auto& remark : remarks) {
        if (remark.line != 0) {
            context.err << fill(tr("line {0}"), {std::to_string(remark.line)})
                        << (remark.column.empty() ? "" : ", " + remark.column) << ": ";
        }
        context.err << present::words(remark.problem) << '\n';
        if (remark.problem.field == "dates") {
            context.err << tr("Add --dates dmy when the day stands first, --dates mdy when the month does.") << '\n';
        }
    }
}

} // namespace

Exit clientImport(Context& context, const ClientImportOptions& options) {
    const auto bytes = fileText(context, options.file);
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    present::ImportOptions how;
    how.today = access.today();
    how.dates = model::fromCode<present::DateOrder>(options.dates);
    how.duplicates =
        model::fromCode<present::DuplicateRule>(options.duplicates).value_or(present::DuplicateRule::refuse);
    how.doublesOf = [&](const model::Client& client) { return access.doublesOf(client); };
    how.client = [&](model::ClientId id) { return access.client(id); };
    const auto preview = present::previewClients(bytes, how);
    tellRemarks(context, preview.problems);
    if (preview.problemCount > preview.problems.size()) {
        context.err << fill(tr("... and {0} more."), {std::to_string(preview.problemCount - preview.problems.size())})
                    << '\n';
    }
    const auto added = preview.count(present::ImportAct::add);
    const auto linked = preview.count(present::ImportAct::link);
    const auto skipped = preview.count(present::ImportAct::skip);
    if (preview.problemCount == 0 && !options.preview) {
        std::vector<model::Change> changes;
        for (auto& [line, change] : present::changesOf(preview)) {
            changes.push_back(std::move(change));
        }
        if (!changes.empty()) {
            orRefuse(access.apply(changes));
        }
    }
    if (context.json) {
        context.out << json_out::imported(preview, options.preview);
    } else if (preview.problemCount > 0) {
        context.err << present::counted(tr("{n, plural, one {Nothing was imported: # problem stands in the way.} "
                                           "other {Nothing was imported: # problems stand in the way.}}"),
                                        static_cast<std::int64_t>(preview.problemCount))
                    << '\n';
    } else {
        context.out << fill(options.preview ? tr("Would add {0}, link {1}, skip {2} of {3} people.")
                                            : tr("Added {0}, linked {1}, skipped {2} of {3} people."),
                            {std::to_string(added), std::to_string(linked), std::to_string(skipped),
                             std::to_string(preview.people)})
                    << '\n';
    }
    return preview.problemCount == 0 ? Exit::done : Exit::refused;
}

} // namespace cli
