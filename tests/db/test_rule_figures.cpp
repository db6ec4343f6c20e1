// The shipped rule book beside its intervals, row by row: a figure that is changed by accident fails here, and so does
// one that a person would not meet as it stands.
#include "db/rule_tables.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <ostream>
#include <set>

namespace model {
std::ostream& operator<<(std::ostream& out, Bar bar) {
    return out << code(bar);
}
std::ostream& operator<<(std::ostream& out, Reach reach) {
    return out << code(reach);
}
std::ostream& operator<<(std::ostream& out, ExposureGroup group) {
    return out << code(group);
}
} // namespace model

BOOST_AUTO_TEST_SUITE(rule_figures)

using namespace model;
using enum Bar;
using enum Modality;
using support::day;

const RuleBook& book() {
    static const auto rules = db::readRules(db::shippedRules(), 1, "");
    return rules;
}

std::string codeOf(const std::optional<Modality>& modality) {
    return modality ? std::string{code(*modality)} : "";
}

template <class Row>
const Row* byId(const std::vector<Row>& rows, const char* id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

Modality modalityOf(const char* text) {
    return fromCode<Modality>(text).value_or(pen);
}

/// No to every question, on that day; what is there already stays.
void answerRest(History& known, Day on) {
    for (const auto& question : book().questions) {
        const auto same = [&](const ScreeningAnswer& one) { return one.question == question.code; };
        if (std::none_of(known.answers.begin(), known.answers.end(), same)) {
            known.answers.push_back({.question = question.code, .yes = false, .day = on, .zones = {}, .clearance = {}});
        }
    }
}

/// At a start, with all questions answered that are not looked at.
Assessment atStart(const SessionPlan& plan, History known, Day on) {
    answerRest(known, on);
    return assess(plan, known, book(), on, Act::start);
}

/// A grown client of whom all is known that is not looked at here.
History history() {
    History known;
    known.historyTaken = {{"body"}};
    known.skinType = SkinType::II;
    known.birthDate = day("1986-05-05");
    return known;
}

const Finding* findingOf(const Assessment& assessment, RuleKind kind) {
    const auto found = std::find_if(assessment.findings.begin(), assessment.findings.end(),
                                    [&](const Finding& finding) { return finding.kind == kind; });
    return found == assessment.findings.end() ? nullptr : &*found;
}

/// The rule that a finding of this kind names; "" when there is none.
std::string ruleOf(const Assessment& assessment, RuleKind kind) {
    const auto* finding = findingOf(assessment, kind);
    return finding == nullptr ? "" : finding->rule;
}

const Day treated = day("2026-03-01");

/// Every row of the book is met by a case, and has a source.
template <class Row, class Case>
void checkAllMet(const std::vector<Row>& rows, const std::vector<Case>& cases) {
    std::set<std::string> met;
    for (const auto& one : cases) {
        met.insert(one.id);
    }
    for (const auto& row : rows) {
        BOOST_TEST(met.contains(row.id), row.id);
        BOOST_TEST(!row.basis.source.empty(), row.id);
    }
}

struct WashOutCase {
    const char* id;
    const char* item;
    const char* modality;
    int floor, recommended, afterFloor, afterRecommended;
    char grade;
};
const std::vector<WashOutCase> washOutCases{
    {"botulinum-toxin", "botulinum-toxin", "", 14, 14, 14, 14, 'C'},
    {"dermal-filler", "dermal-filler", "", 14, 28, 14, 14, 'C'},
    {"dermal-filler-rf", "dermal-filler", "rf", 28, 90, 14, 14, 'C'},
    {"superficial-peel", "superficial-peel", "", 14, 28, 14, 28, 'C'},
    {"medium-peel", "medium-peel", "", 30, 90, 30, 90, 'D'},
    {"deep-peel", "deep-peel", "", 90, 90, 90, 90, 'A'},
    {"dermabrasion", "dermabrasion", "", 90, 90, 90, 90, 'A'},
    {"laser-non-ablative", "laser-non-ablative", "", 14, 21, 14, 28, 'C'},
    {"laser-non-ablative-rf", "laser-non-ablative", "rf", 14, 21, 30, 30, 'C'},
    {"laser-ablative-fractional", "laser-ablative-fractional", "", 42, 84, 42, 84, 'A'},
    {"laser-resurfacing", "laser-resurfacing", "", 90, 90, 90, 90, 'A'},
    {"ipl", "ipl", "", 14, 14, 14, 28, 'C'},
    {"waxing", "waxing", "", 5, 7, 7, 7, 'C'},
    {"electrolysis", "electrolysis", "", 5, 7, 7, 7, 'C'},
    {"shaving", "shaving", "", 1, 1, 2, 2, 'C'},
    {"retinoid-topical", "retinoid-topical", "", 1, 5, 5, 7, 'C'},
    {"aha-bha", "aha-bha", "", 1, 5, 5, 7, 'C'},
    {"benzoyl-peroxide", "benzoyl-peroxide", "", 3, 7, 5, 7, 'C'},
    {"hydroquinone", "hydroquinone", "", 3, 7, 5, 7, 'C'},
    {"scrub", "scrub", "", 3, 7, 5, 7, 'C'},
    {"isotretinoin-oral", "isotretinoin-oral", "", 183, 183, 0, 0, 'A'},
    {"nsaid", "nsaid", "", 0, 7, 0, 7, 'A'},
    {"photosensitiser-rf", "photosensitiser", "rf", 0, 14, 0, 0, 'C'},
    {"vaccine", "vaccine", "", 0, 14, 0, 14, 'C'},
    {"sun", "sun", "", 1, 14, 3, 14, 'A'},
    {"self-tan", "self-tan", "", 2, 7, 7, 7, 'D'},
    {"facial-surgery", "facial-surgery", "", 365, 365, 0, 0, 'A'},
    {"other-surgery", "other-surgery", "", 183, 365, 0, 0, 'D'},
    {"fresh-scar", "fresh-scar", "", 183, 365, 0, 0, 'C'},
    {"dental-work", "dental-work", "", 0, 0, 0, 0, 'C'},
    {"radiotherapy", "radiotherapy", "", 90, 365, 0, 0, 'C'},
    {"alcohol", "alcohol", "", 0, 1, 0, 2, 'C'},
    {"other-treatment", "other-treatment", "", 14, 28, 14, 28, 'D'},
};

BOOST_AUTO_TEST_CASE(wash_outs_are_those_of_the_facts) {
    for (const auto& one : washOutCases) {
        BOOST_TEST_CONTEXT(one.id) {
            const auto* row = byId(book().washOuts, one.id);
            BOOST_TEST_REQUIRE(row != nullptr);
            BOOST_TEST(row->item == one.item);
            BOOST_TEST(codeOf(row->modality) == one.modality);
            BOOST_TEST(row->floorDays == one.floor);
            BOOST_TEST(row->recommendedDays == one.recommended);
            BOOST_TEST(row->afterFloorDays == one.afterFloor);
            BOOST_TEST(row->afterRecommendedDays == one.afterRecommended);
            BOOST_TEST(row->basis.grade == one.grade);
        }
    }
    checkAllMet(book().washOuts, washOutCases);
}

BOOST_AUTO_TEST_CASE(after_something_else_the_floor_denies_and_the_recommended_wait_warns) {
    for (const auto& one : washOutCases) {
        BOOST_TEST_CONTEXT(one.id) {
            auto known = history();
            known.exposures = {{.uid = {"0190-e"}, .item = one.item, .day = treated, .zones = {}}};
            const auto plan = support::plan({support::row("cheek-left", 500, modalityOf(one.modality))});
            const auto on = [&](int days) { return atStart(plan, known, treated + Days{days}); };
            if (one.floor > 0) {
                const auto early = on(one.floor - 1);
                BOOST_TEST(ruleOf(early, RuleKind::washOutFloor) == one.id);
                BOOST_TEST((early.verdict == Verdict::deny));
                BOOST_TEST((early.earliest == treated + Days{one.floor}));
            }
            BOOST_TEST(ruleOf(on(one.floor), RuleKind::washOutFloor) == "");
            BOOST_TEST((on(one.floor).verdict == (one.recommended > one.floor ? Verdict::warn : Verdict::allow)));
            if (one.recommended > one.floor) {
                BOOST_TEST(ruleOf(on(one.recommended - 1), RuleKind::washOutRecommended) == one.id);
            }
            BOOST_TEST(ruleOf(on(one.recommended), RuleKind::washOutRecommended) == "");
            BOOST_TEST((on(one.recommended).verdict == Verdict::allow));
        }
    }
}

BOOST_AUTO_TEST_CASE(before_something_else_that_is_planned_the_skin_is_given_its_time_too) {
    for (const auto& one : washOutCases) {
        BOOST_TEST_CONTEXT(one.id) {
            const auto plan = support::plan({support::row("cheek-left", 500, modalityOf(one.modality))});
            const auto before = [&](int days) {
                auto known = history();
                known.exposures = {
                    {.uid = {"0190-e"}, .item = one.item, .day = treated + Days{days}, .zones = {{"cheek-left"}}}};
                return atStart(plan, known, treated);
            };
            if (one.afterFloor > 1) {
                BOOST_TEST(ruleOf(before(one.afterFloor - 1), RuleKind::washOutFloor) == one.id);
            }
            BOOST_TEST(ruleOf(before(std::max(one.afterFloor, 1)), RuleKind::washOutFloor) == "");
            if (one.afterRecommended > std::max(one.afterFloor, 1)) {
                BOOST_TEST(ruleOf(before(one.afterRecommended - 1), RuleKind::washOutRecommended) == one.id);
            }
            BOOST_TEST((before(std::max(one.afterRecommended, 1)).verdict == Verdict::allow));
        }
    }
}

BOOST_AUTO_TEST_CASE(light_sensitising_medicine_matters_to_radiofrequency_alone) {
    auto known = history();
    known.exposures = {{.uid = {"0190-e"}, .item = "photosensitiser", .day = treated, .zones = {}}};
    const auto with = [&](Modality modality) {
        return atStart(support::plan({support::row("cheek-left", 500, modality)}), known, treated).verdict;
    };
    BOOST_TEST((with(rf) == Verdict::warn));
    BOOST_TEST((with(pen) == Verdict::allow));
}

BOOST_AUTO_TEST_CASE(what_works_in_the_whole_body_counts_everywhere) {
    struct Case {
        const char* item;
        ExposureGroup group;
        bool mayLast;
    };
    const std::vector<Case> wholeClient{{"isotretinoin-oral", ExposureGroup::medicine, true},
                                        {"nsaid", ExposureGroup::medicine, true},
                                        {"photosensitiser", ExposureGroup::medicine, true},
                                        {"vaccine", ExposureGroup::medicine, false},
                                        {"alcohol", ExposureGroup::other, false}};
    std::set<std::string> everywhere;
    for (const auto& one : wholeClient) {
        const auto* item = book().item(one.item);
        BOOST_TEST_REQUIRE(item != nullptr, one.item);
        BOOST_TEST(item->group == one.group, one.item);
        BOOST_TEST(item->mayLast == one.mayLast, one.item);
        everywhere.insert(one.item);
    }
    const std::set<std::string> goesOn{"retinoid-topical", "aha-bha", "benzoyl-peroxide", "hydroquinone",
                                       "radiotherapy"};
    for (const auto& item : book().items) {
        BOOST_TEST_CONTEXT(item.code) {
            BOOST_TEST(item.reach == (everywhere.contains(item.code) ? Reach::client : Reach::zone));
            if (item.reach == Reach::zone) {
                BOOST_TEST(item.mayLast == goesOn.contains(item.code));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_contraindication_has_the_severity_of_the_facts) {
    struct Case {
        const char* id;
        const char* question;
        const char* modality;
        bool withAnaesthetic;
        Bar bar;
        char grade;
    };
    const std::vector<Case> cases{
        {"broken-skin", "broken-skin", "", false, block, 'A'},
        {"skin-infection", "skin-infection", "", false, block, 'A'},
        {"herpes-active", "herpes-active", "", false, block, 'A'},
        {"acne-severe", "acne-severe", "", false, block, 'A'},
        {"acne-mild", "acne-mild", "", false, caution, 'A'},
        {"eczema-active", "eczema-active", "", false, block, 'A'},
        {"rosacea-flare", "rosacea-flare", "", false, block, 'A'},
        {"skin-cancer", "skin-cancer", "", false, block, 'A'},
        {"actinic-keratosis", "actinic-keratosis", "", false, clearance, 'A'},
        {"fragile-skin", "fragile-skin", "", false, clearance, 'A'},
        {"bruise-swelling", "bruise-swelling", "", false, caution, 'A'},
        {"tattoo", "tattoo", "", false, caution, 'C'},
        {"tattoo-rf", "tattoo", "rf", false, block, 'A'},
        {"unwell", "unwell", "", false, block, 'A'},
        {"bleeding-disorder", "bleeding-disorder", "", false, block, 'A'},
        {"heart", "heart", "", false, clearance, 'C'},
        {"diabetes-thyroid", "diabetes-thyroid", "", false, clearance, 'A'},
        {"immune", "immune", "", false, clearance, 'A'},
        {"autoimmune", "autoimmune", "", false, clearance, 'A'},
        {"wound-healing", "wound-healing", "", false, clearance, 'A'},
        {"epilepsy", "epilepsy", "", false, caution, 'A'},
        {"blood-enzyme-numb", "blood-enzyme", "", true, block, 'A'},
        {"liver-numb", "liver", "", true, block, 'A'},
        {"heart-rhythm-medicine-numb", "heart-rhythm-medicine", "", true, block, 'A'},
        {"paba-sulphonamide-allergy-numb", "paba-sulphonamide-allergy", "", true, block, 'A'},
        {"anaesthetic-allergy", "anaesthetic-allergy", "", false, caution, 'A'},
        {"anaesthetic-allergy-numb", "anaesthetic-allergy", "", true, block, 'A'},
        {"pregnant", "pregnant", "", false, block, 'A'},
        {"isotretinoin", "isotretinoin", "", false, block, 'A'},
        {"cancer-treatment", "cancer-treatment", "", false, block, 'A'},
        {"blood-thinner", "blood-thinner", "", false, clearance, 'A'},
        {"steel-allergy", "steel-allergy", "", false, block, 'A'},
        {"nickel-allergy", "nickel-allergy", "", false, caution, 'B'},
        {"gold-allergy-rf", "gold-allergy", "rf", false, block, 'C'},
        {"electronic-implant-rf", "electronic-implant", "rf", false, block, 'C'},
        {"metal-implant-rf", "metal-implant", "rf", false, block, 'C'},
        {"keloid", "keloid", "", false, clearance, 'A'},
        {"herpes-history", "herpes-history", "", false, caution, 'A'},
        {"herpes-history-rf", "herpes-history", "rf", false, clearance, 'A'},
        {"eczema-history", "eczema-history", "", false, caution, 'A'},
        {"rosacea-history", "rosacea-history", "", false, caution, 'A'},
        {"topical-product", "topical-product", "", false, caution, 'A'},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.id) {
            const auto* row = byId(book().contraindications, one.id);
            BOOST_TEST_REQUIRE(row != nullptr);
            BOOST_TEST(row->question == one.question);
            BOOST_TEST(codeOf(row->modality) == one.modality);
            BOOST_TEST(row->withAnaesthetic == one.withAnaesthetic);
            BOOST_TEST(row->bar == one.bar);
            BOOST_TEST(row->basis.grade == one.grade);
        }
    }
    checkAllMet(book().contraindications, cases);
}

Assessment answeredYes(const char* question, const char* zone, Modality modality, bool numbed) {
    auto known = history();
    known.answers = {{.question = question, .yes = true, .day = treated, .zones = {}, .clearance = {}}};
    auto plan = support::plan({support::row(zone, 500, modality)});
    plan.anaesthetic = numbed;
    return atStart(plan, known, treated);
}

BOOST_AUTO_TEST_CASE(a_yes_is_met_with_its_severity) {
    const auto kindOf = [](Bar bar) {
        return bar == block       ? RuleKind::contraindication
               : bar == clearance ? RuleKind::clearanceNeeded
                                  : RuleKind::caution;
    };
    for (const auto& row : book().contraindications) {
        BOOST_TEST_CONTEXT(row.id) {
            const auto now =
                answeredYes(row.question.c_str(), "cheek-left", row.modality.value_or(pen), row.withAnaesthetic);
            BOOST_TEST(ruleOf(now, kindOf(row.bar)) == row.id);
            BOOST_TEST((now.verdict == (row.bar == caution ? Verdict::warn : Verdict::deny)));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_has_no_bearing_on_the_plan_is_no_hindrance) {
    struct Case {
        const char* question;
        const char* zone;
        Modality modality;
        bool numbed;
        Verdict verdict;
    };
    for (const auto& one : {
             Case{"electronic-implant", "cheek-left", pen, false, Verdict::allow},
             Case{"metal-implant", "cheek-left", roller, true, Verdict::allow},
             Case{"gold-allergy", "cheek-left", stamp, false, Verdict::allow},
             Case{"tattoo", "cheek-left", pen, false, Verdict::warn},
             Case{"tattoo", "cheek-left", rf, false, Verdict::deny},
             Case{"anaesthetic-allergy", "cheek-left", pen, false, Verdict::warn},
             Case{"anaesthetic-allergy", "cheek-left", pen, true, Verdict::deny},
             Case{"liver", "cheek-left", pen, false, Verdict::allow},
             Case{"blood-enzyme", "cheek-left", rf, false, Verdict::allow},
             Case{"paba-sulphonamide-allergy", "cheek-left", pen, false, Verdict::allow},
             Case{"heart-rhythm-medicine", "cheek-left", pen, false, Verdict::allow},
             Case{"herpes-history", "nose", pen, false, Verdict::warn},
             Case{"herpes-history", "nose", rf, false, Verdict::deny},
             Case{"herpes-history", "abdomen", rf, false, Verdict::allow},
         }) {
        const auto now = answeredYes(one.question, one.zone, one.modality, one.numbed);
        BOOST_TEST((now.verdict == one.verdict), one.question << " " << one.zone << " " << code(one.modality));
    }
}

BOOST_AUTO_TEST_CASE(nobody_starts_before_the_answers_that_could_bar_it_are_there) {
    const auto plan = support::plan({support::row("cheek-left", 500)});
    for (const auto& row : book().contraindications) {
        if (row.modality || row.withAnaesthetic) {
            continue;
        }
        BOOST_TEST_CONTEXT(row.id) {
            auto known = history();
            answerRest(known, treated);
            const auto answer = std::find_if(known.answers.begin(), known.answers.end(),
                                             [&](const auto& one) { return one.question == row.question; });
            BOOST_TEST((assess(plan, known, book(), treated, Act::start).verdict == Verdict::allow));
            answer->day = treated - Days{1}; // of another visit
            const auto now = assess(plan, known, book(), treated, Act::start);
            BOOST_TEST((now.verdict == (row.bar == caution ? Verdict::warn : Verdict::deny)));
            BOOST_TEST(ruleOf(now, RuleKind::screeningMissing) == (row.bar == caution ? "cautions" : "screening"));
            BOOST_TEST((assess(plan, known, book(), treated, Act::plan).verdict == Verdict::allow));
            BOOST_TEST((assess(plan, known, book(), treated, Act::record).verdict == Verdict::allow));
        }
    }
}

BOOST_AUTO_TEST_CASE(questions_can_be_put_to_a_person) {
    std::set<std::string> groups;
    std::string group;
    for (const auto& question : book().questions) {
        BOOST_TEST_CONTEXT(question.code) {
            if (question.group != group) {
                BOOST_TEST(groups.insert(question.group).second, "the heading comes twice");
                group = question.group;
            }
            BOOST_TEST(question.text.ends_with('?'));
            BOOST_TEST(std::isupper(static_cast<unsigned char>(question.name.front())) != 0);
            BOOST_TEST(!question.name.ends_with('.'));
            // The program records what a prescriber decides and never tells anyone to leave off a medicine.
            for (const auto* advice : {"stop", "pause", "discontinue", "do not take"}) {
                BOOST_TEST(question.text.find(advice) == std::string::npos, advice);
            }
        }
    }
    BOOST_TEST(book().questions.front().group == "Skin today");
    BOOST_TEST(groups.size() <= 8U);
}

BOOST_AUTO_TEST_CASE(a_question_about_a_place_may_be_answered_for_a_zone_and_cold_sores_are_asked_for_the_face) {
    const std::set<std::string> aboutThePlace{"broken-skin",       "skin-infection", "herpes-active",   "acne-severe",
                                              "acne-mild",         "eczema-active",  "rosacea-flare",   "skin-cancer",
                                              "actinic-keratosis", "fragile-skin",   "bruise-swelling", "tattoo",
                                              "metal-implant",     "eczema-history", "rosacea-history"};
    std::size_t met = 0;
    for (const auto& question : book().questions) {
        const bool place = aboutThePlace.contains(question.code);
        met += place ? 1U : 0U;
        BOOST_TEST(question.reach == (place ? Reach::zone : Reach::client), question.code);
        BOOST_TEST(question.zone.value_or(ZoneCode{}).text == (question.code == "herpes-history" ? "face" : ""),
                   question.code);
    }
    BOOST_TEST(met == aboutThePlace.size());
}

BOOST_AUTO_TEST_CASE(dark_skin_is_told_with_a_pen_and_asks_for_a_reason_with_radiofrequency) {
    using Skin = std::optional<SkinType>;
    struct Case {
        Skin skin;
        Modality modality;
        const char* rule;
        Verdict verdict;
    };
    for (const auto& one :
         {Case{SkinType::III, pen, "", Verdict::allow}, Case{SkinType::IV, rf, "", Verdict::allow},
          Case{SkinType::V, pen, "dark-skin", Verdict::allow}, Case{SkinType::VI, stamp, "dark-skin", Verdict::allow},
          Case{SkinType::VI, roller, "dark-skin", Verdict::allow}, Case{SkinType::V, rf, "dark-skin-rf", Verdict::warn},
          Case{SkinType::VI, rf, "dark-skin-rf", Verdict::warn},
          // Not on record is taken as the darkest.
          Case{Skin{}, pen, "dark-skin", Verdict::allow}, Case{Skin{}, rf, "dark-skin-rf", Verdict::warn}}) {
        BOOST_TEST_CONTEXT((one.skin ? code(*one.skin) : "none") << " " << code(one.modality)) {
            auto known = history();
            known.skinType = one.skin;
            const auto now = atStart(support::plan({support::row("cheek-left", 500, one.modality)}), known, treated);
            BOOST_TEST(ruleOf(now, RuleKind::caution) == one.rule);
            BOOST_TEST((now.verdict == one.verdict));
            if (const auto* finding = findingOf(now, RuleKind::caution)) {
                BOOST_TEST(finding->zone.text.empty());
                BOOST_TEST(finding->grade == 'A');
                BOOST_TEST(!finding->source.empty());
                BOOST_TEST((finding->about == skinNotKnown) == !one.skin.has_value());
            }
        }
    }
    BOOST_TEST(book().skinCautions.size() == 2U);
}

BOOST_AUTO_TEST_CASE(depths_are_those_of_the_facts) {
    struct Case {
        const char* id;
        const char* zone;
        const char* leaf; ///< one of those it holds for
        const char* modality;
        std::optional<int> customary, maximum;
        char grade;
    };
    const std::vector<Case> cases{
        {"body", "body", "abdomen", "", 2000, {}, 'C'},
        {"body-rf", "body", "abdomen", "rf", 2500, {}, 'C'},
        {"scalp", "scalp", "scalp-back", "", 1500, {}, 'B'},
        {"scalp-rf", "scalp", "scalp-back", "rf", {}, 0, 'A'},
        {"face", "face", "temple-left", "", 750, {}, 'D'},
        {"forehead", "forehead", "forehead", "", 750, {}, 'C'},
        {"glabella", "glabella", "glabella", "", 1000, {}, 'C'},
        {"nose", "nose", "nose", "", 750, {}, 'C'},
        {"cheeks", "cheeks", "cheek-right", "", 2000, {}, 'C'},
        {"upper-lip", "upper-lip", "upper-lip", "", 750, {}, 'C'},
        {"upper-lip-rf", "upper-lip", "upper-lip", "rf", {}, 0, 'A'},
        {"periorbital", "periorbital", "periorbital-left", "", 500, {}, 'C'},
        {"chin", "chin", "chin", "", 2000, {}, 'C'},
        {"jaw", "jaw", "jaw-left", "", 2000, {}, 'C'},
        {"neck", "neck", "neck", "", 2500, {}, 'A'},
        {"decolletage", "decolletage", "decolletage", "", 1000, {}, 'D'},
        {"hands", "hands", "hand-back-left", "", 1000, {}, 'D'},
        {"feet", "feet", "heel-right", "", 1000, {}, 'D'},
    };
    const auto um = [](const std::optional<Depth>& depth) { return depth ? depth->micrometres : -1; };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.id) {
            const auto* row = byId(book().depths, one.id);
            BOOST_TEST_REQUIRE(row != nullptr);
            BOOST_TEST(row->zone.text == one.zone);
            BOOST_TEST(codeOf(row->modality) == one.modality);
            BOOST_TEST(um(row->customary) == one.customary.value_or(-1));
            BOOST_TEST(um(row->maximum) == one.maximum.value_or(-1));
            BOOST_TEST(row->basis.grade == one.grade);

            const auto at = [&](int micrometres) {
                return atStart(support::plan({support::row(one.leaf, micrometres, modalityOf(one.modality))}),
                               history(), treated);
            };
            if (one.customary) {
                BOOST_TEST((at(*one.customary).verdict == Verdict::allow));
                BOOST_TEST(ruleOf(at(*one.customary + 1), RuleKind::zoneDepthCustomary) == one.id);
                BOOST_TEST((at(*one.customary + 1).verdict == Verdict::allow));
                // Told up to half as much again, and a reason beyond.
                const int most = *one.customary * 3 / 2;
                BOOST_TEST((at(most).verdict == Verdict::allow));
                BOOST_TEST(ruleOf(at(most + 1), RuleKind::zoneDepthCustomary) == "well-beyond");
                BOOST_TEST((at(most + 1).verdict == Verdict::warn));
            } else {
                BOOST_TEST(ruleOf(at(*one.maximum + 1), RuleKind::zoneDepth) == one.id);
                BOOST_TEST((at(*one.maximum + 1).verdict == Verdict::deny));
            }
        }
    }
    checkAllMet(book().depths, cases);
}

BOOST_AUTO_TEST_CASE(single_figures_are_those_of_the_facts) {
    for (const auto& [limit, value, grade] :
         {std::tuple{Limit::guardianAge, 18, 'A'}, std::tuple{Limit::labelAge, 22, 'A'},
          std::tuple{Limit::consentDays, 365, 'D'}, std::tuple{Limit::secondSignerDays, 7, 'D'},
          std::tuple{Limit::customaryExcess, 150, 'D'}}) {
        BOOST_TEST_CONTEXT(code(limit)) {
            BOOST_TEST(book().limit(limit).value == value);
            BOOST_TEST(book().limit(limit).basis.grade == grade);
            BOOST_TEST(!book().limit(limit).basis.source.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(ages_turn_on_the_birthday) {
    struct Case {
        const char* born;
        Verdict verdict;
        RuleKind kind;
        const char* rule;
    };
    for (const auto& one : {Case{"2008-03-02", Verdict::deny, RuleKind::guardian, "guardian"},
                            Case{"2008-03-01", Verdict::allow, RuleKind::labelAge, "label-age"},
                            Case{"2004-03-02", Verdict::allow, RuleKind::labelAge, "label-age"},
                            Case{"2004-03-01", Verdict::allow, RuleKind::labelAge, ""}}) {
        auto known = history();
        known.birthDate = day(one.born);
        const auto now = atStart(support::plan({support::row("nose", 500)}), known, treated);
        BOOST_TEST((now.verdict == one.verdict), one.born);
        BOOST_TEST(ruleOf(now, one.kind) == one.rule, one.born);
    }
}

BOOST_AUTO_TEST_SUITE_END()
