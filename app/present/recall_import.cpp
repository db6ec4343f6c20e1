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

constexpr std::size_t mostLines = 5000;

enum Column { product, gtin, lots, recallClass, date, text, source };

struct Heading {
    const char* name;
    Column column;
};
constexpr std::array headings{Heading{"product", product},
                              Heading{"product name", product},
                              Heading{"name", product},
                              Heading{"device", product},
                              Heading{"gtin", gtin},
                              Heading{"udi-di", gtin},
                              Heading{"lots", lots},
                              Heading{"lot", lots},
                              Heading{"lot number", lots},
                              Heading{"lot numbers", lots},
                              Heading{"batch", lots},
                              Heading{"class", recallClass},
                              Heading{"recall class", recallClass},
                              Heading{"date", date},
                              Heading{"day", date},
                              Heading{"text", text},
                              Heading{"reason", text},
                              Heading{"action", text},
                              Heading{"source", source},
                              Heading{"reference", source}};

char delimiterOf(std::string_view whole) {
    const auto first = whole.substr(0, whole.find('\n'));
    char best = ',';
    for (const char c : {';', '\t'}) {
        if (std::count(first.begin(), first.end(), c) > std::count(first.begin(), first.end(), best)) {
            best = c;
        }
    }
    return best;
}

bool isEmpty(const db::CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return model::trimmed(cell).empty(); });
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

bool meansAll(std::string_view typed) {
    const auto key = headingKey(typed);
    return key == "all" || key == "alllots" || model::trimmed(typed) == "*";
}

class Reader {
public:
    Reader(const std::vector<model::Product>& products, model::Day today, const std::string& otherwise)
        : products_{products}
        , today_{today}
        , otherwise_{otherwise} {}

    RecallTable run(std::string_view bytes) {
        const auto rows = rowsOf(bytes);
        if (!rows.empty() && head(rows.front()) && settleDates(rows)) {
            if (rows.size() < 2) {
                fault(0, "file", "no-recalls");
            }
            for (std::size_t i = 1; i < rows.size(); ++i) {
                line(rows[i]);
            }
        }
        return std::move(table_);
    }

private:
    std::vector<db::CsvRow> rowsOf(std::string_view bytes) {
        const auto decoded = decodeText(bytes);
        if (!decoded) {
            for (const auto& problem : decoded.problems()) {
                table_.faults.push_back({0, problem});
            }
            return {};
        }
        try {
            auto rows = db::readCsv(decoded->text, delimiterOf(decoded->text));
            std::erase_if(rows, isEmpty);
            if (rows.size() > mostLines + 1) {
                fault(rows[mostLines + 1].line, "file", "too-large");
                return {};
            }
            if (rows.empty()) {
                fault(0, "file", "empty-file");
            }
            return rows;
        } catch (const db::CsvError& broken) {
            fault(broken.line, "", "open-quote");
            return {};
        }
    }

    /// False when nothing can be read by these headings.
    bool head(const db::CsvRow& header) {
        width_ = header.cells.size();
        std::vector<std::string> unknown;
        for (std::size_t i = 0; i < width_; ++i) {
            const auto& cell = header.cells[i];
            const auto known = std::find_if(headings.begin(), headings.end(), [&](const Heading& heading) {
                return headingKey(cell) == headingKey(heading.name);
            });
            if (known == headings.end()) {
                unknown.push_back(cell);
            } else if (!places_.emplace(known->column, i).second) {
                fault(header.line, cell, "twice", {cell});
            }
        }
        if (places_.empty()) {
            fault(header.line, "", "no-heading");
            return false;
        }
        for (const auto& cell : unknown) {
            fault(header.line, cell, "unknown-field", {cell});
        }
        if (!places_.contains(product) && !places_.contains(gtin)) {
            fault(header.line, "product", "column-missing", {"product"});
        }
        const std::pair<Column, const char*> needed[] = {{lots, "lots"}, {date, "date"}, {text, "text"}};
        for (const auto& [column, name] : needed) {
            if (!places_.contains(column)) {
                fault(header.line, name, "column-missing", {name});
            }
        }
        return table_.faults.empty();
    }

    bool settleDates(const std::vector<db::CsvRow>& rows) {
        DateEvidence evidence;
        evidence.seeHeading(rows.front().cells[places_.at(date)]);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            evidence.see(at(rows[i], date), rows[i].line);
        }
        const auto verdict = evidence.verdict();
        order_ = verdict.order;
        if (verdict.problem) {
            table_.faults.push_back({0, *verdict.problem});
        }
        return !verdict.problem;
    }

    void line(const db::CsvRow& row) {
        const auto before = table_.faults.size();
        if (row.cells.size() > width_) {
            fault(row.line, "", "too-many-cells");
            return;
        }
        auto notice = letterOf(row);
        notice.items.push_back(itemOf(row));
        if (table_.faults.size() == before) {
            for (const auto& problem : model::validate(notice, today_)) {
                table_.faults.push_back({row.line, {recallColumn(problem.field), problem.code, problem.values}});
            }
        }
        if (table_.faults.size() == before) {
            take(std::move(notice), row.line);
        }
    }

    model::RecallItem itemOf(const db::CsvRow& row) {
        model::RecallItem item;
        item.gtin = wholeGtin(at(row, gtin));
        item.name = at(row, product);
        if (const auto* known = productCalled(products_, item.name)) {
            item.product = known->id;
        }
        if (item.name.empty() && item.gtin.empty()) {
            fault(row.line, "product", "required");
        }
        const auto named = at(row, lots);
        item.lots = meansAll(named) ? std::vector<std::string>{} : lotsIn(named);
        if (item.lots.empty() && !meansAll(named)) {
            fault(row.line, "lots", "lots-or-all");
        }
        return item;
    }

    /// All of a notice but its items.
    model::RecallNotice letterOf(const db::CsvRow& row) {
        model::RecallNotice letter;
        const auto classTyped = at(row, recallClass);
        if (const auto read = classIn(classTyped)) {
            letter.recallClass = *read;
        } else {
            fault(row.line, "class", "unknown-class", {classTyped});
        }
        const auto dayTyped = at(row, date);
        if (saysNoDate(dayTyped)) {
            fault(row.line, "date", "required");
        } else if (const auto day = readDate(dayTyped, order_, today_)) {
            letter.day = *day;
        } else {
            for (const auto& problem : day.problems()) {
                fault(row.line, "date", problem.code, problem.values);
            }
        }
        letter.text = at(row, text);
        letter.source = at(row, source);
        if (letter.source.empty()) {
            letter.source = otherwise_;
        }
        return letter;
    }

    /// To the recall of the same letter, or as a new one.
    void take(model::RecallNotice notice, std::size_t line) {
        const auto [place, fresh] = byLetter_.emplace(
            std::tuple{notice.recallClass, notice.day, notice.text, notice.source}, table_.recalls.size());
        if (fresh) {
            table_.recalls.push_back({line, {line}, std::move(notice)});
            return;
        }
        auto& recall = table_.recalls[place->second];
        recall.itemLines.push_back(line);
        recall.notice.items.push_back(std::move(notice.items.front()));
    }

    std::string at(const db::CsvRow& row, Column column) const {
        const auto place = places_.find(column);
        return place == places_.end() || place->second >= row.cells.size()
                   ? std::string{}
                   : std::string{model::trimmed(row.cells[place->second])};
    }

    void fault(std::size_t line, std::string column, std::string code, std::vector<std::string> values = {}) {
        table_.faults.push_back({line, {std::move(column), std::move(code), std::move(values)}});
    }

    const std::vector<model::Product>& products_;
    model::Day today_;
    const std::string& otherwise_;
    RecallTable table_;
    std::map<Column, std::size_t> places_;
    std::size_t width_ = 0;
    std::optional<DateOrder> order_;
    std::map<std::tuple<model::RecallClass, model::Day, std::string, std::string>, std::size_t> byLetter_;
};

std::string atLine(std::size_t line, const std::string& column) {
    return "line " + std::to_string(line) + (column.empty() ? "" : ", " + column);
}

/// "items[2].gtin" of a recall at its line in the table.
std::string placeOf(const ImportedRecall& recall, const std::string& field) {
    std::size_t line = recall.line;
    constexpr std::string_view items = "items[";
    if (field.starts_with(items)) {
        const auto index = static_cast<std::size_t>(std::atoi(field.c_str() + items.size()));
        if (index < recall.itemLines.size()) {
            line = recall.itemLines[index];
        }
    }
    return atLine(line, recallColumn(field));
}

} // namespace

std::string recallColumn(const std::string& field) {
    const auto dot = field.rfind('.');
    const auto last = dot == std::string::npos ? field : field.substr(dot + 1);
    return last.substr(0, last.find('['));
}

model::Problems problemsOf(const std::vector<RecallFault>& faults) {
    model::Problems problems;
    for (const auto& fault : faults) {
        auto problem = fault.problem;
        if (fault.line != 0) {
            problem.field = atLine(fault.line, problem.field);
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

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
    std::string whole;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(whole), [](char c) { return c != ' ' && c != '\t'; });
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

RecallTable readRecallTable(std::string_view bytes, const std::vector<model::Product>& products, model::Day today,
                            const std::string& otherwise) {
    return Reader{products, today, otherwise}.run(bytes);
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
