#include "tests/bench/big_ledger.h"

#include "model/aftercare.h"
#include "model/screening.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <deque>
#include <fstream>
#include <map>
#include <stdexcept>

#include <unistd.h>

namespace bench {
namespace {

using model::Day;
using model::Days;
using std::chrono::minutes;

constexpr char zone[] = "Europe/London";
constexpr char password[] = "a password";
constexpr int weeks = 260;
constexpr int boxSize = 100;
constexpr int productsBought = 4;
constexpr Days weekLong{7};

const Day end = *model::parseDay("2026-06-01"); // a Monday
const Day begin = end - weeks * weekLong;

template <class T>
T must(model::Outcome<T> outcome, const char* doing) {
    if (!outcome) {
        const auto& problem = outcome.problems().front();
        throw std::logic_error{std::string{"big ledger, "} + doing + ": " + problem.field + " " + problem.code};
    }
    return *std::move(outcome);
}

using Hand = std::shared_ptr<std::atomic<model::Instant>>;

db::Environment environment(const Hand& hand) {
    db::Environment with;
    with.clock = [hand] { return hand->load(); };
    with.keyCost = db::KeyCost::cheapest;
    return with;
}

/// Week by week from the first Monday to the last.
class Making {
public:
    using Apply = db::Access::Apply;

    Making(db::Store& store, db::Access access, Hand hand, const LedgerSize& size)
        : store_{store}
        , access_{std::move(access)}
        , hand_{std::move(hand)}
        , size_{size}
        , rules_{access_.rules()} {
        for (const auto& product : access_.products()) {
            if (product.modality == model::Modality::pen && products_.size() < productsBought) {
                products_.push_back(product.id);
            }
        }
    }

    void run() {
        at(begin, 7 * 60);
        addClients();
        const auto started = std::chrono::steady_clock::now();
        for (int week = 0; week < weeks; ++week) {
            const auto monday = begin + week * weekLong;
            const auto share = [&](int upTo) { return std::int64_t{size_.units} * upTo / weeks; };
            const auto wanted = share(week + 1) - share(week);
            deliver(monday, static_cast<int>(wanted));
            treat(monday);
            tidy(monday, week);
            if (week % 13 == 12) {
                const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
                std::fprintf(stderr, "  week %d of %d, %lld units, %d sessions, %.0f s\n", week + 1, weeks,
                             static_cast<long long>(received_), sessions_, taken.count());
            }
        }
        at(end, 8 * 60);
    }

private:
    struct Box {
        model::LotId lot;
        std::vector<model::CartridgeId> units;
        std::size_t next = 0;
    };

    void at(Day day, int minute) { hand_->store(model::instantOf({day, minute}, zone)); }

    void together(const std::function<void(const Apply&)>& work) {
        must(access_.together(
                 [&](const Apply& apply) -> model::Outcome<model::Done> {
                     work(apply);
                     return model::Done{};
                 },
                 must(store_.confirm(access_.actor(), password), "confirmation")),
             "a batch");
    }

    void addClients() {
        together([&](const Apply& apply) {
            for (int i = 0; i < size_.clients; ++i) {
                model::Client client;
                client.givenName = "Given" + std::to_string(i % 997);
                client.familyName = "Family" + std::to_string(i);
                client.skinType = model::SkinType::III;
                client.birthDate = begin - Days{9000 + i % 9000};
                clients_.push_back(model::ClientId{must(apply(model::AddClient{client}), "client").id});
                must(apply(model::TakeHistory{clients_.back(), {{"body"}}}), "history");
            }
        });
    }

    void deliver(Day monday, int wanted) {
        at(monday, 8 * 60);
        std::vector<std::pair<std::size_t, model::LotId>> come;
        together([&](const Apply& apply) {
            for (; received_ < delivered_ + wanted; received_ += boxSize) {
                const auto product = static_cast<std::size_t>(received_ / boxSize) % products_.size();
                const auto number = std::to_string(10'000 + received_ / boxSize) + "ABCD"[product];
                const model::ReceiveLot box{products_[product], number, monday + Days{700}, boxSize, "", false, true};
                come.emplace_back(product, model::LotId{must(apply(box), "delivery").id});
            }
            container_ = model::ContainerId{
                must(apply(model::AssembleContainer{std::to_string(++containers_), {}}), "container").id};
        });
        delivered_ += wanted;
        for (const auto& [product, lot] : come) {
            Box box{lot, {}, 0};
            for (const auto& unit : access_.cartridges(lot, boxSize).rows) {
                box.units.push_back(unit.id);
            }
            shelf_.push_back(std::move(box));
        }
    }

    /// The oldest box of the shelf first; the last week's stay closed.
    model::CartridgeId take() {
        while (shelf_.front().next == shelf_.front().units.size()) {
            shelf_.pop_front();
        }
        auto& box = shelf_.front();
        return box.units[box.next++];
    }

    model::SessionPlan planFor(model::ClientId client) const {
        static constexpr std::array leaves{"chin", "nose", "forehead", "neck"};
        model::TreatmentRow row;
        row.zone = {leaves[static_cast<std::size_t>(sessions_) % leaves.size()]};
        row.depth = model::Depth{500};
        model::SessionPlan plan;
        plan.client = client;
        plan.performer = access_.actor().account();
        plan.rows = {row};
        return plan;
    }

    void treat(Day monday) {
        const std::int64_t kept = std::max(size_.units / 200, 2 * boxSize); // stays on the shelf
        const auto free = std::max<std::int64_t>(received_ - taken_ - lost_ - kept, 0);
        const int sessions = static_cast<int>(free / size_.unitsPerSession);
        constexpr int daysOpen = 5;
        for (int day = 0; day < daysOpen; ++day) {
            together([&](const Apply& apply) {
                for (int i = day * sessions / daysOpen; i < (day + 1) * sessions / daysOpen; ++i) {
                    treatOne(monday + Days{day}, 9 * 60 + i % 480, apply);
                }
            });
        }
    }

    void treatOne(Day day, int minute, const Apply& apply) {
        at(day, minute);
        const auto plan = planFor(clients_[static_cast<std::size_t>(sessions_) % clients_.size()]);
        model::SessionRecord record;
        record.plan = plan;
        record.startedAt = hand_->load();
        auto history = access_.history(plan.client);
        model::RecordScreening screening;
        screening.client = plan.client;
        for (const auto& asked : model::questionsFor(plan, *rules_)) {
            screening.answers.push_back({asked.question->code, false, day, {}, {}});
        }
        history.answers = screening.answers;
        must(apply(screening), "screening");
        auto assessment = model::assess(plan, history, *rules_, day, model::Act::start);
        std::vector<model::Override> overrides;
        for (const auto& finding : assessment.findings) {
            if (finding.strength >= model::Strength::warn) {
                overrides.push_back({finding.key(), finding.daysShort, model::OverrideReason::clinicalJudgement,
                                     "agreed with the client"});
            }
        }
        const auto clearance = must(model::clear(plan, std::move(assessment), std::move(overrides)), "clearance");
        const model::SessionId session{must(apply(model::StartSession{clearance, {}, {}}), "start").id};
        for (int i = 0; i < size_.unitsPerSession; ++i) {
            const auto unit = take();
            if (++taken_ % 100 == 0) {
                must(apply(model::WasteCartridge{unit, model::WasteReason::dropped, "floor"}), "waste");
                continue;
            }
            must(apply(model::OpenCartridge{session, unit, true, true}), "open");
            record.cartridges.push_back({unit, {}, true, true, model::CartridgeFate::used, {}});
        }
        at(day, minute + 30);
        record.endedAt = hand_->load();
        record.container = container_;
        record.handpieceDisinfected = sessions_ % 50 != 0;
        must(apply(model::SignSession{session, record}), "sign");
        ++sessions_;
    }

    /// On Saturday the container goes and a box is counted, one missing now and then.
    void tidy(Day monday, int week) {
        at(monday + Days{5}, 10 * 60);
        together([&](const Apply& apply) {
            must(apply(model::FillContainer{container_, 70}), "container");
            must(apply(model::CloseContainer{container_}), "container");
            must(apply(model::CollectContainer{container_, "C" + std::to_string(containers_)}), "container");
            const auto& box = shelf_.back();
            const int missing = week % 4 == 0 ? 1 : 0;
            must(apply(model::CountLot{box.lot,
                                       static_cast<int>(box.units.size() - box.next) - missing,
                                       missing > 0 ? "not in the box" : "",
                                       {}}),
                 "count");
            if (missing > 0) {
                ++lost_;
                shelf_.back().units.pop_back(); // the last received is the one that is lost
            }
        });
    }

    db::Store& store_;
    db::Access access_;
    Hand hand_;
    LedgerSize size_;
    std::shared_ptr<model::RuleBook const> rules_;
    std::vector<model::ProductId> products_;
    std::vector<model::ClientId> clients_;
    std::deque<Box> shelf_;
    model::ContainerId container_;
    int containers_ = 0;
    std::int64_t received_ = 0;
    std::int64_t delivered_ = 0;
    std::int64_t taken_ = 0;
    std::int64_t lost_ = 0;
    int sessions_ = 0;
};

void make(const std::filesystem::path& folder, const LedgerSize& size) {
    std::fprintf(stderr, "making a ledger of %d units in %s\n", size.units, folder.c_str());
    const auto hand = std::make_shared<std::atomic<model::Instant>>(model::instantOf({begin, 0}, zone));
    auto unready = folder;
    unready += ".making-" + std::to_string(::getpid()); // two at once must not take it from each other
    std::filesystem::create_directories(unready);
    db::NewStore wanted;
    wanted.folder = unready / "big.needlebook";
    wanted.clinic = "A chain";
    wanted.timeZone = zone;
    wanted.ownerSignIn = "owner";
    wanted.ownerFullName = "Owner";
    wanted.ownerPassword = password;
    {
        const auto made = must(db::Store::create(wanted, environment(hand)), "store");
        Making{*made.store, made.store->as(made.actor), hand, size}.run();
        std::ofstream{unready / "key"} << made.recoveryKey;
    }
    std::filesystem::rename(unready, folder); // only a whole one is found the next time
}

} // namespace

BigLedger bigLedger(const std::filesystem::path& folder, const LedgerSize& size) {
    const auto here =
        folder / ("units-" + std::to_string(size.units) + "-" + std::to_string(size.unitsPerSession) + "-each");
    if (!std::filesystem::exists(here)) {
        make(here, size);
    }
    const auto hand = std::make_shared<std::atomic<model::Instant>>(model::instantOf({end, 9 * 60}, zone));
    const auto opened =
        must(db::Store::open(here / "big.needlebook", "owner", password, environment(hand)), "opening the store");
    std::string key;
    std::getline(std::ifstream{here / "key"}, key);
    return {opened.store, opened.store->as(opened.actor), opened.store->folder() / "store.db",
            must(db::parseRecoveryKey(key), "key")};
}

} // namespace bench
