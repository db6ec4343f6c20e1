#include "app/gui/client_form_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <utility>

namespace gui {

using present::ClientInput;

namespace {

std::string consentQuestion(model::Channel channel) {
    switch (channel) {
    case model::Channel::email:
        return fromWx(_("May we write by e-mail?"));
    case model::Channel::sms:
        return fromWx(_("May we send text messages?"));
    case model::Channel::phone:
        return fromWx(_("May we call?"));
    case model::Channel::post:
        break;
    }
    return fromWx(_("May we write by post?"));
}

} // namespace

ClientFormPage::ClientFormPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("client-form")}
    , seat_{std::move(seat)} {
    build();
}

ClientFormPage::~ClientFormPage() = default;

TextField& ClientFormPage::add(wxWindow* parent, const wxString& label, const char* name,
                               std::string ClientInput::*member, long style) {
    auto field = std::make_unique<TextField>(parent, fromWx(label), toWx(std::string{"client-"} + name), style);
    field->onType = [this, member](const std::string& text) {
        edit([&](ClientInput& input) { input.*member = text; });
    };
    if ((style & wxTE_PROCESS_ENTER) != 0) {
        field->onEnter = [this] { form_->save(); };
    }
    fields_.push_back({std::move(field), member, name});
    return *fields_.back().field;
}

void ClientFormPage::edit(const std::function<void(ClientInput&)>& change) {
    auto input = form_->view().input;
    change(input);
    form_->edit(std::move(input));
}

void ClientFormPage::build() {
    sheet_ = newSheet(this, wxS("client-sheet"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const auto place = [&](wxWindow* window) {
        all->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    };
    place(asked_ = new Banner{sheet_, wxS("client-ask")});
    place(message_ = new Banner{sheet_, wxS("client-message")});
    place(doubles_ = new Banner{sheet_, wxS("client-doubles")});
    place(person_ = new Card{sheet_, wxS("client-person"), fromWx(_("Person"))});
    place(contact_ = new Card{sheet_, wxS("client-contact"), fromWx(_("Contact"))});
    place(care_ = new Card{sheet_, wxS("client-care"), fromWx(_("For the treatment"))});
    buildPerson();
    buildContact();
    buildCare();
    sheet_->SetSizer(all);
    newPageBody(*this)->Add(sheet_, wxSizerFlags{1}.Expand());
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_ESCAPE) {
            close();
        } else if (key == WXK_RETURN && event.ControlDown()) {
            form_->save();
        } else {
            event.Skip();
        }
    });
}

void ClientFormPage::buildPerson() {
    auto& body = person_->body();
    const auto row = [&](auto* fields) { body.Add(fields, wxSizerFlags{}.Expand().Border(wxTOP, px::grid)); };
    auto& given = add(person_, _("&Given name"), "given", &ClientInput::givenName, wxTE_PROCESS_ENTER);
    auto& family = add(person_, _("&Family name"), "family", &ClientInput::familyName, wxTE_PROCESS_ENTER);
    auto& birth = add(person_, _("&Birth date"), "birth-date", &ClientInput::birthDate, wxTE_PROCESS_ENTER);
    birth.control().SetHint(_("1989-03-12"));
    auto& phone = add(person_, _("&Telephone"), "phone", &ClientInput::phone, wxTE_PROCESS_ENTER);
    row(fieldRow({given.sizer(), family.sizer(), birth.sizer(), phone.sizer()}));
    age_ = new WrappedText{person_, wxS("client-age"), {}, TextRole::secondary};
    row(age_);
    auto& guardian = add(person_, _("Guardian"), "guardian", &ClientInput::guardianName);
    auto& relation = add(person_, _("Relation"), "guardian-relation", &ClientInput::guardianRelation);
    auto& guardianPhone = add(person_, _("Guardian's telephone"), "guardian-phone", &ClientInput::guardianPhone);
    row(fieldRow({guardian.sizer(), relation.sizer(), guardianPhone.sizer()}));
    auto& guardianEmail = add(person_, _("Guardian's e-mail; the client's mail goes there, without one you call"),
                              "guardian-email", &ClientInput::guardianEmail);
    row(guardianEmail.sizer());
    guardianHint_ = new WrappedText{person_, wxS("client-guardian-hint"), {}, TextRole::body, [](const Theme& now) {
                                        return now.of(State::warn).text;
                                    }};
    row(guardianHint_);
}

void ClientFormPage::buildContact() {
    auto& body = contact_->body();
    const auto row = [&](auto* fields) { body.Add(fields, wxSizerFlags{}.Expand().Border(wxTOP, px::grid)); };
    auto& email = add(contact_, _("E-mail"), "email", &ClientInput::email);
    language_ = std::make_unique<ChoiceField>(contact_, fromWx(_("Language")), wxS("client-language"));
    language_->onPick = [this](const std::string& code) { edit([&](ClientInput& input) { input.language = code; }); };
    auto& zone = add(contact_, _("Time zone, if not the clinic's"), "zone", &ClientInput::timeZone);
    row(fieldRow({email.sizer(), language_->sizer(), zone.sizer()}));
    std::vector<wxSizer*> consents;
    for (const auto& channel : model::codesOf<model::Channel>) {
        const auto at = static_cast<std::size_t>(channel.value);
        consent_[at] = std::make_unique<ChoiceField>(contact_, consentQuestion(channel.value),
                                                     toWx("client-consent-" + std::string{channel.code}));
        consent_[at]->onPick = [this, at](const std::string& code) {
            edit([&](ClientInput& input) {
                input.consent[at] =
                    model::fromCode<model::ContactConsent>(code).value_or(model::ContactConsent::notAsked);
            });
        };
        consents.push_back(consent_[at]->sizer());
    }
    row(fieldRow(consents));
    auto& lines = add(contact_, _("Street"), "street", &ClientInput::lines);
    auto& city = add(contact_, _("City"), "city", &ClientInput::city);
    auto& postcode = add(contact_, _("Postcode"), "postcode", &ClientInput::postcode);
    auto& country = add(contact_, _("Country"), "country", &ClientInput::country);
    row(fieldRow({lines.sizer(), city.sizer(), postcode.sizer(), country.sizer()}));
    family_ = std::make_unique<TextField>(contact_, fromWx(_("Lives with: find a client whose address it is")),
                                          wxS("client-family-address"), wxTE_PROCESS_ENTER);
    family_->onType = [this](const std::string& text) { form_->findAddress(text); };
    row(family_->sizer());
    address_ = new Banner{contact_, wxS("client-shared-address")};
    row(address_);
}

void ClientFormPage::buildCare() {
    auto& body = care_->body();
    const auto row = [&](auto* fields) { body.Add(fields, wxSizerFlags{}.Expand().Border(wxTOP, px::grid)); };
    skinType_ = std::make_unique<ChoiceField>(care_, fromWx(_("S&kin type (Fitzpatrick)")), wxS("client-skin-type"));
    skinType_->onPick = [this](const std::string& code) {
        const auto type = model::fromCode<model::SkinType>(code);
        edit([&](ClientInput& input) { input.skinType = type ? static_cast<int>(*type) : 0; });
    };
    auto& allergies = add(care_, _("&Allergies"), "allergies", &ClientInput::allergies);
    auto& since = add(care_, _("Client since"), "since", &ClientInput::clientSince);
    auto& deceased = add(care_, _("Deceased on"), "deceased", &ClientInput::deceased);
    row(fieldRow({skinType_->sizer(), allergies.sizer(), since.sizer(), deceased.sizer()}));
    auto& notes = add(care_, _("Notes for the desk"), "notes", &ClientInput::deskNotes, wxTE_MULTILINE);
    notes.control().SetMinSize({-1, 72});
    row(notes.sizer());
}

void ClientFormPage::open(std::optional<model::ClientId> client) {
    client_ = client;
    discard_ = false;
    asking_ = false;
    form_ = std::make_unique<present::ClientForm>(seat_, client);
    form_->changed = [this] { render(); };
    form_->saved = [this](model::ClientId id) {
        discard_ = true; // all of it is in the store
        later(*this, [this, id] { onSaved(id); });
    };
    family_->clear();
    sheet_->Scroll(0, 0);
    render();
}

void ClientFormPage::shown() {
    fields_.front().field->take();
}

bool ClientFormPage::mayLeave() {
    if (discard_ || !form_ || !form_->view().dirty) {
        return true;
    }
    asking_ = true;
    render();
    sheet_->Scroll(0, 0);
    return false;
}

void ClientFormPage::close() {
    if (asking_) {
        asking_ = false;
        render();
    } else if (mayLeave()) {
        onClose();
    }
}

void ClientFormPage::render() {
    const auto& view = form_->view();
    setHeader({view.title,
               fromWx(_("Ctrl+Enter saves")),
               {{"client-close", fromWx(_("Close")), [this] { close(); }, Action::Kind::plain, true, ""},
                {"client-save", fromWx(_("Save")), [this] { form_->save(); }, Action::Kind::primary,
                 view.canSave && !view.saving, ""}}});
    BannerView ask;
    if (asking_) {
        ask = {State::warn,
               fromWx(_("What you have typed is not saved.")),
               {},
               false,
               {{"client-discard", fromWx(_("Discard it")),
                 [this] {
                     discard_ = true;
                     later(*this, [this] { onClose(); });
                 },
                 Action::Kind::danger, true, ""},
                {"client-stay", fromWx(_("Go on typing")), [this] { close(); }, Action::Kind::plain, true, ""}}};
    }
    asked_->render(std::move(ask));
    message_->render(bannerOf(view.message));
    BannerView doubles;
    if (!view.doubles.empty()) {
        doubles = {State::warn, view.doublesTitle, {}, false, {}};
        for (const auto& hint : view.doubles) {
            doubles.words += (doubles.words.empty() ? "" : "\n") + hint.name + ", " + hint.detail;
            doubles.actions.push_back({"client-double-" + std::to_string(hint.client.value),
                                       present::fill(fromWx(_("Open {0}")), {hint.name}),
                                       [this, who = hint.client] { openChart(who); }, Action::Kind::plain, true, ""});
        }
    }
    doubles_->render(std::move(doubles));
    for (auto& bound : fields_) {
        bound.field->render(view.input.*(bound.member));
    }
    constexpr std::pair<const char*, const char*> problemFields[]{
        {"given", "givenName"},       {"family", "familyName"},
        {"birth-date", "birthDate"},  {"phone", "phone"},
        {"email", "email"},           {"zone", "timeZone"},
        {"guardian", "guardianName"}, {"guardian-email", "guardianEmail"},
        {"since", "clientSince"},     {"deceased", "deceased"},
        {"allergies", "allergies"},   {"notes", "deskNotes"}};
    for (auto& bound : fields_) {
        for (const auto& [field, member] : problemFields) {
            if (bound.name == field) {
                bound.field->showProblem(problemOf(view.problems, member));
            }
        }
    }
    age_->setText(view.age);
    age_->Show(!view.age.empty()); // an empty line would look like a field that is missing
    guardianHint_->setText(view.needsGuardian ? fromWx(_("Under 18: a guardian has to consent to a treatment.")) : "");
    guardianHint_->Show(view.needsGuardian);
    std::vector<present::Choice> types{{"", fromWx(_("not known"))}};
    for (const auto& type : present::choices<model::SkinType>()) {
        types.push_back(type);
    }
    skinType_->render(types, view.input.skinType == 0
                                 ? ""
                                 : std::string{model::code(static_cast<model::SkinType>(view.input.skinType))});
    std::vector<present::Choice> languages{{"", fromWx(_("the clinic's"))},
                                           {"en", "English"},
                                           {"cy", "Cymraeg"},
                                           {"pl", "polski"},
                                           {"ro", "română"},
                                           {"uk", "українська"},
                                           {"ar", "العربية"},
                                           {"ur", "اردو"},
                                           {"pa", "ਪੰਜਾਬੀ"},
                                           {"fr", "français"},
                                           {"de", "Deutsch"},
                                           {"es", "español"},
                                           {"pt", "português"},
                                           {"it", "italiano"},
                                           {"tr", "Türkçe"},
                                           {"zh", "中文"}};
    const auto& language = view.input.language;
    if (std::none_of(languages.begin(), languages.end(),
                     [&](const present::Choice& choice) { return choice.code == language; })) {
        languages.push_back({language, language});
    }
    language_->render(languages, language);
    for (std::size_t i = 0; i < std::size(consent_); ++i) {
        consent_[i]->render(present::choices<model::ContactConsent>(), model::code(view.input.consent[i]));
    }
    BannerView address{State::info, view.sharedAddress, {}, false, {}};
    if (!view.sharedAddress.empty()) {
        address.actions.push_back({"client-own-address", fromWx(_("An address of its own")),
                                   [this] { form_->ownAddress(); }, Action::Kind::plain, true, ""});
    } else {
        for (const auto& pick : view.addressPicks) {
            address.title = fromWx(_("Whose address is it?"));
            address.actions.push_back({"client-address-" + std::to_string(pick.client.value), pick.name,
                                       [this, who = pick.client] {
                                           family_->clear();
                                           form_->shareAddress(who);
                                       },
                                       Action::Kind::plain, true, pick.detail});
        }
    }
    address_->render(std::move(address));
    sheet_->FitInside();
    sheet_->Layout();
}

} // namespace gui
