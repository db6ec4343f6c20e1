// The hygiene audit as a manager meets it: what it finds, where it leads, what became of it, how it went by month.
#include "app/present/hygiene.h"
#include "app/present/hygiene_words.h"
#include "app/present/trace.h"
#include "app/report/hygiene_pictures.h"
#include "tests/app/clinic.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <set>

namespace hygiene {

using namespace app_test;
using namespace present;

const Row* rowSaying(const HygieneView& view, const std::string& words) {
    const auto found = std::ranges::find_if(
        view.findings.rows, [&](const Row& row) { return textOf(row).find(words) != std::string::npos; });
    return found == view.findings.rows.end() ? nullptr : &*found;
}

struct Audited : Clinic {
    model::ClientId ana = client("Ana", "Reyes", "1990-01-01");
    model::LotId lot24 = lot(product("Precision 14"), "24F118", "2027-06-30", 20);
    model::ContainerId box = container("B-1");

    /// One whole session with its trace, one of the past with an unknown cartridge.
    void twoSessions() {
        historyTaken(ana);
        record(ana, {"nose"}, 500, "2026-10-05");
        signedSession(plan(ana, {"chin"}, 500), lot24, box);
    }
};

} // namespace hygiene

BOOST_FIXTURE_TEST_SUITE(hygiene, Audited)

BOOST_AUTO_TEST_CASE(findings_say_what_where_when_and_who) {
    twoSessions();
    Hygiene page{seat()};
    BOOST_TEST(page.view().findings.rows.empty()); // nothing is read before it is asked for
    page.refresh();
    const auto& view = page.view();
    BOOST_TEST(view.title == "Hygiene audit");
    BOOST_TEST(view.line == "25 Aug 2026 to 22 Nov 2026");
    const auto* const missing = rowSaying(view, "Cartridge without a lot");
    BOOST_REQUIRE(missing != nullptr);
    BOOST_TEST(textOf(*missing) == "Major | Cartridge without a lot | Session, Ana Reyes | 5 Oct | Maya Lindqvist");
    BOOST_REQUIRE(view.figures.size() == 4U);
    BOOST_TEST(view.figures[0].number == "50%");
    BOOST_TEST(view.figures[0].caption == "sessions fully traced, 1 not");
    BOOST_TEST(view.figures[1].number == "0");
    BOOST_TEST(textOf(view.practitioners).starts_with("Maya Lindqvist | 2 | 50% | 2 | 0 | "));
    BOOST_TEST(view.printable);
    BOOST_TEST(!view.loading);
}

BOOST_AUTO_TEST_CASE(a_finding_leads_to_its_record) {
    twoSessions();
    apply(model::QuarantineLot{lot24, false, "box torn"});
    apply(model::CountLot{lot24, 18, "one was on the floor", {}});
    Hygiene page{seat()};
    page.refresh();
    const auto* const missing = rowSaying(page.view(), "Cartridge without a lot");
    BOOST_REQUIRE(missing != nullptr);
    const auto session = page.linkOf(missing->id).session;
    BOOST_REQUIRE(session.has_value());
    BOOST_TEST((access().session(*session)->row.day == day("2026-10-05")));
    const auto* const counted = rowSaying(page.view(), "Counted 18 where 19 were expected");
    BOOST_REQUIRE(counted != nullptr);
    BOOST_TEST((page.linkOf(counted->id).lot == lot24));
    BOOST_TEST((page.linkOf(0) == HygieneLink{}));
    BOOST_TEST((page.linkOf(999) == HygieneLink{}));
}

BOOST_AUTO_TEST_CASE(every_kind_of_finding_leads_to_the_record_of_its_remedy) {
    using Code = model::HygieneCode;
    using Record = HygieneLink::Record;
    // All that a finding may know of; where it leads then.
    db::HygieneRow row;
    row.session = model::SessionId{1};
    row.cartridge = model::CartridgeId{2};
    row.lot = model::LotId{3};
    row.container = model::ContainerId{4};
    row.finding.facts = {{"unit", "N-3KD7Q2"}};
    const auto leads = [&](Code code) {
        row.finding.code = code;
        return linkOf(row).record;
    };
    for (const auto code : {Code::unitReused, Code::openedNotUsed, Code::wastedWithoutReason, Code::disposalMissing,
                            Code::disposalLate}) {
        BOOST_TEST((leads(code) == Record::unit), model::code(code));
    }
    BOOST_TEST((leads(Code::containerUsedAfterClosing) == Record::container));
    BOOST_TEST((leads(Code::overrideWithoutReason) == Record::override_));
    BOOST_TEST((leads(Code::overrideByWrongRole) == Record::override_));
    BOOST_TEST((leads(Code::noCartridge) == Record::session));
    row.finding.facts.clear(); // only the lot is known
    BOOST_TEST((leads(Code::disposalMissing) == Record::session));
    row.account = model::AccountId{5};
    BOOST_TEST((leads(Code::licenceLapsed) == Record::papers));
    row.account.reset();
    row.recall = model::RecallId{6};
    BOOST_TEST((leads(Code::recalledUsedBefore) == Record::recall));
    row.recall.reset();
    row.session.reset();
    BOOST_TEST((leads(Code::stockVariance) == Record::lot));
    row.lot.reset();
    BOOST_TEST((leads(Code::containerOverfilled) == Record::container));
    row.container.reset();
    row.injury = model::InjuryId{7};
    BOOST_TEST((leads(Code::injuryOpen) == Record::injury));
}

BOOST_AUTO_TEST_CASE(lapsed_papers_lead_to_the_person_and_an_override_to_its_day) {
    model::Practitioner person;
    person.account = owner;
    person.licence = "HS-1";
    person.licensedUntil = day("2026-01-31");
    apply(model::EditPractitioner{person});
    historyTaken(ana);
    record(ana, {"nose"}, 500, "2026-10-05");
    Hygiene page{seat()};
    page.refresh();
    const auto* const lapsed = rowSaying(page.view(), "Licence not in date");
    BOOST_REQUIRE(lapsed != nullptr);
    const auto link = page.linkOf(lapsed->id);
    BOOST_TEST((link.papers == owner));
    BOOST_TEST(link.session.has_value()); // the session is the second way
    BOOST_TEST(textOf(*lapsed).find("Licence and training") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(resolved_ones_stay_in_sight_below_the_open_ones) {
    twoSessions();
    Hygiene page{seat()};
    page.refresh();
    const auto open = page.view().findings.rows.size();
    BOOST_REQUIRE(open >= 2U);
    const auto id = page.view().findings.rows.front().id;
    const auto words = page.view().findings.rows.front().cells[1].text;
    page.select(id);
    BOOST_TEST(page.view().mayResolve);
    const auto& detail = page.view().detail;
    BOOST_TEST(detail.find(words) != std::string::npos, detail); // whole, when the list has to cut it off
    page.resolve("asked the practitioner");
    BOOST_TEST(page.view().findings.rows.size() == open);
    BOOST_TEST(textOf(page.view().findings.rows.back()).find(words) != std::string::npos);
    BOOST_TEST(textOf(page.view().findings.rows.back()).starts_with("Resolved | "));
    BOOST_TEST(page.view().note == std::to_string(open - 1) + " open, 1 resolved");
    // The one that was chosen stays chosen where it stands now.
    BOOST_TEST(page.view().selected == page.view().findings.rows.back().id);
    BOOST_TEST(page.view().resolution == "Resolved by Maya Lindqvist, 09:40: asked the practitioner");
    BOOST_TEST(!page.view().mayResolve);
}

BOOST_AUTO_TEST_CASE(a_resolution_needs_words) {
    twoSessions();
    Hygiene page{seat()};
    page.refresh();
    page.select(page.view().findings.rows.front().id);
    page.resolve("");
    BOOST_TEST(!page.view().message.empty());
    BOOST_TEST(page.view().note.ends_with(" open, 0 resolved"));
}

BOOST_AUTO_TEST_CASE(one_whose_facts_change_is_open_again_and_says_so) {
    const auto second = container("B-2");
    apply(model::FillContainer{second, 80});
    Hygiene page{seat()};
    page.refresh();
    const auto* row = rowSaying(page.view(), "Container B-2 80% full");
    BOOST_REQUIRE(row != nullptr);
    page.select(row->id);
    page.resolve("a new one is ordered");
    apply(model::FillContainer{second, 95});
    page.refresh();
    row = rowSaying(page.view(), "Container B-2 95% full");
    BOOST_REQUIRE(row != nullptr);
    BOOST_TEST(textOf(*row).starts_with("Major | Container B-2 95% full: open again | "), textOf(*row));
    BOOST_TEST(page.view().resolution.find("a new one is ordered") != std::string::npos);
    BOOST_TEST(page.view().resolution.find("it is open again") != std::string::npos);
    BOOST_TEST(page.view().mayResolve);
}

BOOST_AUTO_TEST_CASE(the_period_is_chosen_quickly_or_typed) {
    twoSessions();
    Hygiene page{seat()};
    page.choosePeriod("this-month");
    BOOST_TEST(page.view().line == "1 Nov 2026 to 22 Nov 2026");
    BOOST_TEST(rowSaying(page.view(), "Cartridge without a lot") == nullptr);
    page.choosePeriod("last-month");
    BOOST_TEST(page.view().line == "1 Oct 2026 to 31 Oct 2026");
    BOOST_TEST(rowSaying(page.view(), "Cartridge without a lot") != nullptr);
    BOOST_TEST(page.view().figures[0].number == "0%");
    page.choosePeriod("year");
    BOOST_TEST(page.view().line == "23 Nov 2025 to 22 Nov 2026");
    page.setPeriod("2026-10-05", "2026-10-05");
    BOOST_TEST(page.view().period == "own");
    BOOST_TEST(rowSaying(page.view(), "Cartridge without a lot") != nullptr);
    page.setPeriod("2026-10-06", "2026-10-05");
    BOOST_TEST(page.view().problems.contains("until"));
    page.setPeriod("soon", "2026-10-05");
    BOOST_TEST(page.view().problems.contains("from"));
    BOOST_TEST(!page.view().problems.contains("until"));
}

BOOST_AUTO_TEST_CASE(months_are_counted_and_one_of_them_can_be_looked_at_alone) {
    twoSessions();
    Hygiene page{seat()};
    page.setPeriod("2026-10-01", "2026-11-22");
    const auto& months = page.view().trends.months;
    BOOST_REQUIRE(months.size() == 2U);
    BOOST_TEST(months[0].name == "Oct");
    BOOST_TEST(months[0].used == 1);
    BOOST_TEST(months[1].used == 1);
    BOOST_TEST(months[1].onHand == 19);
    const auto all = page.view().findings.rows.size();
    std::int64_t sum = 0;
    for (const auto& month : months) {
        sum += month.findings;
    }
    BOOST_TEST(static_cast<std::size_t>(sum) == all);
    page.showMonth(1);
    BOOST_TEST(page.view().month == "Oct only");
    BOOST_TEST(static_cast<std::int64_t>(page.view().findings.rows.size()) == months[0].findings);
    page.showMonth(1);
    BOOST_TEST(page.view().findings.rows.size() == all);
}

BOOST_AUTO_TEST_CASE(drawings_have_a_spot_for_each_month_and_their_numbers_in_words) {
    twoSessions();
    Hygiene page{seat()};
    page.setPeriod("2026-09-01", "2026-11-22");
    const auto& trends = page.view().trends;
    for (const auto draw :
         {report::cartridgesPicture, report::overridesPicture, report::findingsPicture, report::stockPicture}) {
        for (const double width : {180.0, 240.0, 500.0}) {
            const auto picture = draw(trends, width);
            BOOST_TEST(picture.spots.size() == 3U);
            BOOST_TEST(picture.width == width);
            for (const auto& spot : picture.spots) {
                BOOST_TEST(spot.box.x >= -0.01);
                BOOST_TEST(spot.box.x + spot.box.width <= width + 0.01);
            }
        }
    }
    BOOST_TEST(report::cartridgesPicture(trends, 240).spots[1].words == "Oct 2026: 1 used, 0 wasted");
    BOOST_TEST(report::stockPicture(trends, 240).spots[2].words == "Nov 2026: 19 on hand at its end, 1 used");
    // Nothing to draw is no fault.
    BOOST_TEST(report::stockPicture({}, 240).spots.empty());
    BOOST_TEST(report::wastePicture({}, 240).shapes.empty());
}

BOOST_AUTO_TEST_CASE(reading_can_be_stopped_and_shows_what_it_found) {
    twoSessions();
    auto slow = seat();
    std::function<void()> waiting;
    slow.ports.aside = [&](const Ports::Work& work) { waiting = work; };
    Hygiene page{slow};
    page.refresh();
    BOOST_TEST(page.view().loading);
    BOOST_TEST(!page.view().printable);
    page.refresh(); // while it is being read it is not begun a second time
    page.cancel();
    const auto work = std::move(waiting);
    waiting = nullptr;
    work();
    BOOST_TEST(!waiting); // who stopped it does not want it begun again
    BOOST_TEST(!page.view().loading);
    BOOST_TEST(page.view().message.title == "Stopped before the end.");
}

BOOST_AUTO_TEST_CASE(a_page_left_drops_its_reading_and_the_next_is_right) {
    twoSessions();
    auto slow = seat();
    std::deque<std::function<void()>> waiting;
    slow.ports.audits = [&](const Ports::Work& work) { waiting.push_back(work); };
    Hygiene page{slow};
    page.refresh();
    page.leave();
    BOOST_TEST(!page.view().loading);
    page.refresh();
    BOOST_REQUIRE(waiting.size() == 2U); // it does not wait for the one that nobody wants
    waiting.front()();
    BOOST_TEST(page.view().loading); // the stopped one says nothing, not even that it was stopped
    BOOST_TEST(page.view().findings.rows.empty());
    BOOST_TEST(page.view().message.title == "");
    waiting.back()();
    BOOST_TEST(!page.view().loading);
    BOOST_TEST(page.view().figures[0].number == "50%");
    // What was read stays in sight when the next reading is dropped.
    page.refresh();
    page.leave();
    BOOST_TEST(page.view().figures[0].number == "50%");
    BOOST_TEST(page.view().printable);
}

BOOST_AUTO_TEST_CASE(another_period_stops_the_reading_of_the_first) {
    twoSessions();
    auto slow = seat();
    std::deque<std::function<void()>> waiting;
    slow.ports.audits = [&](const Ports::Work& work) { waiting.push_back(work); };
    Hygiene page{slow};
    page.refresh();
    page.choosePeriod("this-month");
    BOOST_REQUIRE(waiting.size() == 2U);
    waiting.front()();
    BOOST_TEST(page.view().loading);
    waiting.back()();
    BOOST_TEST(!page.view().loading);
    BOOST_TEST(page.view().line == "1 Nov 2026 to 22 Nov 2026");
    BOOST_TEST(page.view().figures[0].number == "100%"); // the session of October is not in it
}

BOOST_AUTO_TEST_CASE(a_trace_does_not_wait_for_an_audit) {
    twoSessions();
    auto slow = seat();
    std::function<void()> waiting;
    slow.ports.audits = [&](const Ports::Work& work) { waiting = work; };
    Hygiene page{slow};
    page.refresh();
    Trace trace{slow};
    trace.search("24F118");
    BOOST_TEST(page.view().loading);
    BOOST_TEST(!trace.view().loading);
    BOOST_TEST(trace.view().uses.rows.size() == 1U);
    waiting();
    BOOST_TEST(page.view().figures[0].number == "50%");
}

BOOST_AUTO_TEST_CASE(progress_counts_every_check_and_the_trends) {
    twoSessions();
    std::vector<std::pair<int, int>> told;
    readHygiene(access(), {day("2026-01-01"), day("2026-12-31")}, 100, 100,
                [&](int done, int all) { told.emplace_back(done, all); }, {});
    BOOST_REQUIRE(told.size() > 2U);
    for (std::size_t i = 0; i < told.size(); ++i) {
        BOOST_TEST(told[i].first == static_cast<int>(i) + 1);
        BOOST_TEST(told[i].second == static_cast<int>(told.size()));
    }
}

BOOST_AUTO_TEST_CASE(a_page_that_is_gone_gets_no_answer) {
    auto slow = seat();
    std::function<void()> waiting;
    slow.ports.aside = [&](const Ports::Work& work) { waiting = work; };
    {
        Hygiene page{slow};
        page.refresh();
    }
    BOOST_CHECK_NO_THROW(waiting());
}

BOOST_AUTO_TEST_CASE(an_auditor_reads_and_does_not_resolve_and_an_assistant_is_told_why_not) {
    twoSessions();
    Hygiene auditor{seatOf(model::Role::auditor, "inga")};
    auditor.refresh();
    BOOST_REQUIRE(!auditor.view().findings.rows.empty());
    auditor.select(auditor.view().findings.rows.front().id);
    BOOST_TEST(!auditor.view().mayResolve);
    Hygiene assistant{seatOf(model::Role::assistant, "ada")};
    assistant.refresh();
    BOOST_TEST((assistant.view().message.tone == Tone::deny));
    BOOST_TEST(!assistant.view().printable);
}

BOOST_AUTO_TEST_CASE(every_code_has_its_words_and_an_advice) {
    std::set<std::string> said;
    for (const auto& named : model::codesOf<model::HygieneCode>) {
        const auto words = hygieneWords({.code = named.value, .severity = {}, .day = {}, .subjects = {}, .facts = {}});
        BOOST_TEST(words.find('{') == std::string::npos, words);
        BOOST_TEST(said.insert(words).second, words);
        BOOST_TEST(hygieneAdvice(named.value).ends_with("."), named.code);
    }
}

BOOST_AUTO_TEST_CASE(facts_stand_in_the_words_or_beside_them_and_never_twice) {
    model::HygieneFinding finding;
    finding.code = model::HygieneCode::expiredAtUse;
    finding.facts = {{"lot", "24F118"}, {"useBy", "2026-10-03"}, {"unit", "N-3KD7Q2"}};
    BOOST_TEST(hygieneWords(finding) == "Used after its use-by day, 3 Oct 2026");
    BOOST_TEST(hygieneFacts(finding) == "Lot 24F118, cartridge N-3KD7Q2");
    finding.facts.clear();
    BOOST_TEST(hygieneWords(finding) == "Used after its use-by day");
    BOOST_TEST(hygieneFacts(finding).empty());
}

BOOST_AUTO_TEST_CASE(a_hundred_per_cent_means_all) {
    BOOST_TEST(percentText(1999, 2000) == "99.9%");
    BOOST_TEST(percentText(19999, 20000) == "99.9%");
    BOOST_TEST(percentText(5, 5) == "100%");
    BOOST_TEST(percentText(0, 0) == "100%");
}

BOOST_AUTO_TEST_SUITE_END()
