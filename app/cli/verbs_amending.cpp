// What is done to a session after it was signed, and what still waits for a signature.

#include "app/cli/cli.h"
#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/session_file.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/json_text.h"

#include <ostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

const char* codeOfKind(db::UnsignedKind kind) {
    switch (kind) {
    case db::UnsignedKind::open:
        return "open";
    case db::UnsignedKind::cosign:
        return "cosign";
    case db::UnsignedKind::draft:
        break;
    }
    return "draft";
}

std::string unsignedLine(const db::UnsignedRow& row) {
    switch (row.kind) {
    case db::UnsignedKind::open:
        return fill(tr("{0}, by {1}: open, session {2}"), {row.clientName, row.who, row.sessionUid.text});
    case db::UnsignedKind::cosign:
        return row.supervisorName.empty() ? fill(tr("{0}, by {1}: waits for a co-signature, session {2}"),
                                                 {row.clientName, row.who, row.sessionUid.text})
                                          : fill(tr("{0}, by {1}: waits for the co-signature of {2}, session {3}"),
                                                 {row.clientName, row.who, row.supervisorName, row.sessionUid.text});
    case db::UnsignedKind::draft:
        break;
    }
    return fill(tr("{0}, by {1}: draft, not started"), {row.clientName, row.who});
}

void tellSession(Context& context, const db::Access& access, model::SessionId id, const std::string& words) {
    if (context.json) {
        context.out << json_out::indented(present::sessionFile(*access.session(id), access));
    } else {
        context.out << words << '\n';
    }
}

} // namespace

Exit sessionAmend(Context& context, const AmendOptions& options) {
    const auto text = fileText(context, options.file);
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    auto change = orRefuse(present::readAmendmentFile(text, access));
    if (!options.reason.empty()) {
        change.reason = options.reason;
    }
    const auto applied = orRefuse(access.apply(model::Change{change}, confirmed));
    tellSession(context, access, change.session,
                fill(tr("Amended: session {0}; what it said stays beside."), {applied.uid.text}));
    return Exit::done;
}

Exit sessionCosign(Context& context, const std::string& uid) {
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto id = access.sessionByUid({uid});
    const auto session = id ? access.session(*id) : std::nullopt;
    if (!session) {
        throw Refusal{{{"session uid", "unknown", {uid}}}};
    }
    orRefuse(access.apply(model::Change{model::CoSign{*id, session->version}}, confirmed));
    tellSession(context, access, *id, fill(tr("Co-signed: session {0}"), {uid}));
    return Exit::done;
}

Exit sessionUnsigned(Context& context, bool everybody) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto work = access.unsignedWork(everybody);
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.objects("unsigned", work, [&](const db::UnsignedRow& row) {
                const auto client = access.client(row.client);
                json.field("kind", codeOfKind(row.kind));
                json.textOrNull("session", row.sessionUid.text);
                json.textOrNull("client", client ? client->uid.text : std::string{});
                json.field("clientName", row.clientName);
                json.field("since", row.since);
                json.field("who", row.who);
                json.textOrNull("supervisor", row.supervisorName);
            });
        }));
        return Exit::done;
    }
    const auto zone = access.clinic().timeZone;
    for (const auto& row : work) {
        context.out << model::isoText(model::localTime(row.since, zone).day) << "  " << unsignedLine(row) << '\n';
    }
    if (work.empty()) {
        context.out << tr("Everything is signed.") << '\n';
    }
    return Exit::done;
}

} // namespace cli
