#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/rule_tables.h"
#include "model/session.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

BOOST_AUTO_TEST_SUITE(text)

using namespace present;

struct InLocale {
    explicit InLocale(const char* name = "en_GB") { useLocale(name); }
    ~InLocale() { useLocale("en_GB"); }
};
model::Day day(const char* iso) {
    return model::parseDay(iso).value();
}
const model::ZoneTree& tree() {
    static const auto zones = db::readRules(db::shippedRules(), 1, "").zones;
    return zones;
}
std::vector<model::ZoneCode> zones(std::initializer_list<const char*> codes) {
    std::vector<model::ZoneCode> all;
    for (const auto* code : codes) {
        all.push_back({code});
    }
    return all;
}

template <class E>
void everyValueHasItsOwnWords() {
    std::set<std::string> seen;
    for (const auto& named : model::codesOf<E>) {
        const auto text = words(named.value);
        BOOST_TEST_CONTEXT(named.code) {
            BOOST_TEST(!text.empty());
            BOOST_TEST(seen.insert(text).second);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(days_are_short_and_have_a_year_only_when_it_is_another, InLocale) {
    const auto today = day("2026-11-22");
    BOOST_TEST(shortDay(day("2026-12-06"), today) == "6 Dec");
    BOOST_TEST(shortDay(day("2027-01-06"), today) == "6 Jan 2027");
    BOOST_TEST(longDay(day("2026-12-08"), today) == "8 December");
    BOOST_TEST(longDay(day("1989-03-12"), today) == "12 March 1989");
    BOOST_TEST(weekdayAndDay(day("2026-12-08"), today) == "Tuesday 8 December");
    BOOST_TEST(fullDay(today) == "Sunday 22 November 2026");
    BOOST_TEST(nearDay(today, today) == "today");
    BOOST_TEST(nearDay(day("2026-11-21"), today) == "yesterday");
    BOOST_TEST(nearDay(day("2026-11-20"), today) == "Friday");
    BOOST_TEST(nearDay(day("2026-11-15"), today) == "15 Nov");
}

BOOST_AUTO_TEST_CASE(days_follow_the_locale) {
    {
        const InLocale german{"de_DE"};
        BOOST_TEST(longDay(day("2026-12-08"), day("2026-11-22")) == "8. Dezember");
    }
    const InLocale american{"en_US"};
    BOOST_TEST(shortDay(day("2026-12-06"), day("2026-11-22")) == "Dec 6");
    BOOST_TEST(depthText(model::Depth{1500}) == "1.5 mm");
}

BOOST_FIXTURE_TEST_CASE(times_are_local_and_say_the_day_when_it_is_another, InLocale) {
    const auto at = model::parseInstant("2026-07-01T08:05:00Z").value();
    BOOST_TEST(clockTime(at, "Europe/London") == "09:05");
    BOOST_TEST(dayAndTime(at, "Europe/London", day("2026-07-01")) == "09:05");
    BOOST_TEST(dayAndTime(at, "Europe/London", day("2026-07-02")) == "1 Jul 09:05");
    BOOST_TEST(clockTime(0) == "00:00");
}

BOOST_FIXTURE_TEST_CASE(counts_have_their_plural, InLocale) {
    BOOST_TEST(days(1) == "1 day");
    BOOST_TEST(days(14) == "14 days");
    BOOST_TEST(number(41882) == "41,882");
    BOOST_TEST(listed({"a"}) == "a");
    BOOST_TEST(listed({"a", "b", "c"}) == "a, b and c");
    BOOST_TEST(sentence("über") == "Über");
}

struct Typed {
    const char* text;
    const char* iso; ///< empty: refused
    friend std::ostream& operator<<(std::ostream& out, const Typed& typed) { return out << typed.text; }
};
const Typed typedDays[] = {{"2026-12-06", "2026-12-06"}, {" 2026-12-06 ", "2026-12-06"}, {"6/12/2026", "2026-12-06"},
                           {"06.12.2026", "2026-12-06"}, {"6 12 2026", "2026-12-06"},    {"31-12-2026", "2026-12-31"},
                           {"6/12/26", ""},              {"30/2/2026", ""},              {"", ""},
                           {"tomorrow", ""},             {"6/12/2026 x", ""},            {"12/31/2026", ""},
                           {"1.2", ""},                  {"6/12.2026", ""}};
BOOST_DATA_TEST_CASE(a_day_is_typed_as_iso_or_day_first, boost::unit_test::data::make(typedDays)) {
    const InLocale british;
    const auto read = typedDay(sample.text);
    BOOST_TEST((read ? model::isoText(*read) : std::string{}) == sample.iso);
}

BOOST_AUTO_TEST_CASE(where_the_month_comes_first_it_is_read_first) {
    const InLocale american{"en_US"};
    BOOST_TEST(model::isoText(typedDay("12/6/2026").value()) == "2026-12-06");
    BOOST_TEST(model::isoText(typedDay("6.12.2026").value()) == "2026-12-06"); // points are never American
}

BOOST_FIXTURE_TEST_CASE(times_are_typed_with_or_without_colon, InLocale) {
    BOOST_TEST(typedTime("09:05").value() == 545);
    BOOST_TEST(typedTime("9.05").value() == 545);
    BOOST_TEST(typedTime("0905").value() == 545);
    for (const auto* wrong : {"9:5", "24:00", "09:60", "", "905", "ab:cd"}) {
        BOOST_TEST(!typedTime(wrong).has_value(), wrong);
    }
}

BOOST_FIXTURE_TEST_CASE(depths_are_millimetres, InLocale) {
    BOOST_TEST(depthText(model::Depth{1500}) == "1.5 mm");
    BOOST_TEST(depthText(model::Depth{1000}) == "1.0 mm");
    BOOST_TEST(depthText(model::Depth{250}) == "0.25 mm");
    BOOST_TEST(depthText({}) == "unknown depth");
    BOOST_TEST(depthField(model::Depth{1500}) == "1.50");
    BOOST_TEST(depthField(model::Depth{125}) == "0.125");
    for (const auto* typed : {"1.5", "1,5", "1.50 mm", " 1.5mm "}) {
        BOOST_TEST(typedDepth(typed).value_or(model::Depth{}).micrometres == 1500, typed);
    }
    for (const auto* wrong : {"", "deep", "-1", "1.2345", "1.5 cm"}) {
        BOOST_TEST(!typedDepth(wrong).has_value(), wrong);
    }
}

BOOST_FIXTURE_TEST_CASE(every_code_has_words_of_its_own, InLocale) {
    everyValueHasItsOwnWords<model::Modality>();
    everyValueHasItsOwnWords<model::Indication>();
    everyValueHasItsOwnWords<model::Endpoint>();
    everyValueHasItsOwnWords<model::SkinType>();
    everyValueHasItsOwnWords<model::SessionState>();
    everyValueHasItsOwnWords<model::CartridgeState>();
    everyValueHasItsOwnWords<model::CartridgeEvent>();
    everyValueHasItsOwnWords<model::CartridgeFate>();
    everyValueHasItsOwnWords<model::WasteReason>();
    everyValueHasItsOwnWords<model::ContainerState>();
    everyValueHasItsOwnWords<model::ReminderState>();
    everyValueHasItsOwnWords<model::Urgency>();
    everyValueHasItsOwnWords<model::Role>();
    everyValueHasItsOwnWords<model::Channel>();
    everyValueHasItsOwnWords<model::ContactConsent>();
    everyValueHasItsOwnWords<model::Severity>();
    everyValueHasItsOwnWords<model::OverrideReason>();
    everyValueHasItsOwnWords<model::Verdict>();
}

BOOST_FIXTURE_TEST_CASE(every_change_has_words_for_the_trail, InLocale) {
    std::set<std::string> seen;
    for (const auto verb : model::changeVerbs) {
        BOOST_TEST(seen.insert(verbWords(verb)).second, verb);
        BOOST_TEST(verbWords(verb).find('.') == std::string::npos, verb);
    }
    BOOST_TEST(verbWords("mail.edit") == "Mail settings changed");
    BOOST_TEST(verbWords("account.machine-slot") == "Sending without a person allowed or ended");
    BOOST_TEST(verbWords("something.new-here") == "Something new here");
}

BOOST_FIXTURE_TEST_CASE(zones_are_gathered_in_the_order_of_the_tree, InLocale) {
    BOOST_TEST(zoneNames(zones({"forehead", "cheek-right", "cheek-left"}), tree()) == "forehead, cheeks");
    BOOST_TEST(zoneNames(zones({"cheek-left"}), tree()) == "left cheek");
    BOOST_TEST(zoneNames(zones({"face"}), tree()) == "face");
    BOOST_TEST(zoneSubject(zones({"cheek-left", "cheek-right"}), tree()) == "the cheeks");
    BOOST_TEST(zoneSubjectIsPlural(zones({"cheek-left", "cheek-right"}), tree()));
    BOOST_TEST(!zoneSubjectIsPlural(zones({"forehead"}), tree()));
    BOOST_TEST(!zoneSubjectIsPlural(zones({"thigh-front-left"}), tree()));
    BOOST_TEST(zoneSubjectIsPlural(zones({"forehead", "chin"}), tree()));
    BOOST_TEST(zoneSubject(zones({"periorbital-left", "periorbital-right"}), tree()) == "the skin around the eyes");
    BOOST_TEST(zoneSubject(zones({"forehead", "nose", "chin", "neck", "abdomen"}), tree()) ==
               "the forehead, nose, chin and 2 more zones");
}

BOOST_FIXTURE_TEST_CASE(treatment_gathers_zones_of_one_protocol, InLocale) {
    std::vector<model::TreatmentRow> rows(3);
    rows[0].zone = {"cheek-left"};
    rows[0].depth = model::Depth{1500};
    rows[1] = rows[0];
    rows[1].zone = {"cheek-right"};
    rows[2].zone = {"forehead"};
    rows[2].depth = model::Depth{1000};
    BOOST_TEST(treatmentText(rows, tree()) == "Pen 1.5 mm, cheeks; Pen 1.0 mm, forehead");
    BOOST_TEST(inSentence("RF") == "RF");
    BOOST_TEST(inSentence("Pen") == "pen");
}

BOOST_AUTO_TEST_CASE(a_translation_can_be_put_in) {
    useTranslator([](const char* english) {
        return std::string{english} == "{n, plural, one {# day} other {# days}}" ? "{n, plural, one {# Tag} other {# Tage}}"
                                                                                 : std::string{english};
    });
    const InLocale german{"de_DE"};
    BOOST_TEST(days(3) == "3 Tage");
    useTranslator({});
}

BOOST_AUTO_TEST_CASE(places_in_a_pattern_are_filled) {
    BOOST_TEST(fill("{0} of {1}", {"1", "2"}) == "1 of 2");
    BOOST_TEST(fill("{1}, {0}", {"a", "b"}) == "b, a");
    BOOST_TEST(fill("{2} stays, {x} too, { as well", {"a"}) == "{2} stays, {x} too, { as well");
    BOOST_TEST(fill("{0}", {"{0}"}) == "{0}"); // what was put in is not read again
}

BOOST_AUTO_TEST_SUITE_END()
