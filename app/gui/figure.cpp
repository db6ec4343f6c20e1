#include "app/gui/figure.h"

#include "app/gui/a11y.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"

namespace gui {

Figure::Figure(wxWindow* parent, wxString const& name)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name} {
    number_ = newText(this, name + wxS("-number"), {}, TextRole::figure);
    caption_ = new WrappedText{this, name + wxS("-caption"), {}, TextRole::secondary,
                               [](Theme const& now) { return now.secondary; }};
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(number_);
    all->Add(caption_, wxSizerFlags{}.Expand());
    SetSizer(all);
}

void Figure::render(std::string_view number, std::string_view caption) {
    number_->SetLabelText(toWx(number));
    caption_->setText(caption);
    setAccessibleName(*this, toWx(std::string{number} + " " + std::string{caption}));
    layoutAround(*caption_);
}

FigureCard::FigureCard(wxWindow* parent, wxString const& name) : Card{parent, name, {}} {
    figure_ = new Figure{this, name + wxS("-figure")};
    body().Add(figure_, wxSizerFlags{1}.Expand());
}

} // namespace gui
