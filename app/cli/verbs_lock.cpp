// The idle lock on the command line.

#include "app/cli/json_out.h"
#include "app/cli/opening.h"
#include "app/cli/support.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/json_text.h"

#include <iostream>

namespace cli {

using db::JsonText;
using present::counted;
using present::fill;
using present::tr;

namespace {

void tellLimits(Context& context, const model::IdleLimits& limits) {
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("after", limits.after.count());
            json.field("atDesk", limits.atDesk.count());
        }));
        return;
    }
    if (limits.after.count() == 0) {
        context.out << tr("A window does not lock by itself.") << '\n';
        return;
    }
    const auto minutes = [](std::chrono::minutes limit) {
        return counted(tr("{n, plural, one {# minute} other {# minutes}}"), limit.count());
    };
    context.out << fill(tr("Locks after {0}; with a session open its desk after {1}."),
                        {minutes(limits.after), minutes(limits.atDesk)})
                << '\n';
}

} // namespace

Exit lockShow(Context& context, const LockOptions&) {
    auto signedIn = open(context);
    tellLimits(context, signedIn.store->as(signedIn.actor).idleLimits());
    return Exit::done;
}

Exit lockSet(Context& context, const LockOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    if (options.after == -1 && options.atDesk == -1) {
        throw Refusal{{{"lockAfter", "required", {}}}};
    }
    auto limits = access.idleLimits();
    if (options.after != -1) {
        limits.after = std::chrono::minutes{options.after};
    }
    if (options.atDesk != -1) {
        limits.atDesk = std::chrono::minutes{options.atDesk};
    }
    orRefuse(access.apply(model::SetIdleLock{limits}));
    tellLimits(context, access.idleLimits());
    return Exit::done;
}

} // namespace cli
