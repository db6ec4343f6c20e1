#include "app/present/demo_clinic.h"

#include "app/present/demo_aftercare.h"
#include "app/present/demo_staff.h"
#include "app/present/demo_today.h"

#include <algorithm>

namespace present {

namespace {

using namespace demo;
using model::Day;
using model::Days;
constexpr Days weekLong{7};

/// Ends the making from anywhere inside it.
struct Cancelled {};

/// Week by week up to yesterday, then today.
void live(World& world, int clientCount, const std::function<void(int)>& progress, const std::stop_token& stop) {
    Clients clients{world, clientCount};
    Supply supply{world};
    Treating treating{world, clients, supply};
    demo::Aftercare aftercare{world, clients};
    demo::Today today{world, clients, treating};

    std::vector<std::pair<std::size_t, Day>> visits;
    for (std::size_t i = 0; i < clients.people().size(); ++i) {
        for (const auto day : clients.person(i).visits) {
            visits.emplace_back(i, day);
        }
    }
    std::stable_sort(visits.begin(), visits.end(), [](const auto& a, const auto& b) { return a.second < b.second; });

    const Day lastMonday = mondayOf(world.today - Days{1});
    supply.open();
    auto visit = visits.begin();
    for (Day monday = world.from; monday <= lastMonday; monday += weekLong) {
        if (stop.stop_requested()) {
            throw Cancelled{};
        }
        std::vector<std::pair<std::size_t, Day>> ofWeek;
        std::map<model::ProductId, int> needed;
        for (; visit != visits.end() && visit->second < monday + weekLong; ++visit) {
            ofWeek.push_back(*visit);
            ++needed[supply.productFor(*clients.person(visit->first).course).id];
        }
        if (monday == lastMonday) {
            for (const auto& course : courses()) {
                needed[supply.productFor(course).id] += 2; // today's sessions
            }
            supply.bargain(monday);
            aftercare.leaveOneReaction();
            today.book();
        }
        if (monday == mondayOf(world.today - Days{20})) {
            supply.recall(monday);
        }
        supply.week(monday, needed);
        clients.week(monday);
        treating.week(ofWeek);
        aftercare.week(monday);
        world.runUntil(World::instantAt(std::min(monday + weekLong, world.today), 0));
        if (progress) {
            progress(100 * (monday - world.from).count() / (world.today - world.from).count());
        }
    }
    today.happen();
    world.runUntil(world.end + std::chrono::seconds{1});
    today.leaveDraft();
    world.rest();
}

} // namespace

model::Outcome<db::SignedIn> makeDemoClinic(const std::filesystem::path& folder, const DemoOptions& options,
                                            const db::Environment& environment,
                                            const std::function<void(int percent)>& progress, std::stop_token stop) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder))) {
        return model::Problem{"folder", "taken", {folder.filename().string()}};
    }
    try {
        const auto hand = std::make_shared<std::atomic<model::Instant>>();
        World world{hand, options.seed, options.years, environment.clock()};
        auto making = environment;
        making.clock = [hand] { return hand->load(); };
        const auto made = db::Store::create(
            {folder, "Harley Street Skin", timeZone, "demo", "Maya Lindqvist", password, true}, making);
        if (!made) {
            return made.problems();
        }
        furnish(world, *made);
        live(world, options.clients, progress, stop);
    } catch (const Cancelled&) {
        std::filesystem::remove_all(folder);
        return model::Problem{"demo", "cancelled", {}};
    } catch (...) {
        std::filesystem::remove_all(folder); // never a half-made clinic
        throw;
    }
    return db::Store::open(folder, "demo", password, environment);
}

} // namespace present
