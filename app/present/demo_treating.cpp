#include "app/present/demo_treating.h"

#include "db/csv.h"
#include "model/screening.h"
#include "resources/resource.h"

#include <algorithm>

namespace present::demo {

using model::Day;
using std::chrono::minutes;

namespace {

constexpr int longestMinutes = 42;
/// Before that the clinic kept its screening on paper.
constexpr model::Days screeningKept{61};

struct Reason {
    model::RuleKind finding{};
    model::OverrideReason reason{};
    std::string words;
};
const std::vector<Reason>& reasons() {
    static const auto all = [] {
        std::vector<Reason> read;
        for (const auto& row : db::readTable(resources::text("demo/reasons.csv"), {"finding", "reason", "words"})) {
            read.push_back({model::fromCode<model::RuleKind>(row.cells[0]).value(),
                            model::fromCode<model::OverrideReason>(row.cells[1]).value(), row.cells[2]});
        }
        return read;
    }();
    return all;
}

const Reason& reasonFor(model::RuleKind finding, Chance& chance) {
    std::vector<const Reason*> fitting;
    for (const auto& one : reasons()) {
        if (one.finding == finding) {
            fitting.push_back(&one);
        }
    }
    if (fitting.empty()) {
        throw std::logic_error{"demo clinic: no reason for " + std::string{model::code(finding)}};
    }
    return *chance.of(fitting);
}

std::vector<model::ScreeningAnswer> noToAll(const model::SessionPlan& plan, const model::RuleBook& rules, Day day) {
    std::vector<model::ScreeningAnswer> answers;
    for (const auto& asked : model::questionsFor(plan, rules)) {
        answers.push_back({.question = asked.question->code, .yes = false, .day = day, .zones = {}, .clearance = {}});
    }
    return answers;
}

struct Waste {
    model::WasteReason reason;
    const char* note;
};
constexpr Waste wastes[]{{model::WasteReason::dropped, "fell on the floor while being fitted"},
                         {model::WasteReason::packDamaged, "blister torn at a corner"},
                         {model::WasteReason::defective, "did not lock into the handpiece"},
                         {model::WasteReason::wrongItem, "taken from the wrong shelf and opened"}};

} // namespace

Treating::Treating(World& world, Clients& clients, Supply& supply)
    : world_{world}
    , clients_{clients}
    , supply_{supply} {}

void Treating::week(const std::vector<std::pair<std::size_t, Day>>& visits) {
    std::map<Day, int> perDay;
    for (const auto& [person, day] : visits) {
        ++perDay[day];
    }
    std::map<Day, int> before;
    for (const auto& [person, day] : visits) {
        // A very busy day is packed more tightly: nobody is sent home.
        const int slot = std::min(45, 9 * 60 / perDay[day]);
        const auto begin = World::instantAt(day, 9 * 60 + slot * before[day]++);
        visit({person, World::onDuty(day), begin, begin + minutes{4},
               begin + minutes{world_.chance.between(25, longestMinutes)}, std::nullopt});
    }
}

void Treating::visit(const Visit& visit) {
    const auto work = std::make_shared<Work>();
    world_.at(visit.start, visit.who, [=, this](auto& apply) { start(visit, *work, apply); });
    world_.at(visit.opened, visit.who, [=, this](auto& apply) { open(visit, *work, apply); });
    if (visit.end) {
        world_.at(*visit.end, visit.who, [=, this](auto& apply) { finish(visit, *work, apply); });
    }
}

model::SessionPlan Treating::planFor(std::size_t person, Who who) {
    const auto& course = *clients_.person(person).course;
    model::TreatmentRow row;
    row.modality = course.modality;
    row.indication = course.indication;
    row.passes = course.passes;
    if (const auto owned = world_.devices.find(course.device); owned != world_.devices.end()) {
        row.device = world_.chance.of(owned->second);
    }
    if (course.modality == model::Modality::rf) {
        auto& chance = world_.chance;
        row.rf = model::RfSettings{chance.between(20, 40), chance.between(10, 30), chance.between(40, 90)};
    }
    model::SessionPlan plan;
    plan.client = clients_.id(person);
    plan.performer = world_.staff.at(who).access.actor().account();
    for (const auto& zone : course.zones) {
        for (const auto& leaf : world_.rules->zones.defaultLeaves(zone)) {
            row.zone = leaf;
            row.depth = depthOn(leaf, course);
            plan.rows.push_back(row);
        }
    }
    return plan;
}

model::Clearance Treating::cleared(const model::SessionPlan& plan, Day day, model::Act act) {
    const auto history = act == model::Act::start ? askedOn(day, plan) : world_.eyes().history(plan.client);
    const auto assessment = model::assess(plan, history, *world_.rules, day, act);
    std::map<model::RuleKind, const Reason*> given; // one reason for all zones
    std::vector<model::Override> overrides;
    for (const auto& finding : assessment.findings) {
        if (finding.strength != model::Strength::deny && finding.strength != model::Strength::warn) {
            continue;
        }
        auto& reason = given[finding.kind];
        if (reason == nullptr) {
            reason = &reasonFor(finding.kind, world_.chance);
        }
        overrides.push_back({finding.key(), finding.daysShort, reason->reason, reason->words});
    }
    return must(model::clear(plan, assessment, std::move(overrides)), "clearance");
}

model::History Treating::askedOn(Day day, const model::SessionPlan& plan) const {
    auto history = world_.eyes().history(plan.client);
    history.answers = noToAll(plan, *world_.rules, day);
    history.reactions.clear(); // see settle
    if (const auto& person = clients_.person(plan.client);
        person.asked && *person.asked < person.visits.size() && person.visits[*person.asked] <= day) {
        for (const auto& row : plan.rows) {
            history.historyTaken.insert(row.zone);
        }
    }
    return history;
}

/// A reaction that has calmed down by the next visit is closed there, before anything else.
void Treating::settle(model::ClientId client, Day day, const World::Apply& apply) {
    for (const auto& reaction : world_.eyes().reactions(client)) {
        if (!reaction.closed) {
            must(apply(model::CloseReaction{reaction.id, day, "Settled since; skin calm and closed."}), "settled");
        }
    }
}

/// Before the treatment: what was done elsewhere, once, and the screening each time.
void Treating::ask(const Visit& visit, const model::SessionPlan& plan, Day day, const World::Apply& apply) {
    const auto& person = clients_.person(visit.person);
    if (person.asked && *person.asked < person.visits.size() && person.visits[*person.asked] == day) {
        must(apply(model::TakeHistory{plan.client, {{"body"}}}), "history");
    }
    if (day > world_.today - screeningKept) {
        must(apply(model::RecordScreening{plan.client, visit.planned, noToAll(plan, *world_.rules, day)}), "screening");
    }
}

void Treating::start(const Visit& visit, Work& work, const World::Apply& apply) {
    auto& record = work.record;
    record.plan = planFor(visit.person, visit.who);
    record.room = world_.staff.at(visit.who).room;
    record.startedAt = world_.now();
    const auto day = model::localTime(record.startedAt, timeZone).day;
    settle(record.plan.client, day, apply);
    ask(visit, record.plan, day, apply);
    const auto started = must(
        apply(model::StartSession{cleared(record.plan, day, model::Act::start), visit.planned, record.room}), "start");
    work.session = model::SessionId{started.id};
}

void Treating::open(const Visit& visit, Work& work, const World::Apply& apply) {
    auto& chance = world_.chance;
    const auto product = supply_.productFor(*clients_.person(visit.person).course).id;
    if (chance.percent(2)) {
        const auto& waste = chance.of(wastes);
        must(apply(model::WasteCartridge{supply_.take(product), waste.reason, waste.note}), "waste");
    }
    for (int units = chance.percent(6) ? 2 : 1; units > 0; --units) {
        const auto unit = supply_.take(product);
        must(apply(model::OpenCartridge{work.session, unit, true, true}), "open");
        work.record.cartridges.push_back({unit, std::nullopt, true, true, model::CartridgeFate::used, std::nullopt});
    }
}

void Treating::finish(const Visit& visit, Work& work, const World::Apply& apply) {
    auto& record = work.record;
    record.endedAt = world_.now();
    supply_.fill(visit.who, static_cast<int>(record.cartridges.size()));
    if (!visit.planned && world_.chance.below(250) == 0) {
        must(apply(model::AbandonSession{work.session, record.cartridges, supply_.container(visit.who),
                                         "Felt faint after the first pass: lay down, well after ten minutes."}),
             "abandon");
        return;
    }
    chart(visit, record);
    must(apply(model::SignSession{work.session, record}), "sign");
}

void Treating::chart(const Visit& visit, model::SessionRecord& record) {
    auto& chance = world_.chance;
    bool bleeds = false;
    for (auto& row : record.plan.rows) {
        const bool deep = row.depth->micrometres >= 1000;
        bleeds = bleeds || deep;
        row.endpoint = deep ? model::Endpoint::pinpointBleeding : model::Endpoint::uniformErythema;
    }
    record.container = supply_.container(visit.who);
    record.handpieceDisinfected = true;
    if (bleeds && clients_.person(visit.person).client.allergies.empty() && chance.percent(70)) {
        record.anaesthetic = model::Anaesthetic{"lidocaine cream 4 %",
                                                "L" + std::to_string(chance.between(100, 140)),
                                                40,
                                                chance.between(2, 6) * 1000,
                                                chance.between(52, 95) * 1000,
                                                150,
                                                record.startedAt - minutes{30},
                                                record.startedAt - minutes{2}};
    }
    record.topicals = {{"Lift HG", "H" + std::to_string(chance.between(10, 30)), false}};
    record.response = {chance.between(1, 4), chance.between(1, 2), chance.below(2), bleeds ? 1 : 0};
}

} // namespace present::demo
