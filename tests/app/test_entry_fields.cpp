// What the trail keeps as JSON, as a person reads it.
#include "app/present/entry_fields.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(entry_fields)

using present::entryContent;

std::string lines(const std::string& json) {
    const auto content = entryContent(json);
    std::string text;
    if (!content) {
        return "not readable";
    }
    for (const auto& field : content->fields) {
        text += field.label + ": " + field.now + (field.changed ? " (" + field.before + ")" : "") + "\n";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(names_and_codes_are_put_into_words) {
    BOOST_TEST(lines(R"({"givenName":"Ana","trainee":true,"maximumDepthMm":1.5,"consent":{"sms":"not-asked"}})") ==
               "Given name: Ana\nTrainee: yes\nMaximum depth, mm: 1.5\nConsent, sms: not asked\n");
    BOOST_TEST(lines(R"({"birthDate":"1989-03-12"})") == "Birth date: 12 Mar 1989\n");
    BOOST_TEST(lines(R"({"last":"2026-11-22T14:19:35.390641Z"})") == "Last: 22 Nov 2026 14:19:35 UTC\n");
    BOOST_TEST(lines(R"({"client":"01a1ff13-0000-7000-8000-00123abc4567"})") == "Client: record …3abc4567\n");
}

BOOST_AUTO_TEST_CASE(a_record_is_called_by_its_name_where_that_is_known) {
    const auto content = entryContent(R"({"client":"01a1ff13-0000-7000-8000-00123abc4567"})",
                                      [](const std::string&) { return std::string{"Tomasz Wilk"}; });
    BOOST_REQUIRE(content.has_value());
    BOOST_TEST(content->fields.front().now == "Tomasz Wilk");
}

BOOST_AUTO_TEST_CASE(lists_stand_on_one_line_and_records_in_them_are_counted) {
    BOOST_TEST(lines(R"({"zones":["cheek-left","chin"],"rows":[{"passes":2},{"passes":3}],"packs":[]})") ==
               "Zones: cheek left, chin\nRow 1, passes: 2\nRow 2, passes: 3\nPacks: \n");
    BOOST_TEST(lines(R"({"doses":[1,2]})") == "Dose 1: 1\nDose 2: 2\n");
}

BOOST_AUTO_TEST_CASE(what_a_person_wrote_stays_as_it_was_written) {
    BOOST_TEST(lines(R"({"words":"a \"b\" \\ c\n\u00e9 \ud83d\ude00 d"})") == "Words: a \"b\" \\ c\né 😀 d\n");
}

BOOST_AUTO_TEST_CASE(an_edit_is_told_by_what_it_changed) {
    const auto* const edit =
        R"({"new":{"phone":"2","city":"Leeds","email":"a@b.c"},"old":{"phone":"1","city":"Leeds","allergies":"latex"}})";
    BOOST_TEST(lines(edit) == "Phone: 2 (1)\nEmail: a@b.c ()\nAllergies:  (latex)\n");
    BOOST_TEST(entryContent(edit)->unchanged == 1U);
}

BOOST_AUTO_TEST_CASE(broken_text_is_not_guessed_at) {
    for (const auto* const json :
         {"", "null", "[1]", "{", R"({"a")", R"({"a":})", R"({"a":"b)", R"({"a":1} x)", R"({"a":"\u12"})"}) {
        BOOST_TEST(!entryContent(json).has_value(), json);
    }
    BOOST_TEST(entryContent("{}").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
