#include "model/zone.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>

BOOST_AUTO_TEST_SUITE(zone)

using namespace model;
Zone zoneOf(const char* code, const char* parent, bool inGroup = true) {
    Zone zone;
    zone.code.text = code;
    zone.name = code;
    if (*parent != '\0') {
        zone.parent = ZoneCode{parent};
    }
    zone.inGroup = inGroup;
    return zone;
}

const ZoneTree& tree() {
    static const ZoneTree zones{
        {zoneOf("body", ""), zoneOf("face", "body"), zoneOf("nose", "face"), zoneOf("cheeks", "face"),
         zoneOf("cheek-left", "cheeks"), zoneOf("cheek-right", "cheeks"), zoneOf("eyes", "face", false),
         zoneOf("eye-left", "eyes", false), zoneOf("eye-right", "eyes", false), zoneOf("abdomen", "body")}};
    return zones;
}

std::string words(const std::vector<ZoneCode>& codes) {
    std::string result;
    for (const auto& code : codes) {
        result += (result.empty() ? "" : " ") + code.text;
    }
    return result;
}

BOOST_AUTO_TEST_CASE(picking_a_group_leaves_out_what_must_be_picked_by_hand) {
    BOOST_TEST(words(tree().defaultLeaves({"face"})) == "nose cheek-left cheek-right");
    BOOST_TEST(words(tree().defaultLeaves({"cheek-left"})) == "cheek-left");
    BOOST_TEST(words(tree().defaultLeaves({"eye-left"})) == "eye-left");
    BOOST_TEST(words(tree().defaultLeaves({"eyes"})) == "eye-left eye-right", "picked by hand");
    BOOST_TEST(words(tree().defaultLeaves({"elbow"})).empty());
    BOOST_TEST(words(tree().leaves({"face"})) == "nose cheek-left cheek-right eye-left eye-right");
}

BOOST_AUTO_TEST_CASE(a_group_contains_itself_and_all_below_it) {
    BOOST_TEST(tree().contains({"face"}, {"cheek-left"}));
    BOOST_TEST(tree().contains({"face"}, {"face"}));
    BOOST_TEST(!tree().contains({"cheek-left"}, {"face"}));
    BOOST_TEST(!tree().contains({"cheeks"}, {"nose"}));
    BOOST_TEST(!tree().contains({"face"}, {"elbow"}));
    BOOST_TEST(words(tree().pathToRoot({"cheek-left"})) == "cheek-left cheeks face body");
    BOOST_TEST(tree().pathToRoot({"elbow"}).empty());
    BOOST_TEST(tree().isLeaf({"nose"}));
    BOOST_TEST(!tree().isLeaf({"cheeks"}));
    BOOST_TEST(!tree().isLeaf({"elbow"}));
}

BOOST_AUTO_TEST_CASE(zones_are_told_in_the_fewest_codes) {
    BOOST_TEST(words(tree().gathered({{"cheek-right"}, {"nose"}, {"cheek-left"}})) == "face");
    BOOST_TEST(words(tree().gathered({{"cheek-right"}, {"cheek-left"}})) == "cheeks");
    BOOST_TEST(words(tree().gathered({{"cheek-right"}, {"nose"}})) == "nose cheek-right");
    BOOST_TEST(words(tree().gathered({{"cheek-right"}, {"nose"}, {"cheek-left"}, {"eye-left"}})) == "face eye-left");
    BOOST_TEST(words(tree().gathered({{"eye-left"}, {"eye-right"}})) == "eyes");
    BOOST_TEST(words(tree().gathered({{"elbow"}, {"nose"}})) == "nose elbow");
    BOOST_TEST(tree().gathered({}).empty());
}

BOOST_AUTO_TEST_CASE(what_is_gathered_picks_the_same_zones_again) {
    const auto leaves = tree().leaves({"body"});
    for (unsigned picked = 0; picked < (1U << leaves.size()); ++picked) {
        std::vector<ZoneCode> some;
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            if ((picked >> i & 1U) != 0) {
                some.push_back(leaves[i]);
            }
        }
        std::vector<ZoneCode> again;
        for (const auto& code : tree().gathered(some)) {
            const auto below = tree().defaultLeaves(code);
            again.insert(again.end(), below.begin(), below.end());
        }
        std::sort(some.begin(), some.end());
        std::sort(again.begin(), again.end());
        BOOST_TEST(words(again) == words(some));
    }
}

BOOST_AUTO_TEST_CASE(a_tree_that_does_not_hang_together_is_a_bug) {
    BOOST_CHECK_THROW(ZoneTree({zoneOf("a", ""), zoneOf("a", "")}), std::logic_error);
    BOOST_CHECK_THROW(ZoneTree({zoneOf("a", ""), zoneOf("c", "b"), zoneOf("b", "a")}), std::logic_error);
    BOOST_CHECK_THROW(ZoneTree({zoneOf("a", "a")}), std::logic_error);
    BOOST_CHECK_THROW(ZoneTree(std::vector<Zone>{}), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
