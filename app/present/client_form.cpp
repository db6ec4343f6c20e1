#include "app/present/client_form.h"

#include "app/present/chart_views.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t mostDoubles = 5;
constexpr int adult = 18;

std::string nameOf(const model::Client& client) {
    return std::string{trimmed(client.givenName + ' ' + client.familyName)};
}

ClientInput inputOf(const model::Client& client) {
    ClientInput input;
    input.givenName = client.givenName;
    input.familyName = client.familyName;
    input.birthDate = fieldDay(client.birthDate);
    input.phone = client.phone;
    input.email = client.email;
    input.lines = client.address.lines;
    input.city = client.address.city;
    input.postcode = client.address.postcode;
    input.country = client.address.country;
    input.consent = client.consent;
    input.language = client.language;
    input.timeZone = client.timeZone;
    if (client.guardian) {
        input.guardianName = client.guardian->name;
        input.guardianRelation = client.guardian->relation;
        input.guardianPhone = client.guardian->phone;
    }
    input.skinType = client.skinType ? static_cast<int>(*client.skinType) : 0;
    input.allergies = client.allergies;
    input.deskNotes = client.deskNotes;
    input.clientSince = fieldDay(client.clientSince);
    input.deceased = fieldDay(client.deceased);
    return input;
}

constexpr std::pair<const char*, std::string ClientInput::*> textFields[] = {
    {"givenName", &ClientInput::givenName},
    {"familyName", &ClientInput::familyName},
    {"birthDate", &ClientInput::birthDate},
    {"phone", &ClientInput::phone},
    {"email", &ClientInput::email},
    {"lines", &ClientInput::lines},
    {"city", &ClientInput::city},
    {"postcode", &ClientInput::postcode},
    {"country", &ClientInput::country},
    {"language", &ClientInput::language},
    {"timeZone", &ClientInput::timeZone},
    {"guardianName", &ClientInput::guardianName},
    {"guardianRelation", &ClientInput::guardianRelation},
    {"guardianPhone", &ClientInput::guardianPhone},
    {"allergies", &ClientInput::allergies},
    {"deskNotes", &ClientInput::deskNotes},
    {"clientSince", &ClientInput::clientSince},
    {"deceased", &ClientInput::deceased},
};

/// What was typed stays; where nothing was, the new value goes in. True when both differ from what was there before.
template <class Value>
bool merge(Value& typed, const Value& before, const Value& now) {
    if (typed == before) {
        typed = now;
    }
    return typed != now && now != before;
}

std::optional<model::Day> dayField(const std::string& text, const char* field, model::Problems& problems) {
    if (trimmed(text).empty()) {
        return std::nullopt;
    }
    const auto day = typedDay(text);
    if (!day) {
        problems.push_back({field, "not-a-day", {text}});
    }
    return day;
}

std::string hint(const std::optional<model::Day>& birthDate, const std::string& phone) {
    auto text = birthDate ? fill(tr("born {0}"), {dayWithYear(*birthDate)}) : std::string{};
    if (!phone.empty()) {
        text += (text.empty() ? "" : ", ") + phone;
    }
    return text;
}

} // namespace

ClientForm::ClientForm(Seat seat, std::optional<model::ClientId> client)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    if (client) {
        stored_ = seat_.access.client(*client).value_or(model::Client{});
        noteView(seat_, stored_.id);
    } else {
        stored_.clientSince = seat_.access.today();
    }
    before_ = input_ = inputOf(stored_);
    sharesBefore_ = shares_ = stored_.sharesAddressWith;
    render();
}

model::Client ClientForm::typed(model::Problems& problems) const {
    auto client = stored_; // what the form does not show stays: external reference, uid
    client.givenName = trimmed(input_.givenName);
    client.familyName = trimmed(input_.familyName);
    client.birthDate = dayField(input_.birthDate, "birthDate", problems);
    client.phone = trimmed(input_.phone);
    client.email = trimmed(input_.email);
    client.address = {input_.lines, input_.city, input_.postcode, input_.country};
    client.sharesAddressWith = shares_;
    client.consent = input_.consent;
    client.language = trimmed(input_.language);
    client.timeZone = trimmed(input_.timeZone);
    if (!client.timeZone.empty() && !model::knownZone(client.timeZone)) {
        problems.push_back({"timeZone", "unknown", {client.timeZone}});
    }
    client.guardian.reset();
    if (!input_.guardianName.empty() || !input_.guardianRelation.empty() || !input_.guardianPhone.empty()) {
        client.guardian = model::Guardian{input_.guardianName, input_.guardianRelation, input_.guardianPhone};
        if (trimmed(input_.guardianName).empty()) {
            problems.push_back({"guardianName", "required", {}});
        }
    }
    client.skinType.reset();
    if (input_.skinType >= 1 && input_.skinType <= 6) {
        client.skinType = static_cast<model::SkinType>(input_.skinType);
    }
    client.allergies = trimmed(input_.allergies);
    client.deskNotes = input_.deskNotes;
    client.clientSince = dayField(input_.clientSince, "clientSince", problems);
    client.deceased = dayField(input_.deceased, "deceased", problems);
    return client;
}

void ClientForm::render() {
    const auto today = seat_.access.today();
    ClientFormView next;
    model::Problems problems;
    const auto client = typed(problems);
    for (auto& problem : model::validate(client, today)) {
        problems.push_back(std::move(problem));
    }
    next.isNew = !stored_.id;
    next.title = next.isNew ? tr("New client") : fill(tr("Edit {0}"), {nameOf(stored_)});
    next.input = input_;
    next.dirty = !(input_ == before_) || shares_ != sharesBefore_;
    next.saving = saving_;
    next.canSave = next.dirty && !next.saving;
    next.message = message_;
    for (const auto& problem : problems) {
        // A missing name is no news while somebody is still typing it.
        if (tried_ || problem.code != "required") {
            next.problems.emplace(problem.field, words(problem));
        }
    }
    for (const auto& problem : refused_) {
        next.problems.emplace(problem.field, words(problem));
    }
    if (client.birthDate && *client.birthDate <= today) {
        const int age = model::ageOn(client.deceased.value_or(today), *client.birthDate);
        next.age = years(age);
        next.needsGuardian = age < adult && !client.guardian;
    }
    if (!client.givenName.empty() || !client.familyName.empty() || client.birthDate || !client.phone.empty()) {
        for (const auto& found : seat_.access.doublesOf(client)) {
            if (found.id == stored_.id || next.doubles.size() == mostDoubles) {
                continue;
            }
            std::vector<std::string> why;
            if (found.sameName) {
                why.push_back(tr("same name"));
            }
            if (found.sameBirthDate) {
                why.push_back(tr("same birth date"));
            }
            if (found.samePhone) {
                why.push_back(tr("same telephone"));
            }
            next.doubles.push_back(
                {found.id, found.name, hint(found.birthDate, "") + (found.birthDate ? ", " : "") + listed(why)});
        }
        next.doublesTitle = next.doubles.empty() ? std::string{} : tr("Perhaps already here");
    }
    if (shares_) {
        const auto other = seat_.access.client(*shares_);
        next.sharedAddress = fill(tr("Address of {0}"), {other ? nameOf(*other) : std::string{}});
    }
    next.addressPicks = picks_;
    show(std::move(next));
}

/// Somebody else has saved the client while this form was open.
void ClientForm::takeInChanges() {
    const auto now = seat_.access.client(stored_.id);
    if (!now) {
        return;
    }
    const auto theirs = inputOf(*now);
    std::vector<std::string> both;
    for (const auto& [field, member] : textFields) {
        if (merge(input_.*member, before_.*member, theirs.*member)) {
            const auto& value = theirs.*member;
            refused_.push_back({field, "changed-meanwhile", {value.empty() ? tr("nothing") : value}});
            both.push_back(fieldName(field));
        }
    }
    for (std::size_t i = 0; i < input_.consent.size(); ++i) {
        if (merge(input_.consent[i], before_.consent[i], theirs.consent[i])) {
            both.push_back(fill(tr("consent for {0}"), {words(model::codesOf<model::Channel>[i].value)}));
        }
    }
    if (merge(input_.skinType, before_.skinType, theirs.skinType)) {
        both.push_back(tr("skin type"));
    }
    if (merge(shares_, sharesBefore_, now->sharesAddressWith)) {
        both.push_back(tr("whose address it is"));
    }
    stored_ = *now;
    before_ = theirs;
    sharesBefore_ = now->sharesAddressWith;
    message_ = {tr("This was not saved: somebody else has changed this client meanwhile."),
                tr("Their changes are in the form now, and what you typed is kept. Check it and save again."),
                Tone::warn};
    if (!both.empty()) {
        message_.text += ' ' + fill(tr("Both of you changed: {0}."), {listed(both)});
    }
}

void ClientForm::edit(ClientInput input) {
    input_ = std::move(input);
    refused_.clear();
    message_ = {};
    render();
}

void ClientForm::findAddress(const std::string& nameOrPhone) {
    picks_.clear();
    if (!trimmed(nameOrPhone).empty()) {
        db::ClientQuery query;
        query.text = nameOrPhone;
        query.limit = 12;
        for (const auto& row : seat_.access.clients(query).rows) {
            if (row.id != stored_.id) {
                picks_.push_back({row.id, row.name, hint(row.birthDate, row.phone)});
            }
        }
    }
    render();
}

void ClientForm::shareAddress(model::ClientId with) {
    const auto other = seat_.access.client(with);
    if (!other || other->id == stored_.id) {
        return;
    }
    // Whoever shares an address names the one who has it, so that no chain is made.
    shares_ = other->sharesAddressWith.value_or(with);
    input_.lines = other->address.lines;
    input_.city = other->address.city;
    input_.postcode = other->address.postcode;
    input_.country = other->address.country;
    picks_.clear();
    render();
}

void ClientForm::ownAddress() {
    shares_.reset();
    render();
}

void ClientForm::save() {
    tried_ = true;
    model::Problems problems;
    const auto client = typed(problems);
    const auto unsound = model::validate(client, seat_.access.today());
    if (saving_ || !problems.empty() || !unsound.empty()) {
        render();
        return;
    }
    using Answer = model::Outcome<db::Applied>;
    const model::Change change =
        stored_.id ? model::Change{model::EditClient{client, stored_}} : model::Change{model::AddClient{client}};
    const auto id = stored_.id;
    saving_ = true;
    message_ = {};
    render();
    worker_.run<Answer>([seat = seat_, change]() mutable { return seat.access.apply(change); },
                        [this, id](const Answer& answer) {
                            saving_ = false;
                            if (!answer) {
                                if (answer.problems().front().code == "changed-meanwhile") {
                                    takeInChanges();
                                    render();
                                    return;
                                }
                                refused_ = answer.problems();
                                message_ = {tr("This was not saved."), joined(refused_), Tone::deny};
                                render();
                                return;
                            }
                            before_ = input_;
                            sharesBefore_ = shares_;
                            const auto made = id ? id : model::ClientId{answer->id};
                            stored_ = seat_.access.client(made).value_or(stored_);
                            render();
                            if (saved) {
                                saved(made);
                            }
                        },
                        [this](const std::string& why) {
                            saving_ = false;
                            message_ = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
                            render();
                        });
}

} // namespace present
