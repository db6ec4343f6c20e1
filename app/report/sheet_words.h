#pragma once
// The words of the aftercare sheet itself, in the language of the client.

#include "model/day.h"

#include <string>
#include <string_view>

namespace report {

class SheetWords {
public:
    /// `tag` as of a client ("de-AT"). A language that nobody has translated the sheet into, and an empty one, is that
    /// of the program.
    explicit SheetWords(std::string_view tag);

    const std::string& language() const { return language_; } ///< of what it says
    bool translated() const { return translated_; }           ///< not as the program speaks
    /// `english` as the program has it, or a table (restrictions, signs); what has no translation stays as it is.
    std::string say(const char* english) const;
    std::string say(const std::string& english) const { return say(english.c_str()); }
    std::string day(model::Day day) const; ///< "3 Dec 2026", "3. Dezember 2026"

private:
    std::string language_;
    bool translated_ = false;
};

} // namespace report
