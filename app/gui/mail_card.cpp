#include "app/gui/mail_card.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

#include <wx/sizer.h>

namespace gui {

using present::MailInput;

MailCard::MailCard(wxWindow* sheet, present::Seat seat)
    : form_{std::move(seat)}
    , card_{new Card{sheet, wxS("settings-mail"), fromWx(_("E-mail"))}} {
    build();
    form_.changed = [this] { render(); };
    render();
}

MailCard::~MailCard() {
    form_.changed = nullptr;
}

TextField& MailCard::add(const wxString& label, const char* name, Text text, long style) {
    auto made =
        std::make_unique<TextField>(card_, fromWx(label), wxS("settings-mail-") + wxString::FromUTF8(name), style);
    made->onType = [this](const std::string&) { typed(); };
    texts_.emplace_back(text, std::move(made));
    names_.emplace_back(name);
    return *texts_.back().second;
}

void MailCard::build() {
    message_ = new Banner{card_, wxS("settings-mail-message")};
    card_->body().Add(message_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    enabled_ = newCheck(card_, wxS("settings-mail-enabled"), fromWx(_("Send what falls due by e-mail")),
                        [this](bool) { typed(); });
    card_->body().Add(enabled_, wxSizerFlags{}.Border(wxTOP, px::grid));
    security_ = std::make_unique<ChoiceField>(card_, fromWx(_("Encryption")), wxS("settings-mail-security"));
    security_->onPick = [this](const std::string&) { typed(); };
    auto& host = add(_("Mail server"), "host", &MailInput::host);
    auto& port = add(_("Port"), "port", &MailInput::port);
    card_->addRow(fieldRow({host.sizer(), security_->sizer(), port.sizer()}));
    auto& user = add(_("User name; empty: no login"), "user", &MailInput::user);
    auto& password = add(_("Password"), "password", &MailInput::password, wxTE_PASSWORD);
    auto& authority =
        add(_("File with a further certificate authority; usually empty"), "extraCa", &MailInput::extraCa);
    passwordHint_ =
        new WrappedText{card_, wxS("settings-mail-password-hint"), {}, TextRole::secondary, [](const Theme& now) {
                            return now.secondary;
                        }};
    password.sizer()->Add(passwordHint_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 4));
    card_->addRow(fieldRow({user.sizer(), password.sizer(), authority.sizer()}));
    auto& address = add(_("Sender's address"), "fromAddress", &MailInput::fromAddress);
    auto& name = add(_("Sender's name"), "fromName", &MailInput::fromName);
    auto& answers = add(_("Answers go to; empty: the sender"), "replyTo", &MailInput::replyTo);
    card_->addRow(fieldRow({address.sizer(), name.sizer(), answers.sizer()}));
    buildWords();
}

void MailCard::buildWords() {
    auto& subject = add(_("Subject; {client}, {clinic} and {date} are filled in"), "subject", &MailInput::subject);
    card_->addRow(subject.sizer());
    auto& body = add(_("Text; {phone} is the clinic's, {text} what the step says"), "body", &MailInput::body,
                     long{wxTE_MULTILINE});
    body.control().SetMinSize({-1, forText(150)});
    auto* const preview = new wxBoxSizer{wxVERTICAL};
    preview->Add(newText(card_, wxS("settings-mail-preview"), fromWx(_("As a client reads it")), TextRole::small));
    previewSubject_ = new WrappedText{card_, wxS("settings-mail-preview-subject"), {}, TextRole::strong};
    previewText_ = new WrappedText{card_, wxS("settings-mail-preview-text"), {}, TextRole::body};
    preview->Add(previewSubject_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    preview->Add(previewText_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    card_->addRow(fieldRow({body.sizer(), preview}));
    to_ = std::make_unique<TextField>(card_, fromWx(_("Send a test mail to")), wxS("settings-mail-to"),
                                      long{wxTE_PROCESS_ENTER});
    to_->onEnter = [this] { tryOut(); };
    tryRow_ = new ActionRow{card_, wxS("settings-mail-try-row"), ActionRow::Flow::down};
    auto* const under = new wxBoxSizer{wxVERTICAL};
    under->Add(newText(card_, wxS("settings-mail-gap"), " ", TextRole::small)); // as high as the label beside
    under->Add(tryRow_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    under->SetMinSize({forText(176), -1});
    auto* const trial = new wxBoxSizer{wxHORIZONTAL};
    trial->Add(fieldRow({to_->sizer()}), wxSizerFlags{1});
    trial->Add(under, wxSizerFlags{}.Border(wxLEFT, px::grid + px::grid / 2));
    card_->addRow(trial);
}

void MailCard::typed() {
    MailInput input;
    input.enabled = enabled_->GetValue();
    input.security = security_->code();
    for (const auto& [text, field] : texts_) {
        input.*text = field->text();
    }
    form_.type(std::move(input));
}

void MailCard::tryOut() {
    form_.tryOut(to_->text());
}

void MailCard::refresh() {
    form_.refresh();
}

void MailCard::render() {
    const LayoutOnce once;
    const auto& view = form_.view();
    card_->Show(view.offered);
    if (!view.offered) {
        return;
    }
    enabled_->SetValue(view.input.enabled);
    security_->render(view.securities, view.input.security);
    security_->showProblem(problemOf(view.problems, "security"));
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const auto& [text, field] = texts_[i];
        field->render(view.input.*text);
        field->showProblem(problemOf(view.problems, names_[i]));
    }
    to_->showProblem(problemOf(view.problems, "tryTo"));
    sayOrHide(*passwordHint_, view.passwordHint);
    sayOrHide(*previewSubject_, view.previewSubject);
    sayOrHide(*previewText_, view.previewText);
    card_->setNote(view.note);
    card_->setActions({act(
        "settings-mail-save", _("Save"), [this] { form_.save(); }, Action::Kind::plain, !view.busy)});
    tryRow_->render({act(
        "settings-mail-try", _("Send a test mail"), [this] { tryOut(); }, Action::Kind::plain, !view.busy)});
    message_->render(bannerOf(view.message));
    // A letter typed that changes nothing else needs no new layout.
    auto around = view;
    around.input = {};
    if (onLayout && around != laidOut_) {
        laidOut_ = std::move(around);
        onLayout();
    }
}

} // namespace gui
