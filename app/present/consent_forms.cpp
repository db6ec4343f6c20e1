#include "app/present/consent_forms.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t longestCode = 60;

} // namespace

std::string codeFromName(const std::string& name) {
    std::string code;
    for (const char c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            code += c;
        } else if (c >= 'A' && c <= 'Z') {
            code += static_cast<char>(c - 'A' + 'a');
        } else if (!code.empty() && !code.ends_with('-')) {
            code += '-';
        }
    }
    code.resize(std::min(code.size(), longestCode));
    while (code.ends_with('-')) {
        code.pop_back();
    }
    return code.empty() ? "form" : code;
}

ConsentForms::ConsentForms(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_.ports, [this] { render(); }} {
    render();
}

void ConsentForms::refresh() {
    render();
}

void ConsentForms::render() {
    ConsentFormsView next;
    next.title = tr("Consent forms");
    next.modalities = choices<model::Modality>();
    std::erase_if(next.modalities,
                  [](const Choice& one) { return one.code == model::code(model::Modality::homeRoller); });
    next.modalities.insert(next.modalities.begin(), {"", tr("every treatment")});
    std::int64_t line = 0;
    for (const auto& form : seat_.access.consentForms()) {
        next.forms.rows.push_back({++line,
                                   {{form.name, {}, false},
                                    {fill(tr("version {0}"), {number(form.version)}), {}, false},
                                    {form.modality ? words(*form.modality) : tr("Every treatment"), {}, false},
                                    {form.code, {}, true}}});
    }
    next.line = counted(tr("{n, plural, =0 {no form yet} one {# form} other {# forms}}"), line);
    next.forms.empty = tr("No consent form yet. Without one no consent is asked for.");
    next.mayEdit = may(seat_, "consent-form.add");
    next.problems = saver_.problems();
    next.saving = saver_.busy();
    next.message = saver_.message();
    show(std::move(next));
}

ConsentFormInput ConsentForms::form(std::int64_t row) const {
    const auto forms = seat_.access.consentForms();
    if (row < 1 || row > static_cast<std::int64_t>(forms.size())) {
        return {};
    }
    const auto& form = forms[static_cast<std::size_t>(row - 1)];
    return {form.code, form.name, form.modality ? std::string{model::code(*form.modality)} : std::string{},
            seat_.access.consentText(form.code, form.version)};
}

void ConsentForms::save(const ConsentFormInput& input) {
    if (saver_.busy()) {
        return;
    }
    model::AddConsentForm change;
    change.form.name = trimmed(input.name);
    change.form.modality = model::fromCode<model::Modality>(input.modality);
    change.text = trimmed(input.text);
    model::Problems problems;
    if (change.form.name.empty()) {
        problems.push_back({"name", "required", {}});
    }
    if (change.text.empty()) {
        problems.push_back({"text", "required", {}});
    }
    const auto forms = seat_.access.consentForms();
    const auto known = [&](const std::string& code) {
        return std::ranges::find(forms, code, &model::ConsentForm::code) != forms.end();
    };
    change.form.code = input.code;
    if (input.code.empty()) {
        change.form.code = codeFromName(change.form.name);
        if (known(change.form.code)) {
            problems.push_back({"name", "taken", {change.form.name}});
        }
    } else if (const auto before = std::ranges::find(forms, input.code, &model::ConsentForm::code);
               before != forms.end() && before->name == change.form.name && before->modality == change.form.modality &&
               seat_.access.consentText(before->code, before->version) == change.text) {
        problems.push_back({"text", "nothing-changed", {}});
    }
    if (!problems.empty()) {
        saver_.refuse(problems);
        return;
    }
    write(change, fill(tr("{0} was saved."), {change.form.name}), saved);
}

bool ConsentForms::mayRetire(std::int64_t row) const {
    return may(seat_, "consent-form.retire") && !saver_.busy() && !form(row).code.empty();
}

void ConsentForms::retire(std::int64_t row, const std::string& reason) {
    const auto chosen = form(row);
    if (saver_.busy() || chosen.code.empty()) {
        return;
    }
    write(model::RetireConsentForm{chosen.code, reason},
          fill(tr("{0} is retired. What was signed on it stays."), {chosen.name}), retired);
}

void ConsentForms::write(model::Change change, std::string thanks, const std::function<void()>& told) {
    saver_.save<db::Applied>(
        [access = seat_.access, change = std::move(change)]() mutable { return access.apply(change); },
        std::move(thanks),
        [told](const db::Applied&) {
            if (told) {
                told();
            }
        });
}

} // namespace present
