#include "db/uid.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <set>

BOOST_AUTO_TEST_SUITE(uid)

BOOST_AUTO_TEST_CASE(record_names_are_version_7_unique_and_sort_by_time) {
    const auto at = *model::parseInstant("2026-03-01T09:00:00.000000Z");
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto text = db::newUid(at).text;
        BOOST_REQUIRE(text.size() == 36);
        BOOST_REQUIRE(text[14] == '7');
        BOOST_REQUIRE((text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b'));
        seen.insert(text);
    }
    BOOST_TEST(seen.size() == 1000U);
    BOOST_TEST(*seen.rbegin() < db::newUid(at + std::chrono::milliseconds{1}).text);
    // 2026-03-01T09:00:00Z is 1772355600000 ms, 0x019ca8a03e80.
    BOOST_TEST(seen.begin()->substr(0, 13) == "019ca8a0-3e80");
}

BOOST_AUTO_TEST_CASE(a_printed_id_reads_back_however_it_is_typed) {
    for (const std::int64_t number : {1LL, 31LL, 32LL, 12345LL, 1073741823LL}) {
        const auto text = db::printedId("NX", number);
        BOOST_TEST(text.size() == 10U);
        BOOST_TEST((db::numberOfPrintedId("NX", text) == number));
        std::string lower;
        for (const char c : text) {
            if (c != '-') {
                lower += static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c);
            }
        }
        BOOST_TEST((db::numberOfPrintedId("NX", lower) == number), lower);
        BOOST_TEST((!db::numberOfPrintedId("NY", text)));
    }
    const auto id = db::printedId("NX", 33); // 000011: ones typed as letters
    BOOST_TEST(id.substr(0, 9) == "NX-000011");
    BOOST_TEST((db::numberOfPrintedId("NX", "nx-oooOlI" + id.substr(9)) == 33));
    for (const char* bad : {"", "NX", "NX-", "NX-00001", "NX-000011U", "hello there", "NX-0000110000"}) {
        BOOST_TEST((!db::numberOfPrintedId("NX", bad)), bad);
    }
}

BOOST_AUTO_TEST_CASE(every_single_slip_in_a_printed_id_is_noticed) {
    const auto right = db::printedId("NX", 987654321);
    int slips = 0;
    for (std::size_t place = 3; place < right.size(); ++place) {
        for (const char digit : db::crockfordDigits) {
            auto wrong = right;
            wrong[place] = digit;
            if (wrong != right) {
                ++slips;
                BOOST_TEST((!db::numberOfPrintedId("NX", wrong)), wrong);
            }
        }
        if (place + 1 < right.size() && right[place] != right[place + 1]) {
            auto swapped = right;
            std::swap(swapped[place], swapped[place + 1]);
            BOOST_TEST((!db::numberOfPrintedId("NX", swapped)), swapped);
        }
    }
    BOOST_TEST(slips == 7 * 31);
}

BOOST_AUTO_TEST_CASE(a_print_prefix_is_two_letters_that_no_digit_resembles) {
    for (int i = 0; i < 200; ++i) {
        const auto prefix = db::newPrintPrefix();
        BOOST_REQUIRE(prefix.size() == 2);
        for (const char c : prefix) {
            BOOST_REQUIRE((c >= 'A' && c <= 'Z' && std::string_view{"ILOU"}.find(c) == std::string_view::npos));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
