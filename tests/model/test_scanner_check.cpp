#include "model/scanner_check.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

BOOST_AUTO_TEST_SUITE(scanner_check)

using namespace model;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}
std::string inOtherCase(std::string text) {
    for (auto& c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            c = static_cast<char>(c ^ 0x20);
        }
    }
    return text;
}
std::string inCapitals(std::string text) {
    for (auto& c : text) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 0x20);
        }
    }
    return text;
}

struct Case {
    const char* name;
    std::string arrived;
    ScannerVerdict verdict;
    SeparatorVerdict separator;
    bool proven;
    const char* separatorText = "\x1d";
    const char* prefix = "";
    const char* suffix = "";
};
std::ostream& operator<<(std::ostream& out, const Case& one) {
    return out << one.name;
}

using V = ScannerVerdict;
using S = SeparatorVerdict;
const std::string sent = calibrationScan();

const Case cases[]{
    {"as printed", sent, V::good, S::good, true},
    {"with the symbology prefix", "]d2" + sent, V::good, S::good, true},
    {"separators as #", replaced(sent, "\x1d", "#"), V::good, S::text, true, "#"},
    {"separators as ^", replaced(sent, "\x1d", "^"), V::good, S::text, true, "^"},
    {"separators in words", replaced(sent, "\x1d", "<GS>"), V::good, S::text, true, "<GS>"},
    {"separators lost", replaced(sent, "\x1d", ""), V::good, S::lost, false, ""},
    {"separators as a hyphen, which lots have", replaced(sent, "\x1d", "-"), V::good, S::unusable, false, "-"},
    {"a prefix", "@@" + sent, V::good, S::good, true, "\x1d", "@@"},
    {"a suffix", sent + "~~", V::good, S::good, true, "\x1d", "", "~~"},
    {"prefix, suffix and substitute", "<<" + replaced(sent, "\x1d", "#") + ">>", V::good, S::text, true, "#", "<<",
     ">>"},
    {"caps lock", inOtherCase(sent), V::capsLock, S::good, false},
    {"all in capitals", inCapitals(sent), V::caseLost, S::good, false},
    {"German computer", retyped(sent, "us", "de"), V::layout, S::good, false},
    {"German computer, separators lost", retyped(replaced(sent, "\x1d", ""), "us", "de"), V::layout, S::lost, false,
     ""},
    {"German scanner", retyped(sent, "de", "us"), V::layout, S::good, false},
    {"a digit arrives as another character", replaced(sent, "7", "&"), V::changed, S::good, false},
    {"only the first half", sent.substr(0, sent.size() / 2), V::cut, S::lost, false, ""},
    {"a letter is dropped", replaced(sent, "q", ""), V::cut, S::lost, false, ""},
    {"a box", "0151022222233336172701311024F118", V::otherCode, S::lost, false, ""},
    {"a web address", "https://example.org/needles?id=91NEEDLE", V::otherCode, S::lost, false, ""},
    {"nothing", "", V::otherCode, S::lost, false, ""},
};

BOOST_DATA_TEST_CASE(what_arrives_is_compared_with_what_was_printed, boost::unit_test::data::make(cases), one) {
    const auto check = checkScanner(one.arrived);
    BOOST_TEST(static_cast<int>(check.verdict) == static_cast<int>(one.verdict));
    BOOST_TEST(static_cast<int>(check.separator) == static_cast<int>(one.separator));
    BOOST_TEST(check.proven() == one.proven);
    BOOST_TEST(check.separatorText == one.separatorText);
    BOOST_TEST(check.prefix == one.prefix);
    BOOST_TEST(check.suffix == one.suffix);
    BOOST_TEST(check.changes.empty() ==
               (one.verdict == V::good || one.verdict == V::cut || one.verdict == V::otherCode));
}

BOOST_AUTO_TEST_CASE(the_code_holds_every_character_of_gs1_and_hibc_labels) {
    const auto code = calibrationScan();
    for (const char c : std::string{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                    "!\"%&'()*+,-./:;<=>?_$"}) {
        BOOST_TEST(code.find(c) != std::string::npos, "'" << c << "' is not tried");
    }
    BOOST_TEST(std::count(code.begin(), code.end(), '\x1d') == 6);
    BOOST_TEST(calibrationCode().starts_with("[91]NEEDLEBOOK1[92]abc"));
    BOOST_TEST(calibrationCode().find('\x1d') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(qwertz_is_named_with_the_letters_that_change_places) {
    const auto check = checkScanner(retyped(sent, "us", "de"));
    BOOST_TEST(check.scannerKeyboard == "us");
    BOOST_TEST(check.computerKeyboard == "de");
    const auto changed = [&](const char* from, const char* to) {
        return std::find(check.changes.begin(), check.changes.end(), std::pair<std::string, std::string>{from, to}) !=
               check.changes.end();
    };
    BOOST_TEST(changed("y", "z"));
    BOOST_TEST(changed("Z", "Y"));
    BOOST_TEST(changed("/", "-"));
    BOOST_TEST(!changed("a", "a"));
}

/// Whatever two keyboards meet, no difference passes for good, and where letters or digits differ it is named.
BOOST_AUTO_TEST_CASE(no_pair_of_keyboards_passes_for_good) {
    const std::string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (const auto& scanner : keyboardCodes()) {
        for (const auto& computer : keyboardCodes()) {
            BOOST_TEST_INFO(scanner << " types into " << computer);
            const auto arrived = retyped(sent, scanner, computer);
            const auto check = checkScanner(arrived);
            BOOST_TEST(check.proven() == (arrived == sent));
            if (arrived == sent || retyped(sent, scanner, scanner) != sent) {
                continue; // a scanner's keyboard without a key for each character drops it: told as cut
            }
            BOOST_TEST(static_cast<int>(check.verdict) == static_cast<int>(V::layout));
            // Another pair may make the same of the code; it then makes the same of every lot.
            BOOST_TEST(retyped(sent, check.scannerKeyboard, check.computerKeyboard) == arrived);
        }
    }
}

BOOST_AUTO_TEST_CASE(caps_lock_on_another_keyboard_is_told_too) {
    const auto check = checkScanner(inOtherCase(retyped(sent, "us", "fr")));
    BOOST_TEST(static_cast<int>(check.verdict) == static_cast<int>(V::layout));
    BOOST_TEST(check.computerKeyboard == "fr");
    BOOST_TEST(check.capsLock);
    BOOST_TEST(!check.proven());
}

BOOST_AUTO_TEST_CASE(the_code_is_known_on_other_pages_whatever_the_keyboard) {
    BOOST_TEST(looksLikeCalibration(sent));
    BOOST_TEST(looksLikeCalibration(retyped(sent, "us", "fr")));
    BOOST_TEST(!looksLikeCalibration("0151022222233336172701311024F118"));
}

BOOST_AUTO_TEST_SUITE_END()
