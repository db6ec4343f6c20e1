#include "db/read_hygiene.h"

#include "db/hash.h"
#include "db/hygiene_checks.h"
#include "db/hygiene_table.h"
#include "db/read_clinic.h"
#include "db/read_recalls.h"
#include "db/role_table.h"

#include "model/aftercare.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace db::read {
namespace {

constexpr char resolutionSql[] =
    "SELECT h.facts_digest, h.note, a.full_name, h.at FROM hygiene_resolution h JOIN account a ON a.id = h.account_id "
    "WHERE h.finding_key = ? ORDER BY h.id DESC LIMIT 1";

// Columns of every statement; see HygieneCheck.
constexpr int dayAt = 0;
constexpr int sessionAt = 1;
constexpr int cartridgeAt = 3;
constexpr int lotAt = 5;
constexpr int containerAt = 7;
constexpr int otherAt = 9;
constexpr int factsAt = 11;
constexpr int keptAt = 14; // or a fourth fact

class Audit {
public:
    Audit(Connection& connection, const HygieneQuery& query, model::Instant now, const HygieneSink& sink,
          const std::stop_token& stop)
        : connection_{connection}
        , clinic_{clinic(connection)}
        , settings_{ledgerSettings(connection)}
        , today_{model::localTime(now, clinic_.timeZone).day}
        , first_{query.first}
        , last_{std::min(query.last, today_)}
        , reachesToday_{query.last >= today_}
        , sink_{sink}
        , stop_{stop} {
        for (const auto& account : accounts(connection)) {
            if (!mayDo(account.roles, "session.override")) {
                mayNotOverride_.insert(account.id);
            }
        }
    }

    /// False when it was ended.
    bool run(const HygieneCheck& check) {
        if (check.standing && !reachesToday_) {
            return true;
        }
        seen_.clear();
        const auto take = [&](const Row& row) { return one(check, row); };
        const auto& limits = settings_.containers;
        switch (check.third) {
        case HygieneThird::none:
            return connection_.each(check.sql, take, first_, last_);
        case HygieneThird::instants:
            return connection_.each(check.sql, take, first_, last_, startOf(first_), startOf(last_ + model::Days{1}));
        case HygieneThird::today:
            return connection_.each(check.sql, take, first_, last_, today_);
        case HygieneThird::containerDays:
            return connection_.each(check.sql, take, first_, last_, limits.daysOpen);
        case HygieneThird::containerFull:
            return connection_.each(check.sql, take, first_, last_, limits.fullPercent);
        case HygieneThird::collectDays:
            return !limits.collectWithinDays ||
                   connection_.each(check.sql, take, first_, last_, *limits.collectWithinDays);
        case HygieneThird::injuryDays:
            return !settings_.injuryLog ||
                   connection_.each(check.sql, take, first_, last_, settings_.injuryFollowUpDays);
        }
        return true;
    }

private:
    model::Instant startOf(model::Day day) const { return model::instantOf({day, 0}, clinic_.timeZone); }

    bool kept(const HygieneCheck& check, const Row& row, model::Day day) const {
        switch (check.keep) {
        case HygieneKeep::all:
            return true;
        case HygieneKeep::recordedLater:
            return model::localTime(row.get<model::Instant>(keptAt), clinic_.timeZone).day > day;
        case HygieneKeep::roleMissing:
            return mayNotOverride_.contains(row.get<model::AccountId>(keptAt));
        }
        return true;
    }

    static int columnOf(char subject) {
        switch (subject) {
        case 's':
            return sessionAt + 1;
        case 'c':
            return cartridgeAt + 1;
        case 'l':
            return lotAt + 1;
        case 'k':
            return containerAt + 1;
        default:
            return otherAt + 1;
        }
    }

    bool one(const HygieneCheck& check, const Row& row) {
        if (stop_.stop_requested()) {
            return false;
        }
        const auto day = row.get<model::Day>(dayAt);
        if (!kept(check, row, day)) {
            return true;
        }
        HygieneRow found;
        auto& finding = found.finding;
        finding.code = check.code;
        finding.severity = hygieneTable().at(check.code).severity;
        finding.day = day;
        for (const char subject : std::string_view{check.subjects}) {
            if (auto uid = row.get<std::optional<model::Uid>>(columnOf(subject))) {
                finding.subjects.push_back(*std::move(uid));
            }
        }
        for (std::size_t i = 0; i < check.facts.size(); ++i) {
            const int column = factsAt + static_cast<int>(i);
            if (check.facts[i] != nullptr && !row.isNull(column)) {
                finding.facts.emplace_back(check.facts[i], row.textOrNumber(column));
            }
        }
        found.key = finding.key();
        if (!seen_.insert(found.key).second) {
            return true;
        }
        Fields fields;
        fields.text(finding.factsText());
        found.factsDigest = hexOf(fields.hash());
        found.session = row.get<std::optional<model::SessionId>>(sessionAt);
        found.cartridge = row.get<std::optional<model::CartridgeId>>(cartridgeAt);
        found.lot = row.get<std::optional<model::LotId>>(lotAt);
        found.container = row.get<std::optional<model::ContainerId>>(containerAt);
        if (check.other == HygieneCheck::Other::injury) {
            found.injury = row.get<std::optional<model::InjuryId>>(otherAt);
        } else if (check.other == HygieneCheck::Other::recall) {
            found.recall = row.get<std::optional<model::RecallId>>(otherAt);
        } else if (check.other == HygieneCheck::Other::account) {
            found.account = row.get<std::optional<model::AccountId>>(otherAt);
        }
        found.resolution = connection_.one(
            resolutionSql,
            [&](const Row& said) {
                return Resolution{.note = said.text(1),
                                  .who = said.text(2),
                                  .at = said.get<model::Instant>(3),
                                  .stands = said.text(0) == found.factsDigest};
            },
            found.key);
        return sink_(found);
    }

    Connection& connection_;
    Clinic clinic_;
    model::LedgerSettings settings_;
    model::Day today_;
    model::Day first_;
    model::Day last_;
    bool reachesToday_;
    const HygieneSink& sink_;
    const std::stop_token& stop_;
    std::set<model::AccountId> mayNotOverride_;
    std::set<std::string> seen_;
};

} // namespace

bool hygiene(Connection& connection, const HygieneQuery& query, model::Instant now, const HygieneSink& sink,
             const HygieneProgress& progress, const std::stop_token& stop) {
    const auto all = [&] {
        Audit audit{connection, query, now, sink, stop};
        const auto checks = hygieneChecks();
        int done = 0;
        for (const auto& check : checks) {
            if (stop.stop_requested() || !audit.run(check)) {
                return false;
            }
            if (progress) {
                progress(++done, static_cast<int>(checks.size()));
            }
        }
        return true;
    };
    return connection.stoppable(stop, [&] { return connection.read(all); });
}

} // namespace db::read
