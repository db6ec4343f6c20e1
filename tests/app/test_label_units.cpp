// Which units get labels, and that making them is entered in the trail.
#include "app/present/label_units.h"
#include "app/report/csv.h"
#include "app/report/label_document.h"
#include "app/report/pages.h"
#include "app/report/pdf.h"
#include "tests/app/clinic.h"
#include "tests/app/pdf_reading.h"

namespace label_units {

using namespace app_test;
using namespace present;

struct Shelf : Clinic {
    model::ProductId needle = product("12-pin");
    model::LotId stock = lot(needle, "24F118", "2027-06-30", 4);

    std::vector<std::string> ids(const LabelRequest& request) {
        std::vector<std::string> all;
        for (const auto& unit : taken(gatherLabels(seat(), request, ReportUse::look)).units) {
            all.push_back(unit.printedId);
        }
        return all;
    }
    std::string offered(const LabelRequest& request) {
        std::string text;
        for (const auto& scope : labelOffer(seat(), request).scopes) {
            text += scope.text + " (" + std::to_string(scope.labels) + "); ";
        }
        return text;
    }
    std::int64_t entries() { return access().trail({}, 1).total; }
};

} // namespace label_units

BOOST_FIXTURE_TEST_SUITE(label_units, Shelf)

BOOST_AUTO_TEST_CASE(a_delivery_offers_what_has_just_come_first) {
    LabelRequest request{stock};
    BOOST_TEST(offered(request) == "The 4 still sealed (4); ");
    const auto before = ids(request);
    lot(needle, "24F118", "2027-06-30", 3);
    request.received = 3;
    BOOST_TEST(offered(request) == "The 3 just received (3); The 7 still sealed (7); ");
    request.scope = LabelScope::received;
    const auto fresh = ids(request);
    BOOST_TEST(fresh.size() == 3U);
    for (const auto& id : fresh) {
        BOOST_TEST((std::ranges::find(before, id) == before.end()), id);
    }
}

BOOST_AUTO_TEST_CASE(what_is_gone_gets_no_label_unless_all_are_wanted) {
    const auto unit = access().offerOf(stock).value();
    apply(model::WasteCartridge{unit.id, model::WasteReason::dropped, "floor"});
    LabelRequest request{stock};
    request.unit = unit.printedId;
    BOOST_TEST(offered(request) ==
               "The 3 still sealed (3); Only " + unit.printedId + " (1); All 4 that came, used ones too (4); ");
    BOOST_TEST(ids(request).size() == 3U);
    request.scope = LabelScope::one;
    BOOST_TEST((ids(request) == std::vector{unit.printedId}));
    request.scope = LabelScope::all;
    BOOST_TEST(ids(request).size() == 4U);
    request.scope = LabelScope::one;
    request.unit = "N-000000";
    const auto none = gatherLabels(seat(), request, ReportUse::pdf);
    BOOST_TEST(!none.ok());
}

BOOST_AUTO_TEST_CASE(labels_that_leave_the_program_are_entered_and_a_look_is_not) {
    const auto before = entries();
    taken(gatherLabels(seat(), {stock}, ReportUse::look));
    BOOST_TEST(entries() == before);
    const auto made = taken(gatherLabels(seat(), {stock}, ReportUse::pdf));
    BOOST_TEST(entries() == before + 1);
    BOOST_TEST(made.stamp.sequence == before + 1);
    BOOST_TEST(access().trail({}, 1).rows.front().payload.find("\"labels\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(sheets_stand_on_their_own_paper_from_the_first_free_label_on) {
    const auto labels = taken(gatherLabels(seat(), {stock}, ReportUse::look));
    const auto& sheets = report::labelSheets();
    const auto letter = std::ranges::find(sheets, report::Paper::letter, &report::LabelSheet::paper);
    BOOST_REQUIRE(letter != sheets.end());
    const int last = letter->perSheet() - 1;
    const auto document = report::labelDocument(labels, *letter, last);
    const auto pages = report::layOut(document, report::Paper::a4); // asked for another paper than theirs
    BOOST_TEST(pages.size().width == 612);
    BOOST_TEST(pages.count() == 2);
    BOOST_TEST(pages.words(0).size() == 1U);
    BOOST_TEST(pages.words(1).size() == 3U);
    BOOST_TEST(pages.words(1).front().starts_with(labels.units[1].printedId));
    const auto words = wordsOfPdf(report::renderPdf(pages));
    BOOST_TEST(words.find(labels.units.front().printedId) != std::string::npos);
    BOOST_TEST(words.find("Page 1") == std::string::npos); // nothing but labels
    const auto csv = report::renderCsv(document);
    BOOST_TEST(csv.find(labels.units.back().printedId) != std::string::npos);
    BOOST_TEST(csv.find("2027-06-30") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_name_of_a_file_is_one_for_every_disk) {
    const auto odd = lot(needle, "A/7 ü", "2027-06-30", 1);
    BOOST_TEST(labelFileName(seat(), stock) == "labels-24F118");
    BOOST_TEST(labelFileName(seat(), odd).find_first_of("/ ") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
