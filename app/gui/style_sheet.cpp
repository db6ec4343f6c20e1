#include "app/gui/style_sheet.h"

#include "app/gui/strings.h"
#include "app/gui/theme.h"

#include <array>
#include <string_view>
#include <utility>

namespace gui {
namespace {

std::string css(const wxColour& colour) {
    return fromWx(colour.GetAsString(wxC2S_HTML_SYNTAX));
}

constexpr std::string_view pattern = R"(
.nb-side-button { background: none; border: none; box-shadow: none; text-shadow: none; -gtk-icon-shadow: none;
  outline-offset: -3px; border-radius: 6px; padding: 0 10px; min-height: 36px; color: @body; }
.nb-side-button label { margin-left: 8px; font-weight: normal; }
.nb-quiet { background: none; border: none; box-shadow: none; text-shadow: none; padding: 0 12px; min-height: 36px; }
.nb-quiet:hover { background: alpha(@body, 0.08); }
.nb-side-button:hover { background: alpha(@body, 0.08); }
.nb-side-button:checked, .nb-side-button:checked:hover { background: @accent; color: @onAccent; }
.nb-side-button:checked label { font-weight: bold; color: @onAccent; }
.nb-badge { background: @badge; color: @onBadge; border-radius: 10px; padding: 0 6px; font-size: 85%; font-weight: bold;
  min-height: 18px; }
.nb-badge.nb-alarm { background: @alarmBadge; }
.nb-chip { border-radius: 12px; padding: 1px 9px; font-weight: bold; font-size: 92%; }
.nb-rows, .nb-rows:focus { background: @card; color: @body; -GtkTreeView-grid-line-width: 1;
  -GtkTreeView-vertical-separator: 0; -GtkTreeView-horizontal-separator: 0; }
.nb-rows.separator, .nb-rows .separator { color: @hairline; background: @hairline; border-color: @hairline; }
.nb-rows:selected { background: @selection; color: @body; }
.nb-rows:selected:focus { background: @liveSelection; color: @body; }
.nb-rows:hover { background: mix(@card, @selection, 0.35); }
.nb-rows:selected:hover:not(:focus) { background: @selection; }
.nb-rows:selected:focus:hover { background: @liveSelection; }
.nb-rows header button { background: @card; border: none; border-bottom: 1px solid @hairline; box-shadow: none;
  color: @secondary; font-weight: bold; font-size: 88%; padding: 0 8px; min-height: 36px; text-shadow: none; }
.nb-rows header button label { color: @secondary; }
.nb-button { padding: 0 14px; min-height: 34px; }
.nb-button label { font-weight: bold; }
.nb-button.suggested-action:not(:disabled) { background: @accent; border-color: shade(@accent, 0.85);
  color: @onAccent; text-shadow: none; -gtk-icon-shadow: none; }
.nb-button.suggested-action:hover:not(:disabled) { background: shade(@accent, 1.08); }
.nb-button.suggested-action:not(:disabled) label { color: @onAccent; }
.nb-segment { border-radius: 0; padding: 0 10px; min-height: 34px; border-right-width: 0; }
.nb-segment.nb-first { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
.nb-segment.nb-last { border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-right-width: 1px; }
.nb-segment:checked { background: @selection; color: @body; }
.nb-segment:checked label { font-weight: bold; }
.nb-filter { border-radius: 18px; padding: 0 14px; min-height: 34px; }
.nb-filter:checked { background: @selection; color: @body; }
.nb-filter:checked label { font-weight: bold; }
.nb-facts, .nb-facts text { background: @card; color: @body; }
.nb-long-list { -GtkComboBox-appears-as-list: 1; }
.nb-entry { min-height: 34px; padding: 0 10px; }
.nb-block { padding: 1px 4px; min-height: 0; min-width: 0; border-radius: 4px; background-image: none; box-shadow: none;
  text-shadow: none; outline-offset: -3px; font-size: 92%; }
.nb-block label { font-weight: normal; }
.nb-block.nb-narrow { padding: 1px 0 1px 2px; }
.nb-block.nb-chosen { box-shadow: inset 0 0 0 1px @accent; }
)";

void replaceAll(std::string& text, std::string_view what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
        text.replace(at, what.size(), with);
    }
}

} // namespace

std::string styleSheet(const Theme& theme) {
    // No name may be the start of one that comes after it.
    const std::array<std::pair<std::string_view, const wxColour*>, 12> names{{{"@alarmBadge", &theme.alarmBadge},
                                                                              {"@onAccent", &theme.onAccent},
                                                                              {"@onBadge", &theme.onBadge},
                                                                              {"@liveSelection", &theme.liveSelection},
                                                                              {"@selection", &theme.selection},
                                                                              {"@secondary", &theme.secondary},
                                                                              {"@hairline", &theme.hairline},
                                                                              {"@accent", &theme.accent},
                                                                              {"@badge", &theme.badge},
                                                                              {"@body", &theme.body},
                                                                              {"@card", &theme.card},
                                                                              {"@window", &theme.window}}};
    std::string text{pattern};
    for (const auto& [name, colour] : names) {
        replaceAll(text, name, css(*colour));
    }
    constexpr std::array<std::string_view, 6> classes{"deny", "warn", "safe", "info", "neutral", "unknown"};
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto& ink = theme.states[i];
        text.append(".nb-chip.nb-").append(classes[i]).append(" { background: ").append(css(ink.fill));
        text.append("; color: ").append(css(ink.text)).append("; }\n");
        const auto block = ".nb-block.nb-" + std::string{classes[i]};
        text.append(block).append(" { background-color: ").append(css(ink.fill));
        text.append("; color: ").append(css(ink.text)).append("; border: 1px solid ").append(css(ink.zone));
        text.append("; border-left: 4px solid ").append(css(ink.zoneInk)).append("; }\n");
        text.append(block).append(" label { color: ").append(css(ink.text)).append("; }\n");
        text.append(block).append(".nb-chosen { border-color: ").append(css(theme.accent)).append("; }\n");
        text.append(block).append(":hover { background-color: ").append(css(ink.zone)).append("; }\n");
    }
    return text;
}

} // namespace gui
