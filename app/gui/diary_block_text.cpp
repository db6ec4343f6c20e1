#include "app/gui/diary_block_text.h"

#include "app/gui/layout.h"
#include "app/gui/strings.h"

#include <algorithm>

namespace gui {

namespace {

constexpr int narrowBelow = 70; // px: less has no room for a name
constexpr int wideFrom = 120;

std::string bold(const std::string& words) {
    return "<b>" + toMarkup(words) + "</b>";
}

std::string join(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + ", " + b;
}

/// The mark stands for the word that has no room: a warning is never told by the colour alone.
std::vector<std::string> narrowLines(const present::DiaryBlock& block) {
    const bool marked = !block.warning.empty();
    return {toMarkup(block.time), bold((marked ? "! " : "") + block.initials), toMarkup(block.state.text)};
}

} // namespace

BlockRoom blockRoom(int width) {
    return width < forText(narrowBelow) ? BlockRoom::narrow
           : width < forText(wideFrom)  ? BlockRoom::usual
                                        : BlockRoom::wide;
}

std::vector<std::string> blockLines(const present::DiaryBlock& block, BlockRoom room) {
    if (room == BlockRoom::narrow) {
        return narrowLines(block);
    }
    std::vector<std::string> lines;
    if (room == BlockRoom::wide) {
        lines.push_back(bold(block.time + " " + block.name));
    } else {
        lines.push_back(bold(block.time));
        lines.push_back(toMarkup(block.shortName));
    }
    if (block.state.tone != present::Tone::neutral) {
        lines.push_back(bold(block.state.text));
    }
    lines.push_back(toMarkup(block.treatment));
    lines.push_back(toMarkup(join(block.where, block.progress)));
    if (block.state.tone == present::Tone::neutral) {
        lines.push_back(toMarkup(block.state.text));
    }
    std::erase(lines, std::string{});
    return lines;
}

std::string blockWords(const present::DiaryBlock& block) {
    auto words = block.name;
    for (const auto& line : block.lines) {
        words += (line.empty() ? "" : "; ") + line;
    }
    return block.warning.empty() ? words : words + ". " + block.warning;
}

} // namespace gui
