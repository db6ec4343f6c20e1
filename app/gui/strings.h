#pragma once
// The border between our UTF-8 text and days and what wxWidgets calls them. No other file converts.

#include "model/day.h"

#include <wx/datetime.h>
#include <wx/string.h>

#include <optional>
#include <string>
#include <string_view>

namespace gui {

inline wxString toWx(std::string_view utf8) { return wxString::FromUTF8(utf8.data(), utf8.size()); }
inline std::string fromWx(wxString const& text) { return text.utf8_string(); }

/// Words from data as Pango markup: shown as they are.
inline std::string toMarkup(std::string_view words) {
    std::string safe;
    for (char const c : words) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        default: safe += c; break;
        }
    }
    return safe;
}

/// wxDateTime is an instant in the local zone; only its year, month and day are ever read or written.
inline wxDateTime toWxDate(model::Day day) {
    date::year_month_day const ymd{day};
    return {static_cast<wxDateTime::wxDateTime_t>(static_cast<unsigned>(ymd.day())),
            static_cast<wxDateTime::Month>(static_cast<unsigned>(ymd.month()) - 1), static_cast<int>(ymd.year()),
            12}; // noon exists on every day in every zone
}

/// Nothing for an empty picker.
inline std::optional<model::Day> fromWxDate(wxDateTime const& when) {
    if (!when.IsValid()) {
        return std::nullopt;
    }
    return model::Day{date::year{when.GetYear()} / date::month{static_cast<unsigned>(when.GetMonth()) + 1} /
                      date::day{static_cast<unsigned>(when.GetDay())}};
}

} // namespace gui
