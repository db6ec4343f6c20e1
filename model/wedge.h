#pragma once
// Tells a scanner that types like a keyboard (a "wedge") from a person who types: by rhythm alone, from key presses
// with their times. Keys of a scan are kept from the field that has the focus; a person's keys are always given back.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct WedgeSettings {
    std::string prefix;       ///< what the scanner types before each scan and after it; taken off
    std::string suffix;       ///< besides Enter or Tab
    std::string separator;    ///< what it types for a GS1 separator, when that is text ("#", "^", "{GS}"); empty: keys
    int fastest = 35;         ///< ms: what the usual gap between two keys of a scan does not exceed
    int pause = 120;          ///< ms without a key that end a scan
    std::size_t shortest = 6; ///< characters
    bool operator==(const WedgeSettings&) const = default;
};

struct WedgeKey {
    /// `separator`: Ctrl+], F8 and what else a scanner can only mean as one. `altDigit`: a digit while Alt is held, of
    /// which scanners make Alt+029. `other`: whatever no scanner sends, an arrow or a shortcut.
    enum class Kind { character, end, separator, altDigit, other };
    Kind kind = Kind::character;
    std::string text;    ///< UTF-8, of a character or digit
    std::int64_t at = 0; ///< ms of a clock that does not go back
};

/// A run of fast keys that is over.
struct WedgeRun {
    bool scan = false;
    /// Of a scan: without prefix and suffix, separators as 0x1D; what the field got of it must be taken out again.
    /// Else what was held back and must be put into the field now; often nothing.
    std::string text;
};

struct WedgeStep {
    std::optional<WedgeRun> ended; ///< to be settled before anything else
    bool begins = false;           ///< this key is the first of a run: note what the field holds before it
    bool hold = false;             ///< keep this key from the window
};

class Wedge {
public:
    explicit Wedge(WedgeSettings settings = {});

    WedgeStep press(const WedgeKey& key);
    /// No key has come for the pause: what was under way is over.
    std::optional<WedgeRun> rest();
    bool underWay() const { return !keys_.empty(); }

private:
    struct Key {
        std::string text;
        std::int64_t at;
        bool held;
    };
    void closeAltCode(std::int64_t at, bool held);
    bool allowed() const;
    bool allTheSame() const;
    bool isScan() const;
    WedgeRun finish(bool scan);

    WedgeSettings settings_;
    std::vector<Key> keys_;
    std::string altDigits_;
    std::int64_t last_ = 0;
    bool holding_ = false;
    bool scanned_ = false; ///< the last thing that came was a scan
};

} // namespace model
