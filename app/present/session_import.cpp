#include "app/present/session_import.h"

#include "app/present/decimal.h"
#include "app/present/store_names.h"
#include "app/present/text.h"
#include "db/csv.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

namespace present {

namespace {

constexpr const char* columns[] = {"client", "day",        "zone",   "modality", "start",     "end",  "depth_mm",
                                   "passes", "indication", "device", "lot",      "performer", "notes"};
constexpr std::size_t neededColumns = 4;

/// The cells of one line by column, and where to put what is wrong with them.
struct Line {
    std::size_t number;
    std::map<std::string, std::string> cells;
    model::Problems& problems;

    std::string at(const std::string& column) const {
        const auto found = cells.find(column);
        return found == cells.end() ? std::string{} : std::string{trimmed(found->second)};
    }
    void fault(const std::string& column, std::string code, std::vector<std::string> values = {}) const {
        problems.push_back({"line " + std::to_string(number) + ", " + column, std::move(code), std::move(values)});
    }
};

class Names {
public:
    explicit Names(const db::Access& access)
        : access_{access}
        , rules_{access.rules()}
        , zone_{access.clinic().timeZone}
        , known_{access} {}

    const model::ZoneTree& zones() const { return rules_->zones; }
    const std::string& timeZone() const { return zone_; }

    /// Clients are looked up once each; a file of past sessions names the same ones again and again.
    std::optional<model::ClientId> client(const std::string& text) {
        const auto known = clients_.find(text);
        if (known != clients_.end()) {
            return known->second;
        }
        auto found = access_.clientByUid({text});
        if (!found) {
            found = byNameAndBirth(text);
        }
        clients_.emplace(text, found);
        return found;
    }
    const StoreNames& known() const { return known_; }
    std::optional<model::LotId> lot(const std::string& number) {
        const auto known = lots_.find(number);
        if (known != lots_.end()) {
            return known->second;
        }
        const auto found = access_.lotsNumbered(number);
        const auto only = found.size() == 1 ? std::optional{found.front().lot.id} : std::nullopt;
        lots_.emplace(number, only);
        return only;
    }

private:
    std::optional<model::ClientId> byNameAndBirth(const std::string& text) const {
        const auto space = text.rfind(' ');
        const auto birth = space == std::string::npos ? std::nullopt : model::parseDay(text.substr(space + 1));
        db::ClientQuery query;
        query.text = birth ? text.substr(0, space) : text;
        query.includeDeceased = true;
        query.limit = 50;
        std::optional<model::ClientId> found;
        for (const auto& row : access_.clients(query).rows) {
            const auto candidate = access_.client(row.id);
            const bool fits = candidate && (birth ? row.name == query.text && row.birthDate == birth
                                                  : !text.empty() && candidate->externalReference == text);
            if (fits && found) {
                return std::nullopt; // two of that name and day: nobody can say which
            }
            if (fits) {
                found = row.id;
            }
        }
        return found;
    }

    const db::Access& access_;
    std::shared_ptr<const model::RuleBook> rules_;
    std::string zone_;
    StoreNames known_;
    std::map<std::string, std::optional<model::ClientId>> clients_;
    std::map<std::string, std::optional<model::LotId>> lots_;
};

void readRows(const Line& line, Names& names, model::SessionRecord& record) {
    model::TreatmentRow row;
    if (const auto modality = model::fromCode<model::Modality>(line.at("modality"))) {
        row.modality = *modality;
    } else {
        line.fault("modality", line.at("modality").empty() ? "required" : "not-one-of",
                   {line.at("modality"), "pen, stamp, roller, rf"});
    }
    row.indication = model::Indication::other;
    if (const auto text = line.at("indication"); !text.empty()) {
        if (const auto indication = model::fromCode<model::Indication>(text)) {
            row.indication = *indication;
        } else {
            line.fault("indication", "unknown", {text});
        }
    }
    if (const auto text = line.at("depth_mm"); !text.empty()) {
        row.depth = typedDepth(text);
        if (!row.depth) {
            line.fault("depth_mm", "not-a-depth", {text});
        }
    }
    if (const auto text = line.at("passes"); !text.empty()) {
        row.passes = typedNumber(text);
        if (!row.passes) {
            line.fault("passes", "not-a-number", {text});
        }
    }
    if (const auto text = line.at("device"); !text.empty()) {
        row.device = names.known().device(text);
        if (!row.device) {
            line.fault("device", "unknown", {text});
        }
    }
    const model::ZoneCode zone{line.at("zone")};
    const auto leaves = names.zones().defaultLeaves(zone);
    if (leaves.empty()) {
        line.fault("zone", zone.text.empty() ? "required" : "unknown-zone", {zone.text});
    }
    for (const auto& leaf : leaves) {
        row.zone = leaf;
        record.plan.rows.push_back(row);
    }
}

std::optional<model::Instant> clock(const Line& line, const char* column, const Names& names, model::Day day) {
    const auto text = line.at(column);
    const auto minute = text.empty() ? std::nullopt : typedTime(text);
    if (!minute && !text.empty()) {
        line.fault(column, "not-a-time", {text});
    }
    return minute ? std::optional{model::instantOf({day, *minute}, names.timeZone())} : std::nullopt;
}

void readVisit(const Line& line, Names& names, model::Day day, model::SessionRecord& record,
               model::AccountId recorder) {
    record.plan.performer = recorder;
    if (const auto text = line.at("performer"); !text.empty()) {
        if (const auto performer = names.known().account(text)) {
            record.plan.performer = *performer;
        } else {
            line.fault("performer", "unknown", {text});
        }
    }
    // Without hours, noon is the same day in every neighbouring zone.
    record.startedAt = clock(line, "start", names, day).value_or(model::instantOf({day, 12 * 60}, names.timeZone()));
    record.endedAt = clock(line, "end", names, day).value_or(record.startedAt);
    record.notes = line.at("notes");
}

void readLot(const Line& line, Names& names, model::SessionRecord& record) {
    const auto text = line.at("lot");
    if (text.empty()) {
        return;
    }
    model::CartridgeUse use;
    use.lot = names.lot(text);
    if (!use.lot) {
        line.fault("lot", "unknown", {text});
    }
    const bool there = std::any_of(record.cartridges.begin(), record.cartridges.end(),
                                   [&](const model::CartridgeUse& known) { return known.lot == use.lot; });
    if (!there) {
        record.cartridges.push_back(use);
    }
}

} // namespace

model::Outcome<std::vector<std::pair<std::size_t, model::RecordSession>>> readSessionTable(std::string_view text,
                                                                                           const db::Access& access) {
    std::vector<db::CsvRow> rows;
    try {
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
        }
        const auto header = text.substr(0, text.find('\n'));
        rows = db::readCsv(text, header.find(';') != std::string_view::npos ? ';' : ',');
    } catch (const std::runtime_error& fault) {
        return model::Problem{"file", "not-csv", {fault.what()}};
    }
    if (rows.empty()) {
        return model::Problem{"file", "empty", {}};
    }
    model::Problems problems;
    std::vector<std::string> header;
    for (const auto& cell : rows.front().cells) {
        header.emplace_back(trimmed(cell));
        if (std::find(std::begin(columns), std::end(columns), header.back()) == std::end(columns)) {
            problems.push_back({"line 1", "unknown-field", {header.back()}});
        }
    }
    for (std::size_t i = 0; i < neededColumns; ++i) {
        if (std::find(header.begin(), header.end(), columns[i]) == header.end()) {
            problems.push_back({"line 1, " + std::string{columns[i]}, "column-missing", {columns[i]}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }

    Names names{access};
    const auto today = access.today();
    std::vector<std::pair<std::size_t, model::RecordSession>> sessions;
    std::map<std::tuple<model::ClientId, model::Day, std::string>, std::size_t> byVisit;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        Line line{row->line, {}, problems};
        if (row->cells.size() > header.size()) {
            line.fault("cells", "too-many-cells", {std::to_string(header.size())});
            continue;
        }
        for (std::size_t i = 0; i < row->cells.size(); ++i) {
            line.cells[header[i]] = row->cells[i];
        }
        const auto client = names.client(line.at("client"));
        if (!client) {
            line.fault("client", "unknown", {line.at("client")});
        }
        const auto day = model::parseDay(line.at("day"));
        if (!day) {
            line.fault("day", "not-a-day", {line.at("day")});
        } else if (*day > today) {
            line.fault("day", "in-the-future", {line.at("day")});
        }
        if (!client || !day) {
            continue;
        }
        const auto [visit, fresh] = byVisit.emplace(std::tuple{*client, *day, line.at("start")}, sessions.size());
        if (fresh) {
            sessions.push_back({row->line, {}});
            auto& record = sessions.back().second.record;
            record.plan.client = *client;
            readVisit(line, names, *day, record, access.actor().account());
        }
        auto& record = sessions[visit->second].second.record;
        readRows(line, names, record);
        readLot(line, names, record);
    }
    for (auto& [line, change] : sessions) {
        if (change.record.cartridges.empty()) {
            change.record.cartridges.emplace_back(); // unknown, and told so by the audit
        }
        if (!problems.empty()) {
            continue;
        }
        for (auto problem : model::validate(change.record, names.zones(), true)) {
            problem.field = "line " + std::to_string(line) + ", " + problem.field;
            problems.push_back(std::move(problem));
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    // Oldest first, so that each is assessed against those before it.
    std::stable_sort(sessions.begin(), sessions.end(), [](const auto& a, const auto& b) {
        return a.second.record.startedAt < b.second.record.startedAt;
    });
    return sessions;
}

} // namespace present
