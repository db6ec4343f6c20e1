#include "app/gui/legend.h"

#include "app/gui/adapt.h"
#include "app/gui/chip.h"
#include "app/gui/layout.h"
#include "app/gui/zone_hatch.h"

#include <wx/wrapsizer.h>

namespace gui {

Legend::Legend(wxWindow* parent, const wxString& name)
    : parent_{parent}
    , name_{name}
    , sizer_{new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES}} {}

void Legend::render(const std::vector<present::Chip>& entries) {
    while (entries_.size() < entries.size()) {
        const auto n = entries_.size();
        auto* const patch = new HatchPatch{parent_, name_ + wxString::Format(wxS("-hatch-%zu"), n)};
        auto* const chip = new Chip{parent_, name_ + wxString::Format(wxS("-legend-%zu"), n), {}, State::neutral};
        auto* const entry = new wxBoxSizer{wxHORIZONTAL};
        entry->Add(patch, wxSizerFlags{}.CenterVertical());
        entry->Add(chip, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid / 2));
        sizer_->Add(entry, wxSizerFlags{}.Border(wxRIGHT | wxBOTTOM, px::grid / 2));
        entries_.push_back({patch, chip});
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& [patch, chip] = entries_[i];
        const bool some = i < entries.size();
        patch->Show(some);
        chip->Show(some);
        if (some) {
            patch->render(stateOf(entries[i].tone));
            chip->render(entries[i].text, stateOf(entries[i].tone));
        }
    }
}

} // namespace gui
