// The chosen one: whom to telephone, what to ask, what can be done.

#include "app/present/aftercare.h"

#include "app/present/aftercare_words.h"
#include "app/present/asking.h"
#include "app/present/languages.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/aftercare_signs.h"
#include "model/aftercare_check.h"

#include <algorithm>

namespace present {

namespace {

using model::ReminderState;

constexpr std::size_t mostSigns = 9; ///< one digit each

bool answerable(const db::ReminderRow& row, model::Instant now) {
    return model::mayBecome(row.state, ReminderState::done) ||
           (row.state == ReminderState::claimed && claimIsOld(row, now));
}

std::vector<const model::AlarmSign*> signsOf(const db::ReminderRow& row) {
    std::vector<const model::AlarmSign*> all;
    for (const auto& code : row.alarms) {
        if (const auto* const sign = db::aftercareSign(code)) {
            all.push_back(sign);
        }
    }
    // A step that names none but wants an answer may still hear of the gravest.
    if (all.empty() && (row.expectsAnswer || row.needsStaff)) {
        for (const auto& sign : db::aftercareSigns()) {
            if (sign.severity == model::Severity::severe) {
                all.push_back(&sign);
            }
        }
    }
    all.resize(std::min(all.size(), mostSigns));
    return all;
}

void addLineTo(std::string& text, const std::string& line) {
    if (!line.empty()) {
        text += (text.empty() ? "" : "\n") + line;
    }
}

} // namespace

void Aftercare::showReminder(AftercareView& next, const db::ReminderRow& row) const {
    next.selected = selected_;
    next.detailTitle = row.clientName;
    next.detailLine = fill(row.due.dueAt > now_ ? tr("{0}, due {1}") : tr("{0}, due since {1}"),
                           {row.title, whenWords(row.due.dueAt, zone_, today_)});
    if (!row.guardian.empty()) {
        next.detailLine += ", " + fill(tr("guardian {0}"), {row.guardian});
    }
    if (!row.phone.empty()) {
        next.detailLine += ", " + fill(tr("telephone {0}"), {row.phone});
    }
    next.phone = phoneWords(row.phone, row.phoneConsent);
    const auto clinic = seat_.access.clinic();
    next.detailText = model::fillStepText(
        row.text,
        {row.clientName, clinic.name,
         row.language.empty() ? nearDay(row.sessionDay, today_) : dayIn(row.sessionDay, row.language), clinic.phone});
    next.detailNote = sendingWords(row, zone_, today_);
    if (row.unanswered > 0) {
        addLineTo(next.detailNote, sentence(notReachedWords(row.unanswered)));
    }
    if (row.guardianWithoutMail && row.channel == model::Channel::email && !model::hasEnded(row.state)) {
        addLineTo(next.detailNote, fill(tr("No e-mail address for the guardian {0}: call."), {row.guardian}));
    }
    addLineTo(next.detailNote, row.who.empty() ? row.note : fill(tr("{0}: {1}"), {row.who, row.note}));
    if (!answerable(row, now_) || !may(seat_, "reminder.answer") || saver_.busy()) {
        return;
    }
    next.canAnswer = true;
    next.takesWords = true;
    addSigns(next, row);
    addActs(next, row);
}

void Aftercare::addSigns(AftercareView& next, const db::ReminderRow& row) const {
    const auto day = (today_ - row.sessionDay).count();
    for (const auto* const sign : signsOf(row)) {
        const auto text = day >= sign->fromDay
                              ? fill(tr("{0}, {1}"), {sign->name, inSentence(words(sign->severity))})
                              : fill(tr("{0}, expected before day {1}"), {sign->name, std::to_string(sign->fromDay)});
        next.signs.push_back({sign->code, text, ticked_.contains(sign->code)});
    }
}

void Aftercare::addActs(AftercareView& next, const db::ReminderRow& row) const {
    auto& acts = next.acts;
    const bool several = next.marked > 1;
    const bool due = row.due.dueAt <= now_;
    const bool waits = row.state == ReminderState::planned || row.state == ReminderState::failed ||
                       row.state == ReminderState::unknown;
    const bool missed = chipOf(row, now_) == Chip{words(model::Urgency::missed), tone(model::Urgency::missed)};
    if (!several) {
        acts.push_back({"fine",
                        tr("All fine"),
                        'f',
                        {},
                        false,
                        ticked_.empty(),
                        ticked_.empty(),
                        tr("The client was reached and nothing is wrong")});
        if (!next.signs.empty()) {
            acts.push_back({"signs",
                            tr("Has these signs"),
                            'h',
                            {},
                            false,
                            !ticked_.empty(),
                            !ticked_.empty(),
                            tr("Opens a reaction on the client's chart")});
        }
        if (waits && due) {
            acts.push_back({"no-answer",
                            tr("No answer"),
                            'n',
                            {},
                            false,
                            false,
                            true,
                            tr("The call comes again at the next time that suits")});
            acts.push_back({"wrong-number",
                            tr("Wrong number"),
                            'w',
                            {},
                            false,
                            false,
                            true,
                            tr("Noted, then opens the client's form")});
            acts.push_back({"no-calls",
                            tr("Wants no calls"),
                            'd',
                            {},
                            false,
                            false,
                            true,
                            tr("Skips the call, then opens the client's form")});
        }
        if (row.state == ReminderState::unknown || row.state == ReminderState::claimed) {
            acts.push_back(
                {"arrived", tr("It arrived"), 'a', {}, false, false, true, tr("The client has got the message")});
            acts.push_back({"not-arrived",
                            tr("Did not arrive"),
                            'i',
                            {},
                            false,
                            false,
                            true,
                            tr("It can then be sent again, or the client called")});
        }
        if (row.state == ReminderState::failed && send) {
            acts.push_back({"send",
                            tr("Send again"),
                            'g',
                            {},
                            false,
                            false,
                            row.mailable && !missed,
                            row.mailable              ? std::string{}
                            : row.guardianWithoutMail ? tr("There is no e-mail address for the guardian.")
                                                      : tr("The client cannot be sent e-mail.")});
        }
    }
    if (set_ == AftercareSet::catchUp && send) {
        acts.push_back({"send",
                        tr("Send now"),
                        'g',
                        {},
                        false,
                        false,
                        several || (row.mailable && !missed),
                        missed ? tr("Its time is over: call the client.") : std::string{}});
    }
    acts.push_back({"skip",
                    several ? fill(tr("Skip {0}…"), {std::to_string(next.marked)}) : tr("Skip…"),
                    's',
                    tr("Why"),
                    true,
                    false,
                    true,
                    {}});
}

void Aftercare::showVisit(AftercareView& next, const db::NextVisitRow& row) const {
    next.selected = selected_;
    next.detailTitle = row.clientName;
    next.detailLine = fill(tr("Next session due since {0}"), {longDay(row.due, today_)});
    next.phone = phoneWords(row.phone, row.phoneConsent);
    next.detailText =
        fill(tr("Last session {0}: {1}."), {longDay(row.last, today_), treatmentText(row.treatment, rules_->zones)});
    next.detailText += ' ' + (row.byCourse ? tr("Due by the pace of the course.") : tr("Due by the rule book."));
    if (row.sessions > 1) {
        next.detailText += ' ' + fill(tr("{0} sessions of this course so far."), {std::to_string(row.sessions)});
    }
    if (row.openReaction) {
        next.detailNote = tr("There is an open reaction: look at the chart before planning.");
    }
    if (row.askAgain) {
        addLineTo(next.detailNote, fill(tr("To be asked again from {0}."), {longDay(*row.askAgain, today_)}));
    }
    addLineTo(next.detailNote, row.note);
    if (saver_.busy()) {
        return;
    }
    if (planVisit && may(seat_, "session.plan")) {
        next.acts.push_back({"plan", tr("Plan…"), 'p', {}, false, true, true, tr("Opens the diary")});
    }
    if (may(seat_, "next-visit.note")) {
        next.acts.push_back({"later",
                             tr("Ask again…"),
                             'l',
                             fill(tr("From which day on, such as {0}"), {fieldDay(today_ + model::Days{14})}),
                             true,
                             false,
                             true,
                             {}});
        next.acts.push_back({"declined",
                             tr("Wants none"),
                             'd',
                             {},
                             false,
                             false,
                             true,
                             tr("Off this list until there is another session")});
    }
}

} // namespace present
