#include "app/gui/adapt.h"

#include <charconv>

namespace gui {

ListView listOf(const present::List& list) {
    ListView shown;
    shown.empty = list.empty;
    shown.hidden = list.hidden;
    for (const auto& row : list.rows) {
        Row line{std::to_string(row.id), {}};
        for (const auto& cell : row.cells) {
            if (cell.chip) {
                line.cells.push_back({cell.chip->text, stateOf(cell.chip->tone)});
            } else {
                line.cells.push_back({cell.text, {}});
            }
        }
        shown.rows.push_back(std::move(line));
    }
    return shown;
}

std::int64_t numberOf(const std::string& rowId) {
    std::int64_t number = 0;
    std::from_chars(rowId.data(), rowId.data() + rowId.size(), number);
    return number;
}

BannerView bannerOf(const present::Message& message) {
    return {stateOf(message.tone), message.title, message.text, false, {}};
}

std::string problemOf(const present::FieldProblems& problems, const std::string& field) {
    const auto found = problems.find(field);
    return found == problems.end() ? std::string{} : found->second;
}

} // namespace gui
