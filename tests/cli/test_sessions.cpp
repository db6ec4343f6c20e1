// A session recorded, what it means for the days after, and its needles and reminders.

#include "tests/cli/program.h"

BOOST_AUTO_TEST_SUITE(sessions)

using support::dayFromToday;
using support::desk;
using support::Json;
using support::Words;

/// A treatment row of a session file.
std::string row(const char* zone, const char* modality, const char* depth) {
    return std::string{R"({"zone": ")"} + zone + R"(", "modality": ")" + modality + R"(", "depthMm": )" + depth + "}";
}

/// A past session of these rows, all else not known.
std::string visit(const std::string& client, int day, const std::string& rows,
                  const std::string& cartridge = R"({"unknown": true})") {
    return R"({"client": ")" + client + R"(", "day": ")" + dayFromToday(day) + R"(", "rows": [)" + rows +
           R"(], "cartridges": [)" + cartridge + "]}";
}

std::string record(const std::string& session) {
    return desk().done({"session", "record", "-"}, session).at("uid");
}

/// With the screening taken as answered.
support::Answer assess(const std::string& client, const std::string& day, const Words& zones,
                       const Words& further = {"--screened"}) {
    Words words{"session", "assess", "--client", client, "--on", day, "--modality", "pen", "--json"};
    for (const auto& zone : zones) {
        words.insert(words.end(), {"--zone", zone});
    }
    words.insert(words.end(), further.begin(), further.end());
    return desk().run(words);
}

BOOST_AUTO_TEST_CASE(healing_skin_is_denied_until_the_floor_day) {
    const auto client = desk().addClient("Ana", "Braun");
    record(visit(client, -3, row("cheeks", "pen", "1.5")));

    const auto denied = assess(client, dayFromToday(0), {"cheeks:1.5mm"});
    BOOST_TEST(denied.exit == 3);
    const auto told = denied.parsed();
    BOOST_TEST(told.at("verdict") == "deny");
    BOOST_TEST(told.at("earliest") == dayFromToday(27)); // 30 days: no device was named, so the strictest label holds
    int floors = 0;
    for (const auto& finding : told.at("findings").items()) {
        if (finding.at("kind") == "healing-floor") {
            ++floors;
            BOOST_TEST(finding.at("since") == dayFromToday(-3));
            BOOST_TEST(finding.at("daysShort") == 27);
            BOOST_TEST(finding.at("earliest") == dayFromToday(27));
            BOOST_TEST(finding.at("zone").text().starts_with("cheek-"));
            BOOST_TEST(finding.at("source") != "");
            BOOST_TEST(finding.at("rule") != "");
        }
    }
    BOOST_TEST(floors == 2); // the group is its two leaves

    BOOST_TEST(assess(client, dayFromToday(26), {"cheeks:1.5mm"}).exit == 3);
    const auto allowed = assess(client, dayFromToday(27), {"cheeks:1.5mm"});
    BOOST_TEST(allowed.exit == 0);
    BOOST_TEST(allowed.parsed().at("verdict") != "deny");
    // Another zone is free; together the strictest counts, and the group above it holds both.
    BOOST_TEST(assess(client, dayFromToday(0), {"neck:0.5"}).exit == 0);
    BOOST_TEST(assess(client, dayFromToday(0), {"neck:0,5", "cheek-left:0.5mm"}).exit == 3);
    BOOST_TEST(assess(client, dayFromToday(0), {"face"}).exit == 3);
    // The words without --json name the day too, and the exit code is the same.
    const auto words = desk().run({"session", "assess", "--client", client, "--on", dayFromToday(0), "--modality", "rf",
                                   "--zone", "cheek-right:2"});
    BOOST_TEST(words.exit == 3);
    BOOST_TEST(words.out.find(dayFromToday(27)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_session_entered_in_error_holds_nothing_back) {
    const auto client = desk().addClient("Ines", "Error");
    const auto session = record(visit(client, -3, row("cheeks", "pen", "1.5")));
    BOOST_TEST(assess(client, dayFromToday(0), {"cheeks:1.5mm"}).exit == 3);
    BOOST_TEST(desk().done({"session", "show", session}).at("invalidated").isNull());
    const auto refused = [&](const Words& words, const char* why) {
        const auto answer = desk().run(words);
        BOOST_TEST(answer.exit == 2, answer.err);
        BOOST_TEST(answer.err.find(why) != std::string::npos, answer.err);
    };
    refused({"session", "invalidate", "--session", session}, "--reason");
    refused({"session", "invalidate", "--session", session, "--reason", " "}, "Say why, in a few words.");
    refused({"session", "invalidate", "--session", "nowhere", "--reason", "x"}, "not known to the store");

    const auto done =
        desk().done({"session", "invalidate", "--session", session, "--reason", "charted while trying things out"});
    BOOST_TEST(done.at("uid") == session);
    BOOST_TEST(done.at("state") == "invalidated");
    BOOST_TEST(done.at("invalidated").at("reason") == "charted while trying things out");
    BOOST_TEST(!done.at("invalidated").at("by").text().empty());
    BOOST_TEST(done.at("rows").size() == 2U);
    BOOST_TEST(assess(client, dayFromToday(0), {"cheeks:1.5mm"}).exit == 0);
    for (const auto& reminder : desk().done({"reminder", "list", "--set", "all"}).at("reminders").items()) {
        const bool stopped = reminder.at("clientUid") != client || reminder.at("state") == "cancelled";
        BOOST_TEST(stopped);
    }
    refused({"session", "invalidate", "--session", session, "--reason", "again"}, "already");
    BOOST_TEST(desk().run({"audit", "verify"}).exit == 0);
    const auto told = desk().run({"session", "show", session});
    BOOST_TEST(told.out.find(": charted while trying things out") != std::string::npos, told.out);
}

BOOST_AUTO_TEST_CASE(a_signed_session_is_amended_from_a_file) {
    const auto client = desk().addClient("Mia", "Mend");
    const auto session = record(visit(client, -3, row("cheeks", "pen", "1.5")));
    BOOST_TEST(desk().done({"session", "show", session}).at("version") == 1);
    const auto file = R"({"uid": ")" + session + R"(", "version": 1, "notes": "calm", "rows": [)" +
                      row("neck", "pen", "0.5") + "]}";
    const auto refused = [&](const Words& words, const char* why) {
        const auto answer = desk().run(words, file);
        BOOST_TEST(answer.exit == 2, answer.err);
        BOOST_TEST(answer.err.find(why) != std::string::npos, answer.err);
    };
    refused({"session", "amend", "-"}, "Say why, in a few words.");
    const auto done = desk().done({"session", "amend", "-", "--reason", "it was the neck"}, file);
    BOOST_TEST(done.at("uid") == session);
    BOOST_TEST(done.at("state") == "amended");
    BOOST_TEST(done.at("version") == 2);
    BOOST_TEST(done.at("notes") == "calm");
    BOOST_TEST(done.at("rows").size() == 1U);
    BOOST_TEST(done.at("amendments").size() == 1U);
    for (const auto& one : done.at("amendments").items()) {
        BOOST_TEST(one.at("reason") == "it was the neck");
        BOOST_TEST(one.at("before").at("rows").size() == 2U);
        BOOST_TEST(one.at("before").at("notes") == "");
    }
    BOOST_TEST(assess(client, dayFromToday(0), {"cheeks:1.5mm"}).exit == 0);
    BOOST_TEST(assess(client, dayFromToday(0), {"neck:0.5mm"}).exit == 3);
    refused({"session", "amend", "-", "--reason", "again"}, "meanwhile");
    const auto told = desk().run({"session", "show", session});
    BOOST_TEST(told.out.find(": it was the neck") != std::string::npos, told.out);
    BOOST_TEST(told.out.find("Notes: nothing -> calm") != std::string::npos, told.out);
    refused({"session", "cosign", session}, "waits for no co-signature");
    BOOST_TEST(desk().done({"session", "unsigned", "--everyone"}).at("unsigned").size() == 0U);
    BOOST_TEST(desk().run({"session", "unsigned"}).out == "Everything is signed.\n");
    BOOST_TEST(desk().run({"audit", "verify"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(no_start_without_the_screening_of_that_day) {
    const auto client = desk().addClient("Una", "Asked");
    const auto today = dayFromToday(0);
    const auto unasked = assess(client, today, {"chin:0.5mm"}, {});
    BOOST_TEST(unasked.exit == 3);
    const auto told = unasked.parsed();
    int missing = 0;
    for (const auto& finding : told.at("findings").items()) {
        if (finding.at("kind") == "screening-missing") {
            missing = finding.at("limit").at("questions").whole();
            BOOST_TEST(finding.at("strength") == "deny");
            BOOST_TEST(finding.at("words").text().ends_with("Ask the screening questions before treating."));
        }
    }
    BOOST_TEST(missing > 20);
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {"--act", "plan"}).exit == 0);
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {"--act", "record"}).exit == 0);
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {"--screened"}).exit == 0);
    // One yes more, as the client might say it.
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {"--yes", "epilepsy"}).exit == 0);
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {"--yes", "epilepsy", "--yes", "pregnant"}).exit == 3);
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {"--yes", "shoe-size"}).exit == 2);
    BOOST_TEST(assess(client, today, {"chin:0.5mm"}, {}).exit == 3); // nothing was recorded by it
}

BOOST_AUTO_TEST_CASE(the_wait_follows_what_was_done) {
    struct Case {
        const char* zone;
        const char* modality;
        const char* depth;
        const char* indication;
        int floor;
    };
    // Rows of rules/intervals.csv; the skin type of this client is not known, so the longest of RF holds.
    const Case cases[] = {{"chin", "stamp", "0.5", "", 7},
                          {"nose", "stamp", "1.0", "", 21},
                          {"forehead", "stamp", "1.5", "", 28},
                          {"upper-lip", "stamp", "3", "", 42},
                          {"neck", "roller", "0,25", "", 7},
                          {"cheek-left", "roller", "1", "", 28},
                          {"cheek-right", "rf", "2", "", 28},
                          {"glabella", "pen", "0.5", "", 30},
                          {"scalp-front", "stamp", "1.0", "hair", 7},
                          {"abdomen", "stamp", "0.5", "striae", 28},
                          {"jaw-left", "stamp", "", "", 42}};
    const auto client = desk().addClient("Case", "Table");
    std::string table = "client;day;zone;modality;depth_mm;indication\n";
    for (const auto& one : cases) {
        table += client + ";" + dayFromToday(-2) + ";" + one.zone + ";" + one.modality + ";" + one.depth + ";" +
                 one.indication + "\n";
    }
    BOOST_TEST(desk().done({"session", "import", "-"}, table).at("recorded") == 1);
    const auto chart = desk().done({"client", "show", client});
    for (const auto& one : cases) {
        std::string earliest;
        for (const auto& zone : chart.at("zones").items()) {
            if (zone.at("zone") == one.zone) {
                earliest = zone.at("earliest");
            }
        }
        BOOST_TEST(earliest == dayFromToday(one.floor - 2), one.zone << " " << one.modality << " " << one.depth);
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_assessed_is_refused) {
    const auto client = desk().addClient("Oda", "Refused");
    const auto today = dayFromToday(0);
    for (const char* zone :
         {"eyelid:1", "cheeks:", "cheeks:9", "cheeks:1.5cm", "cheeks:x", ":1", "chin:-1", "chin:0"}) {
        BOOST_TEST(assess(client, today, {zone}).exit == 2, zone);
    }
    BOOST_TEST(assess(client, "22/11/2026", {"chin:1"}).exit == 2);
    BOOST_TEST(assess(client, "2026-02-30", {"chin:1"}).exit == 2);
    BOOST_TEST(assess("no-such-uid", today, {"chin:1"}).exit == 2);
    BOOST_TEST(assess(client, today, {"chin:1"}, {"--device", "none such"}).exit == 2);
    BOOST_TEST(assess(client, today, {"chin:1"}, {"--indication", "boredom"}).exit == 2);
    BOOST_TEST(
        desk()
            .run({"session", "assess", "--client", client, "--on", today, "--modality", "laser", "--zone", "chin:1"})
            .exit == 2);
    BOOST_TEST(assess(client, today, {"chin:1"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(the_printed_example_is_accepted_once_its_names_are_true) {
    auto example = support::needlebookctl({"session", "record", "--example"}).out;
    const std::string device = R"("SkinPen #2")";
    BOOST_TEST_REQUIRE(example.find(device) != std::string::npos);
    example.replace(example.find(device), device.size(), "null");
    const auto client = desk().addClient("Exa", "Mple");
    const auto day = dayFromToday(-10);
    example = Json::parse(example)
                  .patched(R"({"client": ")" + client + R"(", "day": ")" + day +
                           R"(", "performer": "maya", "room": null, "container": null,
                               "cartridges": [{"unknown": true}]})")
                  .dump();
    const auto session = record(example);
    const auto shown = desk().done({"session", "show", session});
    BOOST_TEST(shown.at("uid") == session);
    BOOST_TEST(shown.at("state") == "signed");
    BOOST_TEST(shown.at("client") == client);
    BOOST_TEST(shown.at("day") == dayFromToday(-10));
    BOOST_TEST(shown.at("start") == "10:30");
    BOOST_TEST(shown.at("end") == "11:10");
    BOOST_TEST(shown.at("performer") == "maya");
    BOOST_TEST(shown.at("signedBy") == "maya");
    BOOST_TEST_REQUIRE(shown.at("rows").size() == 3U); // two cheeks and the chin
    BOOST_TEST(shown.at("rows")[0].at("depthMm") == 1.5);
    BOOST_TEST(shown.at("rows")[0].at("endpoint") == "pinpoint-bleeding");
    BOOST_TEST(shown.at("rows")[2].at("shots") == 60);
    BOOST_TEST(shown.at("anaesthetic").at("doseMg") == 200);
    BOOST_TEST(shown.at("topicals")[0].at("lot") == "H-12");
    BOOST_TEST(shown.at("response").at("pain") == 3);
    BOOST_TEST(shown.at("handpieceDisinfected") == true);
}

BOOST_AUTO_TEST_CASE(a_session_file_with_faults_names_each_and_records_nothing) {
    const auto client = desk().addClient("Fa", "Ulty");
    const auto faulty = Json::parse(visit(client, -1, row("cheeks", "pen", "1.5") + "," + row("eyelid", "laser", "1")))
                            .patched(R"({"colour": "blue", "response": {"pain": 99}})");
    const auto answer = desk().run({"session", "record", "-"}, faulty.dump());
    BOOST_TEST(answer.exit == 2);
    BOOST_TEST(answer.out == "");
    for (const char* field : {"rows[1].zone", "rows[1].modality", "colour", "response.pain"}) {
        BOOST_TEST(answer.err.find(field) != std::string::npos, field);
    }
    BOOST_TEST(desk().run({"session", "record", "-"}, visit(client, 3, row("chin", "pen", "1"))).exit == 2);
    const auto broken = desk().run({"session", "record", "-"}, "{\n\"client\": \"Ulty,\n}");
    BOOST_TEST(broken.exit == 2);
    BOOST_TEST(broken.err.find("Ulty") == std::string::npos);
    BOOST_TEST(desk().run({"session", "record"}).exit == 2);
    BOOST_TEST(desk().run({"session", "show", "no-such-uid"}).exit == 2);
    BOOST_TEST(desk().done({"client", "show", client}).at("sessions").empty());
}

BOOST_AUTO_TEST_CASE(a_table_of_past_sessions_comes_in_whole_or_not_at_all) {
    const auto client = desk().addClient("Ta", "Bular");
    const std::string head = "client,day,zone,modality,depth_mm,passes,notes\n";
    const auto line = [&](int day, const char* rest) { return client + "," + dayFromToday(day) + "," + rest + "\n"; };
    const auto refused =
        desk().run({"session", "import", "-"}, head + line(-90, "chin,pen,1.0,4,") + line(-60, "eyelid,pen,1.0,4,") +
                                                   line(-30, "chin,pen,thick,4,") + line(5, "chin,pen,1.0,4,"));
    BOOST_TEST(refused.exit == 2);
    for (const char* place : {"line 3, zone", "line 4, depth_mm", "line 5, day"}) {
        BOOST_TEST(refused.err.find(place) != std::string::npos, place << " in " << refused.err);
    }
    BOOST_TEST(desk().done({"client", "show", client}).at("sessions").empty());

    const auto file = desk().file("past.csv", head + line(-40, "chin,pen,1.0,4,later") +
                                                  line(-90, "cheeks,pen,1.5,4,\"first, with a comma\"") +
                                                  line(-90, "nose,pen,0.5,2,"));
    BOOST_TEST(desk().done({"session", "import", file}).at("recorded") == 2);
    const auto sessions = desk().done({"client", "show", client}).at("sessions");
    BOOST_TEST_REQUIRE(sessions.size() == 2U);
    BOOST_TEST(sessions[0].at("day") == dayFromToday(-40));
    BOOST_TEST(sessions[1].at("rows").size() == 3U);
    const auto first = desk().done({"session", "show", sessions[1].at("uid")});
    BOOST_TEST(first.at("notes") == "first, with a comma");
    BOOST_TEST(desk().run({"session", "import", "-"}, "client,day\n").exit == 2);
    BOOST_TEST(desk().run({"session", "import", "-"}, "").exit == 2);
}

BOOST_AUTO_TEST_CASE(nothing_is_recorded_twice) {
    const auto client = desk().addClient("Twi", "Ce");
    const auto session = visit(client, -3, row("cheeks", "pen", "1.5"));
    record(session);
    const auto refused = desk().run({"session", "record", "-"}, session);
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err.find(dayFromToday(-3)) != std::string::npos, refused.err);
    desk().done({"session", "record", "--again", "-"}, session);
    BOOST_TEST(desk().done({"client", "show", client}).at("sessions").size() == 2U);

    const auto head = std::string{"client,day,start,end,zone,modality,depth_mm\n"};
    const auto line = [&](int day, const char* rest) { return client + "," + dayFromToday(day) + "," + rest + "\n"; };
    const auto twoVisits = head + line(-40, "09:00,09:30,chin,pen,1.0") + line(-40, "17:00,17:20,chin,pen,1.0");
    BOOST_TEST(desk().done({"session", "import", "-"}, twoVisits).at("recorded") == 2);
    const auto twice = desk().run({"session", "import", "-"}, twoVisits + line(-39, ",,chin,pen,1.0"));
    BOOST_TEST(twice.exit == 2);
    for (const char* place : {"line 2, day: ", "line 3, day: "}) {
        BOOST_TEST(twice.err.find(place) != std::string::npos, twice.err);
    }
    BOOST_TEST(twice.err.find("line 4") == std::string::npos, twice.err);
    BOOST_TEST(desk().run({"session", "import", "-"}, head + line(-40, "9 o'clock,,nose,pen,1")).exit == 2);
    BOOST_TEST(desk().done({"client", "show", client}).at("sessions").size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_delivery_is_scanned_and_a_lot_leads_to_its_client) {
    const Words scan{"needle", "receive", "--scan", "(01)19521000000015(17)350131(10)Lot-7(21)S9"};
    const auto received = desk().done(scan);
    BOOST_TEST(received.at("lot") == "Lot-7");
    BOOST_TEST(received.at("useBy") == "2035-01-31");
    BOOST_TEST(received.at("quantity") == 12); // what the pack's number stands for
    BOOST_TEST(received.at("onHand") == 12);
    BOOST_TEST(desk().run(scan).exit == 2); // the same serial twice
    BOOST_TEST(desk().run({"needle", "receive", "--scan", "(01)19521000000016(17)350131(10)Lot-7"}).exit == 2);
    BOOST_TEST(desk().run({"needle", "receive"}).exit == 2);

    const std::string product = received.at("product");
    const auto typed = desk().done({"needle", "receive", "--product", product, "--lot", "T-1", "--use-by", "2034-01-01",
                                    "--quantity", "3", "--opening"});
    BOOST_TEST(typed.at("onHand") == 3);
    BOOST_TEST(desk().run({"needle", "receive", "--product", product, "--lot", "T-2", "--use-by", "2034-01-01"}).exit ==
               2);
    BOOST_TEST(desk().run({"needle", "receive", "--product", product, "--lot", "T-2", "--quantity", "3"}).exit == 2);
    BOOST_TEST(desk()
                   .run({"needle", "receive", "--product", product, "--lot", "T-1", "--use-by", "2034-01-02",
                         "--quantity", "3"})
                   .exit == 2);
    const auto stock = desk().done({"needle", "stock"});
    BOOST_TEST_REQUIRE(stock.at("total") == 2);
    BOOST_TEST(stock.at("lots")[0].at("lot") == "T-1"); // first expiry first

    // A scan with a lost separator is taken only with the lot typed beside it.
    const Words unsure{"needle", "receive", "--scan", "01195210000000151735013110ABC12321XYZ"};
    const auto asked = desk().run(unsure);
    BOOST_TEST(asked.exit == 2);
    BOOST_TEST(asked.err.find("lot ABC123,") != std::string::npos);
    auto sure = unsure;
    sure.insert(sure.end(), {"--lot", "ABC123"});
    BOOST_TEST(desk().done(sure).at("lot") == "ABC123");

    const auto client = desk().addClient("Tra", "Ced");
    record(
        visit(client, -1, row("chin", "pen", "1"), R"({"lot": "Lot-7", "packIntact": true, "sheathChanged": true})"));
    const auto traced = desk().done({"needle", "trace", "lot-7"});
    BOOST_TEST(traced.at("total") == 1);
    BOOST_TEST(traced.at("exposed")[0].at("client") == client);
    BOOST_TEST(traced.at("exposed")[0].at("name") == "Tra Ced");
    BOOST_TEST(traced.at("exposed")[0].at("day") == dayFromToday(-1));
    BOOST_TEST(desk().done({"needle", "trace", "T-1"}).at("total") == 0);
    BOOST_TEST(desk().run({"needle", "trace", "no-such-lot"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(reminders_fall_due_with_time) {
    const auto client = desk().addClient("Re", "Minded");
    record(visit(client, -1, row("chin", "pen", "1")));
    const auto at = [&](const std::string& instant) {
        int mine = 0;
        const auto listed = desk().done({"reminder", "list", "--at", instant, "--set", "all"});
        for (const auto& reminder : listed.at("reminders").items()) {
            mine += reminder.at("clientUid") == client ? 1 : 0;
        }
        return mine;
    };
    const auto planned = desk().done({"client", "show", client}).at("reminders");
    BOOST_TEST(planned.size() >= 1U);
    BOOST_TEST(at(dayFromToday(60) + "T09:00:00Z") == static_cast<int>(planned.size()));
    BOOST_TEST(desk().run({"reminder", "list", "--at", "tomorrow"}).exit == 2);
    const auto due = desk().done({"reminder", "list", "--at", "2020-01-01T00:00:00Z"});
    BOOST_TEST(due.at("at") == "2020-01-01T00:00:00.000000Z");
    BOOST_TEST(due.at("reminders").empty());
    for (const char* const set : {"call", "catch-up", "missed", "done"}) {
        BOOST_TEST(desk().done({"reminder", "list", "--set", set}).contains("total"), set);
    }
    BOOST_TEST(desk().run({"reminder", "list", "--set", "whoever"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(all_of_it_stands_in_the_trail) {
    record(visit(desk().addClient("Pro", "Ven"), -1, row("chin", "pen", "1")));
    BOOST_TEST(desk().done({"audit", "verify"}).at("verified") == true);
    BOOST_TEST(desk().done({"check"}).at("ok") == true);
}

BOOST_AUTO_TEST_SUITE_END()
