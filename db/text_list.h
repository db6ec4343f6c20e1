#pragma once
// Lists as a column keeps them: words with one space between.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace db {

inline std::vector<std::string> wordsOf(std::string_view column) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < column.size();) {
        const auto to = std::min(column.find(' ', from), column.size());
        if (to > from) {
            words.emplace_back(column.substr(from, to - from));
        }
        from = to + 1;
    }
    return words;
}

template <class Words>
std::string listText(const Words& words) {
    std::string text;
    for (const auto& word : words) {
        text.append(text.empty() ? "" : " ").append(word);
    }
    return text;
}

} // namespace db
