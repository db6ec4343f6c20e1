#include "model/recall.h"

#include "model/text_length.h"
#include "model/udi.h"

#include <algorithm>
#include <array>
#include <set>

namespace model {

namespace {

constexpr int confusedCost = 1;
constexpr int swapCost = 2;
constexpr int otherCost = 3;

char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// In capitals, without what a person leaves out or puts in as it comes.
std::string bare(std::string_view number) {
    std::string text;
    for (const char c : number) {
        if (c != ' ' && c != '\t' && c != '-' && c != '_' && c != '/' && c != '.') {
            text += capital(c);
        }
    }
    return text;
}

/// The figure that a letter is mistaken for, or the character itself.
char asSeen(char c) {
    switch (c) {
    case 'O':
        return '0';
    case 'I':
    case 'L':
        return '1';
    case 'B':
        return '8';
    case 'S':
        return '5';
    case 'Z':
        return '2';
    case 'G':
        return '6';
    default:
        return c;
    }
}

int replaceCost(char a, char b) {
    if (a == b) {
        return 0;
    }
    return asSeen(a) == asSeen(b) ? confusedCost : otherCost;
}

} // namespace

int lotDistance(std::string_view typedA, std::string_view typedB) {
    const auto a = bare(typedA);
    const auto b = bare(typedB);
    // Optimal string alignment; three rows are kept, as a swap looks two back.
    std::vector<int> older(b.size() + 1);
    std::vector<int> old(b.size() + 1);
    std::vector<int> now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        old[j] = static_cast<int>(j) * otherCost;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i) * otherCost;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] =
                std::min({old[j] + otherCost, now[j - 1] + otherCost, old[j - 1] + replaceCost(a[i - 1], b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = std::min(now[j], older[j - 2] + swapCost);
            }
        }
        std::swap(older, old);
        std::swap(old, now);
    }
    return old[b.size()];
}

std::vector<std::string> nearLots(std::string_view typed, const std::vector<std::string>& known, std::size_t most) {
    const auto wanted = bare(typed);
    // One wrong character in a short number, two in a long one.
    const int allowed = wanted.size() <= 5 ? otherCost : 2 * otherCost;
    const auto plain = [](std::string_view text) {
        std::string folded{trimmed(text)};
        std::transform(folded.begin(), folded.end(), folded.begin(), capital);
        return folded;
    };
    std::vector<std::pair<int, std::string>> near;
    for (const auto& number : known) {
        if (plain(number) == plain(typed)) {
            continue;
        }
        const int distance = lotDistance(typed, number);
        if (distance <= allowed && distance < static_cast<int>(wanted.size()) * otherCost) {
            near.emplace_back(distance, number);
        }
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::vector<std::string> result;
    for (const auto& [distance, number] : near) {
        if (result.size() == most) {
            break;
        }
        result.push_back(number);
    }
    return result;
}

Problems validate(const RecallNotice& notice, Day today) {
    constexpr std::size_t longest = 4000;
    Problems problems;
    const auto text = [&](const char* field, const std::string& value) {
        if (isBlank(value)) {
            problems.push_back({field, "required", {}});
        } else if (lengthOf(value) > longest) {
            problems.push_back({field, "too-long", {std::to_string(longest)}});
        }
    };
    text("text", notice.text);
    text("source", notice.source);
    if (notice.day > today) {
        problems.push_back({"day", "in-the-future", {isoText(notice.day)}});
    }
    if (notice.items.empty()) {
        problems.push_back({"items", "required", {}});
    }
    for (std::size_t i = 0; i < notice.items.size(); ++i) {
        const auto& item = notice.items[i];
        const std::string at = "items[" + std::to_string(i) + "].";
        if (!item.product && item.gtin.empty() && isBlank(item.name)) {
            problems.push_back({at + "product", "required", {}});
        }
        if (!item.gtin.empty() && (item.gtin.size() != 14 || !hasGs1CheckDigit(item.gtin))) {
            problems.push_back({at + "gtin", "not-a-gtin", {item.gtin}});
        }
        std::set<std::string> seen;
        for (std::size_t j = 0; j < item.lots.size(); ++j) {
            const std::string lot = at + "lots[" + std::to_string(j) + "]";
            std::string number{trimmed(item.lots[j])};
            std::transform(number.begin(), number.end(), number.begin(), capital);
            if (number.empty()) {
                problems.push_back({lot, "required", {}});
            } else if (lengthOf(number) > 40) {
                problems.push_back({lot, "too-long", {"40"}});
            } else if (!seen.insert(number).second) {
                problems.push_back({lot, "twice", {number}});
            }
        }
    }
    return problems;
}

} // namespace model
