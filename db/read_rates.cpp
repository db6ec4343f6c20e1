#include "db/read_rates.h"

#include <map>

namespace db::read {
namespace {

// ?1, ?2: the days. Columns: what the group is made of, the product of a lot, whether there was a reaction.
#define REACTED "EXISTS (SELECT 1 FROM reaction r WHERE r.session_id = s.id) "
#define DONE "WHERE s.day BETWEEN ?1 AND ?2 AND s.counts = 1 AND s.state <> 'open' "

constexpr char byLotSql[] =
    "SELECT DISTINCT s.id, l.id, l.number, p.brand || ' ' || p.model_name, " REACTED
    "FROM session s CROSS JOIN cartridge_use x ON x.session_id = s.id JOIN lot l ON l.id = x.lot_id "
    "JOIN product p ON p.id = l.product_id " DONE "AND x.fate = 'used' ORDER BY s.id, l.id";
constexpr char byDepthSql[] = "SELECT (SELECT max(w.depth) FROM session_row w WHERE w.session_id = s.id "
                              "AND w.version = s.version), " REACTED "FROM session s " DONE "ORDER BY s.day, s.minute";
constexpr char byIntervalSql[] =
    "SELECT s.day, (SELECT max(b.day) FROM session b WHERE b.client_id = s.client_id AND b.day < s.day "
    "AND b.counts = 1), " REACTED "FROM session s " DONE "ORDER BY s.day, s.minute";
constexpr char byPerformerSql[] =
    "SELECT s.performer_id, a.full_name, " REACTED "FROM session s JOIN account a ON a.id = s.performer_id " DONE
    "ORDER BY s.day, s.minute";
constexpr char allSql[] = "SELECT count(*), coalesce(sum(" REACTED "), 0) FROM session s " DONE;

/// The deepest of the session; bands as the interval table has them.
std::string depthBand(std::optional<int> micrometres) {
    if (!micrometres) {
        return "unknown";
    }
    for (const int most : {500, 1000, 1500}) {
        if (*micrometres <= most) {
            return "to-" + std::to_string(most);
        }
    }
    return "over-1500";
}

std::string intervalBand(model::Day day, std::optional<model::Day> before) {
    if (!before) {
        return "first";
    }
    const auto days = (day - *before).count();
    for (const int most : {13, 27, 41}) {
        if (days <= most) {
            return "to-" + std::to_string(most);
        }
    }
    return "over-41";
}

class Tally {
public:
    void add(std::int64_t order, const std::string& group, const std::string& product, bool reacted) {
        auto& row = rows_[{order, group}];
        row.rate.group = group;
        row.productName = product;
        row.rate.sessions += 1;
        row.rate.withReaction += reacted ? 1 : 0;
    }
    std::vector<RateRow> judged(const model::ReactionRate& all) const {
        std::vector<RateRow> result;
        for (const auto& [key, row] : rows_) {
            result.push_back(row);
            result.back().standsOut = model::standsOut(row.rate, all);
        }
        result.push_back({all, {}, false});
        return result;
    }

private:
    std::map<std::pair<std::int64_t, std::string>, RateRow> rows_;
};

/// Bands in their natural order.
std::int64_t orderOf(const std::string& band) {
    if (band == "first") {
        return -1;
    }
    if (band == "unknown") {
        return 100'000;
    }
    const auto number = std::stoll(band.substr(band.find('-') + 1));
    return band.starts_with("over-") ? number + 1 : number;
}

} // namespace

std::vector<RateRow> reactionRates(Connection& connection, RateBy by, model::Day first, model::Day last) {
    Tally tally;
    switch (by) {
    case RateBy::lot:
        connection.each(
            byLotSql, [&](const Row& row) { tally.add(row.integer(1), row.text(2), row.text(3), row.get<bool>(4)); },
            first, last);
        break;
    case RateBy::depth:
        connection.each(
            byDepthSql,
            [&](const Row& row) {
                const auto band = depthBand(row.get<std::optional<int>>(0));
                tally.add(orderOf(band), band, {}, row.get<bool>(1));
            },
            first, last);
        break;
    case RateBy::interval:
        connection.each(
            byIntervalSql,
            [&](const Row& row) {
                const auto band = intervalBand(row.get<model::Day>(0), row.get<std::optional<model::Day>>(1));
                tally.add(orderOf(band), band, {}, row.get<bool>(2));
            },
            first, last);
        break;
    case RateBy::practitioner:
        connection.each(
            byPerformerSql, [&](const Row& row) { tally.add(row.integer(0), row.text(1), {}, row.get<bool>(2)); },
            first, last);
        break;
    }
    const auto all = connection.one(
        allSql,
        [](const Row& row) {
            return model::ReactionRate{.group = {}, .sessions = row.integer(0), .withReaction = row.integer(1)};
        },
        first, last);
    return tally.judged(all.value_or(model::ReactionRate{}));
}

} // namespace db::read
