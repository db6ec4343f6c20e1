#include "app/present/finding_text.h"
#include "app/present/problem_table.h"
#include "app/present/tr.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

BOOST_AUTO_TEST_SUITE(problem_text)

using namespace present;

/// `{"field", "code"` and its kin in a source text: Problem{...}, push_back({...}), refuse("field", "code").
std::map<std::string, std::string> codesIn(const std::string& source) {
    static const std::regex braced{
        R"re((?:Problem\{|[Pp]roblems?(?:\.|->)push_back\(\{)\s*([^;{}]*?),\s*"([a-z0-9][a-z0-9.-]*)"\s*(?:,\s*\{|\}))re"};
    static const std::regex called{
        R"re((?:problems\.emplace_back|refuse)\(([^;{}()]*?),\s*"([a-z0-9][a-z0-9.-]*)"\s*(?:\)|,\s*[^"\s]))re"};
    std::map<std::string, std::string> codes;
    for (const auto* form : {&braced, &called}) {
        for (std::sregex_iterator it{source.begin(), source.end(), *form}, end; it != end; ++it) {
            codes.emplace((*it)[2], (*it)[1]);
        }
    }
    return codes;
}

BOOST_AUTO_TEST_CASE(the_search_for_codes_finds_them) {
    const auto found = codesIn(R"(problems.push_back({"birthDate", "in-the-future", {isoText(day)}});
        return model::Problem{"pin", "wrong", {}}; refuse("hibc.unit", "not-digits"))");
    BOOST_TEST(found.size() == 3);
    BOOST_TEST(found.contains("in-the-future"));
    BOOST_TEST(found.contains("wrong"));
    BOOST_TEST(found.contains("not-digits"));
}

BOOST_AUTO_TEST_CASE(every_code_in_the_sources_has_words) {
    useLocale("en_GB");
    const std::filesystem::path root{NEEDLEBOOK_SOURCE_DIR};
    std::size_t seen = 0;
    for (const auto* folder : {"model", "db", "app"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
            if (entry.path().extension() != ".cpp") {
                continue;
            }
            std::ifstream in{entry.path()};
            const std::string source{std::istreambuf_iterator<char>{in}, {}};
            for (const auto& [code, field] : codesIn(source)) {
                ++seen;
                std::string name;
                if (field.starts_with('"')) {
                    name = field.substr(1, field.find('"', 1) - 1);
                } else if (const auto last = field.rfind('"'); last != std::string::npos) {
                    const auto first = field.rfind('"', last - 1);
                    name = field.substr(first + 1, last - first - 1);
                }
                const bool known = hasWords({name, code, {}}) || hasWords({name, code, {"1", "2", "3"}});
                BOOST_TEST(known, entry.path().filename().string() << ": " << field << ", " << code);
            }
        }
    }
    BOOST_TEST(seen > 50U); // the search still understands how problems are written
}

BOOST_AUTO_TEST_CASE(a_sentence_names_the_field_and_its_particulars) {
    useLocale("en_GB");
    BOOST_TEST(words({"birthDate", "in-the-future", {"2027-01-01"}}) == "Birth date lies in the future.");
    BOOST_TEST(words({"familyName", "required", {}}) == "A name is needed: the family name, the given name or both.");
    BOOST_TEST(words({"rows[2].depth", "out-of-range", {"9000"}}) == "The depth must be from 0.1 to 5 mm.");
    BOOST_TEST(words({"quantity", "out-of-range", {"1", "500"}}) == "Quantity must be from 1 to 500.");
    BOOST_TEST(words({"rows[2].passes", "required", {}}) == "Passes of row 3 is needed.");
    BOOST_TEST(words({"sign-in", "wrong", {}}) == "Name or password is wrong.");
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_rule_book_names_its_rule) {
    useLocale("en_GB");
    BOOST_TEST(words({"washouts[ipl]", "recommended-below-floor", {"5", "7"}}) ==
               "Wash-outs, row ipl: 5 days are recommended, but before 7 days it is refused. Recommend no fewer.");
    BOOST_TEST(words({"depths[nose]", "unknown-zone", {"elbow"}}) == "The zone elbow is not in the zone tree.");
    BOOST_TEST(words({"strengths[caution tattoo]", "unknown-rule", {"tattoo"}}) ==
               "Strengths, row caution tattoo: there is no such rule of this kind (tattoo).");
    for (const auto* code :
         {"id-doubled-or-empty", "floor-below-one-day", "empty-depth-band", "deeper-earlier", "no-row", "unknown-label",
          "unknown-item", "unknown-question", "customary-beyond-maximum", "record-denied"}) {
        BOOST_TEST(hasWords({"intervals[pen]", code, {}}), code);
    }
}

BOOST_AUTO_TEST_CASE(a_code_without_words_still_says_which_field) {
    BOOST_TEST(!hasWords({"birthDate", "no-such-code", {}}));
    BOOST_TEST(words({"birthDate", "no-such-code", {}}) == "Birth date cannot be taken like this (no-such-code).");
}

BOOST_AUTO_TEST_CASE(no_sentence_stands_twice_for_one_code_and_field) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const auto& row : problemTable()) {
        BOOST_TEST(seen.insert({row.code, row.field}).second, row.code << " " << row.field);
        BOOST_TEST(std::string_view{row.pattern}.ends_with('.'), row.pattern);
    }
}

BOOST_AUTO_TEST_CASE(refusals_are_told_once_each) {
    BOOST_TEST(joined({{"pin", "wrong", {}}, {"pin", "wrong", {}}, {"email", "not-an-email", {}}}) ==
               "The PIN or password is wrong.\nThis is not an e-mail address: it needs one @ and no spaces.");
    const auto fields = byField({{"email", "not-an-email", {}}, {"email", "required", {}}});
    BOOST_TEST(fields.size() == 1);
    BOOST_TEST(fields.at("email").starts_with("This is not an e-mail"));
}

BOOST_AUTO_TEST_SUITE_END()
