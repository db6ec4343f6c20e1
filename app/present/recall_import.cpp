#include "app/present/recall_import.h"

#include "app/present/import_columns.h"
#include "app/present/import_dates.h"
#include "app/present/text_encoding.h"
#include "app/present/tr.h"
#include "db/csv.h"
#include "db/fold.h"
#include "model/text_length.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace present {

namespace {

enum Column { product, gtin, lots, recallClass, date, text, source };

struct Heading {
    const char* name;
    Column column;
};
constexpr std::array headings{Heading{"product", product},   Heading{"device", product},
                              Heading{"gtin", gtin},         Heading{"lots", lots},
                              Heading{"lot", lots},          Heading{"lotnumber", lots},
                              Heading{"lotnumbers", lots},   Heading{"batch", lots},
                              Heading{"class", recallClass}, Heading{"recallclass", recallClass},
                              Heading{"date", date},         Heading{"day", date},
                              Heading{"text", text},         Heading{"reason", text},
                              Heading{"source", source},     Heading{"reference", source}};

std::string atLine(std::size_t line, std::string_view column) {
    return "line " + std::to_string(line) + (column.empty() ? "" : ", " + std::string{column});
}

/// Which column of the file holds what.
using Places = std::map<Column, std::size_t>;

model::Outcome<Places> placesOf(const db::CsvRow& header) {
    model::Problems problems;
    Places places;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const auto key = headingKey(header.cells[i]);
        const auto known = std::find_if(headings.begin(), headings.end(),
                                        [&](const Heading& heading) { return key == headingKey(heading.name); });
        if (known == headings.end()) {
            problems.push_back({atLine(header.line, header.cells[i]), "unknown-field", {header.cells[i]}});
        } else if (!places.emplace(known->column, i).second) {
            problems.push_back({atLine(header.line, header.cells[i]), "twice", {header.cells[i]}});
        }
    }
    if (!places.contains(product) && !places.contains(gtin)) {
        problems.push_back({atLine(header.line, "product"), "column-missing", {"product"}});
    }
    const std::pair<Column, const char*> needed[] = {{lots, "lots"}, {date, "date"}, {text, "text"}};
    for (const auto& [column, name] : needed) {
        if (!places.contains(column)) {
            problems.push_back({atLine(header.line, name), "column-missing", {name}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    return places;
}

/// "Class II", "ii" and "2" are II.
std::optional<model::RecallClass> classIn(std::string_view typed) {
    auto key = headingKey(typed);
    if (key.starts_with("class")) {
        key.erase(0, 5);
    }
    if (key.empty() || key == "none") {
        return model::RecallClass::none;
    }
    if (key == "i" || key == "1") {
        return model::RecallClass::I;
    }
    if (key == "ii" || key == "2") {
        return model::RecallClass::II;
    }
    if (key == "iii" || key == "3") {
        return model::RecallClass::III;
    }
    return std::nullopt;
}

struct Line {
    const db::CsvRow& row;
    const Places& places;
    model::Problems& problems;

    std::string at(Column column) const {
        const auto place = places.find(column);
        return place == places.end() || place->second >= row.cells.size()
                   ? std::string{}
                   : std::string{model::trimmed(row.cells[place->second])};
    }
    std::string field(const char* column) const { return atLine(row.line, column); }
};

model::RecallItem itemOf(const Line& line, const std::vector<model::Product>& products) {
    model::RecallItem item;
    item.gtin = wholeGtin(line.at(gtin));
    item.name = line.at(product);
    if (const auto* known = productCalled(products, item.name)) {
        item.product = known->id;
    }
    if (item.name.empty() && item.gtin.empty()) {
        line.problems.push_back({line.field("product"), "required", {}});
    }
    const auto named = line.at(lots);
    item.lots = headingKey(named) == "all" ? std::vector<std::string>{} : lotsIn(named);
    if (item.lots.empty() && headingKey(named) != "all") {
        line.problems.push_back({line.field("lots"), "lots-or-all", {}});
    }
    return item;
}

/// All of a notice but its items.
model::RecallNotice letterOf(const Line& line, std::optional<DateOrder> order, model::Day today,
                             const std::string& otherwise) {
    model::RecallNotice letter;
    if (const auto read = classIn(line.at(recallClass))) {
        letter.recallClass = *read;
    } else {
        line.problems.push_back({line.field("class"), "not-one-of", {line.at(recallClass), "I, II, III"}});
    }
    if (saysNoDate(line.at(date))) {
        line.problems.push_back({line.field("date"), "required", {}});
    } else if (const auto day = readDate(line.at(date), order, today); day) {
        letter.day = *day;
    } else {
        for (const auto& problem : day.problems()) {
            line.problems.push_back({line.field("date"), problem.code, problem.values});
        }
    }
    letter.text = line.at(text);
    letter.source = line.at(source);
    if (letter.source.empty()) {
        letter.source = otherwise;
    }
    return letter;
}

/// "items[2].gtin" of a recall, or "[0].items[2].gtin" of the first of several, at its line in the table.
std::string placeOf(const ImportedRecall& recall, std::string field) {
    std::size_t line = recall.line;
    constexpr std::string_view items = "items[";
    if (field.starts_with(items)) {
        const auto close = field.find(']');
        const auto index = static_cast<std::size_t>(std::atoi(field.c_str() + items.size()));
        if (index < recall.itemLines.size()) {
            line = recall.itemLines[index];
        }
        field.erase(0, close == std::string::npos ? field.size() : close + 1);
        if (field.starts_with('.')) {
            field.erase(0, 1);
        }
    }
    return atLine(line, field.substr(0, field.find('['))); // "lots[1]" is the column lots
}

model::Outcome<std::vector<db::CsvRow>> rowsOf(std::string_view bytes) {
    const auto decoded = decodeText(bytes);
    if (!decoded) {
        return decoded.problems();
    }
    const std::string_view whole = decoded->text;
    try {
        auto rows =
            db::readCsv(whole, whole.substr(0, whole.find('\n')).find(';') == std::string_view::npos ? ',' : ';');
        if (rows.size() < 2) {
            return model::Problem{"file", "no-recalls", {}};
        }
        return rows;
    } catch (const db::CsvError& fault) {
        return model::Problem{atLine(fault.line, {}), "open-quote", {}};
    }
}

} // namespace

std::vector<std::string> lotsIn(std::string_view typed) {
    std::vector<std::string> all;
    while (!typed.empty()) {
        const auto end = std::min(typed.find_first_of(",;\n"), typed.size());
        if (const auto one = model::trimmed(typed.substr(0, end)); !one.empty()) {
            all.emplace_back(one);
        }
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return all;
}

std::string wholeGtin(std::string_view typed) {
    std::string whole{model::trimmed(typed)};
    const bool digits = std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && (whole.size() == 8 || whole.size() == 12 || whole.size() == 13)) {
        whole.insert(0, 14 - whole.size(), '0');
    }
    return whole;
}

const model::Product* productCalled(const std::vector<model::Product>& products, std::string_view name) {
    const auto wanted = db::fold(model::trimmed(name));
    const auto found = std::find_if(products.begin(), products.end(), [&](const model::Product& known) {
        return known.uid.text == name || db::fold(known.brand + " " + known.modelName) == wanted ||
               (known.modelName.empty() && db::fold(known.brand) == wanted);
    });
    return found == products.end() || wanted.empty() ? nullptr : &*found;
}

std::optional<model::Problem> whyNotOurs(const std::vector<db::RecallMatch>& matches) {
    std::vector<std::string> near;
    for (const auto& match : matches) {
        if (!match.lots.empty()) {
            return std::nullopt;
        }
        for (const auto& number : match.near) {
            if (std::find(near.begin(), near.end(), number) == near.end()) {
                near.push_back(number);
            }
        }
    }
    if (near.empty()) {
        return model::Problem{"lots", "not-ours", {}};
    }
    return model::Problem{"lots", "not-ours-near", {listed(near)}};
}

model::Outcome<std::vector<ImportedRecall>> readRecallTable(std::string_view bytes,
                                                            const std::vector<model::Product>& products,
                                                            model::Day today, const std::string& otherwise) {
    const auto rows = rowsOf(bytes);
    if (!rows) {
        return rows.problems();
    }
    const auto places = placesOf(rows->front());
    if (!places) {
        return places.problems();
    }
    DateEvidence evidence;
    evidence.seeHeading(rows->front().cells[places->at(date)]);
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (places->at(date) < row->cells.size()) {
            evidence.see(row->cells[places->at(date)], row->line);
        }
    }
    const auto verdict = evidence.verdict();
    if (verdict.problem) {
        return *verdict.problem;
    }

    model::Problems problems;
    std::vector<ImportedRecall> recalls;
    std::map<std::tuple<model::RecallClass, model::Day, std::string, std::string>, std::size_t> byLetter;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->cells.size() > rows->front().cells.size()) {
            problems.push_back({atLine(row->line, {}), "too-many-cells", {}});
            continue;
        }
        const Line line{*row, *places, problems};
        const auto before = problems.size();
        auto item = itemOf(line, products);
        const auto letter = letterOf(line, verdict.order, today, otherwise);
        if (problems.size() > before) {
            continue;
        }
        const auto [place, fresh] =
            byLetter.emplace(std::tuple{letter.recallClass, letter.day, letter.text, letter.source}, recalls.size());
        if (fresh) {
            recalls.push_back({row->line, {}, letter});
        }
        auto& recall = recalls[place->second];
        recall.itemLines.push_back(row->line);
        recall.notice.items.push_back(std::move(item));
    }
    for (const auto& recall : recalls) {
        for (const auto& problem : model::validate(recall.notice, today)) {
            problems.push_back({placeOf(recall, problem.field), problem.code, problem.values});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    return recalls;
}

model::Outcome<std::vector<db::Applied>> issueRecalls(db::Access& access, const std::vector<ImportedRecall>& recalls,
                                                      bool keepUnmatched, const db::Access::GoOn& goOn) {
    model::Problems problems;
    std::vector<model::Change> changes;
    for (const auto& recall : recalls) {
        const auto none = keepUnmatched ? std::nullopt : whyNotOurs(access.recallMatches(recall.notice.items));
        if (none) {
            problems.push_back({placeOf(recall, none->field), none->code, none->values});
        }
        changes.emplace_back(model::IssueRecall{recall.notice, keepUnmatched});
    }
    if (!problems.empty()) {
        return problems;
    }
    auto applied = access.apply(changes, goOn);
    if (applied) {
        return applied;
    }
    for (auto problem : applied.problems()) {
        const auto index = problem.field.starts_with('[')
                               ? static_cast<std::size_t>(std::atoi(problem.field.c_str() + 1))
                               : recalls.size();
        const auto dot = problem.field.find("].");
        if (index < recalls.size() && dot != std::string::npos) {
            problem.field = placeOf(recalls[index], problem.field.substr(dot + 2));
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

} // namespace present
