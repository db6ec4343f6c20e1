#pragma once
// The made-up people of the demo clinic, and when each of them comes. Private to demo_*.cpp.

#include "app/present/demo_chance.h"
#include "app/present/demo_courses.h"
#include "model/people.h"
#include "model/rule_book.h"

#include <optional>
#include <vector>

namespace present::demo {

struct Person {
    model::Client client;
    const Course* course = nullptr;
    std::vector<model::Day> visits;    ///< past ones, first to last; never none
    std::optional<model::Day> next;    ///< where the course goes on: not before today
    std::optional<std::size_t> family; ///< an earlier one whose address it is
    std::optional<model::Day> died;
    std::optional<std::size_t> asked = 0; ///< at which visit the history is taken; never, for a few
    bool homeRoller = false;
    bool treatedElsewhere = false;
};

/// In order of their first visits, which lie between `from`, a Monday, and the day before `today`. Each becomes a
/// client on the Monday of the first visit's week. Of 20 and more at least one is a minor, one has died, two share an
/// address, one was never asked for the history, and one came before the skin's floor was over; of 3 and more one has
/// come for the first time in the last days.
std::vector<Person> people(int count, model::Day from, model::Day today, const model::RuleBook& rules, Chance& chance);

model::Day mondayOf(model::Day day);

} // namespace present::demo
