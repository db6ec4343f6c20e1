// What the chart says: the person, the map, the earliest safe days, the record.

#include "app/present/amending.h"
#include "app/present/asking.h"
#include "app/present/chart.h"
#include "app/present/co_signing.h"
#include "app/present/course.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/invalidating.h"
#include "app/present/screening.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>

namespace present {

namespace {

using model::Verdict;

/// Not known beats all but a denial: it is never shown as safe.
Tone toneOf(const model::ZoneOutlook& outlook) {
    return outlook.verdict != Verdict::deny && !outlook.historyKnown ? Tone::unknown : tone(outlook.verdict);
}

/// `bar` is what denies the zone; null when nothing does.
std::string wordOf(Tone shown, const model::Finding* bar) {
    switch (shown) {
    case Tone::deny:
        return bar != nullptr && !curedByWaiting(*bar) ? refusalInBrief(*bar)
               : bar != nullptr && bar->exposure       ? tr("Must wait")
                                                       : tr("Healing");
    case Tone::warn:
        return tr("With reason");
    case Tone::safe:
        return tr("Safe");
    case Tone::info:
    case Tone::neutral:
    case Tone::unknown:
        break;
    }
    return tr("Not known");
}

std::string lastText(const model::ZoneOutlook& outlook, model::Day today) {
    if (!outlook.last) {
        return outlook.historyKnown ? tr("none here or elsewhere") : tr("not asked");
    }
    const auto& last = *outlook.last;
    const auto tool = last.deviceName.empty() ? inSentence(words(last.modality)) : last.deviceName;
    const auto text = fill(tr("{0}, {1} {2}"), {shortDay(last.day, today), tool, depthText(last.depth)});
    return last.elsewhere ? fill(tr("{0}, elsewhere"), {text}) : text;
}

std::string whereOf(const std::vector<model::ZoneCode>& zones, const model::ZoneTree& tree) {
    return zones.empty() ? tr("whole client") : zoneNames(zones, tree);
}

/// Rows of the table: zones that say the same stand together.
struct OutlookGroup {
    const model::ZoneOutlook* first;
    std::vector<model::ZoneCode> zones;
};

bool sameWords(const model::ZoneOutlook& a, const model::ZoneOutlook& b) {
    const auto cause = [](const model::ZoneOutlook& o) {
        return o.last ? std::tuple{o.last->uid, o.last->day, o.last->modality, o.last->depth, o.last->deviceName}
                      : std::tuple{model::Uid{}, model::Day{}, model::Modality{}, std::optional<model::Depth>{},
                                   std::string{}};
    };
    return a.last.has_value() == b.last.has_value() && a.historyKnown == b.historyKnown && a.earliest == b.earliest &&
           a.recommended == b.recommended && a.verdict == b.verdict && cause(a) == cause(b);
}

/// The day from which nothing denies the zone; only for what another day cures.
model::Day freeFrom(const model::ZoneOutlook& outlook, const model::Finding& bar) {
    return std::max(outlook.earliest, *bar.earliest);
}

Chip earliestChip(const model::ZoneOutlook& outlook, const model::Finding* bar, model::Day today) {
    if (bar != nullptr) {
        return {curedByWaiting(*bar) ? shortDay(freeFrom(outlook, *bar), today) : inSentence(refusalInBrief(*bar)),
                Tone::deny};
    }
    if (!outlook.historyKnown) {
        return {tr("not known"), Tone::unknown};
    }
    if (outlook.recommended > today) {
        return {fill(tr("today, better {0}"), {shortDay(outlook.recommended, today)}), Tone::warn};
    }
    return {tr("today"), tone(outlook.verdict)};
}

} // namespace

/// Nothing beside a zone that is simply safe, even where a note stands against the protocol.
std::string Chart::whyOf(const model::ZoneOutlook& outlook, const model::Assessment& assessment) const {
    const bool free = outlook.verdict == Verdict::allow && outlook.recommended <= assessment.day;
    if (const auto* bar = whatBars(outlook, assessment)) {
        return shortReason(*bar, *rules_);
    }
    return free || !outlook.why ? std::string{} : shortReason(assessment.findings[*outlook.why], *rules_);
}

void Chart::renderPerson(ChartView& next) const {
    next.name = std::string{trimmed(client_.givenName + ' ' + client_.familyName)};
    std::vector<std::string> parts;
    const auto when = client_.deceased.value_or(today_);
    if (client_.birthDate) {
        parts.push_back(longDay(*client_.birthDate, today_));
        parts.push_back(years(model::ageOn(when, *client_.birthDate)));
    }
    parts.push_back(client_.skinType ? fill(tr("skin type {0}"), {words(*client_.skinType)})
                                     : tr("skin type not known"));
    if (client_.clientSince) {
        const auto year = int{date::year_month_day{*client_.clientSince}.year()};
        parts.push_back(fill(tr("client since {0}"), {std::to_string(year)}));
    }
    for (const auto& part : parts) {
        next.line += (next.line.empty() ? "" : ", ") + part;
    }

    if (client_.deceased) {
        next.mustNotMiss.push_back(
            {tr("Deceased"),
             fill(tr("Recorded as deceased on {0}. No reminders are sent."), {longDay(*client_.deceased, today_)}),
             Tone::deny});
    }
    for (const auto& reaction : reactions_) {
        if (!reaction.closed) {
            const auto where = reaction.zones.empty() ? std::string{} : ", " + zoneNames(reaction.zones, rules_->zones);
            next.mayClose.resize(next.mustNotMiss.size());
            next.mayClose.push_back(may(seat_, "reaction.close") ? reaction.id.value : 0);
            next.mustNotMiss.push_back(
                {fill(tr("Open reaction: {0}."), {inSentence(reactionWords(reaction.kind))}),
                 fill(tr("{0} since {1}{2}. {3}"),
                      {words(reaction.severity), shortDay(reaction.onset, today_), where, reaction.note}),
                 Tone::deny});
        }
    }
    if (!client_.allergies.empty()) {
        next.mustNotMiss.push_back({fill(tr("Allergy: {0}."), {client_.allergies}), "", Tone::warn});
    }
    if (client_.birthDate && model::ageOn(when, *client_.birthDate) < 18) {
        next.mustNotMiss.push_back(
            {tr("Under 18."),
             client_.guardian ? fill(tr("Guardian: {0}, {1}"), {client_.guardian->name, client_.guardian->phone})
                              : tr("No guardian is recorded."),
             Tone::warn});
    }
    if (!client_.deskNotes.empty()) {
        next.mustNotMiss.push_back({tr("For the desk:"), client_.deskNotes, Tone::info});
    }
    next.mayClose.resize(next.mustNotMiss.size());
    if (client_.deceased) {
        next.whyNotStart = tr("The client is recorded as deceased.");
    } else if (!may(seat_, "session.plan")) {
        next.whyNotStart = tr("Your account may not plan or start sessions.");
    }
    next.mayStart = next.whyNotStart.empty();
}

void Chart::renderAccess(ChartView& next) const {
    next.mayRestrict = may(seat_, "chart.restrict");
    if (!access_.restricted) {
        return;
    }
    if (!access_.open) {
        next.restricted = {
            tr("This chart is restricted."),
            tr("Owners, managers and whoever treats this client read it. In an emergency you can open it "
               "for an hour: say why; a manager is told."),
            Tone::deny};
        next.mayOpenInEmergency = may(seat_, "chart.emergency");
        next.whyNotStart = tr("This chart is restricted.");
        next.mayStart = false;
    } else if (access_.until) {
        next.restricted = {fill(tr("Open to you until {0}, for an emergency."), {clockTime(*access_.until, timeZone_)}),
                           tr("A manager is shown your reason."), Tone::warn};
    } else {
        next.restricted = {tr("This chart is restricted."), access_.reason, Tone::info};
    }
}

void Chart::renderMap(ChartView& next, const model::Assessment& assessment) const {
    const auto row = protocol();
    next.modality = row.modality;
    next.depth = row.depth;
    next.protocol = inSentence(words(row.modality)) + ", " + depthText(row.depth);
    next.mapTitle = fill(tr("Healing on {0}"), {longDay(assessment.day, today_)});
    next.mapNote = offset_ == 0 ? tr("today") : counted(tr("{n, plural, one {in # day} other {in # days}}"), offset_);
    std::array<std::vector<std::string>, 6> shown; // words by tone
    for (const auto& outlook : assessment.zones) {
        next.zones.push_back(stateOf(outlook, assessment));
        const auto& state = next.zones.back();
        auto& sameTone = shown[static_cast<std::size_t>(state.tone)];
        if (std::ranges::find(sameTone, state.word) == sameTone.end()) {
            sameTone.push_back(state.word);
        }
    }
    addGroups(next);
    for (const auto state : {Tone::deny, Tone::warn, Tone::safe, Tone::unknown}) {
        std::string all;
        for (const auto& word : shown[static_cast<std::size_t>(state)]) {
            all = all.empty() ? word : fill(tr("{0}, {1}"), {all, inSentence(word)});
        }
        if (!all.empty()) {
            next.legend.push_back({all, state});
        }
    }
}

ZoneState Chart::stateOf(const model::ZoneOutlook& outlook, const model::Assessment& assessment) const {
    const auto name = zoneName(outlook.zone, rules_->zones);
    const auto state = toneOf(outlook);
    const auto* bar = whatBars(outlook, assessment);
    const auto word = wordOf(state, bar);
    const auto* why = bar != nullptr ? bar : outlook.why ? &assessment.findings[*outlook.why] : nullptr;
    auto head = inSentence(word);
    auto brief = lastText(outlook, today_);
    auto full = why != nullptr ? explain(*why, assessment, *rules_, today_) : std::string{};
    switch (state) {
    case Tone::deny:
        if (bar == nullptr || curedByWaiting(*bar)) {
            const auto from = bar != nullptr ? freeFrom(outlook, *bar) : outlook.earliest;
            head = fill(tr("{0}, not before {1}"), {head, longDay(from, today_)});
        }
        if (bar != nullptr) {
            const auto rule = shortReason(*bar, *rules_);
            brief = curedByWaiting(*bar) && !bar->exposure ? fill(tr("{0}; {1}"), {brief, rule}) : rule;
        }
        break;
    case Tone::unknown:
        brief = tr("what was done elsewhere has not been asked");
        full = fill(tr("{0}."), {sentence(brief)});
        break;
    case Tone::warn:
        if (outlook.recommended > assessment.day) {
            head = fill(tr("{0}, better from {1}"), {head, longDay(outlook.recommended, today_)});
            brief = why != nullptr ? fill(tr("{0}; {1}"), {brief, shortReason(*why, *rules_)}) : brief;
        } else if (why != nullptr) {
            brief = shortReason(*why, *rules_);
        }
        break;
    case Tone::safe:
    case Tone::info:
    case Tone::neutral:
        full = fill(tr("{0}."), {sentence(brief)});
        break;
    }
    return {outlook.zone,
            name,
            state,
            word,
            fill(tr("{0}: {1}; {2}"), {sentence(name), head, brief}),
            fill(tr("{0}. {1}"), {head, full})};
}

/// The face and the scalp are one zone each on the front of the body.
void Chart::addGroups(ChartView& next) const {
    constexpr std::array gravestFirst{Tone::deny, Tone::unknown, Tone::warn, Tone::safe};
    const auto leaves = next.zones;
    for (const auto& group : rules_->zones.zones()) {
        if (group.maps.empty() || rules_->zones.isLeaf(group.code)) {
            continue;
        }
        const ZoneState* gravest = nullptr;
        const auto rank = [&](const ZoneState& one) { return std::ranges::find(gravestFirst, one.tone); };
        for (const auto& leaf : leaves) {
            if (rules_->zones.contains(group.code, leaf.zone) && (gravest == nullptr || rank(leaf) < rank(*gravest))) {
                gravest = &leaf;
            }
        }
        if (gravest != nullptr) {
            const auto name = zoneName(group.code, rules_->zones);
            next.zones.push_back({group.code, name, gravest->tone, gravest->word,
                                  fill(tr("{0}, in part. {1}"), {sentence(name), gravest->brief}),
                                  fill(tr("in part {0}: {1}"), {gravest->name, gravest->words})});
        }
    }
}

void Chart::renderDay(ChartView& next, const model::Assessment& now) const {
    constexpr int eightWeeks = 56;
    constexpr model::Days afterwards{7};
    next.dayWords = fill(tr("{0}, {1}"), {shortDayWithWeekday(today_ + model::Days{offset_}, today_), next.mapNote});
    auto last = today_ + model::Days{eightWeeks};
    for (const auto& outlook : now.zones) {
        const auto* bar = whatBars(outlook, now);
        const auto from = bar != nullptr && curedByWaiting(*bar) ? freeFrom(outlook, *bar) : outlook.earliest;
        last = std::max({last, from + afterwards, outlook.recommended + afterwards});
    }
    next.furthestDay = std::max(offset_, (last - today_).count());
}

void Chart::renderEarliest(ChartView& next, const model::Assessment& assessment) const {
    std::vector<OutlookGroup> groups;
    for (const auto& outlook : assessment.zones) {
        const auto same = std::ranges::find_if(groups, [&](const auto& group) {
            return sameWords(*group.first, outlook) && whyOf(*group.first, assessment) == whyOf(outlook, assessment);
        });
        if (same == groups.end()) {
            groups.push_back({&outlook, {outlook.zone}});
        } else {
            same->zones.push_back(outlook.zone);
        }
    }
    // The latest day first, what was never treated last.
    std::ranges::stable_sort(groups, [](const auto& a, const auto& b) {
        const auto key = [](const OutlookGroup& g) {
            return std::tuple{!g.first->last.has_value(), -g.first->earliest.time_since_epoch().count(),
                              -g.first->recommended.time_since_epoch().count()};
        };
        return key(a) < key(b);
    });
    const auto untreated = std::ranges::count_if(groups, [](const auto& group) { return !group.first->last; });
    std::int64_t running = 0;
    std::size_t notAsked = 0;
    std::vector<model::ZoneCode> unasked;
    for (const auto& group : groups) {
        const auto& outlook = *group.first;
        const bool rest = !outlook.last && untreated == 1;
        const auto zones = !rest ? sentence(zoneNames(group.zones, rules_->zones))
                           : group.zones.size() == assessment.zones.size() ? tr("Everywhere")
                                                                           : tr("All other zones");
        next.earliest.rows.push_back({++running,
                                      {{zones, {}, false},
                                       {lastText(outlook, today_), {}, false},
                                       {"", earliestChip(outlook, whatBars(outlook, assessment), today_), false},
                                       {whyOf(outlook, assessment), {}, true}}});
        if (!outlook.historyKnown) {
            notAsked += group.zones.size();
            unasked.insert(unasked.end(), group.zones.begin(), group.zones.end());
        }
    }
    next.earliest.summary = next.protocol;
    next.historyComplete = notAsked == 0;
    if (notAsked == assessment.zones.size()) {
        next.historyPrompt = tr("What was done elsewhere has not been asked yet.");
    } else if (notAsked > 0) {
        next.historyPrompt =
            fill(tr("What was done elsewhere has not been asked for {0}."), {zoneSubject(unasked, rules_->zones)});
    }
}

void Chart::renderAnswer(ChartView& next, const model::Assessment& assessment) const {
    std::vector<model::ZoneCode> healing;
    std::optional<model::Day> until;
    bool bySkin = true;
    bool unknown = false;
    bool better = false;
    const model::Finding* never = nullptr; // neither a day nor another plan cures it
    const model::Finding* other = nullptr;
    const model::Finding* warned = nullptr;
    for (const auto& outlook : assessment.zones) {
        if (const auto* bar = whatBars(outlook, assessment); bar != nullptr && curedByWaiting(*bar)) {
            healing.push_back(outlook.zone);
            bySkin = bySkin && !bar->exposure;
            until = std::max(until.value_or(today_), freeFrom(outlook, *bar));
        } else if (bar != nullptr && bar->kind == model::RuleKind::zoneDepth) {
            continue; // a zone that this modality never treats, whoever the client is
        } else if (bar != nullptr) {
            auto& kept = barsTreating(*bar) ? never : other;
            kept = kept == nullptr ? bar : kept;
        } else if (outlook.verdict == Verdict::warn) {
            better = better || outlook.recommended > today_;
            warned = warned == nullptr && outlook.why ? &assessment.findings[*outlook.why] : warned;
        }
        unknown = unknown || !outlook.historyKnown;
    }
    if (never != nullptr || (other != nullptr && !until)) {
        next.answer = refusal(never != nullptr ? *never : *other, assessment, *rules_);
        next.answerTone = Tone::deny;
    } else if (until) {
        const bool many = zoneSubjectIsPlural(healing, rules_->zones);
        next.answer = fill(!bySkin ? tr("{0} must wait; all clear on {1}.")
                           : many  ? tr("{0} are healing; all clear on {1}.")
                                   : tr("{0} is healing; all clear on {1}."),
                           {sentence(zoneSubject(healing, rules_->zones)), weekdayAndDay(*until, today_)});
        next.answerTone = Tone::deny;
    } else if (unknown) {
        next.answer = tr("Nothing is known to be healing. Ask what was done elsewhere.");
        next.answerTone = Tone::unknown;
    } else if (warned != nullptr) {
        next.answer = better ? tr("Nothing must wait; some zones are better left longer.")
                             : fill(tr("A reason is needed: {0}."), {shortReason(*warned, *rules_)});
        next.answerTone = Tone::warn;
    } else {
        next.answer = tr("Every zone is safe today.");
        next.answerTone = Tone::safe;
    }
}

void Chart::renderRecord(ChartView& next) const {
    const auto course = courses(sessions_.rows);
    for (const auto& session : sessions_.rows) {
        std::string units;
        for (const auto& unit : session.cartridges) {
            units += (units.empty() ? "" : "; ") + unit;
        }
        const auto progress = course.find(session.id);
        auto treatment = treatmentText(session.treatment, rules_->zones);
        const bool counts = !session.invalidated;
        if (!counts) {
            treatment = fill(tr("{0}. {1}"), {treatment, whoAndWhy(*session.invalidated, timeZone_, today_)});
        } else if (session.amended) {
            treatment = fill(tr("{0}. {1}"), {treatment, amendedText(*session.amended, timeZone_, today_)});
        }
        next.sessions.rows.push_back(
            {session.id.value,
             {{dayWithYear(session.day), {}, !counts},
              {progress == course.end() ? treatment
                                        : fill(tr("{0} ({1})"), {treatment, progressText(progress->second)}),
               {},
               !counts},
              {units, {}, !counts},
              {session.performerName, {}, !counts},
              {"", sessionChip(session), false}}});
    }
    next.sessions.summary = counted(tr("{n, plural, one {# session} other {# sessions}}"), sessions_.total);
    next.sessions.hidden = lots_;
    next.sessions.empty = tr("No sessions yet.");

    // What is still to come stands first, the next one on top; below it what is over, newest first.
    const auto now = seat_.store->now();
    auto reminders = reminders_.rows;
    const auto ahead = [&](const db::ReminderRow& row) {
        return row.state == model::ReminderState::planned && row.due.lateAt > now;
    };
    std::ranges::stable_sort(reminders, [&](const db::ReminderRow& a, const db::ReminderRow& b) {
        if (ahead(a) != ahead(b)) {
            return ahead(a);
        }
        return ahead(a) ? a.due.dueAt < b.due.dueAt : a.due.dueAt > b.due.dueAt;
    });
    for (const auto& reminder : reminders) {
        const auto due = model::localTime(reminder.due.dueAt, timeZone_);
        const auto urgency = model::urgency(reminder.due.dueAt, reminder.due.lateAt, now);
        const Chip chip = reminder.state == model::ReminderState::planned && urgency != model::Urgency::later
                              ? Chip{words(urgency), tone(urgency)}
                              : Chip{words(reminder.state), tone(reminder.state)};
        next.reminders.rows.push_back({reminder.id.value,
                                       {{shortDay(due.day, today_) + ' ' + clockTime(due.minute), {}, false},
                                        {reminder.title, {}, false},
                                        {"", chip, false}}});
    }
    next.reminders.empty = tr("No reminders.");

    next.exposures = exposureList(exposures_, *rules_, today_);

    for (const auto& reaction : reactions_) {
        const Chip chip = reaction.closed
                              ? Chip{fill(tr("Closed {0}"), {shortDay(*reaction.closed, today_)}), Tone::safe}
                              : Chip{words(reaction.severity), Tone::deny};
        next.reactions.rows.push_back({reaction.id.value,
                                       {{dayWithYear(reaction.onset), {}, false},
                                        {reactionWords(reaction.kind), {}, false},
                                        {whereOf(reaction.zones, rules_->zones), {}, false},
                                        {"", chip, false}}});
    }
    next.reactions.empty = tr("No reactions recorded.");
}

/// What was answered with yes is told, and so is the latest answer where it was another time.
void Chart::renderScreening(ChartView& next) const {
    if (screenings_.empty()) {
        return;
    }
    const auto& asking = screenings_.front();
    next.lastScreening.title =
        fill(tr("Last screening {0}, asked by {1}"), {dayAndTime(asking.askedAt, timeZone_, today_), asking.askedBy});
    std::vector<std::string> yes;
    for (const auto& answer : history_.answers) {
        if (!answer.yes) {
            continue;
        }
        const auto* question = rules_->question(answer.question);
        auto text = question == nullptr ? answer.question : tr(question->name.c_str());
        if (answer.day != asking.day) {
            text = fill(tr("{0} (asked on {1})"), {text, shortDay(answer.day, today_)});
        }
        const auto detail = answerDetail(answer, *rules_, today_);
        yes.push_back(detail.empty() ? text : fill(tr("{0}: {1}"), {text, detail}));
    }
    for (const auto& one : yes) {
        next.lastScreening.text += (next.lastScreening.text.empty() ? "" : "\n") + one;
    }
    next.lastScreening.tone = yes.empty() ? Tone::neutral : Tone::warn;
    if (yes.empty()) {
        next.lastScreening.text = tr("Every question was answered with no.");
    }
}

} // namespace present
