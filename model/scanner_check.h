#pragma once
// Proves that what a scanner types arrives as it was printed: a calibration code holds every character of GS1 and HIBC
// labels, and what arrives is compared with it. A scanner set to another keyboard than the computer's changes lots
// without a word ("Y7" becomes "Z7").

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// The code as GS1 elements of the company-internal identifiers 91 to 97, in the bracketed form that encoders take:
/// "[91]...[92]...". All but the last end in a separator.
std::string calibrationCode();
/// What a scanner sends of it when all is well, separators as 0x1D.
std::string calibrationScan();
/// Whether a text may be meant as the code, changed by a keyboard or not.
bool looksLikeCalibration(std::string_view arrived);

enum class ScannerVerdict {
    good,      ///< every character as printed
    layout,    ///< scanner and computer are set to different keyboards, both known
    capsLock,  ///< capitals and small letters change places
    caseLost,  ///< all letters arrive as capitals, or all as small ones
    changed,   ///< some characters arrive as others, for no reason that is known
    cut,       ///< only the beginning arrived
    otherCode, ///< something else was scanned
};

enum class SeparatorVerdict {
    good,     ///< as the control character
    text,     ///< as text that no lot holds
    lost,     ///< not at all: where a lot ends can then not be told
    unusable, ///< as text that may stand in a lot
};

struct ScannerCheck {
    ScannerVerdict verdict = ScannerVerdict::otherCode;
    SeparatorVerdict separator = SeparatorVerdict::lost;
    std::string separatorText; ///< as it arrived
    std::string prefix;        ///< what came before the code, but for the symbology prefix ("]d2")
    std::string suffix;
    std::string scannerKeyboard; ///< of `layout`: code of the keyboard that each is set to ("us", "de")
    std::string computerKeyboard;
    bool capsLock = false;                                    ///< besides another layout
    std::vector<std::pair<std::string, std::string>> changes; ///< printed, arrived; in the order of the code

    /// Lots that are entered by this scanner can be trusted.
    bool proven() const {
        return verdict == ScannerVerdict::good &&
               (separator == SeparatorVerdict::good || separator == SeparatorVerdict::text);
    }
    bool operator==(const ScannerCheck&) const = default;
};

ScannerCheck checkScanner(std::string_view arrived);

/// What a text becomes when a scanner set to one keyboard types it into a computer set to another; a character that
/// the scanner's keyboard has no plain key for is left out. For tests and for showing how it goes wrong.
std::string retyped(std::string_view text, std::string_view scannerKeyboard, std::string_view computerKeyboard);
std::vector<std::string> keyboardCodes();

} // namespace model
