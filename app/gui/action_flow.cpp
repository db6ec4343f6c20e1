#include "app/gui/action_flow.h"

#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/wrapped_text.h"

#include <wx/sizer.h>

namespace gui {

namespace {

constexpr int mostLines = 4;
constexpr int buttonEdges = 34; ///< px beside the words of a button: padding and border

int widthOf(const wxWindow& window, const Action& action) {
    int width = 0;
    int height = 0;
    auto label = toWx(action.label);
    label.Replace(wxS("&"), wxS(""));
    const auto font = fontFor(TextRole::strong);
    window.GetTextExtent(label, &width, &height, nullptr, nullptr, &font);
    return width + buttonEdges;
}

} // namespace

ActionFlow::ActionFlow(wxWindow* parent, const wxString& name)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name} {
    auto* const all = new wxBoxSizer{wxVERTICAL};
    for (int i = 0; i < mostLines; ++i) {
        auto* const row = new ActionRow{this, name + wxString::Format(wxS("-%d"), i + 1)};
        all->Add(row, wxSizerFlags{}.Border(wxTOP, i == 0 ? 0 : px::grid));
        row->Hide();
        rows_.push_back(row);
    }
    SetSizer(all);
}

void ActionFlow::render(std::vector<Action> actions) {
    actions_ = std::move(actions);
    distribute();
}

void ActionFlow::fit(int width) {
    if (width != width_) {
        width_ = width;
        distribute();
    }
}

int ActionFlow::widthOfAll() const {
    int width = 0;
    for (const auto& action : actions_) {
        width += (width == 0 ? 0 : px::grid) + widthOf(*this, action);
    }
    return width;
}

void ActionFlow::distribute() {
    std::vector<std::vector<Action>> lines(1);
    int used = 0;
    for (const auto& action : actions_) {
        const int needs = widthOf(*this, action);
        if (!lines.back().empty() && width_ > 0 && used + px::grid + needs > width_ && lines.size() < mostLines) {
            lines.emplace_back();
            used = 0;
        }
        used += (lines.back().empty() ? 0 : px::grid) + needs;
        lines.back().push_back(action);
    }
    lines.resize(mostLines);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->render(std::move(lines[i]));
    }
    const bool any = !actions_.empty();
    if (IsShown() != any) {
        Show(any);
    }
    layoutAround(*this);
}

} // namespace gui
