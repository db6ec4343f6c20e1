#include "app/gui/place_kept.h"

#include "app/gui/events.h"

#include <wx/scrolwin.h>
#include <wx/textctrl.h>

namespace gui {

namespace {

void eachSheetInSight(wxWindow& part, const std::function<void(wxScrolledWindow&)>& tell) {
    if (!part.IsShown()) {
        return;
    }
    if (auto* const sheet = dynamic_cast<wxScrolledWindow*>(&part)) {
        tell(*sheet);
    }
    for (auto* const child : part.GetChildren()) {
        if (!child->IsTopLevel()) {
            eachSheetInSight(*child, tell);
        }
    }
}

} // namespace

PlaceKept::PlaceKept(wxWindow& part, wxWindow* focus)
    : part_{&part} {
    if (focus != nullptr && part.IsDescendant(focus) && focus->IsShownOnScreen()) {
        focus_ = focus;
        name_ = focus->GetName();
    }
    if (const auto* const field = dynamic_cast<wxTextCtrl*>(focus); field != nullptr && !field->IsMultiLine()) {
        long from = 0;
        long to = 0;
        field->GetSelection(&from, &to);
        marked_ = from == to ? std::pair{field->GetInsertionPoint(), field->GetInsertionPoint()} : std::pair{from, to};
    }
    eachSheetInSight(part, [this](wxScrolledWindow& sheet) {
        scrolled_.emplace_back(static_cast<wxWindow*>(&sheet), sheet.GetViewStart());
    });
}

void PlaceKept::scrollBack() const {
    for (const auto& [window, start] : scrolled_) {
        if (auto* const sheet = dynamic_cast<wxScrolledWindow*>(window.get()); sheet != nullptr) {
            if (sheet->GetViewStart() != start) {
                sheet->Scroll(start);
            }
        }
    }
}

void PlaceKept::restore() {
    if (!focus_ && part_ && !name_.empty()) {
        focus_ = wxWindow::FindWindowByName(name_, part_); // made anew meanwhile, as the rows of a desk are
    }
    if (focus_ && focus_->IsShownOnScreen() && focus_->IsEnabled()) {
        focus_->SetFocus();
        if (auto* const field = dynamic_cast<wxTextCtrl*>(focus_.get()); field != nullptr && marked_) {
            if (marked_->first == marked_->second) {
                field->SetInsertionPoint(marked_->first); // marks nothing
            } else {
                field->SetSelection(marked_->first, marked_->second);
            }
        }
    }
    scrollBack();
    // A sheet brings what has just got the keyboard into sight, but only once this event is over.
    if (part_) {
        later(*part_, [kept = *this] {
            kept.scrollBack();
            if (kept.part_) {
                later(*kept.part_, [kept] { kept.scrollBack(); });
            }
        });
    }
}

} // namespace gui
