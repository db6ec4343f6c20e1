// Sessions and reminders on the command line.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/diary_slots.h"
#include "app/present/finding_text.h"
#include "app/present/opening_text.h"
#include "app/present/session_file.h"
#include "app/present/session_import.h"
#include "app/present/store_names.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "model/screening.h"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace cli {

using present::fill;
using present::tr;

namespace {

constexpr std::size_t mostProblems = 100; // more are no help in mending a file

std::optional<model::DeviceId> deviceOf(const db::Access& access, const std::string& name) {
    const auto found = name.empty() ? std::nullopt : present::StoreNames{access}.device(name);
    if (!found && !name.empty()) {
        throw Refusal{{{"device", "unknown", {name}}}};
    }
    return found;
}

/// ZONE:DEPTHmm; a group stands for its default leaves. The depth may be left out: then it is not known.
void addZone(const std::string& text, const model::TreatmentRow& like, const model::ZoneTree& zones,
             std::vector<model::TreatmentRow>& rows) {
    const auto colon = text.find(':');
    const model::ZoneCode code{text.substr(0, colon)};
    const auto leaves = zones.defaultLeaves(code);
    if (leaves.empty()) {
        throw Refusal{{{"zone", "unknown-zone", {code.text}}}};
    }
    auto row = like;
    if (colon != std::string::npos) {
        row.depth = present::typedDepth(text.substr(colon + 1));
        if (!row.depth || row.depth->micrometres < 100 || *row.depth > model::deepestDepth) {
            throw Refusal{{{"zone", row.depth ? "depth-range" : "not-a-depth", {text.substr(colon + 1)}}}};
        }
    }
    for (const auto& leaf : leaves) {
        row.zone = leaf;
        rows.push_back(row);
    }
}

model::SessionPlan planOf(const db::Access& access, const model::RuleBook& rules, const AssessOptions& options) {
    model::SessionPlan plan;
    plan.client = clientOf(access, options.client);
    plan.performer = access.actor().account();
    model::TreatmentRow like;
    like.modality = codeOf<model::Modality>(options.modality, "modality");
    if (like.modality == model::Modality::homeRoller) {
        throw Refusal{{{"modality", "home-only", {}}}};
    }
    if (!options.indication.empty()) {
        like.indication = codeOf<model::Indication>(options.indication, "indication");
    }
    like.device = deviceOf(access, options.device);
    for (const auto& zone : options.zones) {
        addZone(zone, like, rules.zones, plan.rows);
    }
    return plan;
}

/// As if what is asked for the plan had been answered on that day: no, unless the last answer or the caller says yes.
void answerFor(model::History& history, const model::SessionPlan& plan, const model::RuleBook& rules, model::Day day,
               const std::vector<std::string>& yes) {
    for (const auto& code : yes) {
        if (rules.question(code) == nullptr) {
            throw Refusal{{{"yes", "unknown", {code}}}};
        }
    }
    for (const auto& asked : model::questionsFor(plan, rules)) {
        const auto& code = asked.question->code;
        auto answer = std::ranges::find(history.answers, code, &model::ScreeningAnswer::question);
        if (answer == history.answers.end()) {
            history.answers.push_back({.question = code, .yes = false, .day = day, .zones = {}, .clearance = {}});
            answer = std::prev(history.answers.end());
        }
        answer->day = day;
        answer->yes = answer->yes || std::ranges::find(yes, code) != yes.end();
    }
}

std::vector<std::string> wordsOf(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    std::vector<std::string> words;
    for (const auto& finding : assessment.findings) {
        words.push_back(present::explain(finding, assessment, rules, today));
    }
    return words;
}

void tell(std::ostream& out, const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    out << present::headline(assessment, rules, today) << '\n';
    for (const auto& group : present::grouped(assessment, rules, today)) {
        out << "  " << group.text << '\n';
    }
    // Not where something stands in the way that no day cures.
    if (assessment.verdict != model::Verdict::deny || assessment.earliest > assessment.day) {
        out << fill(tr("Earliest safe day: {0}"), {model::isoText(assessment.earliest)}) << '\n';
    }
}

model::AccountId performerOf(const db::Access& access, const std::string& name) {
    for (const auto& account : access.accounts()) {
        if (account.signInName == name || account.fullName == name || account.uid.text == name) {
            return account.id;
        }
    }
    throw Refusal{{{"performer", "unknown", {name}}}};
}

std::optional<model::RoomId> roomOf(const db::Access& access, const std::string& name) {
    if (name.empty()) {
        return std::nullopt;
    }
    for (const auto& room : access.rooms()) {
        if (room.name == name) {
            return room.id;
        }
    }
    throw Refusal{{{"room", "unknown", {name}}}};
}

/// Minutes after midnight of "14:30".
int minuteOf(const std::string& text) {
    int hour = 0;
    int minute = 0;
    char colon = 0;
    std::istringstream in{text};
    if (text.size() != 5 || !(in >> hour >> colon >> minute) || colon != ':' || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59) {
        throw Refusal{{{"at", "not-a-time", {text}}}};
    }
    return hour * 60 + minute;
}

} // namespace

Exit sessionAssess(Context& context, const AssessOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto day = dayOf(options.day, "on");
    const auto act = codeOf<model::Act>(options.act, "act");
    const auto rules = access.rules();
    const auto plan = planOf(access, *rules, options);
    auto history = access.history(plan.client);
    if (options.screened || !options.yes.empty()) {
        answerFor(history, plan, *rules, day, options.yes);
    }
    const auto assessment = model::assess(plan, history, *rules, day, act);
    if (context.json) {
        context.out << json_out::assessment(assessment, wordsOf(assessment, *rules, access.today()));
    } else {
        tell(context.out, assessment, *rules, access.today());
    }
    return assessment.verdict == model::Verdict::deny ? Exit::denied : Exit::done;
}

Exit sessionPlan(Context& context, const PlanOptions& options) {
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto rules = access.rules();
    const auto day = dayOf(options.what.day, "on");
    const int minute = minuteOf(options.at);
    const auto room = roomOf(access, options.room);
    auto plan = planOf(access, *rules, options.what);
    if (!options.performer.empty()) {
        plan.performer = performerOf(access, options.performer);
    }
    const auto assessment = model::assess(plan, access.history(plan.client), *rules, day, model::Act::plan);
    // A warning is answered with the reason given; a denial is not overridden from here.
    std::vector<model::Override> overrides;
    for (const auto& finding : assessment.findings) {
        if (finding.strength == model::Strength::warn && !options.reason.empty()) {
            overrides.push_back({finding.key(), finding.daysShort, model::OverrideReason::other, options.reason});
        }
    }
    auto clearance = model::clear(plan, assessment, overrides);
    if (!clearance) {
        if (context.json) {
            context.out << json_out::assessment(assessment, wordsOf(assessment, *rules, access.today()));
        }
        tell(context.err, assessment, *rules, access.today());
        return assessment.verdict == model::Verdict::deny ? Exit::denied : Exit::refused;
    }
    const model::PlanSession change{std::move(clearance).value(), day, minute, options.minutes, room, options.reason};
    const auto shut = model::shutAt(access.opening(), day, minute, options.minutes);
    const auto applied = orRefuse(access.apply(model::Change{change}, confirmed));
    const auto session = access.session(model::SessionId{applied.id});
    const auto ofThatDay = access.sessionsOn(day);
    const auto others =
        session ? present::doubleBookedWith(session->row, ofThatDay) : std::vector<const db::SessionRow*>{};
    for (const auto* other : others) {
        context.err << fill(tr("Double booked: {0} at {1}, with {2}."),
                            {other->clientName, present::clockTime(other->minute), other->performerName})
                    << '\n';
    }
    const auto closed = shut ? present::closedText(*shut, day) : std::string{};
    if (shut) {
        context.err << fill(tr("The clinic is closed then. {0}."), {closed}) << '\n';
    }
    if (context.json && session) {
        context.out << json_out::planned(session->row, assessment, wordsOf(assessment, *rules, access.today()), others,
                                         closed, shut ? options.reason : std::string{});
    } else {
        context.out << fill(tr("Planned: session {0}"), {applied.uid.text}) << '\n';
    }
    return Exit::done;
}

Exit sessionExample(Context& context) {
    context.out << present::exampleSession();
    return Exit::done;
}

Exit sessionRecord(Context& context, const std::string& file, bool again) {
    if (file.empty()) {
        throw Refusal{{{"file", "required", {}}}};
    }
    const auto text = fileText(context, file);
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    auto change = orRefuse(present::readSessionFile(text, access));
    change.anotherVisit = again;
    const auto applied = orRefuse(access.apply(model::Change{change}, confirmed));
    if (context.json) {
        const auto session = access.session(model::SessionId{applied.id});
        context.out << (session ? json_out::indented(present::sessionFile(*session, access))
                                : json_out::added(applied.uid, "session"));
    } else {
        context.out << fill(tr("Recorded and signed: session {0}"), {applied.uid.text}) << '\n';
    }
    return Exit::done;
}

Exit sessionShow(Context& context, const std::string& uid) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto id = access.sessionByUid({uid});
    const auto session = id ? access.session(*id) : std::nullopt;
    if (!session) {
        throw Refusal{{{"session uid", "unknown", {uid}}}};
    }
    access.noteView(session->row.client);
    if (context.json) {
        context.out << json_out::indented(present::sessionFile(*session, access));
        return Exit::done;
    }
    const auto rules = access.rules();
    context.out << fill(tr("{0}, {1}: {2}"),
                        {model::isoText(session->row.day), session->row.clientName, present::words(session->row.state)})
                << '\n'
                << "  " << present::treatmentText(session->row.treatment, rules->zones) << '\n';
    for (const auto& cartridge : session->row.cartridges) {
        context.out << "  " << (cartridge.empty() ? tr("cartridge not known") : fill(tr("cartridge {0}"), {cartridge}))
                    << '\n';
    }
    context.out << "  " << fill(tr("performed by {0}"), {session->row.performerName}) << '\n';
    if (!session->signedBy.empty()) {
        context.out << "  " << fill(tr("signed by {0}"), {session->signedBy}) << '\n';
    }
    if (const auto& why = session->row.invalidated) {
        context.out << "  " << fill(tr("invalidated by {0}: {1}"), {why->who, why->reason}) << '\n';
    }
    return Exit::done;
}

Exit sessionImport(Context& context, const std::string& file) {
    const auto text = fileText(context, file);
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto sessions = orRefuse(present::readSessionTable(text, access));
    orRefuse(access.together(
        [&](const db::Access::Apply& apply) -> model::Outcome<model::Done> {
            model::Problems problems; // of all lines: one refused undoes the others at the end
            for (const auto& [line, change] : sessions) {
                if (const auto applied = apply(change); !applied) {
                    for (auto problem : applied.problems()) {
                        problem.field = "line " + std::to_string(line) + ", " + problem.field;
                        problems.push_back(std::move(problem));
                    }
                }
                if (problems.size() >= mostProblems) {
                    break;
                }
            }
            if (!problems.empty()) {
                return problems;
            }
            return model::Done{};
        },
        confirmed));
    if (context.json) {
        context.out << json_out::recorded(sessions.size());
    } else {
        context.out << present::counted(tr("{n, plural, one {# session recorded} other {# sessions recorded}}"),
                                        static_cast<std::int64_t>(sessions.size()))
                    << '\n';
    }
    return Exit::done;
}

Exit sessionReplace(Context& context, const ReplaceOptions& options) {
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto wrong = access.sessionByUid({options.session});
    if (!wrong) {
        throw Refusal{{{"session uid", "unknown", {options.session}}}};
    }
    const auto client = clientOf(access, options.client);
    const auto applied =
        orRefuse(access.apply(model::Change{model::ReplaceSession{*wrong, client, options.reason}}, confirmed));
    if (context.json) {
        const auto session = access.session(model::SessionId{applied.id});
        context.out << (session ? json_out::indented(present::sessionFile(*session, access))
                                : json_out::added(applied.uid, "session"));
    } else {
        context.out << fill(tr("Moved: session {0} stands in its place; the wrong one stays readable."),
                            {applied.uid.text})
                    << '\n';
    }
    return Exit::done;
}

Exit sessionInvalidate(Context& context, const InvalidateOptions& options) {
    const auto [signedIn, confirmed] = openToSign(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto id = access.sessionByUid({options.session});
    if (!id) {
        throw Refusal{{{"session uid", "unknown", {options.session}}}};
    }
    const auto applied =
        orRefuse(access.apply(model::Change{model::InvalidateSession{*id, options.reason}}, confirmed));
    if (context.json) {
        const auto session = access.session(*id);
        context.out << (session ? json_out::indented(present::sessionFile(*session, access))
                                : json_out::added(applied.uid, "session"));
    } else {
        context.out << fill(tr("Marked as entered in error: session {0} stays readable and counts no longer."),
                            {applied.uid.text})
                    << '\n';
    }
    return Exit::done;
}

Exit reminderList(Context& context, const std::string& at, const std::string& set) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    db::ReminderQuery query;
    query.limit = 10000;
    query.set = set == "missed"     ? db::ReminderSet::missed
                : set == "done"     ? db::ReminderSet::done
                : set == "all"      ? db::ReminderSet::all
                : set == "call"     ? db::ReminderSet::callNow
                : set == "catch-up" ? db::ReminderSet::catchUp
                                    : db::ReminderSet::dueNow;
    if (!at.empty()) {
        query.at = model::parseInstant(at);
        if (!query.at) {
            throw Refusal{{{"at", "not-an-instant", {at}}}};
        }
    }
    const auto found = access.reminders(query);
    const auto asked = query.at.value_or(signedIn.store->now());
    if (context.json) {
        context.out << json_out::reminders(found, asked);
        return Exit::done;
    }
    for (const auto& row : found.rows) {
        context.out << model::isoText(row.due.day) << "  " << row.clientName << ": " << row.title << " ("
                    << present::words(model::urgency(row.due.dueAt, row.due.lateAt, asked)) << ")\n";
    }
    if (found.rows.empty()) {
        context.out << tr("Nothing is due.") << '\n';
    }
    return Exit::done;
}

} // namespace cli
