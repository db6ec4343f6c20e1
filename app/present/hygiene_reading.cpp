#include "app/present/hygiene_reading.h"

#include "app/present/asking.h"
#include "app/present/text.h"
#include "app/present/text_days.h"

#include <algorithm>
#include <tuple>

namespace present {

model::Day monthOf(model::Day day) {
    const date::year_month_day civil{day};
    return model::Day{civil.year() / civil.month() / 1};
}

HygieneTrends trendsOf(const HygieneReading& reading) {
    HygieneTrends trends;
    std::map<model::WasteReason, std::int64_t> reasons;
    for (const auto& month : reading.summary.months) {
        HygieneMonth shown;
        shown.first = month.first;
        shown.name = monthName(month.first);
        shown.sessions = month.sessions;
        shown.used = month.used;
        shown.overrides = month.overrides;
        shown.onHand = month.onHand;
        for (const auto& [reason, units] : month.wasted) {
            shown.wasted += units;
            reasons[reason] += units;
        }
        const auto found = reading.byMonth.find(month.first);
        shown.findings = found == reading.byMonth.end() ? 0 : found->second;
        trends.months.push_back(std::move(shown));
    }
    for (const auto& [reason, units] : reasons) {
        trends.waste.emplace_back(words(reason), units);
    }
    std::ranges::stable_sort(trends.waste, [](const auto& a, const auto& b) { return a.second > b.second; });
    return trends;
}

HygieneReading readHygiene(const db::Access& access, const db::HygieneQuery& query, std::size_t most, std::size_t named,
                           const db::HygieneProgress& progress, const std::stop_token& stop) {
    HygieneReading reading;
    int all = 0;
    const auto checked = [&](int done, int checks) {
        all = checks + 1; // the trends come last
        if (progress) {
            progress(done, all);
        }
    };
    const bool checksDone = access.hygiene(
        query,
        [&](const db::HygieneRow& row) {
            ++reading.total;
            ++reading.byCode[row.finding.code];
            ++reading.byMonth[monthOf(row.finding.day)];
            if (row.open()) {
                ++reading.open;
                reading.openCritical += row.finding.severity == model::HygieneSeverity::critical ? 1 : 0;
            }
            if (reading.rows.size() < most) {
                reading.rows.push_back(row);
            }
            return true;
        },
        checked, stop);
    std::ranges::stable_sort(reading.rows, [](const db::HygieneRow& a, const db::HygieneRow& b) {
        return std::tuple{!a.open(), b.finding.severity, b.finding.day} <
               std::tuple{!b.open(), a.finding.severity, a.finding.day};
    });
    auto summary = checksDone ? access.hygieneSummary(query, stop) : std::nullopt;
    if (!summary) {
        return reading;
    }
    reading.summary = *std::move(summary);
    reading.whole = true;
    if (progress) {
        progress(all, all);
    }
    reading.trailEntries = permitted([&] { return access.trail({}, 1); }).total;
    for (const auto& row : reading.rows) {
        if (reading.subjects.size() >= named || stop.stop_requested()) {
            break;
        }
        if (!row.session || reading.subjects.contains(*row.session)) {
            continue;
        }
        const auto detail = permitted([&] { return access.session(*row.session); });
        if (detail) {
            reading.subjects[*row.session] = {detail->row.client, detail->row.clientName, detail->row.performerName};
        }
    }
    return reading;
}

} // namespace present
