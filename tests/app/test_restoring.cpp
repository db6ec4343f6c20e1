// Restoring before anybody has signed in: the look first, then the exchange.
#include "app/present/restoring.h"
#include "app/present/welcome.h"
#include "tests/app/clinic.h"

namespace restoring {

using namespace app_test;
using namespace present;

struct Backed : Clinic {
    std::filesystem::path into = scratch / "backups";
    db::BackupInfo made = backup();

    db::BackupInfo backup() {
        std::filesystem::create_directory(into);
        client("Ana", "Moor");
        return taken(access().makeBackup(db::BackupReason::hand, {}, {}, into));
    }
    static std::string joinedLines(const RestoringView& view) {
        std::string text;
        for (const auto& line : view.inside) {
            text += line + "\n";
        }
        return text;
    }
};

} // namespace restoring

BOOST_FIXTURE_TEST_SUITE(restoring, Backed)

BOOST_AUTO_TEST_CASE(a_look_inside_comes_first_and_stands_for_what_was_typed) {
    Restoring page{ports, environment()};
    page.begin({}, folder(), "maya");
    page.look("", "", "");
    BOOST_TEST(page.view().problems.contains("backup"));
    BOOST_TEST(page.view().problems.contains("signInName"));
    page.restore();
    BOOST_TEST(!page.view().done); // nothing was looked at
    page.look(made.folder.string(), "maya", "wrong");
    BOOST_TEST(page.view().problems.contains("sign-in"));
    BOOST_TEST(!page.view().looked);
    page.look((scratch / "nothing").string(), "maya", "correct horse");
    BOOST_TEST(page.view().problems.at("backup") == "There is no such folder.");

    client("Ben", "Okafor");
    page.look(made.folder.string(), "maya", "correct horse");
    BOOST_TEST_REQUIRE(page.view().message.text == "");
    BOOST_TEST(page.view().looked);
    const auto inside = joinedLines(page.view());
    BOOST_TEST(inside.find("Harley Street Skin, made 09:00, by hand") != std::string::npos, inside);
    BOOST_TEST(inside.find("The backup: 1 client") != std::string::npos, inside);
    BOOST_TEST(inside.find("The store as it is: 2 clients") != std::string::npos, inside);
    BOOST_TEST(inside.find(made.head.substr(0, 16)) != std::string::npos, inside);
    BOOST_TEST(page.view().lost.title.ends_with("made since would be lost"), page.view().lost.title);
    BOOST_TEST(page.view().lost.text.find("1 new client") != std::string::npos, page.view().lost.text);

    page.typed(made.folder.string() + "x", "maya");
    BOOST_TEST(!page.view().looked);
    BOOST_TEST(page.view().inside.empty());
    page.restore();
    BOOST_TEST(!page.view().done);
}

BOOST_AUTO_TEST_CASE(the_store_that_is_open_is_not_exchanged) {
    Restoring page{ports, environment()};
    page.begin(made.folder, folder(), "maya");
    page.look(made.folder.string(), "maya", "correct horse");
    BOOST_REQUIRE(page.view().looked);
    page.restore();
    BOOST_TEST(!page.view().done);
    BOOST_TEST(page.view().message.title == "Nothing was restored. The store is as it was.");
    BOOST_TEST(page.view().message.text.find("has the store open") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(restored_it_is_a_store_to_sign_in_to) {
    const auto place = scratch / "again.needlebook";
    Restoring page{ports, environment()};
    std::filesystem::path told;
    page.restored = [&](const std::filesystem::path& where) { told = where; };
    page.begin(made.folder, place, "maya");
    page.look(made.folder.string(), "maya", recoveryKey); // the password is lost
    BOOST_TEST_REQUIRE(page.view().looked);
    BOOST_TEST(page.view().lost.title == "Nothing is lost");
    page.restore();
    BOOST_TEST(page.view().done);
    BOOST_TEST(page.view().message.title == "The backup has been restored.");
    BOOST_TEST(told == place);
    const auto again = taken(db::Store::open(place, "maya", "correct horse", environment()));
    BOOST_TEST(again.store->as(again.actor).clients({}).total == 1);
}

BOOST_AUTO_TEST_CASE(the_welcome_window_leads_there_and_back) {
    WelcomeServices services;
    services.environment = environment();
    ports.defaultFolder = [place = scratch / "none.needlebook"] { return place; };
    Welcome first{ports, services};
    first.toRestore(made.folder);
    BOOST_TEST((first.view().page == WelcomePage::restore));
    BOOST_TEST(first.restoring().view().backup == made.folder.string());
    BOOST_TEST(first.restoring().view().store == (scratch / "none.needlebook").string());
    first.leaveRestoring();
    BOOST_TEST((first.view().page == WelcomePage::start)); // there is no store yet
    first.toRestore(made.folder);
    first.restoring().look(made.folder.string(), "maya", "correct horse");
    first.restoring().restore();
    BOOST_TEST_REQUIRE(first.restoring().view().done);
    first.leaveRestoring();
    BOOST_TEST((first.view().page == WelcomePage::signIn));
    std::optional<Seat> in;
    first.signedIn = [&](Seat seat) { in.emplace(std::move(seat)); };
    first.signIn("maya", "correct horse");
    BOOST_TEST(in.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
