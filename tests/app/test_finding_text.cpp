#include "app/present/finding_text.h"
#include "app/present/tr.h"
#include "db/rule_tables.h"
#include "model/aftercare.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

BOOST_AUTO_TEST_SUITE(finding_text)

using namespace present;

model::Day day(const char* iso) {
    return model::parseDay(iso).value();
}

/// Cheeks with SkinPen on 8 November, forehead with a pen on 30 October; today is the 22nd.
struct Healing {
    Healing() {
        useLocale("en_GB");
        rules = db::readRules(db::shippedRules(), 3, "");
        for (const auto* zone : {"cheek-left", "cheek-right"}) {
            history.treatments.push_back(treated(zone, "2026-11-08", 1500));
        }
        history.treatments.push_back(treated("forehead", "2026-10-30", 1000));
        history.treatments.back().label.clear();
        history.treatments.back().deviceName = "Dermapen";
        history.skinType = model::SkinType::III;
        for (const auto& zone : rules.zones.zones()) {
            history.historyTaken.insert(zone.code);
        }
    }
    static model::PastTreatment treated(const char* zone, const char* on, int micrometres) {
        model::PastTreatment past;
        past.uid = {on};
        past.day = day(on);
        past.zone = {zone};
        past.deviceName = "SkinPen";
        past.label = "skinpen";
        past.indication = model::Indication::rejuvenation;
        past.depth = model::Depth{micrometres};
        return past;
    }
    model::Assessment assess(std::initializer_list<const char*> zones, model::Act act = model::Act::start,
                             const char* on = "2026-11-22") const {
        model::SessionPlan plan;
        for (const auto* zone : zones) {
            model::TreatmentRow row;
            row.zone = {zone};
            row.depth = model::Depth{1500};
            plan.rows.push_back(row);
        }
        auto known = history; // asked on that day, and no to everything
        for (const auto& question : rules.questions) {
            known.answers.push_back({question.code, false, day(on), {}, {}});
        }
        return model::assess(plan, known, rules, day(on), act);
    }
    std::string headlineOf(const model::Assessment& assessment) const {
        return headline(assessment, rules, day("2026-11-22"));
    }

    model::RuleBook rules;
    model::History history;
};

BOOST_FIXTURE_TEST_SUITE(assessed, Healing)

BOOST_AUTO_TEST_CASE(a_denial_names_the_first_safe_day_and_the_zones) {
    const auto denied = assess({"cheek-left", "cheek-right"});
    BOOST_TEST(headlineOf(denied) == "Not before Tuesday 8 December: the cheeks are healing.");
    BOOST_TEST(headlineOf(assess({"cheek-left"})) == "Not before Tuesday 8 December: the left cheek is healing.");
    const auto groups = grouped(denied, rules, day("2026-11-22"));
    BOOST_REQUIRE(!groups.empty());
    BOOST_TEST(groups.front().text == "Cheeks: treated on 8 November with SkinPen at 1.5 mm; the device label asks for "
                                      "30 days, 14 have passed.");
    BOOST_TEST((groups.front().tone == Tone::deny));
    BOOST_TEST(groups.front().keys.size() == 2);
    BOOST_TEST(explain(denied.findings.front(), denied, rules, day("2026-11-22")) ==
               "Treated on 8 November with SkinPen at 1.5 mm; the device label asks for 30 days, 14 have passed.");
    BOOST_TEST(shortReason(denied.findings.front(), rules) == "device label, 30 days");
}

BOOST_AUTO_TEST_CASE(a_warning_says_from_when_it_is_better) {
    const auto warned = assess({"forehead"});
    BOOST_TEST(headlineOf(warned) == "Better from Friday 27 November: the forehead is still settling.");
    BOOST_TEST(shortReason(warned.findings.front(), rules) == "28 days recommended");
}

BOOST_AUTO_TEST_CASE(an_unknown_history_is_asked_for) {
    history.historyTaken.clear();
    BOOST_TEST(headlineOf(assess({"neck"})) == "Ask first: what was done elsewhere to the neck is not known.");
}

BOOST_AUTO_TEST_CASE(no_finding_says_safe) {
    BOOST_TEST(headlineOf(assess({"neck"})) == "Safe today for the neck.");
    BOOST_TEST(headlineOf(assess({"neck"}, model::Act::plan, "2026-12-08")) ==
               "Safe on Tuesday 8 December for the neck.");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_or_elsewhere_is_said) {
    auto& past = history.treatments.front();
    past.depth.reset();
    past.deviceName.clear();
    past.label.clear();
    past.elsewhere = true;
    const auto denied = assess({"cheek-left"});
    BOOST_REQUIRE(!denied.findings.empty());
    BOOST_TEST(explain(denied.findings.front(), denied, rules, day("2026-11-22"))
                   .starts_with("Treated elsewhere on 8 November with pen at an unknown depth; "));
}

BOOST_AUTO_TEST_SUITE_END()

using model::Finding;
using model::RuleKind;
using model::Strength;

/// A small rule book of its own: names for every kind of finding. Today is the 22nd, and the assessed day too.
struct Findings {
    Findings() {
        useLocale("en_GB");
        using model::ExposureGroup;
        using model::Reach;
        rules.zones = db::readRules(db::shippedRules(), 3, "").zones;
        rules.labels = {{.label = "skinpen", .name = "SkinPen Precision", .zone = {}, .skinTypes = {}, .source = {}}};
        rules.items = {{"toxin", "Botulinum toxin", ExposureGroup::injection, Reach::zone, false},
                       {"filler", "Filler", ExposureGroup::injection, Reach::zone, false},
                       {"peel", "Superficial peel", ExposureGroup::peel, Reach::zone, false},
                       {"isotretinoin", "Oral isotretinoin", ExposureGroup::medicine, Reach::client, true},
                       {"retinoid", "Retinoid on the skin", ExposureGroup::skinCare, Reach::zone, true},
                       {"radiotherapy", "Radiotherapy in the area", ExposureGroup::surgery, Reach::zone, true}};
        rules.questions = {
            {.code = "pregnant", .group = "Pregnancy", .text = "?", .name = "Pregnant or nursing", .zone = {}},
            {.code = "thinner", .group = "Medicines", .text = "?", .name = "Takes an anticoagulant", .zone = {}},
            {.code = "herpes", .group = "Skin today", .text = "?", .name = "Active herpes", .zone = {}},
            {.code = "hiv", .group = "Health", .text = "?", .name = "HIV or hepatitis", .zone = {}}};
        rules.depths = {
            {.id = "forehead", .zone = {"forehead"}, .modality = {}, .customary = {}, .maximum = {}, .basis = {}},
            {.id = "lip-rf",
             .zone = {"upper-lip"},
             .modality = model::Modality::rf,
             .customary = {},
             .maximum = model::Depth{0},
             .basis = {}}};
        rules.strengths[static_cast<std::size_t>(RuleKind::clearanceNeeded)] = {Strength::warn, Strength::deny,
                                                                                Strength::warn};
        assessment.act = model::Act::start;
        assessment.day = assessment.earliest = today;
        assessment.zones = {{.zone = {"cheek-left"}, .last = {}, .earliest = today, .recommended = today, .why = {}},
                            {.zone = {"cheek-right"}, .last = {}, .earliest = today, .recommended = today, .why = {}}};
    }

    static Finding made(RuleKind kind, const char* rule = "", int required = 0, int shortBy = 0) {
        Finding finding;
        finding.kind = kind;
        finding.rule = rule;
        finding.requiredDays = required;
        finding.daysShort = shortBy;
        finding.strength = Strength::deny;
        return finding;
    }
    static Finding about(RuleKind kind, const char* what, const char* since = nullptr, const char* rule = "") {
        auto finding = made(kind, rule);
        finding.about = what;
        if (since != nullptr) {
            finding.since = day(since);
        }
        return finding;
    }
    static Finding in(const char* zone, Finding finding) {
        finding.zone = {zone};
        return finding;
    }
    static Finding after(RuleKind kind, const char* item, const char* on, int required, int shortBy) {
        auto finding = made(kind, "", required, shortBy);
        finding.exposure = model::PastExposure{};
        finding.exposure->item = item;
        finding.exposure->day = day(on);
        return finding;
    }
    static Finding approximate(Finding finding) {
        finding.exposure->approximate = true;
        return finding;
    }
    static Finding ongoing(Finding finding) {
        finding.exposure->ongoing = true;
        return finding;
    }
    static Finding later(Finding finding) {
        finding.comesLater = true;
        return finding;
    }
    static Finding until(const char* iso, Finding finding) {
        finding.earliest = day(iso);
        return finding;
    }
    static Finding warning(Finding finding) {
        finding.strength = Strength::warn;
        return finding;
    }
    static Finding treated(RuleKind kind, const char* on, int required, int shortBy) {
        auto finding = made(kind, "", required, shortBy);
        finding.cause = Healing::treated("cheek-left", on, 1500);
        return finding;
    }

    std::string told(const Finding& finding) const { return explain(finding, assessment, rules, today); }
    std::string toldFor(const char* iso, const Finding& finding) const {
        auto other = assessment;
        other.day = day(iso);
        return explain(finding, other, rules, today);
    }
    /// Of an assessment with these findings, the gravest first.
    std::string headlineOf(std::vector<Finding> findings, const char* earliest = "2026-11-22") const {
        return headline(with(std::move(findings), earliest), rules, today);
    }
    std::string chipOf(std::vector<Finding> findings, const char* earliest = "2026-11-22") const {
        const auto chip = verdictChip(with(std::move(findings), earliest), today);
        return chip ? chip->text : "none";
    }
    model::Assessment with(std::vector<Finding> findings, const char* earliest = "2026-11-22") const {
        auto full = assessment;
        for (const auto& finding : findings) {
            full.verdict = std::max(full.verdict, finding.strength == Strength::deny   ? model::Verdict::deny
                                                  : finding.strength == Strength::warn ? model::Verdict::warn
                                                                                       : model::Verdict::allow);
        }
        full.findings = std::move(findings);
        full.earliest = day(earliest);
        return full;
    }

    model::Day today = day("2026-11-22");
    model::RuleBook rules;
    model::Assessment assessment;
};

BOOST_FIXTURE_TEST_SUITE(words, Findings)

BOOST_AUTO_TEST_CASE(every_kind_says_why_and_what_to_do) {
    using enum RuleKind;
    struct Case {
        Finding finding;
        const char* told;
        const char* brief;
    };
    const std::vector<Case> cases{
        {in("cheek-left", treated(healingFloor, "2026-11-08", 28, 14)),
         "Treated on 8 November with SkinPen at 1.5 mm; at least 28 days must pass, 14 have passed.",
         "at least 28 days"},
        {in("cheek-left", treated(healingRecommended, "2026-11-21", 1, 0)),
         "Treated on 21 November with SkinPen at 1.5 mm; 1 day is recommended, 1 has passed.", "1 day recommended"},
        {in("cheek-left", made(outsideLabel, "skinpen")),
         "The label of SkinPen Precision was not evaluated for this zone, depth or skin type.",
         "outside the device label"},
        {in("cheek-left", treated(noRow, "2026-11-08", 90, 76)),
         "Treated on 8 November with SkinPen at 1.5 mm; no interval is known for that, so the longest of its kind "
         "counts.",
         "no interval known, longest taken"},
        {in("cheek-left", after(noRow, "filler", "2026-11-08", 0, 0)),
         "Filler on 8 November; no waiting time is known for it. Have one added to the rule book.",
         "filler, no waiting time known"},
        {in("cheek-left", made(historyNotKnown)),
         "What was done elsewhere has not been asked; ask, and record it or \"none elsewhere\".", "history not asked"},
        {in("cheek-left", made(deviceDepth, "pen")),
         "The depth is more than the device may go; choose less depth or another device.",
         "deeper than the device may go"},
        {in("cheek-left", after(washOutFloor, "toxin", "2026-11-16", 14, 8)),
         "Botulinum toxin on 16 November; 14 days must pass, 6 have passed.", "botulinum toxin, at least 14 days"},
        {in("cheek-left", after(washOutRecommended, "peel", "2026-11-16", 28, 22)),
         "Superficial peel on 16 November; 28 days are recommended, 6 have passed.",
         "superficial peel, 28 days recommended"},
        {in("forehead", made(zoneDepth, "forehead", 1500)),
         "Deeper than 1.5 mm, the most that is allowed on the forehead. Choose less depth.",
         "deeper than 1.5 mm, the most allowed there"},
        {in("upper-lip", made(zoneDepth, "lip-rf", 0)), "RF is never used on the upper lip.", "RF is never used there"},
        {in("upper-lip", made(zoneDepth, "gone", 0)), "Needling is never done on the upper lip.",
         "needling is never done there"},
        {in("forehead", made(zoneDepthCustomary, "forehead", 750)),
         "Deeper than 0.75 mm, the most that is customary on the forehead.",
         "deeper than 0.75 mm, the most customary there"},
        {in("forehead", made(zoneDepthCustomary, "well-beyond", 750)),
         "Well beyond 0.75 mm, the most that is customary on the forehead. Choose less depth, or say why.",
         "well beyond 0.75 mm, the most customary there"},
        {about(contraindication, "pregnant", "2026-11-20"), "Pregnant or nursing (asked on 20 November): not treated.",
         "pregnant or nursing"},
        {about(contraindication, "pregnant"), "Pregnant or nursing: not treated.", "pregnant or nursing"},
        {about(contraindication, "gone", "2025-11-20"), "Gone (asked on 20 November 2025): not treated.", "gone"},
        {about(clearanceNeeded, "thinner", "2026-11-22"),
         "Takes an anticoagulant (asked today): needs the prescriber's decision on record.",
         "takes an anticoagulant, the prescriber decides"},
        {about(caution, "hiv", "2026-11-22"), "HIV or hepatitis (asked today): treat with care.",
         "HIV or hepatitis, with care"},
        {made(screeningMissing, "screening", 12),
         "12 screening questions have not been answered today. Ask the screening questions before treating.",
         "12 screening questions not answered"},
        {made(screeningMissing, "screening", 1),
         "1 screening question has not been answered today. Ask the screening questions before treating.",
         "1 screening question not answered"},
        {in("cheek-left", about(openReaction, "0197", "2026-11-03", "prolonged-redness")),
         "An open reaction since 3 November: redness that lasts. Close it on the chart before treating.",
         "open reaction, redness that lasts"},
        {in("cheek-left", later(treated(plannedTooClose, "2026-12-03", 28, 17))),
         "Another session is planned on 3 December; 28 days are needed between, 11 would be. Choose another day, or "
         "move "
         "the other session.",
         "another session too close, 28 days between"},
        {in("cheek-left", treated(plannedTooClose, "2026-11-22", 1, 1)),
         "Another session is planned on the same day; 1 day is needed between. Choose another day, or move the other "
         "session.",
         "another session too close, 1 day between"},
        {in("cheek-left", later(treated(plannedBelowRecommended, "2026-12-03", 28, 17))),
         "Another session is planned on 3 December; 28 days are recommended between, 11 would be. Choose another day, "
         "or move the other session.",
         "another session planned, 28 days recommended between"},
        {made(licence, "none"),
         "No licence of the person who treats is on record. Record it, or choose who else treats.",
         "no licence on record"},
        {about(licence, "", "2026-10-01", "ran-out"),
         "The licence of the person who treats ran out on 1 October. Record the new one, or choose who else treats.",
         "the licence ran out"},
        {about(licence, "", "2027-01-04", "not-yet"),
         "The licence of the person who treats holds only from 4 January 2027. Choose a later day, or who else treats.",
         "the licence does not hold yet"},
        {in("forehead", made(practitionerDepth, "pen", 500)),
         "Deeper than 0.5 mm, the most this person's licence allows. Choose less depth, or who else treats.",
         "deeper than 0.5 mm, the most the licence allows"},
        {in("forehead", made(practitionerModality, "rf")),
         "This person's licence does not cover treatments with RF. Choose who else treats.",
         "RF is not covered by the licence"},
        {about(training, "Hygiene", "2026-10-01", "ran-out"),
         "The training \"Hygiene\" of the person who treats ran out on 1 October. Record the new one, or choose who "
         "else "
         "treats.",
         "the training \"Hygiene\" ran out"},
        {about(deviceService, "SkinPen #2", "2026-10-01"),
         "SkinPen #2 was due for service on 1 October. Have it serviced, or choose another device.",
         "SkinPen #2 is due for service"},
        {made(guardian, "guardian", 18),
         "Under 18: a guardian's consent is needed. Record the guardian with the client's details.",
         "under 18, no guardian on record"},
        {made(labelAge, "label-age", 22), "Under 22: no device was evaluated below that age.",
         "under 22, not evaluated"},
        {made(labelAge, "not-known"), "The birth date is not known. Ask for it.", "birth date not known"},
        {about(consent, "needling", nullptr, "missing"),
         "The consent form \"needling\" has not been signed. Have it signed before treating.",
         "consent form \"needling\" not signed"},
        {about(consent, "needling", "2026-03-01", "old-version"),
         "The consent form \"needling\" was signed in an older version on 1 March. Have the new one signed.",
         "consent form \"needling\" signed in an older version"},
        {about(consent, "needling", "2025-03-01", "ran-out"),
         "The consent form \"needling\" was signed on 1 March 2025, which is too long ago. Have it signed again.",
         "consent form \"needling\" signed too long ago"},
        {about(consent, "needling", "2026-03-01", "guardian"),
         "The consent form \"needling\" was signed on 1 March without a guardian. Have a guardian sign.",
         "consent form \"needling\" signed without a guardian"},
    };
    std::set<RuleKind> seen;
    for (const auto& one : cases) {
        seen.insert(one.finding.kind);
        BOOST_TEST(told(one.finding) == one.told);
        BOOST_TEST(shortReason(one.finding, rules) == one.brief);
    }
    BOOST_TEST(seen.size() == model::codesOf<RuleKind>.size(), "a kind of finding has no case");
}

BOOST_AUTO_TEST_CASE(no_kind_is_without_words_even_when_nothing_more_is_known) {
    for (const auto& kind : model::codesOf<RuleKind>) {
        BOOST_TEST_CONTEXT(kind.code) {
            for (const auto& finding : {made(kind.value, "rule", 14), in("cheek-left", made(kind.value, "rule", 14))}) {
                BOOST_TEST(told(finding).size() > 10);
                BOOST_TEST(told(finding).find('{') == std::string::npos, told(finding));
                BOOST_TEST(!shortReason(finding, rules).empty());
                BOOST_TEST(headlineOf({finding}).size() > 10);
                BOOST_TEST(headlineOf({finding}).find('{') == std::string::npos, headlineOf({finding}));
                BOOST_TEST(chipOf({finding}) != "none");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_wash_out_says_what_kind_of_day_it_counts_from) {
    using enum RuleKind;
    BOOST_TEST(told(approximate(after(washOutFloor, "toxin", "2026-11-08", 28, 14))) ==
               "Botulinum toxin about 8 November; 28 days must pass, 14 have passed.");
    BOOST_TEST(told(after(washOutFloor, "toxin", "2025-12-08", 365, 16)) ==
               "Botulinum toxin on 8 December 2025; 365 days must pass, 349 have passed.");
    BOOST_TEST(told(after(washOutFloor, "toxin", "2026-11-21", 2, 1)) ==
               "Botulinum toxin on 21 November; 2 days must pass, 1 has passed.");
    // What lasted counts from its end, what goes on from an end nobody knows yet.
    BOOST_TEST(told(after(washOutFloor, "isotretinoin", "2026-11-08", 183, 169)) ==
               "Oral isotretinoin until 8 November; 183 days must pass, 14 have passed.");
    BOOST_TEST(told(approximate(after(washOutRecommended, "retinoid", "2026-11-19", 5, 2))) ==
               "Retinoid on the skin until about 19 November; 5 days are recommended, 3 have passed.");
    BOOST_TEST(told(ongoing(after(washOutFloor, "isotretinoin", "2026-06-01", 183, 183))) ==
               "Oral isotretinoin is being taken; 183 days must pass after its end.");
    BOOST_TEST(told(ongoing(after(washOutRecommended, "retinoid", "2026-06-01", 1, 1))) ==
               "Retinoid on the skin is being used; 1 day is recommended after its end.");
    BOOST_TEST(told(ongoing(after(washOutFloor, "radiotherapy", "2026-06-01", 90, 90))) ==
               "Radiotherapy in the area still goes on; 90 days must pass after its end.");
    // An item the rule book no longer names is told by its code.
    BOOST_TEST(told(after(washOutFloor, "laser", "2026-11-16", 14, 8)) ==
               "Laser on 16 November; 14 days must pass, 6 have passed.");
}

BOOST_AUTO_TEST_CASE(what_comes_after_the_needling_is_told_as_such) {
    using enum RuleKind;
    const auto filler = later(after(washOutFloor, "filler", "2026-12-03", 14, 3));
    BOOST_TEST(told(filler) == "Filler is planned for 3 December; 14 days must pass after a needling, 11 would.");
    BOOST_TEST(told(approximate(filler)) ==
               "Filler is planned for about 3 December; 14 days must pass after a needling, 11 would.");
    BOOST_TEST(shortReason(filler, rules) == "filler too soon after, at least 14 days");
    BOOST_TEST(told(later(after(washOutRecommended, "peel", "2026-12-03", 28, 17))) ==
               "Superficial peel is planned for 3 December; 28 days are recommended after a needling, 11 would pass.");
    // Recording the 10th: the filler has happened since.
    BOOST_TEST(toldFor("2026-11-10", later(after(washOutFloor, "filler", "2026-11-15", 14, 9))) ==
               "Filler followed on 15 November; 14 days must pass after a needling, 5 did.");
    // Planning for December: the filler comes first, and days that have not passed yet will have.
    BOOST_TEST(toldFor("2026-12-05", after(washOutFloor, "filler", "2026-12-03", 14, 12)) ==
               "Filler is planned for 3 December; 14 days must pass, 2 will have passed.");
    // A needling recorded afterwards, with another one on the 25th.
    auto again = treated(healingFloor, "2026-11-22", 14, 11);
    again.cause->uid = {};
    BOOST_TEST(told(again) == "Treated again on 25 November; at least 14 days must lie between, there are only 3.");
}

BOOST_AUTO_TEST_CASE(screening_is_told_for_the_day_of_the_session) {
    const auto missing = made(RuleKind::screeningMissing, "screening", 2);
    BOOST_TEST(toldFor("2026-12-08", missing) == "2 screening questions are still to be asked on 8 December.");
    BOOST_TEST(toldFor("2026-11-08", missing) == "2 screening questions were not answered on 8 November.");
}

BOOST_AUTO_TEST_CASE(a_decision_of_the_prescriber_stays_in_sight) {
    auto decided = about(RuleKind::clearanceNeeded, "thinner", "2026-11-03");
    decided.strength = Strength::note;
    // A rule that only notes it has no decision behind it.
    BOOST_TEST(told(decided) == "Takes an anticoagulant: the prescriber decides.");
    decided.clearedBy = "Dr Grey";
    BOOST_TEST(told(decided) == "Takes an anticoagulant: the decision of Dr Grey of 3 November is on record.");
    BOOST_TEST(shortReason(decided, rules) == "takes an anticoagulant, decided by Dr Grey");
    BOOST_TEST(headlineOf({decided}) == "Safe today for the cheeks.");
}

BOOST_AUTO_TEST_CASE(a_skin_type_is_told_by_its_name_or_as_not_on_record) {
    rules.skinCautions = {{"dark-skin", {}, {model::SkinType::VI}, "Skin type VI, which can darken", {}}};
    BOOST_TEST(told(about(RuleKind::caution, "dark-skin", nullptr, "dark-skin")) ==
               "Skin type VI, which can darken: treat with care.");
    BOOST_TEST(told(about(RuleKind::caution, model::skinNotKnown, nullptr, "dark-skin")) ==
               "Skin type not on record: treat with care.");
}

BOOST_AUTO_TEST_CASE(nobody_is_told_to_stop_a_medicine) {
    for (const auto& kind : model::codesOf<RuleKind>) {
        for (const auto& finding :
             {ongoing(after(kind.value, "isotretinoin", "2026-06-01", 183, 183)), about(kind.value, "thinner")}) {
            for (const auto& text : {told(finding), shortReason(finding, rules), headlineOf({finding})}) {
                BOOST_TEST(text.find("stop") == std::string::npos, text);
                BOOST_TEST(text.find("pause") == std::string::npos, text);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_headline_names_what_stands_in_the_way) {
    using enum RuleKind;
    BOOST_TEST(headlineOf({about(contraindication, "pregnant")}) == "Not treated: pregnant or nursing.");
    BOOST_TEST(headlineOf({in("cheek-left", about(contraindication, "herpes"))}) ==
               "Not on the left cheek: active herpes.");
    BOOST_TEST(headlineOf({ongoing(after(washOutFloor, "isotretinoin", "2026-06-01", 183, 183))}) ==
               "Not now: oral isotretinoin is being taken.");
    BOOST_TEST(headlineOf({in("cheek-left", made(deviceDepth, "pen")), in("cheek-right", made(deviceDepth, "pen"))}) ==
               "Not like this on the cheeks: deeper than the device may go.");
    BOOST_TEST(headlineOf({made(licence, "none")}) == "Not by this person: no licence on record.");
    BOOST_TEST(headlineOf({in("cheek-left", later(treated(plannedTooClose, "2026-12-03", 28, 17)))}) ==
               "Not on this day: another session too close, 28 days between.");
    BOOST_TEST(headlineOf({about(clearanceNeeded, "thinner")}) ==
               "Not yet: takes an anticoagulant, the prescriber decides.");
    BOOST_TEST(headlineOf({made(screeningMissing, "screening", 12)}) ==
               "Ask the screening questions first: 12 are not answered.");
    BOOST_TEST(headlineOf({until("2026-12-08", in("cheek-left", treated(healingFloor, "2026-11-08", 30, 16))),
                           made(screeningMissing, "screening", 12)},
                          "2026-12-08") == "Not before Tuesday 8 December: the left cheek is healing.");
}

BOOST_AUTO_TEST_CASE(the_headline_says_from_when_and_after_what) {
    using enum RuleKind;
    const auto toxin = until("2026-11-28", in("cheek-left", after(washOutFloor, "toxin", "2026-11-14", 14, 6)));
    BOOST_TEST(headlineOf({toxin}, "2026-11-28") ==
               "Not before Saturday 28 November: botulinum toxin was given 8 days ago.");
    BOOST_TEST(headlineOf({approximate(toxin)}, "2026-11-28") ==
               "Not before Saturday 28 November: botulinum toxin was given about 8 days ago.");
    BOOST_TEST(headlineOf({until("2026-12-06", after(washOutFloor, "peel", "2026-11-22", 14, 14))}, "2026-12-06") ==
               "Not before Sunday 6 December: superficial peel today.");
    BOOST_TEST(headlineOf({until("2027-05-22", after(washOutFloor, "isotretinoin", "2026-11-21", 183, 182))},
                          "2027-05-23") == "Not before Sunday 23 May 2027: oral isotretinoin ended 1 day ago.");
    BOOST_TEST(headlineOf({until("2026-12-17", later(after(washOutFloor, "filler", "2026-12-03", 14, 3)))},
                          "2026-12-17") == "Not before Thursday 17 December: filler is planned for 3 December.");
    BOOST_TEST(headlineOf({warning(until("2026-11-28", after(washOutRecommended, "toxin", "2026-11-14", 14, 6)))}) ==
               "Better from Saturday 28 November: botulinum toxin was given 8 days ago.");
}

BOOST_AUTO_TEST_CASE(the_gravest_has_the_headline) {
    using enum RuleKind;
    const auto healing = until("2026-12-08", in("cheek-left", treated(healingFloor, "2026-11-08", 30, 16)));
    const auto pregnant = about(contraindication, "pregnant");
    const auto toxin = until("2026-11-28", in("cheek-left", after(washOutFloor, "toxin", "2026-11-14", 14, 6)));
    const auto unsigned_ = about(consent, "needling", nullptr, "missing");
    const auto taken = ongoing(after(washOutFloor, "isotretinoin", "2026-06-01", 183, 183));
    BOOST_TEST(headlineOf({healing, pregnant, taken}, "2026-12-08") == "Not treated: pregnant or nursing.");
    BOOST_TEST(headlineOf({healing, taken}, "2026-12-08") == "Not now: oral isotretinoin is being taken.");
    BOOST_TEST(headlineOf({unsigned_, toxin, healing}, "2026-12-08") ==
               "Not before Tuesday 8 December: the left cheek is healing.");
    BOOST_TEST(headlineOf({unsigned_, warning(pregnant)}) == "Not yet: consent form \"needling\" not signed.");
    BOOST_TEST(headlineOf({warning(healing), warning(pregnant)}) == "A reason is needed: pregnant or nursing.");
    BOOST_TEST(headlineOf({warning(in("forehead", made(zoneDepthCustomary, "forehead", 750)))}) ==
               "A reason is needed for the forehead: deeper than 0.75 mm, the most customary there.");
    BOOST_TEST(headlineOf({warning(made(screeningMissing, "cautions", 1))}) ==
               "Ask the screening questions first: 1 is not answered.");
}

BOOST_AUTO_TEST_CASE(what_was_too_early_is_kept_with_the_record) {
    assessment.act = model::Act::record;
    const auto wide = warning(ongoing(after(RuleKind::washOutFloor, "isotretinoin", "2026-06-01", 183, 183)));
    BOOST_TEST(headlineOf({wide}) == "Earlier than the rules allow; this is kept with the record.");
    BOOST_TEST(headlineOf({wide, in("cheek-left", warning(treated(RuleKind::healingFloor, "2026-11-08", 30, 16)))}) ==
               "Earlier than the rules allow for the left cheek; this is kept with the record.");
}

BOOST_AUTO_TEST_CASE(a_chip_has_the_headline_in_few_words) {
    using enum RuleKind;
    const auto healing = until("2026-12-08", in("cheek-left", treated(healingFloor, "2026-11-08", 30, 16)));
    BOOST_TEST(chipOf({}) == "none");
    BOOST_TEST(chipOf({healing}, "2026-12-08") == "Not before 8 Dec");
    BOOST_TEST(chipOf({healing, about(contraindication, "pregnant")}, "2026-12-08") == "Not treated");
    BOOST_TEST(chipOf({about(consent, "needling", nullptr, "missing")}) == "Not yet");
    BOOST_TEST(chipOf({warning(healing)}) == "Better from 8 Dec");
    BOOST_TEST(chipOf({warning(in("cheek-left", made(historyNotKnown)))}) == "Ask history");
    BOOST_TEST(chipOf({made(screeningMissing, "screening", 1)}) == "Ask the questions");
    BOOST_TEST(chipOf({warning(made(screeningMissing, "cautions", 1))}) == "With a reason");
}

BOOST_AUTO_TEST_CASE(a_group_without_a_zone_stands_for_itself) {
    using enum RuleKind;
    const auto groups =
        grouped(with({about(contraindication, "pregnant"), made(licence, "none"),
                      in("cheek-left", about(contraindication, "pregnant")),
                      in("cheek-left", made(zoneDepth, "x", 1500)), in("cheek-right", made(zoneDepth, "x", 1500))}),
                rules, today);
    BOOST_REQUIRE(groups.size() == 4);
    BOOST_TEST(groups[0].text == "Pregnant or nursing: not treated.");
    BOOST_TEST(groups[0].zones.empty());
    BOOST_TEST(groups[1].text ==
               "No licence of the person who treats is on record. Record it, or choose who else treats.");
    BOOST_TEST(groups[2].text == "Left cheek: pregnant or nursing: not treated.");
    BOOST_TEST(groups[3].text == "Cheeks: deeper than 1.5 mm, the most that is allowed there. Choose less depth.");
    BOOST_TEST(groups[3].keys.size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE_END()
