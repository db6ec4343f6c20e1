// Every verb of the command line, by everybody: done, or refused exactly as the role table says.

#include "app/cli/cli.h"
#include "db/access.h"
#include "db/role_table.h"
#include "tests/cli/program.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

BOOST_AUTO_TEST_SUITE(roles)

using support::Answer;
using support::dayFromToday;
using support::Json;
using support::Words;

constexpr const char* password = "a good password";
constexpr int notPermitted = 4;
constexpr int fault = 1;

/// In this process: the program itself would take longer to start than to answer.
Answer ran(const Words& words) {
    std::vector<const char*> argv{"needlebookctl"};
    for (const auto& word : words) {
        argv.push_back(word.c_str());
    }
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in;
    const int exit = cli::run(static_cast<int>(argv.size()), argv.data(), out, err, in);
    return {exit, out.str(), err.str()};
}

/// "A verb is needed: add, find." -> those; nothing when no verb is needed.
Words verbsAfter(const Words& before) {
    const auto said = ran(before).err;
    const std::string lead = "A verb is needed: ";
    Words verbs;
    if (!said.starts_with(lead)) {
        return verbs;
    }
    std::istringstream names{said.substr(lead.size(), said.find(".\n") - lead.size())};
    for (std::string name; std::getline(names, name, ',');) {
        verbs.push_back(name.substr(name.find_first_not_of(' ')));
    }
    return verbs;
}

/// One way of saying a verb. {client} and its like stand for what the clinic has; see Clinic::filled.
struct Said {
    const char* verb;
    Words options;
    std::vector<std::string> needs; ///< rows of the role table, all of them; none: everybody who may sign in
};

const std::vector<Said>& everything() {
    static const Words notice{"--product", "{product}", "--lots",          "Z9",     "--class",
                              "II",        "--date",    "{today}",         "--text", "Letter",
                              "--source",  "Maker",     "--keep-unmatched"};
    static const std::vector<Said> all{
        {"client add", {"--given", "Nele", "--family", "New{n}"}, {"client.add"}},
        {"client find", {"a"}, {"read.clients"}},
        {"client show", {"{client}"}, {"read.clients", "read.sessions", "read.reminders"}},
        {"client export", {"{client}", "--output", "{out}"}, {"client.export", "report.make"}},
        {"client hold", {"{client}", "--reason", "a claim is pending"}, {"client.hold"}},
        {"client retention", {"--set", "uk"}, {"retention.set", "read.retention"}},
        {"client erase", {"{client}", "--name", "{name}"}, {"client.erase"}}, // refused: too early, and no reason
        {"client import", {"{clients.csv}"}, {"client.add"}},
        {"exposure add", {"--client", "{client}", "--modality", "pen", "--depth", "0.5mm"}, {"exposure.add"}},
        {"exposure items", {}, {"read.clinic"}},
        {"needle receive",
         {"--product", "{product}", "--lot", "LOT2", "--use-by", "{nextYear}", "--quantity", "2"},
         {"lot.receive"}},
        {"needle open", {"{unit}", "--session", "{session}"}, {"cartridge.open"}},
        {"needle waste", {"{unit}", "--reason", "dropped"}, {"cartridge.waste"}},
        {"needle count", {"LOT1", "--counted", "19", "--reason", "one is gone"}, {"lot.count"}},
        {"needle stock", {}, {"read.needles"}},
        {"needle trace", {"LOT1"}, {"read.needles"}},
        {"needle recall", {"--list"}, {"read.needles"}},
        {"needle recall", {"--show", "{recall}"}, {"read.needles"}},
        {"needle recall", notice, {"recall.issue"}},
        {"needle recall",
         {"--contact", "{recall}", "--client", "{client}", "--how", "phone", "--outcome", "told"},
         {"recall.contact"}},
        {"needle recall", {"--lift", "{recall}", "--reason", "the maker says so"}, {"recall.lift"}},
        {"needle label", {"LOT1", "--sheet", "avery-l7651", "--output", "{out}"}, {"read.needles", "report.make"}},
        {"container assemble", {"B-{n}"}, {"container.assemble"}},
        {"container place", {"B-1", "--no-room"}, {"container.place"}},
        {"container offer", {"B-1"}, {"container.offer"}},
        {"container fill", {"B-1", "--percent", "10"}, {"container.fill"}},
        {"container list", {}, {"read.needles"}},
        {"container close", {"B-1"}, {"container.close"}},
        {"container collect", {"B-1", "--consignment", "C-7"}, {"container.collect"}},
        {"session assess",
         {"--client", "{other}", "--on", "{soon}", "--modality", "pen", "--zone", "chin:0.5mm"},
         {"read.clients"}},
        {"session plan",
         {"--client", "{other}", "--on", "{soon}", "--modality", "pen", "--zone", "forehead:0.5mm", "--at", "11:00",
          "--performer", "maya", "--reason", "as agreed with the client"},
         {"session.plan"}},
        {"diary", {}, {"read.sessions"}},
        {"session record", {"{session.json}"}, {"session.record"}},
        {"session import", {"{sessions.csv}"}, {"session.record"}},
        {"session show", {"{session}"}, {"read.sessions"}},
        {"sheet", {"{session}", "--output", "{out}"}, {"read.sessions", "sheet.hand-out"}},
        {"session amend", {"{amendment.json}", "--reason", "typed one off"}, {"session.amend"}},
        {"session cosign", {"{session}"}, {"session.cosign"}}, // refused: it waits for nobody
        {"session unsigned", {}, {"read.sessions"}},
        {"session unsigned", {"--everyone"}, {"read.all-unsigned"}},
        {"session replace",
         {"{session}", "--client", "{other}", "--reason", "charted on the wrong client"},
         {"session.replace"}},
        {"session invalidate", {"--session", "{session}", "--reason", "never took place"}, {"session.invalidate"}},
        {"reminder list", {}, {"read.reminders"}},
        {"reminder send", {}, {"reminder.claim"}},
        {"machine-slot add", {"sender", "--credential", "{credential}"}, {"account.machine-slot"}},
        {"machine-slot remove", {"sender"}, {"account.machine-slot"}},
        {"mail show", {}, {"mail.edit"}},
        {"mail set", {"--host", "localhost", "--from", "care@harbour.example"}, {"mail.edit"}},
        {"mail clock-is-right", {}, {"clock.confirm"}},
        {"hours show", {}, {"read.clinic"}},
        {"hours set", {"--monday", "08:00-20:00"}, {"hours.set"}},
        {"closed add", {"--from", "{later}", "--reason", "Holiday {n}"}, {"closure.add"}},
        {"closed list", {}, {"read.clinic"}},
        {"closed remove", {"{closure}"}, {"closure.remove"}},
        {"calendar client",
         {"--client", "{other}", "--output", "{out}"},
         {"read.clients", "calendar.stamp", "report.make"}},
        {"calendar clinic", {"--output", "{out}"}, {"read.sessions", "calendar.stamp", "report.make"}},
        {"rule list", {}, {"read.clinic"}},
        {"rule show", {"no-such-rule"}, {"read.clinic"}},
        {"rule check", {}, {"read.clinic"}},
        {"rule export", {"{out}"}, {"report.make"}},
        {"rule import", {"{rules}", "--reason", "tried in a test"}, {"rules.edit"}},
        {"audit verify", {}, {"read.trail"}},
        {"audit trail", {}, {"read.trail"}},
        {"audit hygiene", {"--from", "{monthAgo}", "--to", "{today}", "--format", "json"}, {"read.hygiene"}},
        {"check", {}, {"read.clinic"}},
        {"account list", {}, {"read.people"}},
        {"account add",
         {"new{n}", "--name", "New {n}", "--role", "assistant", "--new-password-file", "{password}"},
         {"account.add"}},
        {"account roles", {"leaver", "--role", "assistant"}, {"account.edit"}},
        {"account disable", {"leaver"}, {"account.edit"}},
        {"account enable", {"leaver", "--new-password-file", "{password}"}, {"account.password", "account.edit"}},
        {"account password", {"--new-password-file", "{password}"}, {}},
        {"account password", {"leaver", "--new-password-file", "{password}"}, {"account.password"}},
        {"account pin", {"--pin-file", "{pin}"}, {}},
        {"account notices", {}, {"read.access-notices"}},
        {"chart restrict", {"--client", "{client}", "--reason", "somebody we all know"}, {"chart.restrict"}},
        {"chart emergency", {"--client", "{client}", "--reason", "collapsed in the waiting room"}, {"chart.emergency"}},
        {"lock show", {}, {"read.clinic"}},
        {"lock set", {"--after", "12"}, {"lock.set"}},
        {"backup make", {"--into", "{backups}", "--quiet"}, {"backup.make"}},
        {"backup folder", {"{backups}"}, {"backup.folder"}},
        {"backup list", {"--in", "{backups}"}, {"read.backups"}},
        {"backup check", {"{backup}"}, {"store.restore"}},
        {"backup go-on", {"--reason", "it is the store"}, {"store.go-on"}}, // refused: it is no old copy
        {"backup restore", {"{backup}"}, {"store.restore"}},
        {"store new-key", {}, {"store.new-key"}},
        {"store decrypt", {}, {"store.convert"}},
        {"store encrypt", {}, {"store.convert"}}, // the last: whoever did not ask has another password then
    };
    return all;
}

/// Verbs that nobody signs in for.
const std::set<std::string> withoutAccount{"init", "recover", "demo", "udi"};
/// Verbs that stand by themselves; all others are groups.
const std::set<std::string> alone{"init", "recover", "demo", "udi", "check", "diary", "sheet"};

class Clinic {
public:
    Clinic() {
        support::writeFile(scratch_ / "password", std::string{password} + "\n");
        support::writeFile(scratch_ / "pin", "4711\n");
        support::writeFile(scratch_ / "credential", "what the machine keeps to itself\n");
        db::NewStore wanted;
        wanted.folder = folder();
        wanted.clinic = "Harbour Skin";
        wanted.timeZone = "Europe/London";
        wanted.ownerSignIn = wanted.ownerFullName = "maya";
        wanted.ownerPassword = password;
        wanted.encrypted = false; // the cipher is not asked here
        auto made = db::Store::create(wanted, {db::systemClock(), db::KeyCost::cheapest, false});
        BOOST_TEST_REQUIRE(made.ok());
        auto access = made->store->as(made->actor);
        for (const auto& role : model::codesOf<model::Role>) {
            if (role.value != model::Role::owner) {
                addAccount(access, std::string{role.code}, role.value);
            }
        }
        addAccount(access, "leaver", model::Role::assistant);
        fill(access, made->actor.account(), made->store->now());
        made.value().store.reset();
        values_["{recall}"] =
            uidOf({"needle", "recall", "--product", values_["{product}"], "--lots", "Y8", "--class", "II", "--date",
                   dayFromToday(0), "--text", "First letter", "--source", "Maker", "--keep-unmatched"});
        values_["{closure}"] = uidOf({"closed", "add", "--from", dayFromToday(60), "--reason", "Christmas"});
        const auto planned =
            as("maya", {"session", "plan", "--client", values_["{other}"], "--on", dayFromToday(20), "--modality",
                        "pen", "--zone", "chin:0.5mm", "--at", "10:00", "--reason", "as agreed with the client"});
        BOOST_TEST_REQUIRE(planned.exit == 0, planned.err);
        const auto exported = as("maya", {"rule", "export", (scratch_ / "rules").string()});
        BOOST_TEST_REQUIRE(exported.exit == 0, exported.err);
        values_["{rules}"] = (scratch_ / "rules").string();
        values_["{backups}"] = (scratch_ / "backups").string();
        std::filesystem::create_directory(scratch_ / "backups");
        const auto backup = as("maya", {"backup", "make", "--into", "{backups}", "--json"});
        BOOST_TEST_REQUIRE(backup.exit == 0, backup.err);
        values_["{backup}"] = Json::parse(backup.out).at("backup").text();
    }

    Answer as(const std::string& user, const Words& words) {
        Words all{"--store", folder().string(), "--password-file", (scratch_ / "password").string(), "--user", user};
        ++run_;
        for (const auto& word : words) {
            all.push_back(filled(word));
        }
        return ran(all);
    }

private:
    std::filesystem::path folder() const { return scratch_ / "clinic.needlebook"; }

    static void addAccount(db::Access& access, const std::string& name, model::Role role) {
        model::Account account;
        account.signInName = account.fullName = name;
        account.roles = {role};
        BOOST_TEST_REQUIRE(access.addAccount({account}, password).ok());
    }
    static std::int64_t done(db::Access& access, const model::Change& change) {
        const auto applied = access.apply(change);
        BOOST_TEST_REQUIRE(applied.ok(), (applied ? "" : applied.problems().front().field));
        return applied->id;
    }
    void fill(db::Access& access, model::AccountId owner, model::Instant now) {
        model::Client typed;
        typed.givenName = "Ana";
        typed.familyName = "Braun";
        const model::ClientId client{done(access, model::AddClient{typed})};
        typed.givenName = "Bea";
        const model::ClientId other{done(access, model::AddClient{typed})};
        values_["{client}"] = access.client(client)->uid.text;
        values_["{name}"] = access.client(client)->givenName + " " + access.client(client)->familyName;
        values_["{other}"] = access.client(other)->uid.text;

        model::SessionRecord record;
        record.plan.client = client;
        record.plan.performer = owner;
        record.plan.rows = {support::row("chin", 600)};
        record.endedAt = now - std::chrono::hours{24};
        record.startedAt = record.endedAt - std::chrono::minutes{30};
        record.cartridges = {{}};
        const model::SessionId session{done(access, model::RecordSession{record, {}, false})};
        values_["{session}"] = access.session(session)->row.uid.text;

        const auto products = access.products();
        const auto product = std::find_if(products.begin(), products.end(), [](const model::Product& one) {
            return one.modality == model::Modality::pen;
        });
        BOOST_TEST_REQUIRE((product != products.end()));
        values_["{product}"] = product->brand + " " + product->modelName;
        const model::LotId lot{done(
            access, model::ReceiveLot{product->id, "LOT1", access.today() + model::Days{400}, 20, "", false, true})};
        values_["{unit}"] = access.cartridges(lot).rows.front().printedId;
        done(access, model::AssembleContainer{"B-1", std::nullopt});

        const auto client_ = values_["{client}"];
        support::writeFile(scratch_ / "session.json",
                           R"({"client": ")" + client_ + R"(", "day": ")" + dayFromToday(-2) +
                               R"(", "rows": [{"zone": "chin", "modality": "pen", "depthMm": 0.5}], )"
                               R"("cartridges": [{"unknown": true}]})");
        support::writeFile(scratch_ / "amendment.json",
                           R"({"uid": ")" + values_["{session}"] + R"(", "notes": "a little redness"})");
        support::writeFile(scratch_ / "sessions.csv", "client,day,zone,modality,depth_mm\n" + client_ + "," +
                                                          dayFromToday(-40) + ",chin,pen,0.5\n");
        support::writeFile(scratch_ / "clients.csv", "FIRST,LAST,BIRTHDATE\nImre,Imported,1990-01-02\n");
    }
    std::string uidOf(Words words) {
        words.emplace_back("--json");
        const auto answer = as("maya", words);
        BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
        return Json::parse(answer.out).at("uid").text();
    }

    std::string filled(std::string word) {
        const auto put = [&word](const std::string& mark, const std::string& value) {
            for (auto at = word.find(mark); at != std::string::npos; at = word.find(mark)) {
                word.replace(at, mark.size(), value);
            }
        };
        for (const auto& [mark, value] : values_) {
            put(mark, value);
        }
        put("{n}", std::to_string(run_));
        put("{out}", (scratch_ / ("out" + std::to_string(run_))).string());
        for (const char* name :
             {"password", "pin", "credential", "session.json", "amendment.json", "sessions.csv", "clients.csv"}) {
            put(std::string{"{"} + name + "}", (scratch_ / name).string());
        }
        put("{today}", dayFromToday(0));
        put("{monthAgo}", dayFromToday(-30));
        put("{soon}", dayFromToday(21));
        put("{later}", dayFromToday(90 + run_)); // each time another day
        put("{nextYear}", dayFromToday(400));
        return word;
    }

    support::Scratch scratch_;
    std::map<std::string, std::string> values_;
    int run_ = 0;
};

BOOST_AUTO_TEST_CASE(every_verb_of_the_program_stands_in_the_list_of_this_test) {
    std::set<std::string> said;
    for (const auto& one : everything()) {
        said.insert(one.verb);
    }
    const auto top = verbsAfter({});
    BOOST_TEST_REQUIRE(top.size() > 10U);
    for (const auto& name : top) {
        if (alone.contains(name)) {
            BOOST_TEST((withoutAccount.contains(name) || said.contains(name)), name);
            continue;
        }
        const auto verbs = verbsAfter({name});
        BOOST_TEST(!verbs.empty(), name << " is no group: say so in `alone`");
        for (const auto& verb : verbs) {
            BOOST_TEST(said.contains(name + " " + verb), name << ' ' << verb);
        }
    }
}

BOOST_AUTO_TEST_CASE(each_role_does_with_each_verb_what_the_table_lets_it) {
    Clinic clinic;
    for (const auto& one : everything()) {
        Words words;
        std::istringstream names{one.verb};
        for (std::string word; names >> word;) {
            words.push_back(word);
        }
        words.insert(words.end(), one.options.begin(), one.options.end());
        const auto may = [&](model::Role role) {
            return std::all_of(one.needs.begin(), one.needs.end(),
                               [&](const std::string& verb) { return db::mayDo({role}, verb); });
        };
        // Those who may not come first: what the others do may be done only once.
        for (const bool permitted : {false, true}) {
            for (const auto& role : model::codesOf<model::Role>) {
                if (may(role.value) != permitted) {
                    continue;
                }
                const auto user = role.value == model::Role::owner ? std::string{"maya"} : std::string{role.code};
                BOOST_TEST_CONTEXT(user << ": " << one.verb) {
                    const auto answer = clinic.as(user, words);
                    if (permitted) {
                        BOOST_TEST(answer.exit != notPermitted, answer.err);
                        BOOST_TEST(answer.exit != fault, answer.err);
                    } else {
                        BOOST_TEST(answer.exit == notPermitted, answer.err);
                        BOOST_TEST(answer.out == "");
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
