// What must hold of the shipped rule book whatever a client's history is.
#include "db/rule_tables.h"
#include "model/healing.h"
#include "tests/support/property.h"
#include "tests/support/treatments.h"

#include <algorithm>
#include <numeric>

BOOST_AUTO_TEST_SUITE(rule_properties)

using namespace model;
const RuleBook& book() {
    static const auto shipped = db::readRules(db::shippedRules(), 1, "");
    return shipped;
}

const std::vector<ZoneCode>& leaves() {
    static const auto all = book().zones.leaves({"body"});
    return all;
}

template <class T>
const T& oneOf(const std::vector<T>& values) {
    return values[*rc::gen::inRange<std::size_t>(0, values.size())];
}
template <class E>
E anyOf() {
    return codesOf<E>[*rc::gen::inRange<std::size_t>(0, codesOf<E>.size())].value;
}
Depth anyDepth() {
    return Depth{*rc::gen::inRange(100, deepestDepth.micrometres + 1)};
}
/// A day in four years with a leap day and changes of the clock in them.
Day anyDay() {
    return support::day("2026-01-01") + Days{*rc::gen::inRange(0, 1461)};
}

PastTreatment anyTreatment(const ZoneCode& zone) {
    auto past = support::past("", anyDay(), zone.text.c_str(), anyOf<Modality>(), anyDepth().micrometres);
    past.uid.text = "t" + std::to_string(*rc::gen::inRange(0, 1'000'000));
    past.indication = anyOf<Indication>();
    past.deviceKnown = *rc::gen::arbitrary<bool>();
    past.label = past.deviceKnown && *rc::gen::arbitrary<bool>() ? oneOf(book().labels).label : "";
    if (*rc::gen::inRange(0, 5) == 0) {
        past.depth.reset();
    }
    return past;
}

PastExposure anyExposure(const ZoneCode& zone) {
    const auto& item = oneOf(book().items);
    PastExposure exposure;
    exposure.uid.text = "x" + std::to_string(*rc::gen::inRange(0, 1'000'000));
    exposure.item = item.code;
    exposure.day = anyDay();
    if (item.reach == Reach::zone) {
        exposure.zones = {zone};
    }
    return exposure;
}

History anyHistory(const ZoneCode& zone) {
    History history;
    for (int count = *rc::gen::inRange(0, 8); count > 0; --count) {
        history.treatments.push_back(anyTreatment(zone));
    }
    for (int count = *rc::gen::inRange(0, 5); count > 0; --count) {
        history.exposures.push_back(anyExposure(zone));
    }
    if (*rc::gen::arbitrary<bool>()) {
        history.skinType = anyOf<SkinType>();
    }
    return history;
}

SessionPlan anyPlan(const ZoneCode& zone) {
    auto row = support::row(zone.text.c_str(), anyDepth().micrometres);
    row.modality = oneOf<Modality>({Modality::pen, Modality::stamp, Modality::roller, Modality::rf});
    row.indication = anyOf<Indication>();
    return support::plan({row});
}

Day earliest(const SessionPlan& plan, const History& history, Day day) {
    return assess(plan, history, book(), day, Act::start).earliest;
}

template <class T>
std::vector<T> shuffled(std::vector<T> values) {
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    return values;
}

BOOST_AUTO_TEST_CASE(a_deeper_past_needle_never_gives_an_earlier_day) {
    BOOST_TEST(support::property("deeper", [] {
        const auto zone = oneOf(leaves());
        const auto plan = anyPlan(zone);
        auto history = anyHistory(zone);
        auto past = anyTreatment(zone);
        const auto day = past.day + Days{*rc::gen::inRange(0, 200)};
        const auto shallow = anyDepth();
        past.depth = shallow;
        history.treatments.push_back(past);
        const auto before = earliest(plan, history, day);
        history.treatments.back().depth = Depth{*rc::gen::inRange(shallow.micrometres, deepestDepth.micrometres + 1)};
        RC_ASSERT(earliest(plan, history, day) >= before);
        history.treatments.back().depth.reset(); // not known takes the strictest
        RC_ASSERT(earliest(plan, history, day) >= before);
    }));
}

BOOST_AUTO_TEST_CASE(more_history_never_gives_an_earlier_day) {
    BOOST_TEST(support::property("more history", [] {
        const auto zone = oneOf(leaves());
        const auto plan = anyPlan(zone);
        auto history = anyHistory(zone);
        const auto day = anyDay();
        const auto before = earliest(plan, history, day);
        if (*rc::gen::arbitrary<bool>()) {
            history.treatments.push_back(anyTreatment(zone));
        } else {
            history.exposures.push_back(anyExposure(zone));
        }
        RC_ASSERT(earliest(plan, history, day) >= before);
    }));
}

BOOST_AUTO_TEST_CASE(the_earliest_day_is_free_and_the_day_before_it_is_not) {
    BOOST_TEST(support::property("earliest", [] {
        const auto zone = oneOf(leaves());
        const auto plan = anyPlan(zone);
        const auto history = anyHistory(zone);
        const auto day = anyDay();
        const auto first = earliest(plan, history, day);
        const auto tooEarly = [](const Finding& finding) {
            return finding.kind == RuleKind::healingFloor || finding.kind == RuleKind::washOutFloor;
        };
        const auto then = assess(plan, history, book(), first, Act::start).findings;
        RC_ASSERT(std::none_of(then.begin(), then.end(), tooEarly));
        if (first > day) {
            const auto eve = assess(plan, history, book(), first - Days{1}, Act::start).findings;
            RC_ASSERT(std::any_of(eve.begin(), eve.end(), tooEarly));
        }
    }));
}

BOOST_AUTO_TEST_CASE(what_was_done_to_a_group_was_done_to_every_part_of_it) {
    BOOST_TEST(support::property("containment", [] {
        const auto zone = oneOf(leaves());
        const auto plan = anyPlan(zone);
        auto onLeaf = anyHistory(zone);
        const auto day = anyDay();
        auto onGroup = onLeaf;
        const auto path = book().zones.pathToRoot(zone);
        const auto rename = [&](ZoneCode& code) { code = oneOf(path); };
        for (auto& past : onGroup.treatments) {
            rename(past.zone);
        }
        for (auto& exposure : onGroup.exposures) {
            std::for_each(exposure.zones.begin(), exposure.zones.end(), rename);
        }
        RC_ASSERT(earliest(plan, onGroup, day) == earliest(plan, onLeaf, day));
    }));
}

BOOST_AUTO_TEST_CASE(the_order_in_which_history_was_recorded_never_shows) {
    BOOST_TEST(support::property("order", [] {
        const auto zone = oneOf(leaves());
        const auto plan = anyPlan(zone);
        const auto history = anyHistory(zone);
        const auto day = anyDay();
        auto other = history;
        other.treatments = shuffled(other.treatments);
        other.exposures = shuffled(other.exposures);
        RC_ASSERT(assess(plan, other, book(), day, Act::start) == assess(plan, history, book(), day, Act::start));
    }));
}

BOOST_AUTO_TEST_CASE(no_month_leap_day_or_change_of_the_clock_moves_a_day) {
    BOOST_TEST(support::property("shift", [] {
        const auto zone = oneOf(leaves());
        const auto plan = anyPlan(zone);
        auto history = anyHistory(zone);
        const auto day = anyDay();
        const auto before = earliest(plan, history, day);
        const Days shift{*rc::gen::inRange(1, 3000)};
        for (auto& past : history.treatments) {
            past.day += shift;
        }
        for (auto& exposure : history.exposures) {
            exposure.day += shift;
        }
        RC_ASSERT(earliest(plan, history, day + shift) == before + shift);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
