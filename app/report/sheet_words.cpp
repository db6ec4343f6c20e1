#include "app/report/sheet_words.h"

#include "app/present/languages.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/csv.h"
#include "resources/resource.h"

#include <map>

namespace report {
namespace {

/// By language, then by the English.
using Translations = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

const Translations& translations() {
    static const auto read = [] {
        Translations all;
        for (const auto& row :
             db::readTable(resources::text("aftercare/sheet_words.csv"), {"language", "english", "words"})) {
            all[row.cells[0]][row.cells[1]] = row.cells[2];
        }
        return all;
    }();
    return read;
}

} // namespace

SheetWords::SheetWords(std::string_view tag)
    : language_{present::languageTag()} {
    const auto spoken = tag.substr(0, tag.find('-'));
    if (translations().contains(spoken)) {
        language_ = spoken;
        translated_ = true;
    }
}

std::string SheetWords::say(const char* english) const {
    if (translated_) {
        const auto& known = translations().at(language_);
        if (const auto found = known.find(std::string_view{english}); found != known.end()) {
            return found->second;
        }
    }
    return present::tr(english);
}

std::string SheetWords::day(model::Day day) const {
    return translated_ ? present::dayIn(day, language_) : present::dayWithYear(day);
}

} // namespace report
