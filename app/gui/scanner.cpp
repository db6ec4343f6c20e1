#include "app/gui/scanner.h"

#include "app/gui/events.h"
#include "app/gui/strings.h"

#include <wx/event.h>
#include <wx/textentry.h>
#include <wx/toplevel.h>
#include <wx/window.h>

namespace gui {

namespace {

using Kind = model::WedgeKey::Kind;

// Key symbols of X11 and Wayland, which are the same (xkbcommon-keysyms.h). wxWidgets' own key code of a hook event
// does not know small letters, nor the dead keys of many keyboards.
constexpr wxUint32 lastLatin = 0xFF;
constexpr wxUint32 unicodeBit = 0x0100'0000;
constexpr wxUint32 keypadZero = 0xFFB0;
constexpr wxUint32 keypadNine = 0xFFB9;

/// What a person would call the character on the key; empty when it types none.
wxString characterOf(wxUint32 symbol) {
    if ((symbol >= 0x20 && symbol < 0x7F) || (symbol >= 0xA0 && symbol <= lastLatin)) {
        return wxString{wxUniChar{symbol}};
    }
    if ((symbol & 0xFF00'0000) == unicodeBit) {
        return wxString{wxUniChar{symbol & 0x00FF'FFFF}};
    }
    if (symbol >= keypadZero && symbol <= keypadNine) {
        return wxString{wxUniChar{'0' + symbol - keypadZero}};
    }
    switch (symbol) {
    case 0xFFAA:
        return wxS("*");
    case 0xFFAB:
        return wxS("+");
    case 0xFFAC:
        return wxS(",");
    case 0xFFAD:
        return wxS("-");
    case 0xFFAE:
        return wxS(".");
    case 0xFFAF:
        return wxS("/");
    case 0x13BC: // OE of French
        return wxString{wxUniChar{0x152}};
    case 0x20AC:
        return wxString{wxUniChar{0x20AC}};
    case 0xFE50: // dead keys: a scanner never waits for the letter they belong to
        return wxS("`");
    case 0xFE51:
        return wxString{wxUniChar{0xB4}};
    case 0xFE52:
        return wxS("^");
    case 0xFE53:
        return wxS("~");
    case 0xFE57:
        return wxString{wxUniChar{0xA8}};
    default:
        return {};
    }
}

/// A digit on the keypad with or without Num Lock, as in Alt+029.
std::optional<char> keypadDigit(int code) {
    if (code >= WXK_NUMPAD0 && code <= WXK_NUMPAD9) {
        return static_cast<char>('0' + (code - WXK_NUMPAD0));
    }
    switch (code) {
    case WXK_NUMPAD_INSERT:
        return '0';
    case WXK_NUMPAD_END:
        return '1';
    case WXK_NUMPAD_DOWN:
        return '2';
    case WXK_NUMPAD_PAGEDOWN:
        return '3';
    case WXK_NUMPAD_LEFT:
        return '4';
    case WXK_NUMPAD_BEGIN:
        return '5';
    case WXK_NUMPAD_RIGHT:
        return '6';
    case WXK_NUMPAD_HOME:
        return '7';
    case WXK_NUMPAD_UP:
        return '8';
    case WXK_NUMPAD_PAGEUP:
        return '9';
    default:
        return std::nullopt;
    }
}

bool isModifier(int code) {
    return code == WXK_SHIFT || code == WXK_CONTROL || code == WXK_ALT || code == WXK_CAPITAL || code == WXK_NUMLOCK ||
           code == WXK_RAW_CONTROL || code == WXK_WINDOWS_LEFT || code == WXK_WINDOWS_RIGHT;
}

bool isWordLike(const wxString& character) {
    const auto c = character[0];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

std::optional<model::WedgeKey> wedgeKey(const wxKeyEvent& event) {
    constexpr int controlBracket = 0x1D; // Ctrl+] as the character it stands for
    const int code = event.GetKeyCode();
    if (isModifier(code)) {
        return std::nullopt;
    }
    model::WedgeKey key{Kind::other, {}, event.GetTimestamp()};
    auto character = characterOf(event.GetRawKeyCode());
    if (character.empty() && event.GetRawKeyCode() == 0 && event.GetUnicodeKey() >= WXK_SPACE) {
        character = wxString{wxUniChar{event.GetUnicodeKey()}};
    }
    if (event.GetRawKeyCode() == controlBracket || code == WXK_F8) {
        key.kind = Kind::separator;
    } else if (code == WXK_RETURN || code == WXK_NUMPAD_ENTER || code == WXK_TAB) {
        key.kind = event.HasAnyModifiers() ? Kind::other : Kind::end;
    } else if (event.AltDown() && !event.ControlDown()) {
        const auto digit = keypadDigit(code);
        if (digit || (!character.empty() && character[0] >= '0' && character[0] <= '9')) {
            key.kind = Kind::altDigit;
            key.text = digit ? std::string(1, *digit) : fromWx(character);
        }
    } else if (event.ControlDown() && !event.AltDown()) {
        // Ctrl+] by the place of its key: another sign stands there on other keyboards. No shortcut uses a sign.
        if (!character.empty() && !isWordLike(character) && character != wxS(" ")) {
            key.kind = Kind::separator;
        }
    } else if (!character.empty()) {
        key.kind = Kind::character;
        key.text = fromWx(character);
    }
    return key;
}

Scanner::Scanner(wxWindow& page)
    : page_{page}
    , timer_{&timing_} {
    on(timing_, wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
    wxEvtHandler::AddFilter(this);
}

Scanner::~Scanner() {
    timer_.Stop();
    wxEvtHandler::RemoveFilter(this);
}

void Scanner::set(const model::WedgeSettings& settings) {
    if (!wedge_.underWay() && settings != settings_) {
        settings_ = settings;
        wedge_ = model::Wedge{settings};
    }
}

bool Scanner::listens(const wxEvent& event) const {
    if (event.GetEventType() != wxEVT_CHAR_HOOK || !page_.IsShownOnScreen()) {
        return false;
    }
    auto* const at = dynamic_cast<wxWindow*>(event.GetEventObject());
    return at != nullptr && wxGetTopLevelParent(at) == wxGetTopLevelParent(&page_);
}

int Scanner::FilterEvent(wxEvent& event) {
    if (!listens(event)) {
        return Event_Skip;
    }
    bool taken = false;
    guarded([&] { taken = press(dynamic_cast<wxKeyEvent&>(event)); });
    return taken ? static_cast<int>(Event_Processed) : static_cast<int>(Event_Skip);
}

bool Scanner::press(wxKeyEvent& event) {
    const auto key = wedgeKey(event);
    if (!key) {
        return false;
    }
    const auto step = wedge_.press(*key);
    settle(step.ended);
    if (step.begins) {
        remember();
    }
    warned_ = false;
    if (wedge_.underWay()) {
        timer_.StartOnce(settings_.pause);
    } else {
        timer_.Stop();
    }
    return step.hold;
}

/// The window may have been busy while keys came in: they are looked at before a run is called over.
void Scanner::tick() {
    if (!warned_) {
        warned_ = true;
        constexpr int grace = 30; // ms
        timer_.StartOnce(grace);
        return;
    }
    warned_ = false;
    settle(wedge_.rest());
}

void Scanner::remember() {
    field_ = wxWindow::FindFocus();
    if (auto* const text = dynamic_cast<wxTextEntry*>(field_.get())) {
        before_ = fromWx(text->GetValue());
        text->GetSelection(&from_, &to_);
    } else {
        field_ = nullptr;
    }
}

void Scanner::settle(const std::optional<model::WedgeRun>& run) {
    if (!run) {
        return;
    }
    auto* const text = dynamic_cast<wxTextEntry*>(field_.get());
    if (text != nullptr && text->IsEditable()) {
        if (run->scan) {
            if (const auto before = toWx(before_); text->GetValue() != before) {
                text->SetValue(before); // and whoever was told of the letters is told again
                text->SetSelection(from_, to_);
            }
        } else if (!run->text.empty()) {
            text->WriteText(toWx(run->text));
        }
    }
    if (run->scan && onScan) {
        later(page_, [this, scanned = run->text] {
            if (onScan) {
                onScan(scanned);
            }
        });
    }
}

} // namespace gui
