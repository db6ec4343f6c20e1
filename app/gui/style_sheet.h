#pragma once
// The few looks of native controls that the desktop's theme does not have, as text for GTK.

#include <string>

namespace gui {

struct Theme;

/// Style classes given by a11y's addStyle().
namespace style {
inline constexpr char sideButton[] = "nb-side-button";
inline constexpr char quiet[] = "nb-quiet";
inline constexpr char badge[] = "nb-badge";
inline constexpr char alarm[] = "nb-alarm";
inline constexpr char chip[] = "nb-chip";
inline constexpr char rows[] = "nb-rows";
inline constexpr char button[] = "nb-button";
inline constexpr char segment[] = "nb-segment";
inline constexpr char firstSegment[] = "nb-first";
inline constexpr char lastSegment[] = "nb-last";
inline constexpr char filter[] = "nb-filter";
inline constexpr char entry[] = "nb-entry";
inline constexpr char block[] = "nb-block";
inline constexpr char narrow[] = "nb-narrow";
inline constexpr char chosen[] = "nb-chosen";
inline constexpr char longList[] = "nb-long-list";
inline constexpr char facts[] = "nb-facts";
} // namespace style

std::string styleSheet(const Theme& theme);

} // namespace gui
