#include "db/rule_tables.h"

#include "db/read_clinic.h"
#include "db/store_seed.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

BOOST_AUTO_TEST_SUITE(rule_tables)

using db::readRules;
using db::shippedRules;
std::string faultOf(const db::RuleTexts& texts) {
    try {
        readRules(texts, 1, "");
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
    return "";
}

BOOST_AUTO_TEST_CASE(the_shipped_book_is_read_and_passes_its_own_check) {
    const auto book = readRules(shippedRules(), 7, "Dr Grey, GMC 1234567");
    BOOST_TEST(book.version == 7);
    BOOST_TEST(book.approvedBy == "Dr Grey, GMC 1234567");
    BOOST_TEST(book.zones.leaves({"face"}).size() == 13U);
    for (const auto& row : book.intervals) {
        BOOST_TEST(!row.source.empty(), row.id);
    }
    for (const auto& problem : model::check(book)) {
        std::string values;
        for (const auto& value : problem.values) {
            values += value + " ";
        }
        BOOST_ERROR(problem.field + ": " + problem.code + " " + values);
    }
}

BOOST_AUTO_TEST_CASE(the_shipped_strengths_stop_what_is_too_early_and_let_the_past_be_told) {
    using enum model::Strength;
    using model::Act;
    using model::RuleKind;
    const auto book = readRules(shippedRules(), 1, "");
    struct Case {
        RuleKind kind;
        model::Strength plan, start, record;
    };
    for (const auto& expected : {Case{RuleKind::healingFloor, deny, deny, warn},
                                 Case{RuleKind::healingRecommended, warn, warn, note},
                                 Case{RuleKind::outsideLabel, note, note, note},
                                 Case{RuleKind::noRow, warn, warn, note},
                                 Case{RuleKind::historyNotKnown, note, warn, note},
                                 Case{RuleKind::deviceDepth, deny, deny, warn},
                                 Case{RuleKind::washOutFloor, deny, deny, warn},
                                 Case{RuleKind::washOutRecommended, warn, warn, note},
                                 Case{RuleKind::zoneDepth, deny, deny, warn},
                                 Case{RuleKind::zoneDepthCustomary, note, note, note},
                                 Case{RuleKind::contraindication, warn, deny, warn},
                                 Case{RuleKind::clearanceNeeded, warn, deny, warn},
                                 Case{RuleKind::caution, note, warn, note},
                                 Case{RuleKind::screeningMissing, off, deny, note},
                                 Case{RuleKind::openReaction, warn, deny, warn},
                                 Case{RuleKind::plannedTooClose, deny, note, off},
                                 Case{RuleKind::plannedBelowRecommended, warn, note, off},
                                 Case{RuleKind::licence, warn, deny, warn},
                                 Case{RuleKind::practitionerDepth, deny, deny, warn},
                                 Case{RuleKind::practitionerModality, deny, deny, warn},
                                 Case{RuleKind::training, note, warn, note},
                                 Case{RuleKind::deviceService, note, warn, note},
                                 Case{RuleKind::guardian, warn, deny, warn},
                                 Case{RuleKind::labelAge, off, note, off},
                                 Case{RuleKind::consent, note, warn, note}}) {
        BOOST_TEST_CONTEXT(model::code(expected.kind)) {
            BOOST_TEST((book.strength(expected.kind, Act::plan) == expected.plan));
            BOOST_TEST((book.strength(expected.kind, Act::start) == expected.start));
            BOOST_TEST((book.strength(expected.kind, Act::record) == expected.record));
        }
    }
    // An answer that could only ask for care keeps nobody from starting.
    BOOST_TEST((book.strength(RuleKind::screeningMissing, Act::start, "screening") == deny));
    BOOST_TEST((book.strength(RuleKind::screeningMissing, Act::start, "cautions") == warn));
    BOOST_TEST((book.strength(RuleKind::screeningMissing, Act::plan, "cautions") == off));
}

BOOST_AUTO_TEST_CASE(a_fault_names_its_table_and_line) {
    const std::string intervals =
        "id,label,modality,indication,skin_types,zone,over_um,up_to_um,floor_days,recommended_days,source,grade\n";
    struct Case {
        std::string row;
        std::string table, line, column;
    };
    for (const auto& [row, table, line, column] :
         {Case{"a,,pen,,,,-1,500,7,14,S1,A\na,,pen,,,,-1,500,7,14,S1,A", "intervals", "line 3", "id"},
          Case{"a,,laser,,,,-1,500,7,14,S1,A", "intervals", "line 2", "modality"},
          Case{"a,,pen,,IV;VII,,-1,500,7,14,S1,A", "intervals", "line 2", "skin_types"},
          Case{"a,,pen,,,elbow,-1,500,7,14,S1,A", "intervals", "line 2", "zone"},
          Case{"a,,pen,,,,500,500,7,14,S1,A", "intervals", "line 2", "up_to_um"},
          Case{"a,,pen,,,,-1,500,7 days,14,S1,A", "intervals", "line 2", "floor_days"},
          Case{"a,,pen,,,,-1,500,-7,14,S1,A", "intervals", "line 2", "floor_days"},
          Case{"a,,pen,,,,-1,500,7,,S1,A", "intervals", "line 2", "recommended_days"},
          Case{"a,,pen,,,,-1,500,7,14,,A", "intervals", "line 2", "source"},
          Case{"a,,pen,,,,-1,500,7,14,S1,E", "intervals", "line 2", "grade"},
          Case{"a,,pen,,,,-1,500,7,14,S1", "intervals", "line 2", ""}, Case{"\"a,,pen", "intervals", "line 2", ""}}) {
        auto texts = shippedRules();
        texts.intervals = intervals + row + "\n";
        const auto fault = faultOf(texts);
        BOOST_TEST(fault.find(table) != std::string::npos, row << ": " << fault);
        BOOST_TEST(fault.find(line) != std::string::npos, row << ": " << fault);
        BOOST_TEST(fault.find(column) != std::string::npos, row << ": " << fault);
    }
}

struct PartFault {
    std::string db::RuleTexts::*part;
    std::string rows;
    std::string message; ///< as it begins
};

/// The shipped book with the rows of one part in place of its own.
std::string faultOf(const PartFault& fault) {
    auto texts = shippedRules();
    auto& text = texts.*fault.part;
    text = text.substr(0, text.find('\n') + 1) + fault.rows + "\n";
    return faultOf(texts);
}

BOOST_AUTO_TEST_CASE(a_fault_in_what_else_is_ruled_names_table_line_and_column) {
    using T = db::RuleTexts;
    const std::vector<PartFault> faults{
        {&T::items, "a,A,peel,zone,no\na,B,peel,zone,no", "items, line 3, code: \"a\" stands twice"},
        {&T::items, "a,,peel,zone,no", "items, line 2, name: \"\" must not be empty"},
        {&T::items, "a,A,massage,zone,no", "items, line 2, group: \"massage\" is no known code"},
        {&T::items, "a,A,peel,leg,no", "items, line 2, reach: \"leg\" is no known code"},
        {&T::items, "a,A,peel,zone,perhaps", "items, line 2, may_last: \"perhaps\" is neither yes nor no"},
        {&T::washOuts, "a,ipl,,1,1,1,1,S1,A\na,sun,,1,1,1,1,S1,A", "washouts, line 3, id: \"a\" stands twice"},
        {&T::washOuts, "a,icing,,1,1,1,1,S1,A", "washouts, line 2, item: \"icing\" is no item"},
        {&T::washOuts, "a,ipl,laser,1,1,1,1,S1,A", "washouts, line 2, modality: \"laser\" is no known code"},
        {&T::washOuts, "a,ipl,rf,1,1,1,1,S1,A\nb,ipl,rf,2,2,2,2,S1,A",
         "washouts, line 3, modality: \"rf\" stands twice"},
        {&T::washOuts, "a,ipl,,-1,1,1,1,S1,A", "washouts, line 2, floor_days: \"-1\" is no whole number"},
        {&T::washOuts, "a,ipl,,7,5,1,1,S1,A", "washouts, line 2, recommended_days: \"5\" is less than the floor"},
        {&T::washOuts, "a,ipl,,5,7,7,5,S1,A", "washouts, line 2, after_recommended_days: \"5\" is less than the floor"},
        {&T::washOuts, "a,ipl,,1,1,,1,S1,A", "washouts, line 2, after_floor_days: \"\" must not be empty"},
        {&T::washOuts, "a,ipl,,1,1,1,1,,A", "washouts, line 2, source: \"\" must not be empty"},
        {&T::questions, "a,Health,Well?,Well,client,\na,Health,Ill?,Ill,client,",
         "questions, line 3, code: \"a\" stands twice"},
        {&T::questions, "a,Health,,Well,client,", "questions, line 2, text: \"\" must not be empty"},
        {&T::questions, "a,Health,Well?,Well,client,elbow", "questions, line 2, zone: \"elbow\" is no zone"},
        {&T::contraindications, "a,pregnant,,no,block,S1,A\na,heart,,no,block,S1,A",
         "contraindications, line 3, id: \"a\" stands twice"},
        {&T::contraindications, "a,tired,,no,block,S1,A",
         "contraindications, line 2, question: \"tired\" is no question"},
        {&T::contraindications, "a,heart,,no,never,S1,A", "contraindications, line 2, bar: \"never\" is no known code"},
        {&T::contraindications, "a,heart,rf,yes,block,S1,A\nb,heart,rf,no,block,S1,A\nc,heart,rf,yes,caution,S1,A",
         "contraindications, line 4, question: \"heart\" stands twice"},
        {&T::skin, "tattoo,,V;VI,Dark skin,S1,A", "skin, line 2, id: \"tattoo\" stands twice"},
        {&T::skin, "a,,V;VII,Dark skin,S1,A", "skin, line 2, skin_types: \"V;VII\" is no list of skin types"},
        {&T::skin, "a,,,Dark skin,S1,A", "skin, line 2, skin_types: \"\" must not be empty"},
        {&T::skin, "a,laser,V,Dark skin,S1,A", "skin, line 2, modality: \"laser\" is no known code"},
        {&T::depths, "a,nose,,500,,S1,A\na,chin,,500,,S1,A", "depths, line 3, id: \"a\" stands twice"},
        {&T::depths, "a,nose,,500,,S1,A\nb,nose,,700,,S1,A", "depths, line 3, zone: \"nose\" stands twice"},
        {&T::depths, "a,elbow,,500,,S1,A", "depths, line 2, zone: \"elbow\" is no zone"},
        {&T::depths, "a,,,500,,S1,A", "depths, line 2, zone: \"\" must not be empty"},
        {&T::depths, "a,nose,,,,S1,A", "depths, line 2, customary_um: \"\" and the maximum are both empty"},
        {&T::depths, "a,nose,,500,5001,S1,A", "depths, line 2, maximum_um: \"5001\" is no whole number"},
        {&T::depths, "a,nose,,500,,S1,E", "depths, line 2, grade: \"E\" is no grade"},
        {&T::limits, "speed,18,S1,A", "limits, line 2, name: \"speed\" is no known code"},
        {&T::limits, "label-age,18,S1,A\nlabel-age,22,S1,A", "limits, line 3, name: \"label-age\" stands twice"},
        {&T::limits, "label-age,adult,S1,A", "limits, line 2, value: \"adult\" is no whole number"},
        {&T::limits, "label-age,22,S1,A", "limits: a limit is missing"},
        {&T::strengths, "healing-floor,,deny,deny,deny", "strengths, line 2, record: \"deny\" is more than warn"},
        {&T::strengths, "caution,tattoo,note,warn,deny", "strengths, line 2, record: \"deny\" is more than warn"},
        {&T::strengths, "caution,,note,warn,loud", "strengths, line 2, record: \"loud\" is no known code"},
        {&T::strengths, "caution,,note,warn,note\ncaution,,note,warn,note",
         "strengths, line 3, kind: \"caution\" stands twice"},
        {&T::strengths, "caution,tattoo,note,warn,note\ncaution,tattoo,note,warn,note",
         "strengths, line 3, rule: \"tattoo\" stands twice"},
        {&T::strengths, "healing-floor,,deny,deny,warn", "strengths: a kind of rule is missing"},
    };
    for (const auto& fault : faults) {
        const auto told = faultOf(fault);
        BOOST_TEST(told.starts_with(fault.message), fault.rows << ": " << told);
    }
}

BOOST_AUTO_TEST_CASE(a_single_rule_may_be_stricter_than_its_kind) {
    using enum model::Strength;
    using model::Act;
    using model::RuleKind;
    auto texts = shippedRules();
    texts.strengths += "caution,tattoo,warn,deny,note\n";
    const auto book = readRules(texts, 1, "");
    BOOST_TEST((book.strength(RuleKind::caution, Act::start, "tattoo") == deny));
    BOOST_TEST((book.strength(RuleKind::caution, Act::plan, "tattoo") == warn));
    BOOST_TEST((book.strength(RuleKind::caution, Act::start, "epilepsy") == warn));
    BOOST_TEST((book.strength(RuleKind::caution, Act::start) == warn));
    BOOST_TEST((book.strength(RuleKind::clearanceNeeded, Act::plan, "tattoo") == warn));
    BOOST_TEST(model::check(book).empty());
}

/// A book as the first stores keep it.
db::RuleTexts earlyRules() {
    db::RuleTexts texts;
    const auto shipped = shippedRules();
    texts.zones = shipped.zones;
    texts.intervals = shipped.intervals;
    texts.labels = shipped.labels;
    texts.strengths = "kind,plan,start,record\nhealing-floor,deny,deny,warn\nhealing-recommended,warn,warn,note\n"
                      "outside-label,note,note,note\nno-row,warn,warn,note\nhistory-not-known,note,warn,note\n"
                      "device-depth,deny,deny,warn\n";
    return texts;
}

BOOST_AUTO_TEST_CASE(a_book_that_knew_of_healing_only_is_still_read) {
    using enum model::Strength;
    using model::Act;
    using model::RuleKind;
    const auto book = readRules(earlyRules(), 1, "Dr Grey");
    BOOST_TEST((book.intervals == readRules(shippedRules(), 1, "").intervals));
    BOOST_TEST((book.strength(RuleKind::healingFloor, Act::start) == deny));
    BOOST_TEST((book.strength(RuleKind::historyNotKnown, Act::start) == warn));
    for (const auto kind : {RuleKind::washOutFloor, RuleKind::contraindication, RuleKind::guardian}) {
        BOOST_TEST((book.strength(kind, Act::start) == off));
    }
    BOOST_TEST(book.items.empty());
    BOOST_TEST(book.questions.empty());
    BOOST_TEST(book.limit(model::Limit::guardianAge).value == 0);
    BOOST_TEST(model::check(book).empty());

    auto denying = earlyRules();
    denying.strengths = "kind,plan,start,record\nhealing-floor,deny,deny,deny\n";
    BOOST_TEST(faultOf(denying).starts_with("strengths, line 2, record"));
}

BOOST_AUTO_TEST_CASE(a_book_of_before_knows_no_depth_well_beyond_custom) {
    auto texts = shippedRules();
    const auto line = texts.limits.find("customary-excess");
    texts.limits.erase(line, texts.limits.find('\n', line) + 1 - line);
    BOOST_TEST(readRules(texts, 1, "").limit(model::Limit::customaryExcess).value == 0);
}

/// The table without what it says of sessions planned nearer than recommended.
std::string withoutTheNewKind() {
    auto text = shippedRules().strengths;
    const auto line = text.find("planned-below-recommended");
    return text.erase(line, text.find('\n', line) + 1 - line);
}

BOOST_AUTO_TEST_CASE(a_book_of_before_holds_later_kinds_as_the_program_comes_with_them) {
    using enum model::Strength;
    using model::Act;
    using model::RuleKind;
    auto texts = shippedRules();
    texts.strengths = withoutTheNewKind();
    texts.strengths.pop_back(); // nor does every editor end the last line
    const auto book = readRules(texts, 1, "");
    BOOST_TEST((book.strengths == readRules(shippedRules(), 1, "").strengths));
    BOOST_TEST((book.strength(RuleKind::plannedBelowRecommended, Act::plan) == warn));
    BOOST_TEST(model::check(book).empty());
    // What the clinic says of it itself, quoted or not, is its own; of single rules alone it says nothing of the kind.
    texts.strengths = withoutTheNewKind() + "\"planned-below-recommended\",\"\",note,off,off\n";
    BOOST_TEST((readRules(texts, 1, "").strength(RuleKind::plannedBelowRecommended, Act::plan) == note));
    texts.strengths = withoutTheNewKind() + "planned-below-recommended,pen-0-500,note,off,off\n";
    const auto single = readRules(texts, 1, "");
    BOOST_TEST((single.strength(RuleKind::plannedBelowRecommended, Act::plan, "pen-0-500") == note));
    BOOST_TEST((single.strength(RuleKind::plannedBelowRecommended, Act::plan) == warn));
}

BOOST_FIXTURE_TEST_CASE(a_stored_book_of_before_shows_later_kinds_to_whoever_edits_it, support::ClinicRows) {
    auto old = shippedRules();
    old.strengths = withoutTheNewKind();
    for (const auto& [part, text] : db::partsOf(old)) {
        db.run("INSERT INTO rule_text (rule_book, part, text) VALUES (1, ?, ?)", part, text);
    }
    const auto read = db::read::ruleTexts(db, 1);
    BOOST_TEST(read.strengths == old.strengths + "planned-below-recommended,,warn,note,off\n");
    old.strengths = read.strengths;
    BOOST_TEST((read == old));
}

BOOST_AUTO_TEST_CASE(a_book_that_lost_a_part_is_refused) {
    for (const auto& part : db::ruleParts()) {
        auto texts = shippedRules();
        texts.*part.text = "";
        if (part.later) { // books of before had no such rules
            BOOST_TEST(faultOf(texts) == "", part.name);
            continue;
        }
        BOOST_TEST(faultOf(texts).starts_with(part.name), part.name << ": " << faultOf(texts));
    }
}

BOOST_AUTO_TEST_CASE(a_new_store_keeps_the_whole_book) {
    const support::Scratch scratch;
    support::writeFile(scratch / "store.db", "");
    db::Connection connection{scratch / "store.db", {.mode = db::Connection::Mode::readWrite, .key = {}}};
    db::migrate(connection);
    db::seed(connection,
             {.folder = {},
              .clinic = "Clinic",
              .timeZone = "Europe/London",
              .ownerSignIn = "owner",
              .ownerFullName = "Owner",
              .ownerPassword = "",
              .encrypted = false},
             support::instant("2026-11-22T12:00:00.000000Z"));
    BOOST_TEST((db::read::ruleTexts(connection, 1) == shippedRules()));
    BOOST_TEST((db::textsOf(db::partsOf(shippedRules())) == shippedRules()));
}

BOOST_FIXTURE_TEST_CASE(an_early_store_gives_its_book_and_one_without_zones_is_corrupt, support::ClinicRows) {
    const auto early = earlyRules();
    for (const auto& [part, text] : db::partsOf(early)) {
        if (!text.empty() && part != "zones") {
            db.run("INSERT INTO rule_text (rule_book, part, text) VALUES (1, ?, ?)", part, text);
        }
    }
    BOOST_CHECK_THROW(db::read::ruleTexts(db, 1), db::Error);
    db.run("INSERT INTO rule_text (rule_book, part, text) VALUES (1, 'zones', ?)", early.zones);
    BOOST_TEST((db::read::ruleTexts(db, 1) == early));
}

BOOST_AUTO_TEST_CASE(a_zone_tree_that_hangs_together_nowhere_is_refused) {
    auto texts = shippedRules();
    texts.zones = "code,name,parent,map,in_group\nbody,body,,-,yes\nnose,nose,face,face,yes\n";
    BOOST_TEST(faultOf(texts).find("zones: ") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
