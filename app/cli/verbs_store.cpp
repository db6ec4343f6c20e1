// The verbs that make and check a store, and the one that needs none.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/demo_clinic.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

void tellCreated(Context& context, db::SignedIn& made, const std::string& owner) {
    const auto clinic = made.store->as(made.actor).clinic();
    if (context.json) {
        context.out << json_out::created(clinic, context.store.string(), owner, made.store->encrypted(),
                                         made.recoveryKey);
        return;
    }
    context.out << fill(tr("{0} is ready in {1}."), {clinic.name, context.store.string()}) << '\n';
    if (!made.recoveryKey.empty()) {
        context.out << '\n'
                    << tr("Recovery key. Print it or write it down now; it is not shown again. Whoever has it can open "
                          "the store:")
                    << "\n\n"
                    << made.recoveryKey << '\n';
    }
}

model::Day todayUtc() {
    return std::chrono::floor<model::Days>(db::systemClock()());
}

} // namespace

Exit init(Context& context, const InitOptions& options) {
    db::NewStore wanted;
    wanted.folder = context.store;
    wanted.clinic = options.clinic;
    wanted.timeZone = options.timeZone;
    wanted.ownerSignIn = options.owner;
    wanted.ownerFullName = options.owner;
    wanted.encrypted = !options.plain;
    wanted.ownerPassword = password(context, tr("Password for the owner: "));
    if (context.passwordFile.empty() && password(context, tr("The same again: ")) != wanted.ownerPassword) {
        throw Refusal{{{"passwordAgain", "differs", {}}}};
    }
    if (options.plain) {
        context.err << tr("Warning: without encryption anyone who gets the file can read every record.") << '\n';
    }
    std::filesystem::create_directories(std::filesystem::absolute(wanted.folder).parent_path());
    auto made = orRefuse(db::Store::create(wanted, environment()));
    tellCreated(context, made, options.owner);
    return Exit::done;
}

Exit recover(Context& context, const std::string& keyFile) {
    if (context.user.empty()) {
        throw Refusal{{{"user", "required", {}}}};
    }
    auto key = keyFile.empty() ? std::string{} : fileText(context, keyFile);
    if (key.empty()) {
        context.err << tr("Recovery key: ") << std::flush;
        std::getline(context.in, key);
    }
    const auto wanted = password(context, tr("New password: "));
    if (context.passwordFile.empty() && password(context, tr("The same again: ")) != wanted) {
        throw Refusal{{{"passwordAgain", "differs", {}}}};
    }
    orRefuse(db::Store::recover(context.store, key, context.user, wanted, environment()));
    context.out << tr("The new password is set.") << '\n';
    return Exit::done;
}

Exit demo(Context& context, const DemoOptions& options) {
    std::filesystem::create_directories(std::filesystem::absolute(context.store).parent_path());
    auto made =
        orRefuse(present::makeDemoClinic(context.store, {options.clients, options.years, options.seed}, {}, {}, {}));
    tellCreated(context, made, "demo");
    if (!context.json) {
        context.out << '\n' << tr("Sign in as demo with the password demo.") << '\n';
    }
    return Exit::done;
}

Exit udi(Context& context, const std::vector<std::string>& texts) {
    const auto today = todayUtc();
    if (texts.size() == 1 && texts.front() == "-") {
        for (std::string line; std::getline(context.in, line);) {
            const auto readings = model::readUdi(line, today);
            if (!readings) {
                context.out << json_out::udiProblem(readings.problems().front(), {});
            } else if (readings->size() > 1) {
                context.out << json_out::udiProblem({model::unsureElement(*readings), "ambiguous", {}}, *readings);
            } else {
                context.out << json_out::udi(readings->front());
            }
            context.out.flush();
        }
        return Exit::done;
    }
    auto exit = Exit::done;
    for (const auto& text : texts) {
        const auto readings = model::readUdi(text, today);
        if (readings && readings->size() == 1) {
            const auto& udi = readings->front();
            context.out << (context.json ? json_out::udi(udi) : inWords(udi) + "\n");
            for (const auto& warning : udi.warnings) {
                if (!context.json) {
                    context.err << present::words(warning) << '\n';
                }
            }
            continue;
        }
        exit = Exit::refused;
        const auto problem =
            readings ? model::Problem{model::unsureElement(*readings), "ambiguous", {}} : readings.problems().front();
        const auto all = readings ? *readings : std::vector<model::Udi>{};
        if (context.json) {
            context.out << json_out::udiProblem(problem, all);
            continue;
        }
        print(context.err, {problem});
        for (const auto& reading : all) {
            context.err << "  " << inWords(reading) << '\n';
        }
    }
    return exit;
}

Exit check(Context& context) {
    auto signedIn = open(context);
    const auto faults = signedIn.store->as(signedIn.actor).check({});
    if (context.json) {
        context.out << json_out::checked(faults);
    } else if (faults.empty()) {
        context.out << tr("The store is sound.") << '\n';
    }
    for (const auto& fault : faults) {
        context.err << fault << '\n';
    }
    return faults.empty() ? Exit::done : Exit::fault;
}

} // namespace cli
