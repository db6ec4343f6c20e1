#include "app/gui/audit_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace gui {

using Align = Column::Align;

AuditPage::AuditPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("audit")}
    , audit_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto add = [&](wxWindow* window) {
        body->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    };
    add(message_ = new Banner{this, wxS("audit-message")});
    add(result_ = new Banner{this, wxS("audit-result")});
    progress_ = new Card{this, wxS("audit-progress"), fromWx(_("Verifying"))};
    gauge_ = new wxGauge{progress_,          wxID_ANY,          100, wxDefaultPosition, {-1, px::grid}, wxGA_HORIZONTAL,
                         wxDefaultValidator, wxS("audit-gauge")};
    progress_->body().Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    progress_->setActions(
        {{"audit-cancel", fromWx(_("Cancel")), [this] { audit_.cancel(); }, Action::Kind::plain, true, ""}});
    add(progress_);
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    card_ = new Card{this, wxS("audit-card"), fromWx(_("Trail"))};
    list_ = new List{card_,
                     wxS("audit-list"),
                     {{fromWx(_("No.")), 70, Align::right, false, false},
                      {fromWx(_("When")), 120, Align::left, false, false},
                      {fromWx(_("Who")), 110, Align::left, true, false},
                      {fromWx(_("What")), 150, Align::left, true, false},
                      {fromWx(_("Record")), 90, Align::left, false, true}}};
    card_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(card_, wxSizerFlags{7}.Expand());
    detail_ = new Card{this, wxS("audit-detail"), fromWx(_("Entry"))};
    newLabel(detail_, wxS("audit-content-label"), fromWx(_("Content")))->Hide();
    content_ = new wxTextCtrl{detail_,
                              wxID_ANY,
                              wxString{},
                              wxDefaultPosition,
                              wxDefaultSize,
                              wxTE_MULTILINE | wxTE_READONLY,
                              wxDefaultValidator,
                              wxS("audit-content")};
    hash_ = new WrappedText{detail_, wxS("audit-hash"), {}, TextRole::small};
    detail_->body().Add(content_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    detail_->body().Add(hash_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    columns->Add(detail_, wxSizerFlags{4}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    list_->onSelect = [this](const std::string& id) { audit_.select(numberOf(id)); };
    audit_.verified = [this](model::Instant at, bool good) {
        if (verified) {
            verified(at, good);
        }
    };
    audit_.changed = [this] { render(); };
    render();
}

AuditPage::~AuditPage() {
    audit_.changed = nullptr;
    audit_.verified = nullptr;
}

void AuditPage::refresh() {
    audit_.refresh();
}

void AuditPage::shown() {
    refresh();
}

void AuditPage::render() {
    const auto& view = audit_.view();
    setHeader({view.title,
               view.line,
               {{"audit-verify", fromWx(_("&Verify")), [this] { audit_.verify(); }, Action::Kind::primary,
                 !view.verifying, fromWx(_("Checks every entry and every record it covers"))}}});
    message_->render(bannerOf(view.message));
    auto result = bannerOf(view.result);
    for (const auto& where : view.altered) {
        result.words += (result.words.empty() ? "" : "\n") + where;
    }
    result_->render(std::move(result));
    progress_->Show(view.verifying);
    progress_->setNote(view.progress);
    gauge_->SetValue(view.percent);
    list_->render(listOf(view.trail));
    card_->setNote(view.trail.summary);
    std::vector<Action> acts;
    if (view.more) {
        acts.push_back(
            {"audit-older", fromWx(_("Older")), [this] { audit_.loadMore(); }, Action::Kind::plain, true, ""});
    }
    card_->setActions(std::move(acts));
    if (const auto content = toWx(view.detail); content_->GetValue() != content) {
        content_->ChangeValue(content);
    }
    hash_->setText(view.detailHash);
    Layout();
}

} // namespace gui
