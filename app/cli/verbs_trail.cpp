// Reading and proving the trail, and turning the store's encryption on and off.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/cli/trail.h"
#include "app/present/altered_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/trail_mark.h"
#include "db/convert.h"
#include "db/json_text.h"
#include "db/known_heads.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

constexpr int mostTrailRows = 10'000;

std::vector<db::KnownHead> headsOf(const VerifyOptions& options) {
    std::vector<db::KnownHead> heads;
    for (const auto& report : options.reports) {
        heads.push_back(orRefuse(present::readMark(report)));
    }
    for (const auto& backup : options.backups) {
        heads.push_back(db::headOfManifest(std::filesystem::path{backup} / "manifest", "backup"));
    }
    return heads;
}

model::AccountId personCalled(const db::Access& access, const std::string& name) {
    for (const auto& account : access.accounts()) {
        if (account.signInName == name || account.fullName == name || account.uid.text == name) {
            return account.id;
        }
    }
    throw Refusal{{{"person", "unknown", {name}}}};
}

db::TrailQuery queryFor(const db::Access& access, const TrailOptions& options) {
    if (options.limit < 1 || options.limit > mostTrailRows) {
        throw Refusal{{{"limit", "out-of-range", {"1", std::to_string(mostTrailRows)}}}};
    }
    db::TrailQuery query;
    query.verb = options.verb;
    query.limit = options.limit;
    if (!options.person.empty()) {
        query.person = personCalled(access, options.person);
    }
    if (!options.client.empty()) {
        query.client = clientOf(access, options.client);
    }
    if (!options.from.empty()) {
        query.first = dayOf(options.from, "from");
    }
    if (!options.to.empty()) {
        query.last = dayOf(options.to, "to");
    }
    return query;
}

Exit convert(Context& context, bool encrypted) {
    auto signedIn = open(context);
    db::Conversion wanted;
    wanted.encrypted = encrypted;
    wanted.password = password(context, tr("Password once more: "));
    const auto made = orRefuse(signedIn.store->as(signedIn.actor).convert(wanted));
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("encrypted", encrypted);
            json.textOrNull("recoveryKey", made.recoveryKey);
            json.objects("firstPasswords", made.firstPasswords, [&](const db::FirstPassword& one) {
                json.field("signInName", one.signInName);
                json.field("password", one.password);
            });
        }));
        return Exit::done;
    }
    if (!encrypted) {
        context.err << tr("Warning: without encryption anyone who gets the file can read every record.") << '\n';
        context.out << tr("The store is no longer encrypted. All passwords stay as they are.") << '\n';
        return Exit::done;
    }
    context.out << tr("The store is encrypted now.") << "\n\n"
                << tr("Recovery key. Print it or write it down now; it is not shown again. Whoever has it can open "
                      "the store:")
                << "\n\n"
                << made.recoveryKey << '\n';
    if (!made.firstPasswords.empty()) {
        context.out << '\n' << tr("First passwords of the others. Each changes it after signing in:") << '\n';
        for (const auto& one : made.firstPasswords) {
            context.out << "  " << one.signInName << "  " << one.password << '\n';
        }
    }
    context.err
        << tr("Backups made until now stay readable for anyone who has them. Sending without a person has to be "
              "allowed again: machine-slot add.")
        << '\n';
    return Exit::done;
}

} // namespace

Exit auditVerify(Context& context, const VerifyOptions& options) {
    const auto outside = headsOf(options);
    auto signedIn = open(context);
    const auto answer = signedIn.store->as(signedIn.actor).verifyTrail({}, {}, outside);
    if (context.json) {
        context.out << json_out::verification(answer);
    } else if (answer.verified()) {
        context.out << fill(tr("Verified: {0} entries, {1} records agree, {2} erased, {3} not covered."),
                            {present::number(answer.entries), present::number(answer.rows),
                             present::number(answer.erased), present::number(answer.notCovered)})
                    << '\n'
                    << fill(tr("Head {0}"), {answer.head}) << '\n';
    } else {
        context.out << tr("ALTERED. The store was changed by something other than Needlebook at:") << '\n';
        for (const auto& where : answer.altered) {
            context.out << "  " << where << "  " << present::alteredWords(where) << '\n';
        }
    }
    return answer.verified() ? Exit::done : Exit::fault;
}

Exit auditTrail(Context& context, const TrailOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto found = access.trailOf(queryFor(access, options));
    if (context.json) {
        context.out << json_out::indented(db::JsonText::object([&](db::JsonText& json) {
            json.field("total", found.total);
            json.objects("entries", found.rows, [&](const db::TrailRow& row) {
                json.field("sequence", row.sequence);
                json.field("at", row.at);
                json.textOrNull("who", row.who);
                json.field("verb", row.verb);
                json.field("subject", row.subject);
                json.textOrNull("payload", row.payload);
                json.field("hash", row.hash);
            });
        }));
        return Exit::done;
    }
    for (const auto& row : found.rows) {
        context.out << row.sequence << "  " << model::isoText(row.at) << "  "
                    << (row.who.empty() ? tr("The program") : row.who) << "  " << present::verbWords(row.verb) << "  "
                    << row.subject.text << '\n';
    }
    context.out << fill(tr("{0} of {1} shown"), {present::number(std::ssize(found.rows)), present::number(found.total)})
                << '\n';
    return Exit::done;
}

Exit storeEncrypt(Context& context, const ConvertOptions& /*none*/) {
    return convert(context, true);
}

Exit storeDecrypt(Context& context, const ConvertOptions& /*none*/) {
    return convert(context, false);
}

} // namespace cli
