#include "app/gui/encryption_card.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace gui {

EncryptionCard::EncryptionCard(wxWindow* sheet, present::Seat seat)
    : conversion_{std::move(seat)}
    , card_{new Card{sheet, wxS("settings-encryption"), fromWx(_("Encryption of the store"))}} {
    build();
    conversion_.changed = [this] { render(); };
    conversion_.converted = [this] {
        password_->clear();
        if (onConverted) {
            onConverted();
        }
    };
    render();
}

EncryptionCard::~EncryptionCard() {
    conversion_.changed = nullptr;
    conversion_.converted = nullptr;
}

void EncryptionCard::build() {
    const auto grey = [](const Theme& now) { return now.secondary; };
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    auto& body = card_->body();
    body.Add(message_ = new Banner{card_, wxS("settings-encryption-message")}, below);
    onceTitle_ = newText(card_, wxS("settings-encryption-once-title"), fromWx(_("Recovery key and first passwords")),
                         TextRole::small);
    once_ = new wxTextCtrl{card_,
                           wxID_ANY,
                           wxString{},
                           wxDefaultPosition,
                           {-1, forText(130)},
                           wxTE_MULTILINE | wxTE_READONLY,
                           wxDefaultValidator,
                           wxS("settings-encryption-once")};
    once_->SetFont(wxFont{wxFontInfo(11).Family(wxFONTFAMILY_TELETYPE)});
    body.Add(onceTitle_, below);
    body.Add(once_, below);
    body.Add(explanation_ = new WrappedText{card_, wxS("settings-encryption-words"), {}, TextRole::secondary, grey},
             below);
    body.Add(aboutKey_ = new WrappedText{card_, wxS("settings-encryption-key-words"), {}, TextRole::secondary, grey},
             below);
    body.Add(progress_ = new WrappedText{card_, wxS("settings-encryption-progress"), {}, TextRole::body}, below);
    gauge_ = new wxGauge{card_,
                         wxID_ANY,
                         100,
                         wxDefaultPosition,
                         {-1, px::grid},
                         wxGA_HORIZONTAL,
                         wxDefaultValidator,
                         wxS("settings-encryption-gauge")};
    body.Add(gauge_, below);
    password_ = std::make_unique<TextField>(card_, fromWx(_("Your password")), wxS("settings-encryption-password"),
                                            long{wxTE_PASSWORD} | long{wxTE_PROCESS_ENTER});
    password_->onEnter = [this] { convert(); };
    convertRow_ = new ActionRow{card_, wxS("settings-encryption-row"), ActionRow::Flow::down};
    auto* const under = new wxBoxSizer{wxVERTICAL};
    under->Add(newText(card_, wxS("settings-encryption-gap"), " ", TextRole::small)); // as high as the label beside
    under->Add(convertRow_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    under->SetMinSize({forText(190), -1});
    asking_ = new wxBoxSizer{wxHORIZONTAL};
    asking_->Add(fieldRow({password_->sizer()}), wxSizerFlags{1});
    asking_->Add(under, wxSizerFlags{}.Border(wxLEFT, px::grid + px::grid / 2));
    card_->addRow(asking_);
}

void EncryptionCard::convert() {
    conversion_.convert(password_->text());
}

void EncryptionCard::replaceKey() {
    conversion_.replaceKey(password_->text());
}

void EncryptionCard::refresh() {
    conversion_.refresh();
}

void EncryptionCard::render() {
    const LayoutOnce once;
    const auto& view = conversion_.view();
    card_->Show(view.offered);
    if (!view.offered) {
        return;
    }
    const bool toKeep = !view.recoveryKey.empty() || !view.firstPasswords.empty();
    card_->setNote(view.note);
    message_->render(bannerOf(view.message));
    sayOrHide(*explanation_, toKeep ? std::string{} : view.explanation);
    sayOrHide(*aboutKey_, toKeep ? std::string{} : view.aboutKey);
    sayOrHide(*progress_, view.working ? view.progress : std::string{});
    gauge_->Show(view.working);
    gauge_->SetValue(view.percent);
    std::string kept = view.recoveryKey.empty() ? "" : fromWx(_("Recovery key:")) + "\n" + view.recoveryKey + "\n";
    for (const auto& one : view.firstPasswords) {
        kept += "\n" + one.person + ":\n" + one.password + "\n";
    }
    if (const auto text = toWx(kept); once_->GetValue() != text) {
        once_->ChangeValue(text);
    }
    once_->Show(toKeep);
    onceTitle_->Show(toKeep);
    asking_->ShowItems(!view.working && !toKeep);
    password_->showProblem(view.passwordProblem);
    std::vector<Action> ways;
    if (view.encrypted) {
        ways.push_back(act("settings-new-key", _("Replace the file key"), [this] { replaceKey(); }));
        ways.push_back(act(
            "settings-decrypt", _("Remove the encryption"), [this] { convert(); }, Action::Kind::danger));
    } else {
        ways.push_back(act(
            "settings-encrypt", _("Encrypt the store"), [this] { convert(); }, Action::Kind::primary));
    }
    convertRow_->render(std::move(ways));
    std::vector<Action> acts;
    if (view.working) {
        acts.push_back(act("settings-encryption-stop", _("Stop"), [this] { conversion_.stop(); }));
    } else if (toKeep) {
        acts.push_back(act("settings-encryption-kept", _("I have written it down"), [this] { conversion_.putAway(); }));
    }
    card_->setActions(std::move(acts));
    auto around = view;
    around.percent = 0; // moves the gauge alone
    if (onLayout && around != laidOut_) {
        laidOut_ = std::move(around);
        onLayout();
    }
}

} // namespace gui
