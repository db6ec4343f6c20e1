#include "app/present/inspector_pack.h"

#include "app/present/asking.h"
#include "app/present/hygiene_words.h"
#include "model/aftercare.h"

#include <algorithm>

namespace present {

namespace {

constexpr int daysAtOnce = 7; ///< a question about sessions answers at most 5000
constexpr int mostFindings = 20'000;
constexpr int mostOverrides = 20'000;
constexpr int mostExposures = 5'000;
constexpr int mostUnits = 100'000; ///< of one lot

/// What of the whole each part takes in a clinic of some size, in percent.
struct Share {
    int from;
    int until;
};
constexpr Share findingsShare{0, 40};
constexpr Share sessionsShare{40, 70};
constexpr Share stockShare{70, 90};
constexpr Share recallsShare{90, 100};

bool tookPlace(model::SessionState state) {
    return state == model::SessionState::open || state == model::SessionState::signed_ ||
           state == model::SessionState::abandoned || state == model::SessionState::amended;
}

class Gathering {
public:
    Gathering(const Seat& seat, const PackQuery& query, const db::HygieneProgress& progress,
              const std::stop_token& stop)
        : access_{seat.access}
        , query_{query}
        , progress_{progress}
        , stop_{stop}
        , lines_{access_, access_.clinic().timeZone} {
        pack.query = query;
        pack.today = access_.today();
        const auto clinic = access_.clinic();
        pack.timeZone = clinic.timeZone;
        pack.licence = clinic.licence;
    }

    void run() {
        pack.reading = readHygiene(
            access_, {query_.first, query_.last}, mostFindings, 0,
            [this](int done, int total) { tell(findingsShare, done, total); }, stop_);
        pack.rules = access_.rules();
        pack.settings = access_.ledgerSettings();
        for (const auto part : {&Gathering::gatherSessions, &Gathering::gatherStock, &Gathering::gatherOverrides,
                                &Gathering::gatherPeople, &Gathering::gatherRecalls}) {
            if (stop_.stop_requested()) {
                return;
            }
            (this->*part)();
        }
    }

    InspectorPack pack;

private:
    void tell(Share share, std::int64_t done, std::int64_t all) {
        constexpr int whole = 100;
        const auto part = all == 0 ? share.until - share.from : (share.until - share.from) * done / all;
        const auto percent = share.from + static_cast<int>(part);
        if (progress_ && percent > told_) {
            told_ = percent;
            progress_(percent, whole);
        }
    }

    std::string clientOf(const db::SessionRow& row) {
        if (query_.names == PackNames::names) {
            return row.clientName;
        }
        auto& known = uids_[row.client];
        if (known.text.empty()) {
            if (const auto client = access_.client(row.client)) {
                known = client->uid;
            }
        }
        return known.text;
    }

    PackSession sessionOf(db::SessionRow row) {
        PackSession session;
        session.client = clientOf(row);
        session.row = std::move(row);
        return session;
    }

    void gatherSessions() {
        std::map<model::SessionId, std::vector<db::TraceRow>> uses;
        db::TraceQuery traced;
        traced.first = query_.first;
        traced.last = query_.last;
        access_.eachTrace(
            traced,
            [&](const db::TraceRow& row) {
                uses[row.session].push_back(row);
                return true;
            },
            stop_);
        for (auto day = query_.first; day <= query_.last && !stop_.stop_requested(); day += model::Days{daysAtOnce}) {
            tell(sessionsShare, (day - query_.first).count(), (query_.last - query_.first).count() + 1);
            const auto last = std::min(query_.last, day + model::Days{daysAtOnce - 1});
            for (auto& row : access_.sessionsBetween(day, last)) {
                if (row.state == model::SessionState::invalidated || row.state == model::SessionState::amended) {
                    gatherAmendments(row);
                }
                if (tookPlace(row.state)) {
                    const auto id = row.id;
                    pack.sessions.push_back(sessionOf(std::move(row)));
                    pack.sessions.back().uses = std::move(uses[id]);
                }
            }
        }
    }

    void gatherAmendments(const db::SessionRow& row) {
        const auto detail = access_.session(row.id);
        if (!detail) {
            return;
        }
        const auto& all = detail->amendments;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto& after = i + 1 < all.size() ? all[i + 1].before : detail->record;
            PackAmendment amendment;
            amendment.original = sessionOf(row);
            amendment.original.row.treatment = all[i].before.plan.rows;
            amendment.changes =
                lines_.changes(all[i].before, after, detail->units, pack.rules->zones,
                               query_.names == PackNames::names ? FreeText::told : FreeText::onlyThatItChanged);
            amendment.reason = all[i].reason;
            amendment.who = all[i].who;
            amendment.at = all[i].at;
            pack.amendments.push_back(std::move(amendment));
        }
        if (row.state == model::SessionState::invalidated) {
            gatherInvalidation(row, *detail);
        }
    }

    void gatherInvalidation(const db::SessionRow& row, const db::SessionDetail& detail) {
        PackAmendment amendment;
        amendment.original = sessionOf(row);
        amendment.reason = detail.ending;
        if (const auto& why = detail.row.invalidated) {
            amendment.reason = why->reason;
            amendment.who = why->who;
            amendment.at = why->at;
        }
        if (detail.replaced) {
            if (auto now = access_.session(detail.replaced->session)) {
                amendment.now = sessionOf(std::move(now->row));
            }
        }
        pack.amendments.push_back(std::move(amendment));
    }

    void gatherStock() {
        access_.eachBalance(
            query_.first, query_.last,
            [&](const db::BalanceRow& row) {
                pack.balances.push_back(row);
                return true;
            },
            stop_);
        std::int64_t done = 0;
        for (const auto& balance : pack.balances) {
            if (stop_.stop_requested()) {
                return;
            }
            tell(stockShare, done++, static_cast<std::int64_t>(pack.balances.size()));
            // Those that expired before they were wasted are not counted as wasted in the balance.
            if (balance.balance.wasted > 0 || balance.balance.expired > 0 || balance.useBy < query_.last) {
                gatherWaste(balance.lot);
            }
        }
        std::ranges::stable_sort(pack.wastes, {}, &PackWaste::day);
        for (auto& row : access_.containers()) {
            const auto& one = row.container;
            if (one.assembled <= query_.last && (!one.collected || *one.collected >= query_.first)) {
                pack.containers.push_back(std::move(row));
            }
        }
        std::ranges::stable_sort(pack.containers, {}, [](const auto& row) { return row.container.assembled; });
    }

    void gatherWaste(model::LotId lot) {
        for (const auto& unit : access_.cartridges(lot, mostUnits).rows) {
            if (stop_.stop_requested()) {
                return;
            }
            if (unit.state != model::CartridgeState::wasted) {
                continue;
            }
            for (auto& step : access_.life(unit.id)) {
                const auto day = model::localTime(step.at, pack.timeZone).day;
                if (step.event == model::CartridgeEvent::wasted && day >= query_.first && day <= query_.last) {
                    pack.wastes.push_back({day, unit, std::move(step), {}});
                }
            }
        }
    }

    void gatherOverrides() {
        pack.overrides = access_.overrides({query_.first, query_.last, {}, mostOverrides}).lines;
        std::map<model::SessionId, std::string> clients;
        for (const auto& session : pack.sessions) {
            clients[session.row.id] = session.client;
        }
        for (auto& line : pack.overrides) {
            pack.overridden[line.session] = clients[line.session];
            if (query_.names == PackNames::numbers) {
                line.clientName.clear();
            }
        }
    }

    void gatherPeople() {
        const auto accounts = access_.accounts();
        for (const auto& person : access_.practitioners()) {
            PackStaff one{person, {}, false};
            const auto account = std::ranges::find(accounts, person.account, &model::Account::id);
            if (account != accounts.end()) {
                one.name = account->fullName;
                one.disabled = account->disabled;
            }
            pack.staff.push_back(std::move(one));
        }
        std::ranges::stable_sort(pack.staff, {}, &PackStaff::name);
        pack.injuries = permitted([&] { return access_.injuries(query_.first, query_.last); });
        for (auto& row : pack.injuries) {
            row.injury.injured.clear();
            row.notes.clear(); // may tell of somebody's health
        }
    }

    void gatherRecalls() {
        const auto all = access_.recalls(true);
        std::int64_t done = 0;
        for (const auto& row : all) {
            if (stop_.stop_requested()) {
                return;
            }
            tell(recallsShare, done++, static_cast<std::int64_t>(all.size()));
            const bool over = row.liftedAt && model::localTime(*row.liftedAt, pack.timeZone).day < query_.first;
            if (row.day > query_.last || over) {
                continue;
            }
            if (auto detail = access_.recall(row.id, mostExposures)) {
                pack.recalls.push_back(*std::move(detail));
            }
        }
    }

    const db::Access& access_;
    PackQuery query_;
    db::HygieneProgress progress_;
    std::stop_token stop_;
    SessionLines lines_;
    int told_ = 0; ///< percent
    std::map<model::ClientId, model::Uid> uids_;
};

} // namespace

model::Outcome<InspectorPack> gatherPack(const Seat& seat, const PackQuery& query, ReportUse use,
                                         const db::HygieneProgress& progress, const std::stop_token& stop) {
    Gathering gathering{seat, query, progress, stop};
    gathering.run();
    if (stop.stop_requested()) {
        return model::Problem{"report", "stopped", {}};
    }
    // Read first: who may not read it leaves no entry of having made it.
    auto stamp = stampReport(seat, use, "inspector-pack", query.first, query.last);
    if (!stamp) {
        return stamp.problems();
    }
    gathering.pack.stamp = *std::move(stamp);
    return std::move(gathering.pack);
}

std::vector<db::OverrideLine> overriddenAlone(const InspectorPack& pack) {
    std::vector<db::OverrideLine> alone;
    std::ranges::copy_if(pack.overrides, std::back_inserter(alone), [](const db::OverrideLine& line) {
        return line.finding.strength == model::Strength::deny && line.secondSigner.empty();
    });
    return alone;
}

} // namespace present
