#include "app/present/scan_gate.h"
#include "app/present/scanner_settings.h"
#include "app/report/labels.h"
#include "app/report/scanner_document.h"
#include "model/scanner_check.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace scanner {

using namespace app_test;
using namespace present;

constexpr auto box = "(01)51022222233336(17)270131(10)A213B1";

std::string withSeparator(const std::string& by) {
    auto text = model::calibrationScan();
    for (auto at = text.find('\x1d'); at != std::string::npos; at = text.find('\x1d', at + by.size())) {
        text.replace(at, 1, by);
    }
    return text;
}

struct Gate : Clinic {
    Gate() {
        gate.take = [this](const std::string& text) { taken.push_back(text); };
    }
    void prove() const {
        ScannerSettings check{seat()};
        check.arrived(model::calibrationScan());
    }
    std::string title() const { return gate.view().message.title; }

    ScanGate gate{seat()};
    std::vector<std::string> taken;
};

} // namespace scanner

BOOST_FIXTURE_TEST_SUITE(scanner, Gate)

// ---- the check ---------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_scanner_is_proven_on_this_machine_by_the_code) {
    ScannerSettings check{seat()};
    BOOST_TEST(check.view().state.title == "Not checked on this computer yet.");
    BOOST_TEST(check.view().code.starts_with("[91]NEEDLEBOOK1[92]"));
    BOOST_TEST(!check.view().canForget);
    check.arrived(model::calibrationScan());
    BOOST_TEST(check.view().result.title == "The scanner is good.");
    BOOST_TEST(check.view().state.title == "Checked on this computer on 22 November.");
    BOOST_TEST((check.view().state.tone == Tone::safe));

    ScannerSettings again{seat()}; // the program was started anew
    BOOST_TEST(again.view().canForget);
    again.forget();
    BOOST_TEST(ScannerSettings{seat()}.view().state.title == "Not checked on this computer yet.");
}

BOOST_AUTO_TEST_CASE(what_the_scanner_adds_is_learned_and_kept) {
    ScannerSettings check{seat()};
    check.arrived("@@" + withSeparator("#") + "~");
    BOOST_TEST(check.view().result.title == "The scanner is good.");
    BOOST_TEST(check.view().result.text.find("Separators arrive as #") != std::string::npos);
    BOOST_TEST(check.view().input.prefix == "@@");
    const auto wedge = wedgeSettings(scannerSetup(seat().ports));
    BOOST_TEST(wedge.prefix == "@@");
    BOOST_TEST(wedge.suffix == "~");
    BOOST_TEST(wedge.separator == "#");
}

BOOST_AUTO_TEST_CASE(another_keyboard_is_named_and_undoes_an_earlier_proof) {
    ScannerSettings check{seat()};
    check.arrived(model::calibrationScan());
    check.arrived(model::retyped(model::calibrationScan(), "us", "de"));
    const auto& result = check.view().result;
    BOOST_TEST(result.title == "Keyboards do not match: the scanner types as US (QWERTY), this computer reads German "
                               "(QWERTZ).");
    BOOST_TEST(result.text.starts_with("These change: y to z, z to y,"), result.text);
    BOOST_TEST(result.text.find("Set the scanner to German (QWERTZ)") != std::string::npos);
    BOOST_TEST((check.view().state.tone == Tone::warn));
}

BOOST_AUTO_TEST_CASE(lost_separators_and_odd_letters_do_not_pass) {
    ScannerSettings check{seat()};
    check.arrived(withSeparator(""));
    BOOST_TEST(check.view().result.title == "The separator is lost.");
    BOOST_TEST(!check.view().canForget);
    check.arrived(withSeparator("-"));
    BOOST_TEST(check.view().result.title == "The separator cannot be told from a lot.");
    check.arrived(box);
    BOOST_TEST(check.view().result.title == "This was another code.");
    check.arrived(model::calibrationScan().substr(0, 60));
    BOOST_TEST(check.view().result.title == "Only a part of the code arrived.");
    check.arrivedSlowly(model::calibrationScan());
    BOOST_TEST(check.view().result.title == "The characters are good, but they come too slowly.");
    BOOST_TEST(!check.view().canForget);
}

BOOST_AUTO_TEST_CASE(what_is_changed_by_hand_must_be_proven_again) {
    ScannerSettings check{seat()};
    check.arrived(model::calibrationScan());
    check.save({"", "", ""}); // nothing changed
    BOOST_TEST(check.view().canForget);
    check.save({"this is far too long", "", ""});
    BOOST_TEST(check.view().problems.at("prefix") == "At most 10 characters.");
    BOOST_TEST(check.view().canForget);
    check.save({"@", "", "^"});
    BOOST_TEST(check.view().problems.empty());
    BOOST_TEST(!check.view().canForget);
    BOOST_TEST(wedgeSettings(scannerSetup(seat().ports)).separator == "^");
}

// ---- before a scan is believed -----------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(until_the_check_a_lot_is_compared_with_the_print_once) {
    gate.scan(box);
    BOOST_TEST(taken.empty());
    BOOST_TEST(gate.view().asks);
    BOOST_TEST(gate.view().canCheck);
    BOOST_TEST(title() == "Does the print say the same?");
    BOOST_TEST(gate.view().message.text.starts_with("Lot A213B1, use by 31 Jan 2027."), gate.view().message.text);
    gate.confirm();
    BOOST_REQUIRE(taken.size() == 1);
    BOOST_TEST(taken[0] == box);
    BOOST_TEST(gate.view().message.empty());
    gate.scan(box); // the same label
    BOOST_TEST(taken.size() == 2);
    gate.scan("(01)51022222233336(17)270131(10)A213B2");
    BOOST_TEST(gate.view().asks);
    gate.refuse();
    BOOST_TEST(taken.size() == 2);
    BOOST_TEST(title() == "The scan was not taken.");
    gate.confirm(); // nothing waits any more
    BOOST_TEST(taken.size() == 2);
}

BOOST_AUTO_TEST_CASE(after_the_check_scans_go_on_at_once) {
    prove();
    gate.scan(box);
    BOOST_TEST(taken.size() == 1);
    BOOST_TEST(gate.view().message.empty());
}

BOOST_AUTO_TEST_CASE(our_own_label_is_never_compared) {
    const auto lotId = lot(product("12-pin"), "24F118", "2027-06-30", 3);
    gate.scan(access().offerOf(lotId)->printedId);
    BOOST_TEST(taken.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_bare_lot_is_compared_when_scanned_and_believed_when_typed) {
    lot(product("12-pin"), "24F118", "2027-06-30", 3);
    gate.typed("24F118");
    BOOST_TEST(taken.size() == 1);
    gate.scan("24F118");
    BOOST_TEST(taken.size() == 1);
    BOOST_TEST(gate.view().message.text.starts_with("Lot 24F118."));
    gate.close();
    gate.typed(box); // nobody types that: a slow scanner did
    BOOST_TEST(gate.view().asks);
}

BOOST_AUTO_TEST_CASE(a_label_that_must_be_compared_anyway_goes_on) {
    gate.scan("015102222223333610A21317270131");
    BOOST_TEST(taken.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_needle_gets_a_clear_answer) {
    prove();
    gate.scan("https://example.org/cream?lot=24F118");
    BOOST_TEST(title() == "This is a web address, not a needle.");
    gate.scan("4006381333931"); // an EAN-13
    BOOST_TEST(title() == "This is a shop barcode.");
    BOOST_TEST(gate.view().message.text.find("no lot and no use-by day") != std::string::npos);
    gate.scan("MEMBER-0098-ANA");
    BOOST_TEST(title() == "This is not the code of a needle.");
    BOOST_TEST(gate.view().message.text.find("MEMBER-0098-ANA") != std::string::npos);
    gate.scan(model::calibrationScan());
    BOOST_TEST(title() == "This is the code of the scanner check.");
    BOOST_TEST(gate.view().canCheck);
    BOOST_TEST(!gate.view().asks);
    BOOST_TEST(taken.empty());
    gate.close();
    BOOST_TEST(gate.view().message.empty());
}

BOOST_AUTO_TEST_CASE(the_shop_barcode_of_a_known_product_is_named) {
    prove();
    model::Product cream;
    cream.brand = "Acme";
    cream.modelName = "16-pin";
    cream.packs = {{"04006381333931", 10}};
    apply(model::AddProduct{cream});
    gate.scan("4006381333931");
    BOOST_TEST(title() == "This is the shop barcode of Acme 16-pin.");
}

BOOST_AUTO_TEST_CASE(an_unreadable_scan_of_an_unchecked_scanner_points_to_the_check) {
    gate.scan("MEMBER-0098-ANA");
    BOOST_TEST(gate.view().canCheck);
    BOOST_TEST(gate.view().message.text.find("has not been checked") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_code_is_put_on_paper_as_it_is_on_the_screen) {
    ScannerSettings check{seat()};
    BOOST_TEST(check.view().printable);
    std::optional<ScannerOnPaper> paper;
    check.onPaper(ReportUse::print, [&](ScannerOnPaper made) { paper = std::move(made); }, {});
    BOOST_REQUIRE(paper.has_value());
    BOOST_TEST(paper->code == model::calibrationCode());
    BOOST_TEST(paper->stamp.sequence > 0);
    const auto document = report::scannerDocument(*paper);
    const report::PictureBlock* block = nullptr;
    for (const auto& one : document.blocks) {
        block = block == nullptr ? std::get_if<report::PictureBlock>(&one) : block;
    }
    BOOST_REQUIRE(block != nullptr);
    // Module for module what the scanner would see on the screen.
    const auto matrix = report::gs1DataMatrix(paper->code);
    const auto& picture = block->picture;
    const double quiet = picture.width * 4 / (matrix.size() + 8);
    const double module = (picture.width - 2 * quiet) / matrix.size();
    for (int y = 0; y < matrix.size(); ++y) {
        for (int x = 0; x < matrix.size(); ++x) {
            const double cx = quiet + (x + 0.5) * module;
            const double cy = quiet + (y + 0.5) * module;
            const bool dark = std::ranges::any_of(picture.shapes, [&](const report::Shape& shape) {
                const auto* const bar = std::get_if<report::Bar>(&shape);
                return bar != nullptr && cx > bar->box.x && cx < bar->box.x + bar->box.width && cy > bar->box.y &&
                       cy < bar->box.y + bar->box.height;
            });
            BOOST_REQUIRE_MESSAGE(dark == matrix.dark(x, y), "module " << x << ", " << y);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
