#include "app/present/demo_aftercare.h"

#include "db/csv.h"
#include "resources/resource.h"

#include <algorithm>

namespace present::demo {

using model::Day;
using model::Days;
using model::ReminderState;
using std::chrono::seconds;

namespace {

/// The clinic has sent messages by itself for three weeks; before that, everybody was called.
constexpr Days mailSince{21};
/// What went wrong lately is still there to be looked into.
constexpr Days lately{3};
/// Reactions settle within four weeks at the latest.
constexpr int longestReaction = 24;

} // namespace

Aftercare::Aftercare(World& world, Clients& clients)
    : world_{world}
    , clients_{clients} {
    for (const auto& row :
         db::readTable(resources::text("demo/answers.csv"), {"reaction", "severity", "from_days", "words"})) {
        if (row.cells[0].empty()) {
            calm_.push_back(row.cells[3]);
        } else {
            alarming_.push_back({row.cells[0], model::fromCode<model::Severity>(row.cells[1]).value(),
                                 std::stoi(row.cells[2]), row.cells[3]});
        }
    }
}

void Aftercare::week(Day monday) {
    for (int i = 0; i < 7; ++i) {
        const auto day = monday + Days{i};
        if (day >= world_.today) {
            return;
        }
        if (day >= world_.today - mailSince) {
            world_.at(
                World::instantAt(day, 9 * 60 + 5), Who::mail, [this](auto& apply) { mailRound(apply); },
                World::Sees::everything);
        }
        // Before the hours for calls are over, so that Sunday's are made on Monday in time.
        if (date::weekday{day} != date::Sunday) {
            world_.at(
                World::instantAt(day, 16 * 60 + 50), Who::hanna, [this](auto& apply) { callRound(apply); },
                World::Sees::everything);
        }
        if (day >= world_.today - mailSince) { // what the day's sessions brought
            world_.at(
                World::instantAt(day, 18 * 60 + 55), Who::mail, [this](auto& apply) { mailRound(apply); },
                World::Sees::everything);
        }
    }
}

void Aftercare::mailRound(const World::Apply& apply) {
    if (world_.eyes().postState().clockInDoubt) {
        return; // nothing goes out until somebody is there again
    }
    db::ReminderQuery due;
    due.limit = 5000;
    due.at = world_.now();
    for (const auto& reminder : world_.eyes().reminders(due).rows) {
        const auto& client = clients_.person(reminder.client).client;
        const bool agreed = client.consentFor(model::Channel::email) == model::ContactConsent::given;
        const bool open = model::urgency(reminder.due.dueAt, reminder.due.lateAt, world_.now()) == model::Urgency::due;
        if (agreed && open && !reminder.needsStaff && reminder.state == ReminderState::planned) {
            send(apply, reminder);
        }
    }
}

void Aftercare::send(const World::Apply& apply, const db::ReminderRow& reminder) {
    const auto today = model::localTime(world_.now(), timeZone).day;
    must(apply(model::ClaimReminder{reminder.id, model::Channel::email, reminder.text}), "claim");
    world_.pass(seconds{4});
    const auto notSent = [&](ReminderState outcome, const char* why) {
        must(apply(model::NoteSending{reminder.id, outcome, why}), "not sent");
        noted_.emplace(reminder.id, today);
    };
    // Each kind of trouble has happened lately, and some of it before.
    const int recent = today >= world_.today - lately ? recentSendings_++ : -1;
    const int drawn = world_.chance.below(100);
    if (recent == 2) {
        return; // the machine was switched off at that moment
    }
    if (recent == 0 || drawn < 4) {
        notSent(ReminderState::failed, "the mailbox is full");
    } else if (recent == 1 || drawn < 6) {
        notSent(ReminderState::unknown, "the connection broke off before the server answered");
    } else {
        must(apply(model::NoteSending{reminder.id, ReminderState::sent, ""}), "sent");
        sent_.push_back({reminder, today});
    }
}

void Aftercare::callRound(const World::Apply& apply) {
    if (world_.eyes().postState().clockInDoubt) { // after a week in which nothing was written
        must(apply(model::ConfirmClock{}), "clock");
    }
    readMail(apply);
    db::ReminderQuery due;
    due.limit = 5000;
    due.at = world_.now();
    for (const auto& reminder : world_.staff.at(Who::hanna).access.reminders(due).rows) {
        if (!passedOver_.contains(reminder.id)) {
            call(apply, reminder);
        }
    }
}

void Aftercare::call(const World::Apply& apply, const db::ReminderRow& reminder) {
    auto& chance = world_.chance;
    const auto today = model::localTime(world_.now(), timeZone).day;
    if (reminder.state != ReminderState::planned) {
        const auto since = noted_.find(reminder.id);
        if (since == noted_.end() || since->second >= world_.today - lately || today - since->second < Days{2}) {
            return;
        }
        if (reminder.state == ReminderState::failed) {
            must(apply(model::AnswerReminder{reminder.id, ReminderState::done, "called instead"}), "called");
        } else {
            must(apply(model::NoteSending{reminder.id, ReminderState::sent, "asked: it had come"}), "asked");
        }
        return;
    }
    const int drawn = chance.below(100);
    // A few are forgotten; what falls due in the last days is left for the visitor to work through.
    if (drawn < 3) {
        passedOver_.insert(reminder.id);
        return;
    }
    if (today >= world_.today - Days{2} && drawn < 60) {
        return;
    }
    if (drawn < 8) {
        must(apply(model::AnswerReminder{reminder.id, ReminderState::skipped, "spoke at the desk instead"}), "skipped");
    } else if (reminder.expectsAnswer) {
        reply(apply, reminder);
    } else {
        must(apply(model::AnswerReminder{reminder.id, ReminderState::done, ""}), "done");
    }
    world_.pass(seconds{30});
}

/// Of those who were written to, most answer within some days; who has a new session meanwhile, or not at all, does
/// not.
void Aftercare::readMail(const World::Apply& apply) {
    const auto today = model::localTime(world_.now(), timeZone).day;
    std::erase_if(sent_, [&](const Sent& sent) {
        if (today - sent.day > Days{5} || !sent.reminder.expectsAnswer) {
            return true;
        }
        if (!world_.chance.percent(45)) {
            return false;
        }
        reply(apply, sent.reminder);
        world_.pass(seconds{30});
        return true;
    });
}

void Aftercare::reply(const World::Apply& apply, const db::ReminderRow& reminder) {
    auto& chance = world_.chance;
    const auto& drawn = chance.of(alarming_);
    if (chance.percent(2)) {
        const auto today = model::localTime(world_.now(), timeZone).day;
        const auto session = world_.eyes().sessionsOf(reminder.client, 1).rows.at(0);
        if (session.id == reminder.session && today - session.day >= Days{drawn.fromDays}) {
            const model::Alarm alarm{drawn.reaction, drawn.severity, std::max(session.day, today - Days{1}), {}};
            must(apply(model::RecordReply{reminder.id, drawn.words, alarm}), "alarm");
            closeReactions(reminder.client, today);
            return;
        }
    }
    must(apply(model::RecordReply{reminder.id, chance.of(calm_), std::nullopt}), "answer");
}

void Aftercare::closeReactions(model::ClientId client, Day told) {
    lastReaction_ = told;
    auto settled = told + Days{world_.chance.between(9, longestReaction)};
    if (date::weekday{settled} == date::Sunday) {
        settled += Days{1};
    }
    // Who comes within the week settles it there: that visit may not see yet what was written right before it.
    const bool comes = std::ranges::any_of(clients_.person(client).visits,
                                           [&](Day visit) { return visit >= settled && visit < settled + Days{7}; });
    if (settled >= world_.today || comes) {
        return;
    }
    world_.at(
        World::instantAt(settled, 8 * 60 + 55), World::onDuty(settled),
        [this, client, settled](const World::Apply& apply) {
            for (const auto& reaction : world_.eyes().reactions(client)) {
                if (!reaction.closed && reaction.onset <= settled) {
                    must(apply(model::CloseReaction{reaction.id, settled, "settled without treatment"}), "settled");
                }
            }
        },
        World::Sees::everything);
}

void Aftercare::leaveOneReaction() {
    world_.at(World::instantAt(world_.today - Days{1}, 18 * 60 + 45), Who::ruth, [this](const World::Apply& apply) {
        if (lastReaction_ > world_.today - Days{9}) {
            return; // has not settled yet
        }
        const Person* latest = nullptr;
        for (const auto& person : clients_.people()) {
            const bool later = latest == nullptr || person.visits.back() > latest->visits.back();
            if (later && !person.client.guardian && !person.died) {
                latest = &person;
            }
        }
        if (latest != nullptr) {
            const auto index = static_cast<std::size_t>(latest - clients_.people().data());
            must(apply(model::AddReaction{clients_.id(index), std::nullopt, latest->course->zones, "prolonged-redness",
                                          model::Severity::mild, world_.today - Days{1},
                                          "sent a photo; to be seen again in three days"}),
                 "reaction");
        }
    });
}

} // namespace present::demo
