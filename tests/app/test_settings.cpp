#include "app/present/settings.h"
#include "tests/app/clinic.h"

#include <algorithm>

BOOST_FIXTURE_TEST_SUITE(settings, app_test::Clinic)

using namespace app_test;
using namespace present;
BOOST_AUTO_TEST_CASE(the_clinic_is_renamed) {
    Settings page{seat()};
    auto input = page.view().clinic;
    BOOST_TEST(input.name == "Harley Street Skin");
    BOOST_TEST(input.timeZone == "Europe/London");
    input.name = "Harley Street Skin Clinic";
    input.quietFrom = "21:30";
    BOOST_TEST(input.licence == "");
    input.licence = "HS-2017-0148";
    page.saveClinic(input);
    BOOST_TEST(access().clinic().licence == "HS-2017-0148");
    BOOST_TEST(page.view().clinic.licence == "HS-2017-0148");
    BOOST_TEST(access().clinic().name == "Harley Street Skin Clinic");
    BOOST_TEST(access().clinic().quiet.from == 21 * 60 + 30);
    input.timeZone = "Mars/Olympus";
    input.quietTo = "late";
    page.saveClinic(input);
    BOOST_TEST(page.view().problems.contains("clinic.timeZone"));
    BOOST_TEST(page.view().problems.contains("clinic.quietTo"));
    BOOST_TEST(access().clinic().timeZone == "Europe/London");
}

BOOST_AUTO_TEST_CASE(an_account_is_added_signs_in_and_is_disabled) {
    Settings page{seat()};
    std::string form;
    page.saved = [&](const std::string& name) { form = name; };
    AccountInput input;
    input.fullName = "Rosa Osei";
    page.saveAccount(input);
    BOOST_TEST(page.view().problems.contains("account.signInName"));
    BOOST_TEST(page.view().problems.contains("account.roles"));
    BOOST_TEST(page.view().problems.contains("account.password"));
    BOOST_TEST(form.empty());

    input.signInName = "rosa";
    input.roles = {model::Role::practitioner};
    input.password = "a long password";
    page.saveAccount(input);
    BOOST_TEST(page.view().problems.empty());
    BOOST_TEST(form == "account");
    BOOST_TEST(store->signIn("rosa", "a long password").ok());
    const auto& rows = page.view().accounts.rows;
    const auto row = std::ranges::find_if(rows, [](const Row& r) { return r.cells[0].text == "Rosa Osei"; });
    BOOST_REQUIRE(row != rows.end());
    BOOST_TEST(row->cells[2].text == "Practitioner");

    auto edited = page.account(model::AccountId{row->id});
    edited.disabled = true;
    page.saveAccount(edited);
    BOOST_TEST(!store->signIn("rosa", "a long password").ok());
    BOOST_TEST(textOf(page.view().accounts).find("Rosa Osei | rosa | Practitioner | 09:00 | Disabled") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_manager_sets_a_forgotten_password_with_the_own_one) {
    seatOf(model::Role::assistant, "ada");
    Settings page{seat()};
    const auto& rows = page.view().accounts.rows;
    const auto row = std::ranges::find_if(rows, [](const Row& r) { return r.cells[0].text == "ada"; });
    BOOST_REQUIRE(row != rows.end());
    const model::AccountId ada{row->id};
    auto form = page.account(ada);
    form.fullName = "Ada Berg";
    form.password = "another password";
    page.saveAccount(form);
    BOOST_TEST(page.view().problems.at("account.ownPassword") == "Your own password is needed.");
    form.ownPassword = "wrong";
    page.saveAccount(form);
    BOOST_TEST(!store->signIn("ada", "another password").ok());
    BOOST_TEST(page.account(ada).fullName == "ada");
    form.ownPassword = "correct horse";
    page.saveAccount(form);
    BOOST_TEST(page.view().message.text.empty());
    BOOST_TEST(page.account(ada).fullName == "Ada Berg");
    BOOST_TEST(store->signIn("ada", "another password").ok());
}

BOOST_AUTO_TEST_CASE(own_password_and_pin_are_typed_twice) {
    Settings page{seat()};
    page.setOwnPassword("correct horse", "battery staple", "battery");
    BOOST_TEST(page.view().problems.at("own.passwordAgain") == "The two passwords differ.");
    page.setOwnPassword("wrong", "battery staple", "battery staple");
    BOOST_TEST(page.view().message.text == "Your present password is wrong.");
    page.setOwnPassword("correct horse", "battery staple", "battery staple");
    BOOST_TEST(page.view().message.title == "Your password is changed.");
    BOOST_TEST(store->signIn("maya", "battery staple").ok());

    BOOST_TEST(!page.view().hasPin);
    page.setOwnPin("battery staple", "12", "12");
    BOOST_TEST(page.view().problems.at("own.pin") == "A PIN has 4 to 12 digits.");
    page.setOwnPin("battery staple", "1234", "1234");
    BOOST_TEST(page.view().hasPin);
    BOOST_TEST(store->confirm(access().actor(), "1234").ok());
}

BOOST_AUTO_TEST_CASE(rooms_and_devices_are_added) {
    Settings page{seat()};
    page.addRoom("  ");
    BOOST_TEST(page.view().problems.contains("room.name"));
    page.addRoom("Room 1");
    BOOST_TEST(textOf(page.view().rooms) == "Room 1\n");
    DeviceInput device;
    device.name = "SkinPen #2";
    device.make = "Crown";
    device.modelName = "Precision";
    device.maximumDepth = "2,5";
    device.label = "skinpen";
    page.saveDevice(device);
    BOOST_TEST(textOf(page.view().devices) ==
               "SkinPen #2 | Crown Precision | Pen, up to 2.5 mm | SkinPen Precision | \n");
    auto again = page.device(model::DeviceId{page.view().devices.rows.front().id});
    BOOST_TEST(again.maximumDepth == "2.50");
    again.retired = true;
    page.saveDevice(again);
    BOOST_TEST(page.view().devices.rows.front().cells.back().chip->text == "Retired");
}

BOOST_AUTO_TEST_CASE(a_device_says_when_its_service_is_due) {
    Settings page{seat()};
    DeviceInput device;
    device.name = "SkinPen #2";
    device.serviceDue = "some day";
    page.saveDevice(device);
    BOOST_TEST(page.view().problems.contains("device.serviceDue"));
    BOOST_TEST(access().devices().empty());
    device.serviceDue = "2027-06-01";
    page.saveDevice(device);
    const auto id = page.view().devices.rows.front().id;
    const auto chip = [&] { return page.view().devices.rows.front().cells.back().chip; };
    BOOST_TEST(!chip().has_value());
    device = page.device(model::DeviceId{id});
    BOOST_TEST(device.serviceDue == "2027-06-01");
    device.serviceDue = "2026-12-10";
    page.saveDevice(device);
    BOOST_TEST(chip()->text == "Service due 10 Dec");
    device.serviceDue = "2026-11-21"; // yesterday
    page.saveDevice(device);
    BOOST_TEST(chip()->text == "Service was due 21 Nov");
    BOOST_TEST((chip()->tone == Tone::warn));
    device.serviceDue = "";
    page.saveDevice(device);
    BOOST_TEST(!chip().has_value());
}

BOOST_AUTO_TEST_CASE(the_rule_book_asks_for_approval_until_a_name_is_given) {
    Settings page{seat()};
    BOOST_TEST(page.view().ruleBook.title == "Rule book version 1, not yet approved by a licence holder.");
    BOOST_TEST(page.view().canApprove);
    page.approveRuleBook("");
    BOOST_TEST(page.view().problems.contains("rules.approvedBy"));
    page.approveRuleBook("Dr A. Licence");
    BOOST_TEST(page.view().ruleBook.title == "Rule book version 1, approved by Dr A. Licence.");
    BOOST_TEST(!page.view().canApprove);
}

BOOST_AUTO_TEST_CASE(others_look_and_change_nothing) {
    const auto assistant = seatOf(model::Role::assistant, "ada");
    Settings page{assistant};
    BOOST_TEST(!page.view().mayEdit);
    page.addRoom("Room 9");
    BOOST_TEST(page.view().message.text == "Your account may not do this. Ask a manager.");
    BOOST_TEST(access().rooms().empty());
}

BOOST_AUTO_TEST_SUITE_END()
