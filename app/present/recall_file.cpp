#include "app/present/recall_file.h"

#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/text_encoding.h"
#include "db/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace present {

namespace {

constexpr std::size_t mostLines = 5000;

std::string lowered(std::string_view text) {
    std::string all;
    for (const char c : trimmed(text)) {
        all += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return all;
}

enum class Part { product, gtin, lots, recallClass, day, text, source };

struct Heading {
    std::string_view name;
    Part part;
};
constexpr std::array headings{Heading{"product", Part::product}, Heading{"product name", Part::product},
                              Heading{"name", Part::product},    Heading{"gtin", Part::gtin},
                              Heading{"udi-di", Part::gtin},     Heading{"lot", Part::lots},
                              Heading{"lots", Part::lots},       Heading{"lot number", Part::lots},
                              Heading{"batch", Part::lots},      Heading{"class", Part::recallClass},
                              Heading{"date", Part::day},        Heading{"day", Part::day},
                              Heading{"text", Part::text},       Heading{"action", Part::text},
                              Heading{"reason", Part::text},     Heading{"source", Part::source}};

char delimiterOf(std::string_view text) {
    const auto first = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char c : {',', ';', '\t'}) {
        if (std::ranges::count(first, c) > std::ranges::count(first, best)) {
            best = c;
        }
    }
    return best;
}

std::optional<model::RecallClass> classIn(std::string_view typed) {
    auto text = lowered(typed);
    if (text.starts_with("class")) {
        text = lowered(std::string_view{text}.substr(5));
    }
    static const std::map<std::string, model::RecallClass, std::less<>> known{
        {"", model::RecallClass::none},   {"none", model::RecallClass::none}, {"i", model::RecallClass::I},
        {"1", model::RecallClass::I},     {"ii", model::RecallClass::II},     {"2", model::RecallClass::II},
        {"iii", model::RecallClass::III}, {"3", model::RecallClass::III}};
    const auto found = known.find(text);
    return found == known.end() ? std::nullopt : std::optional{found->second};
}

class Reader {
public:
    Reader(RecallFile& file, const std::string& fileName, const std::vector<model::Product>& products, model::Day today)
        : file_{file}
        , fileName_{fileName}
        , products_{products}
        , today_{today} {}

    /// False when nothing can be read by these headings.
    bool head(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto name = lowered(cells[i]);
            for (const auto& heading : headings) {
                if (heading.name == name) {
                    places_.emplace(heading.part, i);
                }
            }
        }
        if (places_.empty()) {
            fault(1, "file", "no-heading");
            return false;
        }
        if (!places_.contains(Part::product) && !places_.contains(Part::gtin)) {
            fault(1, "file", "column-missing", "product");
        }
        for (const auto& [part, name] : {std::pair{Part::day, "date"}, std::pair{Part::text, "text"}}) {
            if (!places_.contains(part)) {
                fault(1, "file", "column-missing", name);
            }
        }
        width_ = cells.size();
        return file_.problems.empty();
    }

    void line(const db::CsvRow& row) {
        ++file_.lines;
        const auto before = file_.problems.size();
        if (row.cells.size() > width_) {
            fault(row.line, "file", "too-many-cells");
            return;
        }
        model::RecallNotice notice;
        const auto recallClass = classIn(at(row, Part::recallClass));
        if (!recallClass) {
            fault(row.line, "class", "unknown-class", at(row, Part::recallClass));
        }
        const auto day = typedDay(at(row, Part::day));
        if (!day) {
            fault(row.line, "day", "not-a-day", at(row, Part::day));
        }
        notice.recallClass = recallClass.value_or(model::RecallClass::none);
        notice.day = day.value_or(today_);
        notice.text = at(row, Part::text);
        notice.source = at(row, Part::source).empty() ? fileName_ : at(row, Part::source);
        notice.items = {item(row)};
        for (auto& problem : model::validate(notice, today_)) {
            file_.problems.push_back({row.line, std::move(problem)});
        }
        if (file_.problems.size() == before) {
            take(std::move(notice), row.line);
        }
    }

    void fault(std::size_t line, const char* field, const char* code, std::string value = {}) {
        file_.problems.push_back(
            {line, {field, code, value.empty() ? std::vector<std::string>{} : std::vector{std::move(value)}}});
    }

private:
    std::string at(const db::CsvRow& row, Part part) const {
        const auto found = places_.find(part);
        return found == places_.end() || found->second >= row.cells.size()
                   ? std::string{}
                   : std::string{trimmed(row.cells[found->second])};
    }

    model::RecallItem item(const db::CsvRow& row) const {
        model::RecallItem item;
        item.gtin = wholeGtin(at(row, Part::gtin));
        item.name = at(row, Part::product);
        const auto named = lowered(item.name);
        for (const auto& product : products_) {
            if (!named.empty() && named == lowered(product.brand + ' ' + product.modelName)) {
                item.product = product.id;
            }
        }
        const auto lots = lowered(at(row, Part::lots));
        if (lots != "all" && lots != "*" && lots != "all lots") {
            item.lots = lotsIn(at(row, Part::lots), "; \t\n");
        }
        return item;
    }

    void take(model::RecallNotice notice, std::size_t line) {
        for (auto& known : file_.recalls) {
            if (known.notice.recallClass == notice.recallClass && known.notice.day == notice.day &&
                known.notice.text == notice.text && known.notice.source == notice.source) {
                known.notice.items.push_back(std::move(notice.items.front()));
                known.lines.push_back(line);
                return;
            }
        }
        file_.recalls.push_back({std::move(notice), {line}});
    }

    RecallFile& file_;
    const std::string& fileName_;
    const std::vector<model::Product>& products_;
    model::Day today_;
    std::map<Part, std::size_t> places_;
    std::size_t width_ = 0;
};

} // namespace

std::vector<std::string> lotsIn(std::string_view typed, std::string_view dividers) {
    std::vector<std::string> lots;
    while (!typed.empty()) {
        const auto end = std::min(typed.find_first_of(dividers), typed.size());
        const auto lot = trimmed(typed.substr(0, end));
        if (!lot.empty()) {
            lots.emplace_back(lot);
        }
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return lots;
}

RecallFile readRecalls(std::string_view bytes, const std::string& fileName, const std::vector<model::Product>& products,
                       model::Day today) {
    RecallFile file;
    const auto decoded = decodeText(bytes);
    if (!decoded) {
        for (const auto& problem : decoded.problems()) {
            file.problems.push_back({0, problem});
        }
        return file;
    }
    Reader reader{file, fileName, products, today};
    try {
        bool first = true;
        for (const auto& row : db::readCsv(decoded->text, delimiterOf(decoded->text))) {
            const bool blank = std::ranges::all_of(row.cells, [](const auto& text) { return trimmed(text).empty(); });
            if (blank) {
                continue;
            }
            if (first) {
                first = false;
                if (!reader.head(row.cells)) {
                    return file;
                }
            } else if (file.lines >= mostLines) {
                reader.fault(row.line, "file", "too-large");
                break;
            } else {
                reader.line(row);
            }
        }
    } catch (const db::CsvError& error) {
        reader.fault(error.line, "file", "open-quote");
    }
    if (file.lines == 0 && file.problems.empty()) {
        reader.fault(0, "file", "empty-file");
    }
    return file;
}

} // namespace present
