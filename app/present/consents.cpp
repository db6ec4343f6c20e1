#include "app/present/consents.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "model/people.h"

#include <algorithm>

namespace present {

namespace {

bool isMinor(const model::History& history, const model::RuleBook& rules, model::Day today) {
    return history.birthDate && model::ageOn(today, *history.birthDate) < rules.limit(model::Limit::guardianAge).value;
}

model::ConsentStanding standing(const model::ConsentForm& form, const std::vector<model::SignedConsent>& consents,
                                const model::RuleBook& rules, model::Day today, bool minor) {
    return model::standingOf(form, consents, today, rules.limit(model::Limit::consentDays).value, minor);
}

Chip chipOf(const model::ConsentStanding& standing) {
    const auto& lacking = standing.lacking;
    const auto signedOn = standing.latest == nullptr ? std::string{} : dayWithYear(standing.latest->day);
    if (lacking == "missing") {
        return {tr("not signed"), Tone::warn};
    }
    if (lacking == "old-version") {
        return {fill(tr("old version signed {0}"), {signedOn}), Tone::warn};
    }
    if (lacking == "ran-out") {
        return {fill(tr("ran out, signed {0}"), {signedOn}), Tone::warn};
    }
    if (lacking == "guardian") {
        return {fill(tr("signed {0} without a guardian"), {signedOn}), Tone::warn};
    }
    return {fill(standing.latest->byGuardian ? tr("signed {0} by guardian") : tr("signed {0}"), {signedOn}),
            Tone::safe};
}

} // namespace

Consents::Consents(Seat seat, model::ClientId client)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }}
    , client_{client} {
    refresh();
}

void Consents::refresh() {
    const auto& access = seat_.access;
    const auto history = access.history(client_);
    rules_ = access.rules();
    today_ = access.today();
    forms_ = history.consentForms;
    standing_ = history.consents;
    minor_ = isMinor(history, *rules_, today_);
    signed_ = permitted([&] { return access.consents(client_); });
    render();
}

void Consents::render() {
    ConsentsView view;
    std::int64_t unsignedForms = 0;
    std::set<std::int64_t> shown;
    const auto paperOf = [](const db::ConsentRow& row) {
        const auto photos = row.photos ? tr("photos agreed") : tr("no photos");
        return row.paper.empty() ? photos : fill(tr("{0}, {1}"), {photos, row.paper});
    };
    for (const auto& form : forms_) {
        const auto now = standing(form, standing_, *rules_, today_, minor_);
        view.forms.push_back({form.code, fill(tr("{0}, version {1}"), {form.name, number(form.version)})});
        if (view.form.empty() && !now.lacking.empty()) {
            view.form = form.code;
        }
        const auto row = std::ranges::find_if(signed_, [&](const db::ConsentRow& one) {
            return now.latest != nullptr && !one.withdrawn && one.form == form.code &&
                   one.version == now.latest->version && one.signedOn == now.latest->day;
        });
        const bool onPaper = row != signed_.end();
        const auto id = onPaper ? row->id.value : --unsignedForms;
        shown.insert(id);
        view.rows.rows.push_back({id,
                                  {{view.forms.back().text, {}, false},
                                   {"", chipOf(now), false},
                                   {onPaper ? paperOf(*row) : std::string{}, {}, true}}});
    }
    // What was signed earlier, or withdrawn, stays in sight below.
    for (const auto& row : signed_) {
        if (shown.contains(row.id.value)) {
            continue;
        }
        const auto chip = row.withdrawn ? Chip{fill(tr("withdrawn {0}"), {dayWithYear(*row.withdrawn)}), Tone::deny}
                                        : Chip{fill(tr("signed {0}"), {dayWithYear(row.signedOn)}), Tone::neutral};
        view.rows.rows.push_back({row.id.value,
                                  {{fill(tr("{0}, version {1}"), {row.name, number(row.version)}), {}, false},
                                   {"", chip, false},
                                   {paperOf(row), {}, true}}});
    }
    if (view.form.empty() && !view.forms.empty()) {
        view.form = view.forms.front().code;
    }
    view.rows.empty = tr("The clinic has no consent form yet.");
    view.minor = minor_;
    view.maySign = !forms_.empty() && may(seat_, "consent.sign");
    view.mayWithdraw = may(seat_, "consent.withdraw");
    view.saving = saver_.busy();
    view.message = saver_.message();
    show(std::move(view));
}

bool Consents::canWithdraw(std::int64_t row) const {
    const auto found = std::ranges::find(signed_, model::ConsentId{row}, &db::ConsentRow::id);
    return found != signed_.end() && !found->withdrawn && may(seat_, "consent.withdraw");
}

FieldProblems Consents::sign(const ConsentInput& input) {
    model::Problems problems;
    const auto form = std::ranges::find(forms_, input.form, &model::ConsentForm::code);
    const auto day = typedDay(input.day);
    if (form == forms_.end()) {
        problems.push_back({"form", "required", {}});
    }
    if (!day) {
        problems.push_back({"day", trimmed(input.day).empty() ? "required" : "not-a-day", {}});
    } else if (*day > today_) {
        problems.push_back({"day", "in-the-future", {}});
    }
    if (problems.empty()) {
        saver_.save({model::SignConsent{client_, form->code, form->version, *day, input.byGuardian, input.photos,
                                        std::string{trimmed(input.paper)}}});
    }
    return byField(problems);
}

FieldProblems Consents::withdraw(std::int64_t consent, const std::string& day) {
    model::Problems problems;
    const auto row = std::ranges::find(signed_, model::ConsentId{consent}, &db::ConsentRow::id);
    const auto wanted = typedDay(day);
    if (!wanted) {
        problems.push_back({"day", trimmed(day).empty() ? "required" : "not-a-day", {}});
    } else if (*wanted > today_) {
        problems.push_back({"day", "in-the-future", {}});
    } else if (row != signed_.end() && *wanted < row->signedOn) {
        problems.push_back({"day", "before-signed", {dayWithYear(row->signedOn)}});
    }
    if (problems.empty()) {
        saver_.save({model::WithdrawConsent{model::ConsentId{consent}, *wanted}});
    }
    return byField(problems);
}

std::vector<ConsentLine> consentLines(const model::History& history, const std::set<model::Modality>& modalities,
                                      const model::RuleBook& rules, model::Day today) {
    std::vector<ConsentLine> lines;
    const bool minor = isMinor(history, rules, today);
    for (const auto& form : history.consentForms) {
        if (form.modality && !modalities.contains(*form.modality)) {
            continue;
        }
        const auto chip = chipOf(standing(form, history.consents, rules, today, minor));
        lines.push_back({fill(tr("{0}: {1}"), {form.name, chip.text}), chip.tone});
    }
    return lines;
}

} // namespace present
