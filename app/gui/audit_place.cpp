#include "app/gui/audit_place.h"

#include "app/gui/audit_page.h"
#include "app/gui/hygiene_page.h"
#include "app/gui/layout.h"
#include "app/gui/segmented.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

AuditPlace::AuditPlace(wxWindow* book, const present::Seat& seat)
    : Page{book, wxS("audit")} {
    auto* const all = new wxBoxSizer{wxVERTICAL};
    parts_ = new Segmented{
        this, wxS("audit-parts"), {{"audit-hygiene", fromWx(_("Hygiene"))}, {"audit-trail", fromWx(_("Trail"))}}};
    all->Add(parts_, wxSizerFlags{}.Border(wxLEFT | wxTOP | wxRIGHT, px::pageMargin));
    hygiene_ = new HygienePage{this, seat};
    trail_ = new AuditPage{this, seat};
    all->Add(hygiene_, wxSizerFlags{1}.Expand());
    all->Add(trail_, wxSizerFlags{1}.Expand());
    trail_->Hide();
    SetSizer(all);
    for (Page* const part : {static_cast<Page*>(hygiene_), static_cast<Page*>(trail_)}) {
        part->onHeader = [this, part] {
            if (part == &front()) {
                setHeader(part->header());
            }
        };
    }
    parts_->onChoose = [this](std::size_t part) { choose(part); };
    setHeader(hygiene_->header());
}

Page& AuditPlace::front() const {
    return parts_->chosen() == 0 ? static_cast<Page&>(*hygiene_) : static_cast<Page&>(*trail_);
}

void AuditPlace::choose(std::size_t part) {
    (part == 0 ? static_cast<Page&>(*trail_) : static_cast<Page&>(*hygiene_)).left();
    hygiene_->Show(part == 0);
    trail_->Show(part != 0);
    Layout();
    setHeader(front().header());
    front().shown();
}

void AuditPlace::showViewsOf(model::ClientId client) {
    parts_->choose(1);
    choose(1);
    trail_->showViewsOf(client);
}

void AuditPlace::refresh() {
    if (parts_->chosen() == 0) {
        hygiene_->refresh();
    } else {
        trail_->refresh();
    }
}

void AuditPlace::shown() {
    front().shown();
}

void AuditPlace::left() {
    front().left();
}

} // namespace gui
