#include "model/scanner_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace model {

namespace {

constexpr std::string_view separator = "\x1d";

struct Element {
    std::string_view id;
    std::string_view value;
};
/// Letters in both cases, digits, GS1's character set 82 (General Specifications figure 7.11-1) and what HIBC has
/// besides ('$'). The blank is left out: scanners and fields lose it at the ends.
constexpr std::array calibration{
    Element{"91", "NEEDLEBOOK1"},
    Element{"92", "abcdefghijklmnopqrstuvwxyz"},
    Element{"93", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    Element{"94", "0123456789"},
    Element{"95", "!\"%&'()*+,-./:;<=>?_"},
    Element{"96", "$yzYZ/-+"},
    Element{"97", "END"},
};

/// Keys in the order of a US keyboard, row by row from the top left: without Shift, and with it. From the layouts that
/// X.Org ships (xkeyboard-config: us, gb, de, ch, fr, es, it, se).
struct Keyboard {
    std::string_view name;
    std::string_view plain;
    std::string_view shifted;
    std::string_view beside; ///< the key between left Shift and the bottom row, that US keyboards lack
};
constexpr std::array keyboards{
    Keyboard{"us", "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
             "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?", "<>"},
    Keyboard{"gb", "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./",
             "¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?", "\\|"},
    Keyboard{"de", "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-",
             "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_", "<>"},
    Keyboard{"ch", "§1234567890'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-",
             "°+\"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_", "<>"},
    Keyboard{"fr", "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!",
             "~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§", "<>"},
    Keyboard{"es", "º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-",
             "ª!\"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_", "<>"},
    Keyboard{"it", "\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-",
             "|!\"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_", "<>"},
    Keyboard{"se", "§1234567890+´qwertyuiopå¨'asdfghjklöäzxcvbnm,.-",
             "½!\"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÖÄZXCVBNM;:_", "<>"},
};

using Characters = std::vector<std::string_view>;

/// UTF-8, character by character.
Characters characters(std::string_view text) {
    Characters all;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        all.push_back(text.substr(at, length));
        at += length;
    }
    return all;
}

/// What each character of a scanner's keyboard becomes on the computer's.
std::map<std::string_view, std::string_view> becoming(const Keyboard& scanner, const Keyboard& computer) {
    std::map<std::string_view, std::string_view> all;
    for (const auto part : {&Keyboard::plain, &Keyboard::shifted}) {
        const auto from = characters(scanner.*part);
        const auto to = characters(computer.*part);
        for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) {
            all.emplace(from[i], to[i]);
        }
    }
    all.emplace(scanner.beside.substr(0, 1), computer.beside.substr(0, 1));
    all.emplace(scanner.beside.substr(1), computer.beside.substr(1));
    return all;
}

bool isLetter(std::string_view c) {
    return c.size() == 1 && ((c[0] >= 'a' && c[0] <= 'z') || (c[0] >= 'A' && c[0] <= 'Z'));
}
std::string otherCase(std::string_view c) {
    constexpr char bit = 0x20; // between 'A' and 'a'
    return isLetter(c) ? std::string(1, static_cast<char>(c[0] ^ bit)) : std::string{c};
}

using Mapping = std::map<std::string_view, std::string_view>;

struct Fit {
    Mapping mapping;
    std::string_view separator, prefix, suffix;
    std::size_t same = 0; ///< characters that arrived unchanged
};

/// The code read into what arrived, when it begins at `begin` and separators are `width` bytes long: nothing when a
/// character stands for two, or a separator is not always the same.
std::optional<Fit> fitAt(const Characters& arrived, std::size_t begin, std::size_t width) {
    Fit fit;
    std::size_t at = begin;
    std::optional<std::string> between;
    for (std::size_t i = 0; i < calibration.size(); ++i) {
        for (const auto text : {calibration[i].id, calibration[i].value}) {
            for (const auto sent : characters(text)) {
                if (at >= arrived.size()) {
                    return std::nullopt;
                }
                const auto [known, fresh] = fit.mapping.emplace(sent, arrived[at]);
                if (!fresh && known->second != arrived[at]) {
                    return std::nullopt;
                }
                fit.same += sent == arrived[at] ? 1U : 0U;
                ++at;
            }
        }
        if (i + 1 < calibration.size()) {
            if (at + width > arrived.size()) {
                return std::nullopt;
            }
            std::string now;
            for (std::size_t k = 0; k < width; ++k) {
                now += arrived[at + k];
            }
            if (between && *between != now) {
                return std::nullopt;
            }
            if (!between) {
                between = now;
                fit.separator = width == 0 ? std::string_view{}
                                           : std::string_view{arrived[at].data(), now.size()}; // they lie side by side
            }
            at += width;
        }
    }
    if (begin > 0) {
        fit.prefix = {arrived.front().data(), static_cast<std::size_t>(arrived[begin].data() - arrived.front().data())};
    }
    if (at < arrived.size()) {
        fit.suffix = {arrived[at].data(),
                      static_cast<std::size_t>(arrived.back().data() + arrived.back().size() - arrived[at].data())};
    }
    return fit;
}

constexpr std::size_t longestExtra = 10; ///< characters of a prefix, suffix or separator

std::optional<Fit> bestFit(const Characters& arrived) {
    std::optional<Fit> best;
    for (std::size_t begin = 0; begin <= longestExtra && begin < arrived.size(); ++begin) {
        for (std::size_t width = 0; width <= longestExtra; ++width) {
            auto fit = fitAt(arrived, begin, width);
            if (fit && characters(fit->suffix).size() <= longestExtra && (!best || fit->same > best->same)) {
                best = std::move(fit);
            }
        }
    }
    return best;
}

SeparatorVerdict judge(std::string_view arrived) {
    if (arrived.empty()) {
        return SeparatorVerdict::lost;
    }
    if (arrived == separator) {
        return SeparatorVerdict::good;
    }
    constexpr std::size_t unmistakable = 3; // "<GS>", "Alt029"
    const auto all = characters(arrived);
    const bool inNoLot = std::any_of(all.begin(), all.end(), [](std::string_view c) {
        return std::none_of(calibration.begin(), calibration.end(),
                            [&](const Element& element) { return element.value.find(c) != std::string_view::npos; });
    });
    return inNoLot || all.size() >= unmistakable ? SeparatorVerdict::text : SeparatorVerdict::unusable;
}

bool agrees(const Mapping& seen, const Mapping& expected, bool capsLock) {
    return std::all_of(seen.begin(), seen.end(), [&](const auto& pair) {
        const auto found = expected.find(pair.first);
        if (found == expected.end()) {
            return true; // has no plain key there
        }
        return pair.second == (capsLock ? otherCase(found->second) : std::string{found->second});
    });
}

bool caseLost(const Mapping& seen) {
    return std::all_of(seen.begin(), seen.end(), [&](const auto& pair) {
        return !isLetter(pair.first) || pair.second == seen.at(otherCase(pair.first));
    });
}

void explain(const Mapping& seen, ScannerCheck& check) {
    if (check.changes.empty()) {
        check.verdict = ScannerVerdict::good;
        return;
    }
    check.verdict = caseLost(seen) ? ScannerVerdict::caseLost : ScannerVerdict::changed;
    for (const bool capsLock : {false, true}) {
        for (const auto& computer : keyboards) {
            for (const auto& scanner : keyboards) {
                if (!agrees(seen, becoming(scanner, computer), capsLock)) {
                    continue;
                }
                check.capsLock = capsLock;
                if (&scanner == &computer) {
                    check.verdict = ScannerVerdict::capsLock; // without it, nothing would have changed
                } else {
                    check.verdict = ScannerVerdict::layout;
                    check.scannerKeyboard = scanner.name;
                    check.computerKeyboard = computer.name;
                }
                return;
            }
        }
    }
}

bool isSymbologyPrefix(std::string_view prefix) {
    return prefix.size() == 3 && prefix[0] == ']';
}

} // namespace

std::string calibrationCode() {
    std::string text;
    for (const auto& element : calibration) {
        text.append("[").append(element.id).append("]").append(element.value);
    }
    return text;
}

std::string calibrationScan() {
    std::string text;
    for (const auto& element : calibration) {
        text.append(text.empty() ? std::string_view{} : separator).append(element.id).append(element.value);
    }
    return text;
}

bool looksLikeCalibration(std::string_view arrived) {
    if (arrived.find("NEEDLEBOOK1") != std::string_view::npos ||
        arrived.find("needlebook1") != std::string_view::npos) {
        return true;
    }
    return bestFit(characters(arrived)).has_value();
}

ScannerCheck checkScanner(std::string_view arrived) {
    ScannerCheck check;
    const auto fit = bestFit(characters(arrived));
    if (!fit) {
        const bool begun = looksLikeCalibration(arrived);
        check.verdict = begun ? ScannerVerdict::cut : ScannerVerdict::otherCode;
        return check;
    }
    check.separatorText = fit->separator;
    check.separator = judge(fit->separator);
    check.prefix = isSymbologyPrefix(fit->prefix) ? std::string_view{} : fit->prefix;
    check.suffix = fit->suffix;
    for (const auto& element : calibration) {
        for (const auto sent : characters(element.value)) {
            const auto got = fit->mapping.at(sent);
            const std::pair<std::string, std::string> change{sent, got};
            if (sent != got && std::find(check.changes.begin(), check.changes.end(), change) == check.changes.end()) {
                check.changes.push_back(change);
            }
        }
    }
    explain(fit->mapping, check);
    return check;
}

std::string retyped(std::string_view text, std::string_view scannerKeyboard, std::string_view computerKeyboard) {
    const auto find = [](std::string_view name) {
        return std::find_if(keyboards.begin(), keyboards.end(), [&](const Keyboard& one) { return one.name == name; });
    };
    const auto scanner = find(scannerKeyboard);
    const auto computer = find(computerKeyboard);
    if (scanner == keyboards.end() || computer == keyboards.end()) {
        return {};
    }
    const auto keys = becoming(*scanner, *computer);
    std::string out;
    for (const auto c : characters(text)) {
        const auto found = keys.find(c);
        if (found != keys.end()) {
            out += found->second;
        } else if (c == separator) {
            out += c;
        }
    }
    return out;
}

std::vector<std::string> keyboardCodes() {
    std::vector<std::string> all;
    for (const auto& keyboard : keyboards) {
        all.emplace_back(keyboard.name);
    }
    return all;
}

} // namespace model
