#include "app/gui/diary_shade.h"

#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/theme.h"

#include <wx/control.h>
#include <wx/dc.h>
#include <wx/tokenzr.h>

#include <algorithm>
#include <vector>

namespace gui {

namespace {

constexpr int lineGap = 9; // px between the lines of the hatch
constexpr int aroundWords = 4;

/// Broken at blanks; a word that is too long for itself is cut.
std::vector<wxString> linesOf(wxDC& dc, const wxString& words, int width) {
    std::vector<wxString> lines;
    for (wxStringTokenizer each{words, wxS(" ")}; each.HasMoreTokens();) {
        const auto word = each.GetNextToken();
        const auto longer = lines.empty() ? word : lines.back() + wxS(" ") + word;
        if (!lines.empty() && dc.GetTextExtent(longer).x <= width) {
            lines.back() = longer;
        } else {
            lines.push_back(word);
        }
    }
    for (auto& line : lines) {
        line = wxControl::Ellipsize(line, dc, wxELLIPSIZE_END, width);
    }
    return lines;
}

} // namespace

void paintClosed(wxDC& dc, const wxRect& rect, const std::string& words, int every) {
    const auto& now = theme();
    const wxDCClipper only{dc, rect};
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(now.window);
    dc.DrawRectangle(rect);
    dc.SetPen(now.border);
    for (int x = rect.x - rect.height - rect.x % lineGap; x < rect.GetRight(); x += lineGap) {
        dc.DrawLine(x, rect.GetBottom() + 1, x + rect.height, rect.y);
    }
    if (words.empty()) {
        return;
    }
    dc.SetFont(fontFor(TextRole::small));
    dc.SetTextForeground(now.body);
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(now.window);
    const auto lines = linesOf(dc, toWx(words), rect.width - 4 * aroundWords);
    const int line = dc.GetCharHeight();
    int widest = 0;
    for (const auto& one : lines) {
        widest = std::max(widest, dc.GetTextExtent(one).x);
    }
    const int height = line * static_cast<int>(lines.size());
    for (int y = rect.y + px::grid; y + height < rect.GetBottom(); y += std::max(every, height + px::grid)) {
        const int x = rect.x + 2 * aroundWords;
        dc.DrawRectangle(x - aroundWords, y, widest + 2 * aroundWords, height);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            dc.DrawText(lines[i], x, y + static_cast<int>(i) * line);
        }
    }
}

} // namespace gui
