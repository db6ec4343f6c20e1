#include "app/gui/desk_flow.h"

#include "app/gui/layout.h"

#include <algorithm>
#include <limits>

namespace gui {

namespace {

constexpr int gap = px::grid + px::grid / 2;

} // namespace

FlowRow::FlowRow(std::vector<wxSizer*> fields, int least)
    : fields_{std::move(fields)}
    , least_{least}
    , lines_{new wxBoxSizer{wxVERTICAL}} {
    fit(std::numeric_limits<int>::max() / 2);
}

bool FlowRow::fit(int width) {
    const auto count = fields_.size();
    const int room = std::max(1, (width + gap) / (least_ + gap));
    auto columns = std::min(count, static_cast<std::size_t>(room));
    const auto lines = (count + columns - 1) / columns;
    columns = (count + lines - 1) / lines; // four and one look worse than three and two
    if (columns == columns_) {
        return false;
    }
    columns_ = columns;
    arrange();
    return true;
}

void FlowRow::arrange() {
    for (auto* const row : rows_) {
        for (auto* const field : fields_) {
            row->Detach(field);
        }
    }
    lines_->Clear();
    rows_.clear();
    for (std::size_t first = 0; first < fields_.size(); first += columns_) {
        auto* const row = new wxBoxSizer{wxHORIZONTAL};
        for (std::size_t i = first; i < first + columns_; ++i) {
            if (i > first) {
                row->AddSpacer(gap);
            }
            if (i < fields_.size()) {
                fields_[i]->SetMinSize({forText(40), -1}); // of the same width whatever it holds
                row->Add(fields_[i], wxSizerFlags{1});
            } else {
                row->AddStretchSpacer();
            }
        }
        lines_->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, first == 0 ? 0 : px::grid));
        rows_.push_back(row);
    }
}

} // namespace gui
