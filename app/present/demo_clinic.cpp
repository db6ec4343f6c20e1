#include "app/present/demo_clinic.h"

#include "app/present/demo_people.h"
#include "db/catalogue_tables.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <stdexcept>

namespace present {

namespace {

using demo::Chance;
using demo::Person;
using model::Day;
using model::Days;
using model::Instant;
using std::chrono::minutes;

constexpr const char* zone = "Europe/London";
constexpr const char* password = "demo";
/// What happens in it is carried out together; shorter than the shortest gap between two visits of one client.
constexpr Days period{14};

/// Ends the making from anywhere inside it.
struct Cancelled {};

/// What is wrong here is wrong with the generator or the store, never with a person's input.
template <class T>
T must(model::Outcome<T> outcome, const char* doing) {
    if (!outcome) {
        const auto& problem = outcome.problems().front();
        throw std::logic_error{std::string{"demo clinic, "} + doing + ": " + problem.field + " " + problem.code};
    }
    return std::move(outcome).value();
}

/// One past or coming visit of the whole clinic's diary.
struct Visit {
    std::size_t person;
    Day day;
    int minute;
    std::size_t practitioner;
};

struct Practitioner {
    db::Access access;
    db::Confirmation confirmation;
    model::RoomId room;
};

class Maker {
public:
    Maker(const std::filesystem::path& folder, const DemoOptions& options, const db::Environment& environment,
          const std::function<void(int)>& progress, std::stop_token stop)
        : folder_{folder}
        , options_{options}
        , environment_{environment}
        , progress_{progress}
        , stop_{std::move(stop)}
        , chance_{options.seed}
        , now_{std::make_shared<std::atomic<Instant>>()} {
        end_ = environment.clock();
        today_ = model::localTime(end_, zone).day;
        from_ = today_ - Days{365 * options.years};
    }

    model::Outcome<db::SignedIn> make() {
        at(from_, 7 * 60);
        db::NewStore wanted{folder_, "Harley Street Skin", zone, "demo", "Maya Lindqvist", password, true};
        auto environment = environment_;
        environment.clock = [now = now_] { return now->load(); };
        auto made = db::Store::create(wanted, environment);
        if (!made) {
            return made.problems();
        }
        {
            const auto signedIn = std::move(made).value();
            store_ = signedIn.store;
            try {
                furnish(signedIn.actor);
                live();
            } catch (const Cancelled&) {
                practitioners_.clear();
                owner_.reset();
                store_.reset();
                return model::Problem{"demo", "cancelled", {}};
            }
            practitioners_.clear();
            owner_.reset();
            store_.reset();
        }
        return db::Store::open(folder_, "demo", password, environment_);
    }

private:
    void at(Day day, int minute) { now_->store(model::instantOf({day, minute}, zone)); }
    db::Applied apply(const model::Change& change, const char* doing) { return must(owner_->apply(change), doing); }

    void furnish(const db::Actor& actor) {
        owner_ = store_->as(actor);
        auto self = actor.person();
        self.roles = {model::Role::owner, model::Role::manager, model::Role::practitioner};
        apply(model::EditAccount{self}, "owner's roles");
        owner_ = store_->as(must(store_->signIn("demo", password), "sign-in"));
        const auto hire = [&](const char* name, const char* full, model::Roles roles) {
            model::Account account;
            account.signInName = name;
            account.fullName = full;
            account.roles = std::move(roles);
            must(owner_->addAccount({account}, password), "account");
        };
        hire("rosei", "Ruth Osei", {model::Role::practitioner});
        hire("hanna", "Hanna Berg", {model::Role::assistant});
        hire("inspector", "Ines Duarte", {model::Role::auditor});
        const model::RoomId rooms[]{model::RoomId{apply(model::AddRoom{"Room 1"}, "room").id},
                                    model::RoomId{apply(model::AddRoom{"Room 2"}, "room").id}};
        const char* names[]{"demo", "rosei"};
        for (std::size_t i = 0; i < 2; ++i) {
            const auto who = must(store_->signIn(names[i], password), "sign-in");
            practitioners_.push_back({store_->as(who), must(store_->confirm(who, password), "confirmation"), rooms[i]});
        }
        std::map<std::string, int> numbers;
        for (const auto& kind : db::shippedDeviceModels()) {
            for (int copies = kind.modelName == "SkinPen Precision" ? 2 : 1; copies > 0; --copies) {
                const bool owned =
                    std::any_of(demo::protocols().begin(), demo::protocols().end(),
                                [&](const demo::Protocol& known) { return known.device == kind.modelName; });
                if (!owned) {
                    continue;
                }
                model::Device device;
                const auto shortName = kind.modelName.substr(0, kind.modelName.find(" Precision"));
                device.name = shortName + " #" + std::to_string(++numbers[shortName]);
                device.make = kind.make;
                device.modelName = kind.modelName;
                device.serial = shortName.substr(0, 2) + std::to_string(20000 + chance_.below(9999));
                device.modality = kind.modality;
                device.maximumDepth = kind.maximumDepth;
                device.label = kind.label;
                devices_[kind.modelName].push_back(model::DeviceId{apply(model::AddDevice{device}, "device").id});
            }
        }
        rules_ = owner_->rules();
        apply(model::ApproveRuleBook{rules_->version, "Dr Helena Marsh"}, "rule book");
        for (const auto& product : owner_->products()) {
            products_.push_back(product);
        }
        for (std::size_t i = 0; i < 2; ++i) {
            assembleContainer(i);
        }
    }

    void assembleContainer(std::size_t room) {
        const auto number = std::to_string(++containers_);
        container_[room] =
            model::ContainerId{apply(model::AssembleContainer{number, practitioners_[room].room}, "container").id};
        inContainer_[room] = 0;
        containerSince_[room] = model::localTime(now_->load(), zone).day;
    }

    /// All that happens, week by week: people come, deliveries arrive, visits take place, reminders are answered.
    void live() {
        people_ = demo::people(options_.clients, from_, today_, chance_);
        ids_.resize(people_.size());
        std::vector<Visit> visits;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            for (const auto day : people_[i].visits) {
                visits.push_back({i, day, 0, i % practitioners_.size()});
            }
        }
        std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) { return a.day < b.day; });
        spreadOverTheDay(visits);
        std::vector<std::size_t> arrivals(people_.size());
        for (std::size_t i = 0; i < arrivals.size(); ++i) {
            arrivals[i] = i;
        }
        std::stable_sort(arrivals.begin(), arrivals.end(), [&](std::size_t a, std::size_t b) {
            return *people_[a].client.clientSince < *people_[b].client.clientSince;
        });

        auto arrival = arrivals.begin();
        auto visit = visits.begin();
        for (Day week = from_; week < today_; week += period) {
            if (stop_.stop_requested()) {
                throw Cancelled{};
            }
            const Day until = std::min(week + period, today_);
            const auto lastArrival = std::find_if(
                arrival, arrivals.end(), [&](std::size_t i) { return *people_[i].client.clientSince >= until; });
            at(week, 8 * 60);
            enrol({arrival, lastArrival});
            arrival = lastArrival;
            const auto lastVisit =
                std::find_if(visit, visits.end(), [&](const Visit& one) { return one.day >= until; });
            supply({visit, lastVisit}, week);
            treat({visit, lastVisit});
            visit = lastVisit;
            answerReminders(until);
            if (progress_) {
                progress_(100 * (until - from_).count() / (today_ - from_).count());
            }
        }
        recallOne();
        openToday();
    }

    /// Visits of one practitioner follow each other from nine o'clock; who does not fit any more comes to the other.
    static void spreadOverTheDay(std::vector<Visit>& visits) {
        std::map<std::pair<Day, std::size_t>, int> next;
        for (auto& visit : visits) {
            auto& minute = next.try_emplace({visit.day, visit.practitioner}, 9 * 60).first->second;
            visit.minute = std::min(minute, 18 * 60);
            minute += 45;
        }
    }

    void enrol(const std::vector<std::size_t>& arriving) {
        std::vector<model::Change> changes;
        for (const auto i : arriving) {
            changes.emplace_back(model::AddClient{people_[i].client});
        }
        if (changes.empty()) {
            return;
        }
        const auto added = must(owner_->apply(changes), "clients");
        std::vector<model::Change> histories;
        for (std::size_t i = 0; i < arriving.size(); ++i) {
            const auto& person = people_[arriving[i]];
            const model::ClientId id{added[i].id};
            ids_[arriving[i]] = id;
            if (person.homeRoller) {
                histories.emplace_back(model::AddExposure{id,
                                                          {{"face"}},
                                                          model::Modality::homeRoller,
                                                          model::Depth{500},
                                                          model::Indication::rejuvenation,
                                                          *person.client.clientSince - Days{chance_.between(15, 90)},
                                                          true,
                                                          "at home, about every two weeks"});
            }
            if (person.knownHistory) {
                histories.emplace_back(model::TakeHistory{id, {{"body"}}});
            }
        }
        if (!histories.empty()) {
            must(owner_->apply(histories), "histories");
        }
    }

    const model::Product& productFor(const demo::Protocol& protocol) const {
        const auto fits = [&](const model::Product& product) {
            const bool brand = !protocol.device.empty() && (protocol.device.starts_with(product.brand) ||
                                                            product.modelName.starts_with(protocol.device));
            return product.modality == protocol.modality && brand;
        };
        const auto found = std::find_if(products_.begin(), products_.end(), fits);
        if (found != products_.end()) {
            return *found;
        }
        return *std::find_if(products_.begin(), products_.end(),
                             [&](const model::Product& product) { return product.modality == protocol.modality; });
    }

    /// Orders come before the shelf is empty: enough for the week's visits and some to spare.
    void supply(const std::vector<Visit>& week, Day day) {
        std::map<model::ProductId, int> needed;
        for (const auto& visit : week) {
            ++needed[productFor(*people_[visit.person].protocol).id];
        }
        for (const auto& [product, count] : needed) {
            auto& shelf = shelf_[product];
            // Old stock is not kept to its last day.
            while (!shelf.empty() && shelf.front().useBy <= day + period + Days{1}) {
                shelf.erase(shelf.begin());
            }
            if (static_cast<int>(shelf.size()) >= count + 4) {
                continue;
            }
            const int quantity = std::max(count + 10, chance_.percent(30) ? 20 : 40);
            const Day useBy = day + Days{chance_.percent(6) ? chance_.between(60, 150) : chance_.between(400, 900)};
            const auto number = lotNumber(product);
            const auto lot =
                model::LotId{apply(model::ReceiveLot{product, number, useBy, quantity, "", false}, "delivery").id};
            for (const auto& unit : owner_->cartridges(lot, quantity).rows) {
                shelf.push_back({unit.id, lot, useBy});
            }
            std::stable_sort(shelf.begin(), shelf.end(),
                             [](const Unit& a, const Unit& b) { return a.useBy < b.useBy; });
        }
        for (std::size_t room = 0; room < 2; ++room) {
            if (inContainer_[room] > 60 || day - containerSince_[room] > Days{84}) {
                apply(model::FillContainer{container_[room], 75}, "container");
                apply(model::CloseContainer{container_[room]}, "container");
                if (day < today_ - Days{30}) {
                    apply(model::CollectContainer{container_[room], "C" + std::to_string(4000 + containers_)},
                          "container");
                }
                assembleContainer(room);
            } else if (inContainer_[room] > 0) {
                apply(model::FillContainer{container_[room], std::min(74, 10 + inContainer_[room])}, "container");
            }
        }
    }

    std::string lotNumber(model::ProductId product) {
        const int serial = ++lots_;
        const char* letters = "ABCDEFGHKM";
        const auto year = static_cast<int>(date::year_month_day{model::localTime(now_->load(), zone).day}.year()) % 100;
        return std::to_string(year) + letters[product.value % 10] + std::to_string(100 + serial * 7 % 900);
    }

    model::CartridgeId take(model::ProductId product) {
        auto& shelf = shelf_[product];
        if (shelf.empty()) {
            throw std::logic_error{"demo clinic: the shelf is empty"};
        }
        const auto unit = shelf.front();
        shelf.erase(shelf.begin());
        return unit.id;
    }

    std::vector<model::TreatmentRow> rowsOf(const demo::Protocol& protocol) {
        model::TreatmentRow row;
        row.modality = protocol.modality;
        row.indication = protocol.indication;
        row.depth = model::Depth{protocol.micrometres};
        row.passes = protocol.passes;
        if (const auto owned = devices_.find(protocol.device); owned != devices_.end()) {
            row.device = chance_.of(owned->second);
        }
        if (protocol.modality == model::Modality::rf) {
            row.rf = model::RfSettings{chance_.between(20, 40), chance_.between(10, 30), chance_.between(40, 90)};
        }
        std::vector<model::TreatmentRow> rows;
        for (const auto& code : protocol.zones) {
            for (const auto& leaf : rules_->zones.defaultLeaves({code})) {
                row.zone = leaf;
                rows.push_back(row);
            }
        }
        return rows;
    }

    /// Findings that want a reason get one, as a practitioner would give it.
    model::Clearance clearance(const model::SessionPlan& plan, model::ClientId client, Day day, model::Act act) {
        const auto assessment = model::assess(plan, owner_->history(client), *rules_, day, act);
        std::vector<model::Override> overrides;
        for (const auto& finding : assessment.findings) {
            if (finding.strength == model::Strength::deny || finding.strength == model::Strength::warn) {
                const bool unknown = finding.kind == model::RuleKind::historyNotKnown;
                overrides.push_back(
                    {finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement,
                     unknown ? "Asked at the chair: no needling elsewhere that she recalls."
                             : "Skin calm and closed on inspection; client travels and cannot come later."});
            }
        }
        return must(model::clear(plan, assessment, std::move(overrides)), "clearance");
    }

    void treat(const std::vector<Visit>& week) {
        for (std::size_t who = 0; who < practitioners_.size(); ++who) {
            auto& practitioner = practitioners_[who];
            must(practitioner.access.together(
                     [&](const db::Access::Apply& apply) -> model::Outcome<model::Done> {
                         for (const auto& visit : week) {
                             if (visit.practitioner == who) {
                                 treat(visit, practitioner, apply);
                             }
                         }
                         return model::Done{};
                     },
                     practitioner.confirmation),
                 "week");
        }
    }

    void treat(const Visit& visit, const Practitioner& practitioner, const db::Access::Apply& apply) {
        const auto& person = people_[visit.person];
        const auto client = ids_[visit.person];
        const auto& protocol = *person.protocol;
        model::SessionPlan plan;
        plan.client = client;
        plan.performer = practitioner.access.actor().account();
        plan.rows = rowsOf(protocol);
        at(visit.day, visit.minute);
        const auto started = must(apply(model::StartSession{clearance(plan, client, visit.day, model::Act::start),
                                                            std::nullopt, practitioner.room}),
                                  "start");
        const model::SessionId session{started.id};
        model::SessionRecord record;
        record.plan = plan;
        record.room = practitioner.room;
        record.startedAt = now_->load();
        at(visit.day, visit.minute + 4);
        const auto product = productFor(protocol).id;
        if (chance_.percent(2)) {
            const auto dropped = take(product);
            must(apply(model::WasteCartridge{dropped, model::WasteReason::dropped, ""}), "waste");
        }
        const int units = chance_.percent(6) ? 2 : 1;
        for (int i = 0; i < units; ++i) {
            const auto unit = take(product);
            must(apply(model::OpenCartridge{session, unit, true, true}), "open");
            record.cartridges.push_back({unit, std::nullopt, true, true, model::CartridgeFate::used, std::nullopt});
        }
        for (auto& row : record.plan.rows) {
            row.endpoint =
                row.depth->micrometres >= 1000 ? model::Endpoint::pinpointBleeding : model::Endpoint::uniformErythema;
        }
        record.container = container_[visit.practitioner];
        inContainer_[visit.practitioner] += units;
        record.handpieceDisinfected = true;
        if (protocol.micrometres >= 1000 && person.client.allergies.empty() && chance_.percent(70)) {
            record.anaesthetic = model::Anaesthetic{"lidocaine cream 4 %",
                                                    "L" + std::to_string(chance_.between(100, 140)),
                                                    40,
                                                    chance_.between(2, 6) * 1000,
                                                    chance_.between(52, 95) * 1000,
                                                    150,
                                                    record.startedAt - minutes{30},
                                                    record.startedAt - minutes{2}};
        }
        record.topicals = {{"Lift HG", "H" + std::to_string(chance_.between(10, 30)), false}};
        record.response = {chance_.between(1, 4), chance_.between(1, 2), chance_.below(2),
                           row0(record).depth->micrometres >= 1000 ? 1 : 0};
        at(visit.day, visit.minute + chance_.between(25, 42));
        record.endedAt = now_->load();
        must(apply(model::SignSession{session, record}), "sign");
        if (chance_.percent(2)) {
            reactions_.push_back({client,
                                  session,
                                  {row0(record).zone},
                                  chance_.percent(60) ? "redness" : "pigmentation",
                                  visit.day + Days{chance_.between(2, 8)}});
        }
    }

    static const model::TreatmentRow& row0(const model::SessionRecord& record) { return record.plan.rows.front(); }

    /// Calls and messages of the week: nearly all done, some passed over, a few forgotten and so missed.
    void answerReminders(Day until) {
        at(until - Days{1}, 18 * 60);
        for (auto& reaction : reactions_) {
            if (!reaction.told && reaction.onset < until) {
                reaction.id = model::ReactionId{
                    apply(model::AddReaction{reaction.client, reaction.session, reaction.zones, reaction.kind,
                                             chance_.percent(80) ? model::Severity::mild : model::Severity::moderate,
                                             reaction.onset, "told at the check-in"},
                          "reaction")
                        .id};
                reaction.told = true;
            } else if (reaction.told && !reaction.closed && until - reaction.onset > Days{21}) {
                apply(model::CloseReaction{reaction.id, until - Days{1}, "settled without treatment"}, "reaction");
                reaction.closed = true;
            }
        }
        // Whoever opens in the morning and closes in the evening works through what is due.
        auto& practitioner = practitioners_.front();
        must(practitioner.access.together(
                 [&](const db::Access::Apply& applyOne) -> model::Outcome<model::Done> {
                     std::set<model::ReminderId> seen;
                     for (Day day = until - period; day < until; day += Days{1}) {
                         for (const int minute : {9 * 60 + 10, 17 * 60 + 30}) {
                             at(day, minute);
                             if (now_->load() < end_) {
                                 answerDue(day, seen, applyOne);
                             }
                         }
                     }
                     return model::Done{};
                 },
                 practitioner.confirmation),
             "reminders");
    }

    void answerDue(Day day, std::set<model::ReminderId>& seen, const db::Access::Apply& applyOne) {
        db::ReminderQuery due;
        due.limit = 5000;
        due.at = now_->load();
        for (const auto& reminder : owner_->reminders(due).rows) {
            if (!seen.insert(reminder.id).second) {
                continue;
            }
            const int drawn = chance_.below(100);
            // A few are forgotten; what falls due in the last days is left for the visitor to work through.
            if (drawn < 3 || (day >= today_ - Days{2} && drawn < 60)) {
                continue;
            }
            model::AnswerReminder answer{reminder.id, model::ReminderState::done,
                                         reminder.expectsAnswer ? "feels fine, no redness left" : ""};
            if (drawn < 8) {
                answer = {reminder.id, model::ReminderState::skipped, "spoke at the desk instead"};
            }
            must(applyOne(answer), "reminder");
        }
    }

    /// A lot that is partly used is recalled three weeks ago: its rest is quarantined, its clients are to be told.
    void recallOne() {
        at(today_ - Days{1}, 16 * 60);
        std::optional<db::LotRow> chosen;
        for (const auto& row : owner_->stock(false).rows) {
            const bool hit = row.used > 3 && row.onHand > 3 && row.productName.starts_with("Dermapen");
            if (hit && (!chosen || row.used > chosen->used)) {
                chosen = row;
            }
        }
        if (!chosen) {
            return;
        }
        apply(model::QuarantineLot{chosen->lot.id, true, "Maker's recall: seal of some packs may be open."}, "recall");
        auto& shelf = shelf_[chosen->lot.product];
        std::erase_if(shelf, [&](const Unit& unit) { return unit.lot == chosen->lot.id; });
    }

    /// Today as it stands now: one client on the chair, others planned, one of them no longer safe.
    void openToday();

    struct Unit {
        model::CartridgeId id;
        model::LotId lot;
        Day useBy;
    };
    struct Reaction {
        model::ClientId client;
        model::SessionId session;
        std::vector<model::ZoneCode> zones;
        std::string kind;
        Day onset;
        model::ReactionId id{};
        bool told = false;
        bool closed = false;
    };

    std::filesystem::path folder_;
    DemoOptions options_;
    db::Environment environment_;
    const std::function<void(int)>& progress_;
    std::stop_token stop_;
    Chance chance_;
    std::shared_ptr<std::atomic<Instant>> now_;
    Instant end_;
    Day today_{};
    Day from_{};
    std::shared_ptr<db::Store> store_;
    std::optional<db::Access> owner_;
    std::vector<Practitioner> practitioners_;
    std::shared_ptr<const model::RuleBook> rules_;
    std::vector<model::Product> products_;
    std::map<std::string, std::vector<model::DeviceId>> devices_;
    std::map<model::ProductId, std::vector<Unit>> shelf_;
    int containers_ = 0;
    int lots_ = 0;
    model::ContainerId container_[2];
    int inContainer_[2]{};
    Day containerSince_[2]{};
    std::vector<Person> people_;
    std::vector<model::ClientId> ids_;
    std::vector<Reaction> reactions_;
};

void Maker::openToday() {
    // Clients with history, whose course is not over; each is planned for a day that suits the skin, today or soon.
    std::vector<std::pair<std::size_t, Day>> waiting;
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (!people_[i].visits.empty()) {
            waiting.emplace_back(i, people_[i].visits.back());
        }
    }
    std::stable_sort(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    int today = 0;
    int soon = 0;
    for (const auto& [person, last] : waiting) {
        const auto& protocol = *people_[person].protocol;
        const bool ready = today_ - last >= Days{protocol.gapDays + 14};
        const bool early = !ready && soon < 24 && last + Days{protocol.gapDays + 14} < today_ + Days{14};
        if ((!ready || today >= 7) && !early) {
            continue;
        }
        const std::size_t who = person % practitioners_.size();
        auto& practitioner = practitioners_[who];
        model::SessionPlan plan;
        plan.client = ids_[person];
        plan.performer = practitioner.access.actor().account();
        plan.rows = rowsOf(protocol);
        if (ready && today == 2) {
            // On the chair right now.
            now_->store(end_ - minutes{18});
            const auto started =
                must(practitioner.access.apply(model::StartSession{
                         clearance(plan, plan.client, today_, model::Act::start), std::nullopt, practitioner.room}),
                     "start");
            now_->store(end_ - minutes{12});
            const auto product = productFor(protocol).id;
            if (!shelf_[product].empty()) {
                must(practitioner.access.apply(
                         model::OpenCartridge{model::SessionId{started.id}, take(product), true, true}),
                     "open");
            }
            ++today;
            continue;
        }
        const Day day = ready ? today_ : std::max(last + Days{protocol.gapDays + 14}, today_ + Days{1 + soon % 12});
        const int minute = ready ? 9 * 60 + 45 * today : 9 * 60 + 45 * (soon % 9);
        now_->store(end_ - minutes{60 * 20} + minutes{today + soon});
        must(practitioner.access.apply(model::PlanSession{clearance(plan, plan.client, day, model::Act::plan), day,
                                                          minute, 45, practitioner.room}),
             "plan");
        (ready ? today : soon) += 1;
    }
    now_->store(end_);
}

} // namespace

model::Outcome<db::SignedIn> makeDemoClinic(const std::filesystem::path& folder, const DemoOptions& options,
                                            const db::Environment& environment,
                                            const std::function<void(int percent)>& progress, std::stop_token stop) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder))) {
        return model::Problem{"folder", "taken", {folder.filename().string()}};
    }
    try {
        auto made = Maker{folder, options, environment, progress, stop}.make();
        if (!made && stop.stop_requested()) {
            std::filesystem::remove_all(folder);
        }
        return made;
    } catch (...) {
        std::filesystem::remove_all(folder); // never a half-made clinic
        throw;
    }
}

} // namespace present
