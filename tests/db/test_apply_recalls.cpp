#include "tests/support/open_clinic.h"

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

namespace {

struct Letters : OpenClinic {
    model::ClientId ana = client();
    model::ClientId ben = client("Ben", "Okafor");
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);

    model::RecallNotice letter(std::vector<std::string> lots) {
        return {model::RecallClass::II,
                today(),
                "Seals may be open",
                "Maker, letter 12",
                {{product(), "", "", std::move(lots)}}};
    }
    template <class Change>
    std::string trying(const Change& change) {
        return told(access.apply(change));
    }
    model::RecallId issued(std::vector<std::string> lots = {"24f118"}) {
        return model::RecallId{done(model::IssueRecall{letter(std::move(lots))})};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(apply_recalls)

BOOST_AUTO_TEST_CASE(a_recall_quarantines_at_once_and_lists_who_was_exposed) {
    Letters clinic;
    const auto visit = clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    const auto recall = clinic.issued();
    BOOST_TEST(clinic.stateOf(clinic.units[1]) == "quarantined");
    BOOST_TEST(clinic.access.lot(clinic.box)->lot.recalled);
    const auto found = clinic.access.recall(recall).value();
    BOOST_TEST(found.row.lots == 1);
    BOOST_TEST(found.row.onHand == 4);
    BOOST_TEST(found.row.exposed == 1);
    BOOST_REQUIRE_EQUAL(found.lots.size(), 1U);
    BOOST_TEST(found.lots[0].onHandThen == 4);
    BOOST_TEST(found.lots[0].usedThen == 1);
    BOOST_REQUIRE_EQUAL(found.exposures.size(), 1U);
    BOOST_TEST((found.exposures[0].client == clinic.ana));
    BOOST_TEST((found.exposures[0].session == visit));
    BOOST_TEST(!found.exposures[0].added);
    BOOST_REQUIRE_EQUAL(found.items.size(), 1U);
    BOOST_TEST(found.items[0].lotsMet == 1);
    BOOST_TEST(clinic.access.recalls(false).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_becomes_known_later_is_added_with_its_day) {
    Letters clinic;
    const auto open = clinic.started(clinic.ben, {row("chin", 600)});
    clinic.opened(open, clinic.units[0]);
    const auto recall = clinic.issued();
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "opened"); // a unit already open stays the desk's
    BOOST_TEST(clinic.access.recall(recall)->exposures.empty());
    clinic.later(std::chrono::minutes{30});
    const auto record = clinic.record(clinic.ben, {row("chin", 600)}, {clinic.units[0]}, clinic.bin);
    BOOST_TEST_REQUIRE(told(clinic.access.apply(model::SignSession{open, record}, clinic.confirmed())) == "");
    auto found = clinic.access.recall(recall).value();
    BOOST_REQUIRE_EQUAL(found.exposures.size(), 1U);
    BOOST_TEST(found.exposures[0].added);
    BOOST_TEST((found.exposures[0].knownAt == clinic.now()));
    // Begun before the letter came: exposed, and no fault of the desk.
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM incident") == 0);

    auto past = clinic.record(clinic.ana, {row("chin", 600)}, {clinic.units[1]}, clinic.bin);
    past.startedAt -= std::chrono::hours{72};
    past.endedAt -= std::chrono::hours{72};
    clinic.done(model::RecordSession{past, {}});
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM incident") == 0); // judged as of its own day
    clinic.later(std::chrono::hours{2});
    auto lotOnly = clinic.record(clinic.client("Cem", "Ay"), {row("chin", 600)}, {}, clinic.bin);
    lotOnly.cartridges.push_back({std::nullopt, clinic.box, true, true, model::CartridgeFate::used, std::nullopt});
    clinic.done(model::RecordSession{lotOnly, {}});
    found = clinic.access.recall(recall).value();
    BOOST_TEST(found.exposures.size() == 3U);
    BOOST_TEST(found.exposureTotal == 3);
    BOOST_TEST(found.row.exposed == 3);
    BOOST_TEST(clinic.access.recall(recall, 1)->exposures.size() == 1U);
    BOOST_TEST(clinic.raw.value<std::string>("SELECT kind FROM incident") == "recalled"); // the lot alone, today
}

BOOST_AUTO_TEST_CASE(all_lots_of_a_product_are_met_those_to_come_too) {
    Letters clinic;
    clinic.issued({});
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "quarantined");
    const auto next = clinic.lot("NEW-1");
    BOOST_TEST(clinic.stateOf(clinic.unitsOf(next)[0]) == "quarantined");
    BOOST_TEST(clinic.access.recalls(false)[0].lots == 2);
    const auto session = clinic.started(clinic.ana, {row("chin", 600)});
    BOOST_TEST(clinic.trying(model::OpenCartridge{session, clinic.unitsOf(next)[0], true, true}) ==
               "cartridge: recalled");
}

BOOST_AUTO_TEST_CASE(a_recall_of_a_lot_never_bought_is_told_so_and_may_be_kept) {
    Letters clinic;
    const auto refused = clinic.access.apply(model::IssueRecall{clinic.letter({"24F1I8"})});
    BOOST_TEST(told(refused) == "lots: never-bought");
    BOOST_TEST(refused.problems()[0].values[0] == "24F118");
    BOOST_TEST(clinic.count("recall") == 0);
    clinic.done(model::IssueRecall{clinic.letter({"24F1I8"}), true});
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "in-stock");
    // Should it ever come, it is stopped at the door.
    const auto late = clinic.lot("24f1i8");
    BOOST_TEST(clinic.stateOf(clinic.unitsOf(late)[0]) == "quarantined");
}

BOOST_AUTO_TEST_CASE(a_product_known_only_by_its_number_is_met_once_the_number_is) {
    Letters clinic;
    model::RecallNotice notice{
        model::RecallClass::I, clinic.today(), "x", "y", {{std::nullopt, "00811099010036", "", {}}}};
    clinic.done(model::IssueRecall{notice, true});
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "in-stock");
    for (auto product : clinic.access.products()) {
        if (product.id == clinic.product()) {
            product.packs.push_back({"00811099010036", 10});
            clinic.done(model::EditProduct{product});
        }
    }
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "quarantined");
}

BOOST_AUTO_TEST_CASE(a_letter_may_name_another_level_of_the_pack_or_only_the_product) {
    Letters clinic;
    for (auto product : clinic.access.products()) {
        if (product.id == clinic.product()) {
            product.packs = {{"00811099010036", 10}};
            clinic.done(model::EditProduct{product});
        }
    }
    const auto lotsMet = [&](const char* gtin, const std::string& name) {
        return clinic.access.recallMatches({{std::nullopt, gtin, name, {"24F118"}}})[0].lots.size();
    };
    BOOST_TEST(lotsMet("10811099010033", "") == 1U); // the case that the box comes in
    BOOST_TEST(lotsMet("09521234543213", "") == 0U);
    const auto name = clinic.access.lot(clinic.box)->productName;
    BOOST_TEST(lotsMet("09521234543213", name) == 1U); // a number that nobody entered, beside a name
    BOOST_TEST(lotsMet("09521234543213", name + " XL") == 0U);
}

BOOST_AUTO_TEST_CASE(a_product_known_only_by_its_name_is_met_once_it_is_in_the_catalogue) {
    Letters clinic;
    model::RecallNotice notice{
        model::RecallClass::I, clinic.today(), "x", "y", {{std::nullopt, "", "Nova needle one", {"N1"}}}};
    const model::RecallId recall{clinic.done(model::IssueRecall{notice, true})};
    BOOST_TEST(!clinic.access.recall(recall)->items[0].productKnown);
    model::Product product;
    product.brand = "Nova";
    product.modelName = "Needle One";
    const model::ProductId id{clinic.done(model::AddProduct{product})};
    const auto receive = [&](const char* number) {
        return model::LotId{clinic.done(model::ReceiveLot{id, number, dayOf("2027-06-30"), 2, "", false, false})};
    };
    BOOST_TEST(clinic.stateOf(clinic.unitsOf(receive("n1"))[0]) == "quarantined");
    BOOST_TEST(clinic.stateOf(clinic.unitsOf(receive("N2"))[0]) == "in-stock");
    const auto item = clinic.access.recall(recall)->items[0];
    BOOST_TEST(item.productKnown);
    BOOST_TEST(item.lotsMet == 1);
}

BOOST_AUTO_TEST_CASE(what_a_letter_would_meet_is_shown_before_it_is_issued) {
    Letters clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    const auto matches = clinic.access.recallMatches(
        {{clinic.product(), "", "", {"24f118 ", "24F1l8"}}, {std::nullopt, "", "Somebody's pen", {"24F118"}}});
    BOOST_REQUIRE_EQUAL(matches.size(), 3U);
    BOOST_TEST(matches[0].productKnown);
    BOOST_TEST(matches[0].lots == std::vector<std::string>{"24F118"}, boost::test_tools::per_element());
    BOOST_TEST(matches[0].onHand == 4);
    BOOST_TEST(matches[0].sessions == 1);
    BOOST_TEST(matches[0].near.empty());
    BOOST_TEST(matches[1].lots.empty());
    BOOST_TEST(matches[1].near == std::vector<std::string>{"24F118"}, boost::test_tools::per_element());
    BOOST_TEST(!matches[2].productKnown);
    BOOST_TEST(matches[2].lots.empty());
    BOOST_TEST(matches[2].other.size() == 1U); // a product of ours has a lot of that number
}

BOOST_AUTO_TEST_CASE(lifting_gives_back_what_no_other_recall_holds) {
    Letters clinic;
    clinic.done(model::QuarantineLot{clinic.box, false, "dented box"});
    const auto first = clinic.issued();
    const auto second = clinic.issued({});
    BOOST_TEST(clinic.trying(model::ReleaseLot{clinic.box, "x"}) == "lot: recall-stands");
    BOOST_TEST(clinic.trying(model::LiftRecall{first, " "}) == "reason: required");
    clinic.done(model::LiftRecall{first, "letter withdrawn"});
    BOOST_TEST(clinic.access.lot(clinic.box)->lot.recalled);
    BOOST_TEST(clinic.trying(model::LiftRecall{first, "again"}) == "recall: already-lifted");
    clinic.done(model::LiftRecall{second, "letter withdrawn"});
    // Back to the quarantine it was in before.
    BOOST_TEST(!clinic.access.lot(clinic.box)->lot.recalled);
    BOOST_TEST(clinic.access.lot(clinic.box)->lot.quarantine == "dented box");
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "quarantined");
    clinic.done(model::ReleaseLot{clinic.box, "box was fine"});
    BOOST_TEST(clinic.stateOf(clinic.units[0]) == "in-stock");
    BOOST_TEST(clinic.access.recalls(false).empty());
    BOOST_TEST(clinic.access.recalls(true).size() == 2U);
    BOOST_TEST(clinic.access.recalls(true)[0].liftReason == "letter withdrawn");
    BOOST_TEST(clinic.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(each_client_told_is_tracked) {
    Letters clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    const auto recall = clinic.issued();
    const auto tell = [&](model::ClientId who, model::ContactOutcome outcome) {
        return clinic.trying(model::NoteRecallContact{recall, who, model::ContactWay::phone, outcome, ""});
    };
    BOOST_TEST(tell(clinic.ben, model::ContactOutcome::told) == "client: not-exposed");
    BOOST_TEST(tell(clinic.ana, model::ContactOutcome::notReached) == "");
    BOOST_TEST(clinic.access.recall(recall)->row.told == 0);
    clinic.later(std::chrono::hours{1});
    BOOST_TEST(tell(clinic.ana, model::ContactOutcome::told) == "");
    clinic.later(std::chrono::hours{1});
    BOOST_TEST(tell(clinic.ana, model::ContactOutcome::messageLeft) == "");
    const auto found = clinic.access.recall(recall).value();
    BOOST_TEST(found.row.told == 1);
    BOOST_TEST((found.exposures[0].outcome == model::ContactOutcome::told)); // the best that came of it
    BOOST_TEST((found.exposures[0].lastTried == clinic.now()));
    BOOST_TEST(found.contacts.size() == 3U);
    BOOST_TEST(found.contacts[0].who == "Mara Voss");
}

BOOST_AUTO_TEST_CASE(telling_the_wrong_client_leaves_the_right_one_untold) {
    Letters clinic;
    const auto visit = clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    const auto recall = clinic.issued();
    clinic.done(
        model::NoteRecallContact{recall, clinic.ana, model::ContactWay::phone, model::ContactOutcome::told, ""});
    BOOST_TEST_REQUIRE(
        told(clinic.access.apply(model::ReplaceSession{visit, clinic.ben, "wrong chart"}, clinic.confirmed())) == "");
    const auto row = clinic.access.recall(recall)->row;
    BOOST_TEST(clinic.access.recallMatches({{clinic.product(), "", "", {"24F118"}}})[0].sessions == 1);
    BOOST_TEST(row.exposed == 1);
    BOOST_TEST(row.told == 0);
    clinic.done(
        model::NoteRecallContact{recall, clinic.ben, model::ContactWay::phone, model::ContactOutcome::told, ""});
    BOOST_TEST(clinic.access.recall(recall)->row.told == 1);
}

BOOST_AUTO_TEST_CASE(what_a_recall_said_is_never_rewritten) {
    Letters clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    clinic.issued();
    for (const char* sql :
         {"UPDATE recall SET text = 'x'", "DELETE FROM recall", "DELETE FROM recall_exposure",
          "UPDATE recall_exposure SET added = 1", "UPDATE recall_lot SET on_hand = 0", "DELETE FROM recall_item"}) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_THROW(clinic.raw.write([&] { clinic.raw.run(sql); }), db::Error);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
