// Cartridges from delivery to the bin: what is refused and why, and two programs after the same one.

#include "tests/cli/ledger_desk.h"

#include <filesystem>
#include <iterator>

BOOST_AUTO_TEST_SUITE(needles)

using namespace support;

const Desk& clinic() {
    return ledgerDesk();
}

Json lotIn(const std::string& number) {
    for (const auto& lot : clinic().done({"needle", "stock", "--all"}).at("lots").items()) {
        if (lot.at("lot") == number) {
            return lot;
        }
    }
    throw std::runtime_error{"no such lot"};
}

std::size_t filesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

BOOST_AUTO_TEST_CASE(a_delivery_that_cannot_be_is_answered_clearly) {
    struct Case {
        Words words;
        const char* answer;
    };
    const auto past = dayFromToday(-30);
    for (const auto& [words, answer] : {
             Case{{"needle", "receive", "--scan", "https://example.com/menu"}, "not the label of a device"},
             Case{{"needle", "receive", "--scan", "(01)19521000000015(17)350131(10)A-1", "--product", drPen},
                  "The scan is of SkinPen Precision 14-pin"},
             Case{{"needle", "receive", "--product", "Nothing of ours", "--lot", "A", "--use-by", "2035-01-01"},
                  "not known"},
             Case{{"needle", "receive", "--product", skinPen, "--lot", "A", "--use-by", "31.1.2035"}, "not a day"},
             Case{{"needle", "receive", "--product", skinPen, "--lot", "PAST-1", "--use-by", past, "--quantity", "2"},
                  "is over"},
             Case{receiving("MANY-1", 1'000'000), "must be from 1 to 100000"},
             Case{receiving("MANY-1", -3), "must be from 1 to 100000"},
         }) {
        const auto told = clinic().run(words);
        BOOST_TEST_CONTEXT(answer) {
            BOOST_TEST(told.exit == 2);
            BOOST_TEST(told.out == "");
            BOOST_TEST(says(told, answer), told.err);
        }
    }
    BOOST_TEST(clinic()
                   .run({"needle", "receive", "--product", skinPen, "--lot", "A", "--use-by", "2035-01-01",
                         "--quantity", "99999999999"})
                   .exit == 2);
    BOOST_TEST(clinic().done({"needle", "stock", "--all"}).at("total") == 0);
}

BOOST_AUTO_TEST_CASE(what_was_compared_with_the_box_is_taken) {
    const auto past = clinic().done({"needle", "receive", "--product", skinPen, "--lot", "PAST-2", "--use-by",
                                     dayFromToday(-30), "--quantity", "2", "--compared"});
    BOOST_TEST(past.at("expired") == 2);
    clinic().done(receiving("SAME-1", 3));
    const auto other = clinic().run(receiving("same-1", 4, drPen));
    BOOST_TEST(other.exit == 2);
    BOOST_TEST(says(other, skinPen), other.err);
    auto compared = receiving("same-1", 4, drPen);
    compared.emplace_back("--compared");
    BOOST_TEST(clinic().done(compared).at("onHand") == 4);
    // From now on the number alone is not enough to say which is meant.
    const auto unsure = clinic().run({"needle", "count", "SAME-1", "--counted", "3"});
    BOOST_TEST(unsure.exit == 2);
    BOOST_TEST(says(unsure, drPen), unsure.err);
    BOOST_TEST(clinic().done({"needle", "count", "SAME-1", "--counted", "3", "--product", skinPen}).at("variance") ==
               0);
}

BOOST_AUTO_TEST_CASE(our_own_label_is_no_delivery) {
    const auto unit = receive("OWN-1", 1).front();
    const auto told = clinic().run({"needle", "receive", "--scan", unit, "--quantity", "1"});
    BOOST_TEST(told.exit == 2);
    BOOST_TEST(says(told, "label of cartridge " + unit), told.err);
    BOOST_TEST(lotIn("OWN-1").at("received") == 1);
}

BOOST_AUTO_TEST_CASE(a_cartridge_is_opened_into_a_session_once) {
    const auto units = receive("OPEN-1", 3);
    const auto session = startedSession(clinic().addClient("Ola", "Open"));
    const Words words{"needle", "open", units[0], "--session", session, "--pack-intact", "--sheath-changed"};
    const auto opened = clinic().done(words);
    BOOST_TEST(opened.at("cartridge") == units[0]);
    BOOST_TEST(opened.at("state") == "opened");
    BOOST_TEST(opened.at("session") == session);
    const auto again = clinic().run(words);
    BOOST_TEST(again.exit == 2);
    BOOST_TEST(says(again, "Cartridge " + units[0] + " is open already"), again.err);
    BOOST_TEST(lotIn("OPEN-1").at("opened") == 1);

    const auto unknown = clinic().run({"needle", "open", "N-000000", "--session", session});
    BOOST_TEST(unknown.exit == 2);
    BOOST_TEST(says(unknown, "There is no cartridge N-000000 here."), unknown.err);
    BOOST_TEST(clinic().run({"needle", "open", units[1], "--session", "no-such-session"}).exit == 2);

    // The maker's label of a single pack stands for the next one of its lot; that of a box for none.
    const auto scanned = clinic().done({"needle", "open", "(01)09521000000018(10)OPEN-1", "--session", session});
    BOOST_TEST(scanned.at("cartridge") == units[1]);
    const auto box = clinic().run({"needle", "open", "(01)19521000000015(10)OPEN-1", "--session", session});
    BOOST_TEST(box.exit == 2);
    BOOST_TEST(says(box, "a box of 12"), box.err);
}

BOOST_AUTO_TEST_CASE(of_two_programs_that_open_one_cartridge_one_wins) {
    const auto units = receive("RACE-1", 4);
    for (std::size_t round = 0; round < units.size(); ++round) {
        BOOST_TEST_CONTEXT("round " << round) {
            const auto name = "Racer" + std::to_string(round);
            const auto one = startedSession(clinic().addClient("Ana", name));
            const auto other = startedSession(clinic().addClient("Ben", name));
            const auto opening = [&](const std::string& session) {
                return Words{"needle", "open",          units[round],       "--session",
                             session,  "--pack-intact", "--sheath-changed", "--json"};
            };
            const auto first = clinic().start("maya", opening(one));
            const auto second = clinic().start("maya", opening(other));
            const std::vector<Answer> answers{first.wait(), second.wait()};
            const bool firstWon = answers[0].exit == 0;
            const auto& won = answers[firstWon ? 0 : 1];
            const auto& lost = answers[firstWon ? 1 : 0];
            BOOST_TEST_REQUIRE(won.exit == 0, won.err);
            BOOST_TEST(won.parsed().at("session") == (firstWon ? one : other));
            BOOST_TEST(lost.exit == 2);
            BOOST_TEST(lost.out == "");
            BOOST_TEST(says(lost, "Cartridge " + units[round] + " is open already"), lost.err);
        }
    }
    BOOST_TEST(lotIn("RACE-1").at("opened") == 4);
    BOOST_TEST(lotIn("RACE-1").at("onHand") == 0);
    BOOST_TEST(clinic().done({"check"}).at("ok") == true);
}

BOOST_AUTO_TEST_CASE(waste_has_a_reason_and_may_have_a_witness) {
    const auto units = receive("WASTE-1", 3);
    clinic().done({"container", "assemble", "W-1"});
    addPerson("wanda", {model::Role::assistant});
    const auto wasted = clinic().done({"needle", "waste", units[0], "--reason", "dropped", "--note", "on the floor",
                                       "--witness", "wanda", "--method", "sharps-container", "--container", "W-1"});
    BOOST_TEST(wasted.at("state") == "wasted");
    BOOST_TEST(wasted.at("reason") == "dropped");
    BOOST_TEST(wasted.at("note") == "on the floor");
    BOOST_TEST(wasted.at("witness") == "wanda");
    BOOST_TEST(wasted.at("method") == "sharps-container");

    const auto refused = [&](Words further, const char* why) {
        further.insert(further.begin(), {"needle", "waste", units[1]});
        const auto answer = clinic().run(further);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(says(answer, why), answer.err);
    };
    refused({"--reason", "bored"}, "dropped, defective");
    refused({"--reason", "dropped", "--witness", "nobody"}, "not known");
    refused({"--reason", "dropped", "--witness", "maya"}, "somebody else");
    refused({"--reason", "dropped", "--container", "no-such"}, "There is no sharps container no-such.");
    BOOST_TEST(lotIn("WASTE-1").at("wasted") == 1);

    const auto gone = clinic().run({"needle", "waste", units[0], "--reason", "dropped"});
    BOOST_TEST(gone.exit == 2);
    const auto session = startedSession(clinic().addClient("Wes", "Waste"));
    const auto opened = clinic().run({"needle", "open", units[0], "--session", session});
    BOOST_TEST(opened.exit == 2);
    BOOST_TEST(says(opened, "was wasted"), opened.err);
}

BOOST_AUTO_TEST_CASE(who_only_reads_changes_nothing) {
    const auto unit = receive("READ-1", 1).front();
    addPerson("ida", {model::Role::auditor});
    BOOST_TEST(clinic().as("ida", {"needle", "stock"}).exit == 0);
    BOOST_TEST(clinic().as("ida", {"needle", "waste", unit, "--reason", "dropped"}).exit == 4);
    BOOST_TEST(clinic().as("ida", {"needle", "count", "READ-1", "--counted", "0", "--reason", "gone"}).exit == 4);
    BOOST_TEST(lotIn("READ-1").at("onHand") == 1);
}

BOOST_AUTO_TEST_CASE(a_count_that_differs_needs_a_reason) {
    const auto units = receive("COUNT-1", 5);
    const auto same = clinic().done({"needle", "count", "count-1", "--counted", "5"});
    BOOST_TEST(same.at("expected") == 5);
    BOOST_TEST(same.at("variance") == 0);
    const auto silent = clinic().run({"needle", "count", "COUNT-1", "--counted", "3"});
    BOOST_TEST(silent.exit == 2);
    BOOST_TEST(says(silent, "There should be 5 and there are 3."), silent.err);

    const auto fewer = clinic().done(
        {"needle", "count", "COUNT-1", "--counted", "3", "--reason", "one was given away", "--missing", units[0]});
    BOOST_TEST(fewer.at("variance") == -2);
    BOOST_TEST(fewer.at("lost") == 2);
    BOOST_TEST(fewer.at("onHand") == 3);
    const auto session = startedSession(clinic().addClient("Cora", "Count"));
    BOOST_TEST(says(clinic().run({"needle", "open", units[0], "--session", session}), "counted as lost"));

    const auto more = clinic().done({"needle", "count", "COUNT-1", "--counted", "6", "--reason", "behind the shelf"});
    BOOST_TEST(more.at("variance") == 3);
    BOOST_TEST(more.at("onHand") == 6);
    BOOST_TEST(clinic().run({"needle", "count", "COUNT-1", "--counted", "-1", "--reason", "x"}).exit == 2);
    BOOST_TEST(clinic().done({"check"}).at("ok") == true);
}

BOOST_AUTO_TEST_CASE(a_use_is_found_from_lot_cartridge_client_container_and_day) {
    const auto units = receive("TRACE-1", 3);
    const auto ana = clinic().addClient("Ana", "Traced");
    const auto ben = clinic().addClient("Ben", "Traced");
    clinic().done({"container", "assemble", "T-1"});
    recordUse(ana, -3, usedUnit(units[0]), "T-1");
    recordUse(ben, -2, usedOfLot("TRACE-1"));
    const auto traced = [&](Words words) {
        words.insert(words.begin(), {"needle", "trace"});
        return clinic().done(words).at("exposed");
    };
    BOOST_TEST(traced({"trace-1"}).size() == 2U);
    const auto unit = traced({units[0]});
    BOOST_TEST_REQUIRE(unit.size() == 1U);
    BOOST_TEST(unit[0].at("client") == ana);
    BOOST_TEST(unit[0].at("lot") == "TRACE-1");
    BOOST_TEST(unit[0].at("container") == "T-1");
    BOOST_TEST(unit[0].at("zones") == "chin");
    BOOST_TEST(traced({units[1]}).empty());
    const auto client = traced({"--client", ben});
    BOOST_TEST_REQUIRE(client.size() == 1U);
    BOOST_TEST(client[0].at("product") == skinPen);
    const auto container = traced({"--container", "T-1"});
    BOOST_TEST_REQUIRE(container.size() == 1U);
    BOOST_TEST(container[0].at("cartridge") == units[0]);
    const auto day = traced({"--day", dayFromToday(-2)});
    BOOST_TEST_REQUIRE(day.size() == 1U);
    BOOST_TEST(day[0].at("client") == ben);
    BOOST_TEST(traced({"TRACE-1", "--from", dayFromToday(-2)}).size() == 1U);
    BOOST_TEST(traced({"TRACE-1", "--to", dayFromToday(-4)}).empty());

    const auto mistyped = clinic().run({"needle", "trace", "TRACE-I"});
    BOOST_TEST(mistyped.exit == 2);
    BOOST_TEST(says(mistyped, "There is no lot TRACE-I here. Lots that come near: TRACE-1"), mistyped.err);
    BOOST_TEST(clinic().run({"needle", "trace"}).exit == 2);
    BOOST_TEST(clinic().run({"needle", "trace", "TRACE-1", "--client", ana}).exit == 2);
    BOOST_TEST(clinic().run({"needle", "trace", "--container", "nowhere"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_session_on_the_wrong_client_takes_its_cartridge_to_the_right_one) {
    const auto unit = receive("WRONG-1", 1).front();
    const auto wrong = clinic().addClient("Willa", "Wrong");
    const auto right = clinic().addClient("Rita", "Right");
    const auto session = recordUse(wrong, -1, usedUnit(unit));
    BOOST_TEST(clinic().run({"session", "replace", session, "--client", wrong, "--reason", "a slip"}).exit == 2);
    const auto copy =
        clinic().done({"session", "replace", session, "--client", right, "--reason", "charted on a namesake"});
    BOOST_TEST(copy.at("client") == right);
    BOOST_TEST(copy.at("cartridges")[0].at("cartridge") == unit);
    BOOST_TEST(clinic().done({"session", "show", session}).at("state") == "invalidated");
    const auto traced = clinic().done({"needle", "trace", unit}).at("exposed");
    BOOST_TEST_REQUIRE(traced.size() == 1U);
    BOOST_TEST(traced[0].at("client") == right);
    BOOST_TEST(clinic().done({"needle", "trace", "--client", wrong}).at("total") == 0);
    BOOST_TEST(clinic().run({"session", "replace", session, "--client", right, "--reason", "again"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(labels_are_made_whole_and_overwrite_nothing) {
    clinic().done(receiving("LABEL-1", 70));
    const Scratch folder;
    const auto file = folder / "labels.pdf";
    const auto making = [&](const char* sheet, const char* from, const std::string& what = "LABEL-1") {
        return Words{"needle", "label", what, "--sheet", sheet, "--from", from, "--output", file.string()};
    };
    for (const auto& [words, why] :
         {std::pair{making("a4", "1"), "avery-l7651"}, std::pair{making("avery-l7651", "66"), "must be from 1 to 65"},
          std::pair{making("avery-l7651", "1", "LABEL-7"), "There is no lot LABEL-7"}}) {
        const auto answer = clinic().run(words);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(says(answer, why), answer.err);
    }
    BOOST_TEST(filesIn(folder.path()) == 0U);

    const auto made = clinic().done(making("avery-l7651", "61"));
    BOOST_TEST(made.at("total") == 70);
    BOOST_TEST(made.at("sheets") == 2); // five on the rest of the first sheet
    BOOST_TEST(made.at("cartridges").size() == 70U);
    const auto pdf = contentOf(file);
    BOOST_TEST(pdf.starts_with("%PDF-"));
    const bool ownersAlone = std::filesystem::status(file).permissions() ==
                             (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    BOOST_TEST(ownersAlone);
    BOOST_TEST(filesIn(folder.path()) == 1U);

    const auto again = clinic().run(making("avery-l7651", "1"));
    BOOST_TEST(again.exit == 2);
    BOOST_TEST(says(again, "It was left as it is."), again.err);
    BOOST_TEST(contentOf(file) == pdf);
    BOOST_TEST(clinic()
                   .run({"needle", "label", "LABEL-1", "--sheet", "avery-l7651", "--output",
                         (folder / "nowhere" / "labels.pdf").string()})
                   .exit == 1);
}

BOOST_AUTO_TEST_SUITE_END()
