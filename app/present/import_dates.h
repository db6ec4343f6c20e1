#pragma once
// Dates as other programs write them. Which of day and month comes first is worked out from all dates of a file
// together and never guessed.

#include "model/day.h"
#include "model/names.h"
#include "model/outcome.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace present {

/// Of dates whose year is last; a year in front always stands before month and day.
enum class DateOrder { dayMonthYear, monthDayYear };

} // namespace present

template <>
inline constexpr auto model::codesOf<present::DateOrder> =
    std::array{model::Named{present::DateOrder::dayMonthYear, std::string_view{"dmy"}},
               model::Named{present::DateOrder::monthDayYear, std::string_view{"mdy"}}};

namespace present {

/// What the dates seen so far say about their order.
class DateEvidence {
public:
    /// `place` is where the date stands (a line number), for telling about it later.
    void see(std::string_view text, std::size_t place);
    /// A heading such as "Date of birth (dd/mm/yyyy)" says the order outright.
    void seeHeading(std::string_view heading);

    struct Verdict {
        std::optional<DateOrder> order;        ///< empty also when the file has only dates that read one way
        std::optional<model::Problem> problem; ///< field "dates": `dates-ambiguous` (values: line and text of one that
                                               ///< reads both ways) or `dates-conflict` (values: line and text of one
                                               ///< day-first date, then of one month-first date)
    };
    Verdict verdict() const;

private:
    struct Example {
        std::size_t place = 0;
        std::string text;
    };
    std::optional<Example> dayFirst_;
    std::optional<Example> monthFirst_;
    std::optional<Example> either_;
    std::optional<DateOrder> heading_;
};

/// Nothing where the text says there is no date: blank, "-", "n/a", "null", "00/00/0000" ...
bool saysNoDate(std::string_view text);

/// ISO (also 2026/3/1, 20260301), numbers divided by / . - or blank, months by English name; a time behind is taken
/// when it is midnight. A year of two figures is 19xx when 20xx would lie after `today`, else it could be either and is
/// refused. Problem codes (field empty, values: the text): not-a-date, two-digit-year, has-time; `order` may be empty
/// only when the verdict had no problem.
model::Outcome<model::Day> readDate(std::string_view text, std::optional<DateOrder> order, model::Day today);

} // namespace present
