// What clients answer and sign, and what goes on and ends: refusals, and what is read back.
#include "db/read_screening.h"
#include "tests/support/open_clinic.h"

#include <algorithm>

BOOST_AUTO_TEST_SUITE(apply_screening)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

model::ScreeningAnswer no(const char* question) {
    return {.question = question, .yes = false, .day = {}, .zones = {}, .clearance = {}};
}
model::ScreeningAnswer yes(const char* question, std::vector<model::ZoneCode> zones = {}) {
    return {.question = question, .yes = true, .day = {}, .zones = std::move(zones), .clearance = {}};
}
model::ScreeningAnswer cleared(const char* question, const char* by, const char* day) {
    auto answer = yes(question);
    answer.clearance = model::MedicalClearance{by, dayOf(day), "may be treated"};
    return answer;
}

struct Asked : OpenClinic {
    model::ClientId ana = client();

    std::string record(std::vector<model::ScreeningAnswer> answers, std::optional<model::SessionId> session = {}) {
        return told(access.apply(model::RecordScreening{ana, session, std::move(answers)}));
    }
    std::string sign(const char* form, int version, const char* day) {
        return told(access.apply(model::SignConsent{ana, form, version, dayOf(day), false, true, "folder 3"}));
    }
};

BOOST_AUTO_TEST_CASE(answers_that_make_no_sense_are_refused_by_field) {
    Asked clinic;
    BOOST_TEST(clinic.record({}) == "answers: required");
    BOOST_TEST(clinic.record({no("flat-feet")}) == "answers[0].question: unknown");
    BOOST_TEST(clinic.record({no("pregnant"), no("pregnant")}) == "answers[1].question: twice");
    BOOST_TEST(clinic.record({yes("pregnant", {{"chin"}})}) == "answers[0].zones: not-by-zone");
    BOOST_TEST(clinic.record({yes("tattoo", {{"tail"}})}) == "answers[0].zones: unknown-zone");
    auto denied = no("tattoo");
    denied.zones = {{"chin"}};
    BOOST_TEST(clinic.record({denied}) == "answers[0].yes: required");
    BOOST_TEST(clinic.record({cleared("keloid", " ", "2026-03-01")}) == "answers[0].clearance.by: required");
    BOOST_TEST(clinic.record({cleared("keloid", "Dr Marsh", "2026-03-03")}) ==
               "answers[0].clearance.day: in-the-future");
    BOOST_TEST(clinic.record({cleared("keloid", std::string(201, 'x').c_str(), "2026-03-01")}) ==
               "answers[0].clearance.by: too-long");
    BOOST_TEST(told(clinic.access.apply(model::RecordScreening{model::ClientId{99}, std::nullopt, {no("pregnant")}})) ==
               "client: unknown");
    BOOST_TEST(clinic.count("screening") == 0);
    BOOST_TEST(clinic.count("screening_answer") == 0);
}

BOOST_AUTO_TEST_CASE(a_screening_belongs_to_a_session_of_its_client) {
    Asked clinic;
    const auto other = clinic.client("Bo", "Berg");
    const auto session = clinic.started(other, {row("chin", 500)});
    BOOST_TEST(clinic.record({no("pregnant")}, session) == "session: unknown");
    const auto own = clinic.started(clinic.ana, {row("chin", 500)});
    BOOST_TEST(clinic.record({no("pregnant")}, own) == "");
    BOOST_TEST((clinic.access.screenings(clinic.ana).front().session == own));
}

BOOST_AUTO_TEST_CASE(the_latest_answer_to_each_question_counts) {
    Asked clinic;
    BOOST_TEST(clinic.record(
                   {no("pregnant"), yes("tattoo", {{"cheeks"}}), cleared("keloid", " Dr Marsh ", "2026-03-01")}) == "");
    clinic.at("2026-03-20T09:00:00.000000Z");
    BOOST_TEST(clinic.record({yes("pregnant")}) == "");
    const auto answers = db::read::latestAnswers(clinic.raw, clinic.ana);
    BOOST_REQUIRE(answers.size() == 3u);
    const auto of = [&](const char* question) {
        return *std::ranges::find(answers, question, &model::ScreeningAnswer::question);
    };
    BOOST_TEST(of("pregnant").yes);
    BOOST_TEST((of("pregnant").day == dayOf("2026-03-20")));
    BOOST_TEST((of("tattoo").zones == std::vector<model::ZoneCode>{{"cheek-left"}, {"cheek-right"}}));
    BOOST_TEST((of("tattoo").day == dayOf("2026-03-02")));
    BOOST_REQUIRE(of("keloid").clearance.has_value());
    BOOST_TEST(of("keloid").clearance->by == "Dr Marsh");
    BOOST_TEST(of("keloid").clearance->words == "may be treated");

    const auto askings = clinic.access.screenings(clinic.ana);
    BOOST_REQUIRE(askings.size() == 2u);
    BOOST_TEST(askings.front().askedBy == "Mara Voss");
    BOOST_TEST((askings.front().askedAt == clinic.now()));
    BOOST_TEST(askings.back().answers.size() == 3u);
    BOOST_TEST(clinic.access.screenings(clinic.ana, 1).size() == 1u);
    BOOST_TEST(clinic.verbs().back() == "screening.record");
}

BOOST_AUTO_TEST_CASE(an_assistant_may_ask_and_an_auditor_may_not) {
    Asked clinic;
    auto assistant = clinic.member("assistant", {model::Role::assistant});
    BOOST_TEST(told(assistant.apply(model::RecordScreening{clinic.ana, std::nullopt, {no("pregnant")}})) == "");
    auto auditor = clinic.member("auditor", {model::Role::auditor});
    BOOST_TEST(told(auditor.apply(model::RecordScreening{clinic.ana, std::nullopt, {no("pregnant")}})) ==
               "permission: not-permitted");
    BOOST_TEST(auditor.screenings(clinic.ana).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_consent_names_a_form_and_version_that_exist) {
    Asked clinic;
    BOOST_TEST(clinic.sign("needling", 1, "2026-03-01") == "form: unknown");
    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree."});
    BOOST_TEST(clinic.sign("needling", 2, "2026-03-01") == "form: unknown");
    BOOST_TEST(clinic.sign("needling", 1, "2026-03-03") == "day: in-the-future");
    BOOST_TEST(clinic.sign("needling", 1, "2026-03-01") == "");
    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree, and more."});
    BOOST_TEST(clinic.sign("needling", 2, "2026-03-02") == "");

    const auto consents = clinic.access.consents(clinic.ana);
    BOOST_REQUIRE(consents.size() == 2u);
    BOOST_TEST(consents.front().version == 2);
    BOOST_TEST(consents.front().current);
    BOOST_TEST(!consents.back().current);
    BOOST_TEST(consents.back().paper == "folder 3");
    BOOST_TEST(consents.back().photos);
    BOOST_REQUIRE(clinic.access.consentForms().size() == 1u);
    BOOST_TEST(clinic.access.consentForms().front().version == 2);
}

BOOST_AUTO_TEST_CASE(a_retired_form_is_neither_asked_for_nor_offered_and_what_was_signed_stays) {
    Asked clinic;
    const auto retire = [&](const char* code, const char* reason) {
        return told(clinic.access.apply(model::RetireConsentForm{code, reason}));
    };
    const auto lacking = [&] {
        const auto now =
            clinic.assessed(clinic.plan(clinic.ana, {support::row("chin", 500)}), model::Act::start, clinic.today());
        return std::count_if(now.findings.begin(), now.findings.end(),
                             [](const model::Finding& one) { return one.kind == model::RuleKind::consent; });
    };
    BOOST_TEST(retire("needling", "replaced") == "form: unknown");
    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree."});
    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree, and more."});
    clinic.done(model::AddConsentForm{{"photos", 0, "Photos", {}}, "I agree."});
    BOOST_TEST(clinic.sign("needling", 1, "2026-03-01") == "");
    BOOST_TEST(lacking() == 2);
    BOOST_TEST(retire("needling", " ") == "reason: required");
    BOOST_TEST(retire("needling", "replaced by the insurer's form") == "");
    BOOST_TEST(clinic.verbs().back() == "consent-form.retire");
    BOOST_TEST(retire("needling", "once more") == "form: already-retired");
    BOOST_TEST(lacking() == 1);
    BOOST_REQUIRE(clinic.access.consentForms().size() == 1u);
    BOOST_TEST(clinic.access.consentForms().front().code == "photos");
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM consent_form WHERE retired = 1 AND retired_on = "
                                     "'2026-03-02' AND retired_reason LIKE 'replaced%'") == 2);
    // What was signed is shown as before, and a sheet of before may still be entered.
    BOOST_TEST(clinic.access.consents(clinic.ana).size() == 1u);
    BOOST_TEST(clinic.access.consentText("needling", 1) == "I agree.");
    BOOST_TEST(clinic.sign("needling", 2, "2026-03-02") == "");
    clinic.at("2026-03-09T10:00:00.000000Z");
    BOOST_TEST(clinic.sign("needling", 2, "2026-03-09") == "form: already-retired");

    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree again."});
    BOOST_TEST(clinic.access.consentForms().size() == 2u); // a next version brings it back
    BOOST_TEST(clinic.sign("needling", 3, "2026-03-09") == "");
    BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(a_prescribers_decision_is_kept_with_the_session) {
    Asked clinic;
    auto yes = no("blood-thinner");
    yes.yes = true;
    yes.clearance = model::MedicalClearance{"Dr Marsh", dayOf("2026-03-01"), "may be treated"};
    clinic.done(model::RecordScreening{clinic.ana, std::nullopt, {yes}});
    const auto session = clinic.started(clinic.ana, {support::row("chin", 500)});
    const auto findings = clinic.access.session(session)->assessment.findings;
    const auto decided = std::find_if(findings.begin(), findings.end(), [](const model::Finding& one) {
        return one.kind == model::RuleKind::clearanceNeeded;
    });
    BOOST_REQUIRE(decided != findings.end());
    BOOST_TEST(decided->clearedBy == "Dr Marsh");
    BOOST_TEST((decided->since == dayOf("2026-03-01")));
    BOOST_CHECK(decided->strength == model::Strength::note);
}

BOOST_AUTO_TEST_CASE(a_consent_is_withdrawn_once_and_not_before_it_was_signed) {
    Asked clinic;
    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, ""});
    const model::ConsentId id{
        clinic.done(model::SignConsent{clinic.ana, "needling", 1, dayOf("2026-03-01"), false, false, ""})};
    const auto withdraw = [&](model::ConsentId which, const char* day) {
        return told(clinic.access.apply(model::WithdrawConsent{which, dayOf(day)}));
    };
    BOOST_TEST(withdraw(model::ConsentId{99}, "2026-03-02") == "consent: unknown");
    BOOST_TEST(withdraw(id, "2026-02-28") == "day: before-signed");
    BOOST_TEST(withdraw(id, "2026-03-03") == "day: in-the-future");
    BOOST_TEST(withdraw(id, "2026-03-02") == "");
    BOOST_TEST(withdraw(id, "2026-03-02") == "consent: already-withdrawn");
    BOOST_TEST(db::read::signedConsents(clinic.raw, clinic.ana).empty());
    BOOST_TEST((clinic.access.consents(clinic.ana).front().withdrawn == dayOf("2026-03-02")));
}

BOOST_AUTO_TEST_CASE(an_exposure_follows_its_item) {
    Asked clinic;
    const auto add = [&](const char* item, std::vector<model::ZoneCode> zones, const char* day, bool ongoing = false) {
        model::AddExposure change;
        change.client = clinic.ana;
        change.item = item;
        change.zones = std::move(zones);
        change.day = dayOf(day);
        change.ongoing = ongoing;
        return told(clinic.access.apply(model::Change{change}));
    };
    BOOST_TEST(add("", {{"chin"}}, "2026-03-01") == "item: required");
    BOOST_TEST(add("leeches", {{"chin"}}, "2026-03-01") == "item: unknown");
    BOOST_TEST(add("botulinum-toxin", {}, "2026-03-01") == "zones: required");
    BOOST_TEST(add("isotretinoin-oral", {{"chin"}}, "2026-03-01") == "zones: not-by-zone");
    BOOST_TEST(add("botulinum-toxin", {{"chin"}}, "2026-03-01", true) == "ongoing: does-not-last");
    BOOST_TEST(add("isotretinoin-oral", {}, "2026-03-03", true) == "day: in-the-future");
    BOOST_TEST(add("botulinum-toxin", {{"chin"}}, "2027-03-04") == "day: in-the-future"); // more than a year ahead
    BOOST_TEST(add("botulinum-toxin", {{"chin"}}, "2026-04-01") == "");
    BOOST_TEST(add("isotretinoin-oral", {}, "2026-01-01", true) == "");
    BOOST_TEST(add("dermal-filler", {{"cheeks"}}, "2026-02-01") == "");
    const auto rows = clinic.access.exposures(clinic.ana);
    BOOST_REQUIRE(rows.size() == 3u);
    BOOST_TEST(rows[0].item == "botulinum-toxin"); // newest first
    BOOST_TEST(rows[2].ongoing);
}

BOOST_AUTO_TEST_CASE(what_went_on_ends_once) {
    Asked clinic;
    model::AddExposure pills;
    pills.client = clinic.ana;
    pills.item = "isotretinoin-oral";
    pills.day = dayOf("2026-01-01");
    pills.ongoing = true;
    const model::ExposureId id{clinic.done(model::Change{pills})};
    const auto end = [&](model::ExposureId which, const char* day) {
        return told(clinic.access.apply(model::EndExposure{which, dayOf(day)}));
    };
    BOOST_TEST(end(model::ExposureId{99}, "2026-03-01") == "exposure: unknown");
    BOOST_TEST(end(id, "2025-12-31") == "day: before-its-start");
    BOOST_TEST(end(id, "2026-03-03") == "day: in-the-future");
    BOOST_TEST(end(id, "2026-02-20") == "");
    BOOST_TEST(end(id, "2026-02-20") == "exposure: already-ended");
    const auto rows = clinic.access.exposures(clinic.ana);
    BOOST_TEST(!rows.front().ongoing);
    BOOST_TEST((rows.front().day == dayOf("2026-02-20")));
    BOOST_TEST(clinic.verbs().back() == "exposure.end");
}

BOOST_AUTO_TEST_SUITE_END()
