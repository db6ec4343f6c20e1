// The command line: verbs, their options, and what becomes of refusals and faults.

#include "app/cli/grammar.h"
#include "app/cli/help.h"
#include "app/cli/support.h"
#include "app/present/tr.h"
#include "app/present/worker.h"
#include "db/error.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <list>
#include <stdexcept>
#include <utility>

namespace cli {

namespace {

/// The verb that was named; set by its callback while the command line is parsed.
struct Chosen {
    Run run;
};

void clientVerbs(CLI::App& app, Chosen& chosen) {
    auto* client = app.add_subcommand("client", "Clients: add, find, show, import, export, hold, retention, erase");
    client->require_subcommand(1);

    auto* add = client->add_subcommand("add", "Add a client; refused when one like this is there");
    auto given = std::make_shared<ClientAddOptions>();
    add->add_option("--given", given->given, "Given name");
    add->add_option("--family", given->family, "Family name");
    add->add_option("--birth-date", given->birthDate, "YYYY-MM-DD");
    add->add_option("--phone", given->phone, "Telephone");
    add->add_option("--email", given->email, "E-mail address");
    add->add_option("--street", given->street, "Street lines");
    add->add_option("--city", given->city, "City");
    add->add_option("--postcode", given->postcode, "Postcode");
    add->add_option("--allergies", given->allergies, "Allergies, in words");
    add->add_option("--language", given->language, "Language (BCP 47), e.g. en or pl");
    add->add_flag("--even-if-double", given->evenIfDouble,
                  "Add though a client of this name and birth date or telephone is there");
    add->callback([&chosen, given] { chosen.run = [given](Context& context) { return clientAdd(context, *given); }; });

    auto* find = client->add_subcommand("find", "Find clients by parts of a name, a telephone number or a birth date");
    auto text = std::make_shared<std::vector<std::string>>();
    find->add_option("TEXT", *text, "What to look for")->required();
    find->callback([&chosen, text] {
        chosen.run = [text](Context& context) {
            std::string all;
            for (const auto& word : *text) {
                all += (all.empty() ? "" : " ") + word;
            }
            return clientFind(context, all);
        };
    });

    auto* show = client->add_subcommand("show", "Show a client's chart");
    auto id = std::make_shared<std::string>();
    show->add_option("ID", *id, "The client's uid")->required();
    show->callback([&chosen, id] { chosen.run = [id](Context& context) { return clientShow(context, *id); }; });

    auto* taken = client->add_subcommand("import", "Import clients from another program's CSV file, all or nothing");
    auto how = std::make_shared<ClientImportOptions>();
    taken->add_option("FILE", how->file, "CSV file, or - for standard input")->required();
    taken->add_option("--dates", how->dates, "Order of the dates when the file leaves it open")
        ->check(CLI::IsMember({"ymd", "dmy", "mdy"}));
    taken->add_option("--duplicates", how->duplicates, "What to do with people who are there already")
        ->check(CLI::IsMember({"refuse", "skip", "link"}));
    taken->add_flag("--preview", how->preview, "Only say what would be imported");
    taken->callback([&chosen, how] { chosen.run = [how](Context& context) { return clientImport(context, *how); }; });
}

/// Options that are told in the words of grammar.h.
class ParsedVerb final : public Verb {
public:
    explicit ParsedVerb(CLI::App& app)
        : app_{&app} {}
    void text(const char* name, std::string& into, const char* help) override { app_->add_option(name, into, help); }
    void needed(const char* name, std::string& into, const char* help) override {
        app_->add_option(name, into, help)->required();
    }
    void texts(const char* name, std::vector<std::string>& into, const char* help) override {
        app_->add_option(name, into, help);
    }
    void number(const char* name, int& into, const char* help) override { app_->add_option(name, into, help); }
    void needed(const char* name, int& into, const char* help) override {
        app_->add_option(name, into, help)->required();
    }
    void flag(const char* name, bool& into, const char* help) override { app_->add_flag(name, into, help); }

private:
    CLI::App* app_;
};

class ParsedGroup final : public VerbGroup {
public:
    ParsedGroup(CLI::App& app, Chosen& chosen, const char* name, const char* help)
        : ParsedGroup{*app.add_subcommand(name, help), chosen} {}
    /// Further verbs of a group that is there.
    ParsedGroup(CLI::App& group, Chosen& chosen)
        : app_{&group}
        , chosen_{&chosen} {
        app_->require_subcommand(1);
    }
    Verb& add(const char* name, const char* help, Run run) override {
        auto* verb = app_->add_subcommand(name, help);
        verb->callback([chosen = chosen_, run = std::move(run)] { chosen->run = run; });
        return told_.emplace_back(*verb);
    }

private:
    CLI::App* app_;
    Chosen* chosen_;
    std::list<ParsedVerb> told_;
};

void ledgerVerbs(CLI::App& app, Chosen& chosen) {
    ParsedGroup needles{app, chosen, "needle", "Needles: receive, open, waste, count, stock, trace, recall, label"};
    tellNeedles(needles);
    ParsedGroup containers{app, chosen, "container", "Sharps containers: assemble, place, fill, close, collect, list"};
    tellContainers(containers);
}

void openingVerbs(CLI::App& app, Chosen& chosen) {
    ParsedGroup hours{app, chosen, "hours", "Opening hours: show, set"};
    tellHours(hours);
    ParsedGroup closed{app, chosen, "closed", "Closed days, and days with other hours: add, list, remove"};
    tellClosed(closed);
    ParsedGroup lock{app, chosen, "lock", "Idle lock of the window: show, set"};
    tellLock(lock);
    ParsedGroup calendar{app, chosen, "calendar", "Calendar files: client, clinic"};
    tellCalendar(calendar);
    ParsedGroup single{app, chosen};
    tellSheet(single);
}

/// Whom, when and what: the plan that is assessed.
void addWhat(CLI::App& verb, AssessOptions& what) {
    verb.add_option("--client", what.client, "The client's uid")->required();
    verb.add_option("--on", what.day, "Day YYYY-MM-DD")->required();
    verb.add_option("--modality", what.modality, "pen, stamp, roller or rf")->required();
    verb.add_option("--zone", what.zones, "ZONE:DEPTHmm, e.g. cheeks:1.5mm; may be given several times")->required();
    verb.add_option("--indication", what.indication, "e.g. acne-scars, wrinkles, hair");
    verb.add_option("--device", what.device, "Name or uid of the clinic's device");
}

void sessionVerbs(CLI::App& app, Chosen& chosen) {
    auto* session = app.add_subcommand(
        "session", "Sessions: assess, plan, record, show, import, amend, cosign, unsigned, replace, invalidate");
    session->require_subcommand(1);

    auto* assess = session->add_subcommand("assess", "May these zones be treated on that day? Exit code 3 when denied");
    auto what = std::make_shared<AssessOptions>();
    addWhat(*assess, *what);
    assess->add_option("--act", what->act, "plan, start (default) or record")
        ->check(CLI::IsMember({"plan", "start", "record"}));
    assess->add_flag("--screened", what->screened,
                     "As if the screening of that day had been answered: as the last time, and no where it never was");
    assess->add_option("--yes", what->yes, "As --screened, with a yes to this question; may be given several times");
    assess->callback(
        [&chosen, what] { chosen.run = [what](Context& context) { return sessionAssess(context, *what); }; });

    auto* plan = session->add_subcommand("plan", "Put a session into the diary. Exit code 3 when denied");
    auto planned = std::make_shared<PlanOptions>();
    addWhat(*plan, planned->what);
    plan->add_option("--at", planned->at, "Time of day, HH:MM")->required();
    plan->add_option("--minutes", planned->minutes, "How long (45)");
    plan->add_option("--performer", planned->performer, "Who treats: sign-in name, full name or uid (yourself)");
    plan->add_option("--room", planned->room, "Name of the room");
    plan->add_option("--reason", planned->reason,
                     "Why, where a rule warns or the clinic is closed; a denial is not overridden here");
    plan->callback(
        [&chosen, planned] { chosen.run = [planned](Context& context) { return sessionPlan(context, *planned); }; });

    auto* record = session->add_subcommand("record", "Record and sign a session that has happened, from a JSON file");
    auto file = std::make_shared<std::string>();
    auto example = std::make_shared<bool>(false);
    auto again = std::make_shared<bool>(false);
    record->add_option("FILE", *file, "JSON file, or - for standard input");
    record->add_flag("--example", *example, "Print a file that can be filled in; needs no store");
    record->add_flag("--again", *again, "It is another visit, though one like it is recorded for that day");
    record->callback([&chosen, file, example, again] {
        chosen.run = [file, example, again](Context& context) {
            if (*example) {
                return sessionExample(context);
            }
            return sessionRecord(context, *file, *again);
        };
    });

    auto* show = session->add_subcommand("show", "Show a session");
    auto id = std::make_shared<std::string>();
    show->add_option("ID", *id, "The session's uid")->required();
    show->callback([&chosen, id] { chosen.run = [id](Context& context) { return sessionShow(context, *id); }; });

    auto* taken = session->add_subcommand("import", "Import past sessions from a CSV file, all or nothing");
    auto csv = std::make_shared<std::string>();
    taken
        ->add_option(
            "FILE", *csv,
            "CSV file with the columns client, day, zone, modality, and where known start, end, depth_mm, passes, "
            "indication, device, lot, performer, notes; rows of one client, day and start are one session")
        ->required();
    taken->callback([&chosen, csv] { chosen.run = [csv](Context& context) { return sessionImport(context, *csv); }; });

    auto* replace = session->add_subcommand("replace", "Move a session that was charted on the wrong client");
    auto move = std::make_shared<ReplaceOptions>();
    replace->add_option("ID", move->session, "The session's uid")->required();
    replace->add_option("--client", move->client, "The right client's uid")->required();
    replace->add_option("--reason", move->reason, "How it came about")->required();
    replace->callback(
        [&chosen, move] { chosen.run = [move](Context& context) { return sessionReplace(context, *move); }; });

    auto* invalidate = session->add_subcommand("invalidate", "Mark a signed session as entered in error");
    auto wrong = std::make_shared<InvalidateOptions>();
    invalidate->add_option("--session", wrong->session, "The session's uid")->required();
    invalidate->add_option("--reason", wrong->reason, "Why it should not stand")->required();
    invalidate->callback(
        [&chosen, wrong] { chosen.run = [wrong](Context& context) { return sessionInvalidate(context, *wrong); }; });

    auto* amend =
        session->add_subcommand("amend", "Correct a signed session, from a JSON file as session show gives it");
    auto right = std::make_shared<AmendOptions>();
    amend->add_option("FILE", right->file, "JSON file, - for standard input")->required();
    amend->add_option("--reason", right->reason, "Why it is corrected; else the file's field reason");
    amend->callback(
        [&chosen, right] { chosen.run = [right](Context& context) { return sessionAmend(context, *right); }; });

    auto* cosign = session->add_subcommand("cosign", "Co-sign a trainee's signed session");
    auto theirs = std::make_shared<std::string>();
    cosign->add_option("ID", *theirs, "The session's uid")->required();
    cosign->callback(
        [&chosen, theirs] { chosen.run = [theirs](Context& context) { return sessionCosign(context, *theirs); }; });

    auto* waiting = session->add_subcommand("unsigned", "List open sessions, those not co-signed, and drafts");
    auto everybody = std::make_shared<bool>(false);
    waiting->add_flag("--everyone", *everybody, "Not only one's own: for managers");
    waiting->callback([&chosen, everybody] {
        chosen.run = [everybody](Context& context) { return sessionUnsigned(context, *everybody); };
    });
}

void diaryVerbs(CLI::App& app, Chosen& chosen) {
    auto* diary = app.add_subcommand("diary", "What stands in the diary, and which of it is no longer safe");
    auto from = std::make_shared<std::string>();
    auto to = std::make_shared<std::string>();
    diary->add_option("--from", *from, "First day, YYYY-MM-DD (today)");
    diary->add_option("--to", *to, "Last day (six days later)");
    diary->callback(
        [&chosen, from, to] { chosen.run = [from, to](Context& context) { return cli::diary(context, *from, *to); }; });

    auto* exposure = app.add_subcommand("exposure", "Other treatments, drugs and sun on a client's chart");
    exposure->require_subcommand(1);
    auto* add = exposure->add_subcommand("add", "Record what was done elsewhere, taken or had");
    auto what = std::make_shared<ExposureOptions>();
    add->add_option("--client", what->client, "The client's uid")->required();
    add->add_option("--item", what->item, "Item of the rule book, e.g. botulinum-toxin; see exposure items");
    add->add_option("--modality", what->modality, "Instead of an item: pen, stamp, roller, rf or home-roller");
    add->add_option("--depth", what->depth, "Of a needling, e.g. 1.5mm");
    add->add_option("--zone", what->zones, "Zone or group of zones; none for what concerns the whole client");
    add->add_option("--day", what->day, "The latest day it can have been; of what goes on, its first (today)");
    add->add_flag("--approximate", what->approximate, "The day is not exact");
    add->add_flag("--ongoing", what->ongoing, "It still goes on");
    add->add_option("--note", what->note, "Note");
    add->callback([&chosen, what] { chosen.run = [what](Context& context) { return exposureAdd(context, *what); }; });
    exposure->add_subcommand("items", "What can be recorded")->callback([&chosen] { chosen.run = exposureItems; });
}

void ruleVerbs(CLI::App& app, Chosen& chosen) {
    auto* rule = app.add_subcommand("rule", "The rule book: list, show, check, export, import");
    rule->require_subcommand(1);

    auto* list = rule->add_subcommand("list", "All rules of the book that holds today");
    auto part = std::make_shared<std::string>();
    list->add_option("--part", *part, "One table only, e.g. intervals, washouts, contraindications");
    list->callback([&chosen, part] { chosen.run = [part](Context& context) { return ruleList(context, *part); }; });

    auto* show = rule->add_subcommand("show", "One rule");
    auto id = std::make_shared<std::string>();
    show->add_option("ID", *id, "The rule's name, as findings give it")->required();
    show->callback([&chosen, id] { chosen.run = [id](Context& context) { return ruleShow(context, *id); }; });

    rule->add_subcommand("check", "Prove that deeper never gives an earlier day and no treatment lacks a row")
        ->callback([&chosen] { chosen.run = ruleCheck; });

    auto* out = rule->add_subcommand("export", "Write the book as CSV tables");
    auto folder = std::make_shared<std::string>();
    out->add_option("FOLDER", *folder, "Folder for the tables; files that are there are kept")->required();
    out->callback(
        [&chosen, folder] { chosen.run = [folder](Context& context) { return ruleExport(context, *folder); }; });

    auto* in =
        rule->add_subcommand("import", "Make a new version from changed tables; tells which sessions it affects");
    auto how = std::make_shared<RuleImportOptions>();
    in->add_option("FOLDER", how->folder, "Folder with the tables; those that are missing stay as they are")
        ->required();
    in->add_option("--reason", how->reason, "Why, at least 10 characters");
    in->add_option("--from", how->from, "First day on which it holds (at once)");
    in->add_flag("--preview", how->preview, "Only tell what it would affect");
    in->callback([&chosen, how] { chosen.run = [how](Context& context) { return ruleImport(context, *how); }; });
}

void otherVerbs(CLI::App& app, Chosen& chosen) {
    auto* init = app.add_subcommand("init", "Make a new clinic's store; prints the recovery key once");
    auto fresh = std::make_shared<InitOptions>();
    init->add_option("--clinic", fresh->clinic, "The clinic's name")->required();
    init->add_option("--time-zone", fresh->timeZone, "IANA time zone, e.g. Europe/London")->required();
    init->add_option("--owner", fresh->owner, "The owner's sign-in name")->required();
    init->add_flag("--no-encryption", fresh->plain, "Keep the store readable to anyone who has the file");
    init->callback([&chosen, fresh] { chosen.run = [fresh](Context& context) { return cli::init(context, *fresh); }; });

    auto* recover =
        app.add_subcommand("recover", "Give an owner (--user) a new password with the printed recovery key");
    auto keyFile = std::make_shared<std::string>();
    recover->add_option("--recovery-key-file", *keyFile, "File with the recovery key; without it the key is asked for");
    recover->callback(
        [&chosen, keyFile] { chosen.run = [keyFile](Context& context) { return cli::recover(context, *keyFile); }; });

    auto* demo = app.add_subcommand("demo", "Make a believable clinic to try things on (owner demo, password demo)");
    auto how = std::make_shared<DemoOptions>();
    demo->add_option("--clients", how->clients, "Number of clients (400)")->check(CLI::Range(1, 1000000));
    demo->add_option("--years", how->years, "Years of records (2)")->check(CLI::Range(1, 20));
    demo->add_option("--seed", how->seed, "The same seed makes the same clinic (1)");
    demo->callback([&chosen, how] { chosen.run = [how](Context& context) { return cli::demo(context, *how); }; });

    auto* reminder = app.add_subcommand("reminder", "Aftercare reminders");
    reminder->require_subcommand(1);
    auto* list = reminder->add_subcommand("list", "Reminders that are due");
    auto at = std::make_shared<std::string>();
    auto set = std::make_shared<std::string>("due");
    list->add_option("--at", *at, "As of this instant, e.g. 2026-11-22T09:00:00Z");
    list->add_option("--set", *set, "due (default), call (whom to telephone), catch-up, missed, done or all")
        ->check(CLI::IsMember({"due", "call", "catch-up", "missed", "done", "all"}));
    list->callback(
        [&chosen, at, set] { chosen.run = [at, set](Context& context) { return reminderList(context, *at, *set); }; });

    ParsedGroup posts{*reminder, chosen};
    tellPost(posts);
    ParsedGroup leaving{*app.get_subcommand("client"), chosen};
    tellLeaving(leaving);
    ParsedGroup slots{app, chosen, "machine-slot", "Letting the machine send without a person: add, remove"};
    tellMachineSlot(slots);
    ParsedGroup mail{app, chosen, "mail", "The clinic's mail: show, set"};
    tellMail(mail);
    ParsedGroup backups{app, chosen, "backup", "Backups: folder, make, list, check, restore; go-on with an old copy"};
    tellBackups(backups);

    auto* scan = app.add_subcommand("udi", "Take a UDI apart (GS1 or HIBC); needs no store");
    auto texts = std::make_shared<std::vector<std::string>>();
    scan->add_option("TEXT", *texts, "The scan; - reads one scan a line and answers one JSON object a line")
        ->required();
    scan->callback([&chosen, texts] { chosen.run = [texts](Context& context) { return udi(context, *texts); }; });

    ParsedGroup store{app, chosen, "store", "The store's encryption: encrypt, decrypt, new-key"};
    tellStore(store);
    tellNewKey(store);
    ParsedGroup accounts{app, chosen, "account",
                         "Who may sign in: list, add, roles, disable, enable, password, pin, notices"};
    tellAccounts(accounts);
    ParsedGroup charts{app, chosen, "chart", "Charts that only some may read: restrict, emergency"};
    tellCharts(charts);
    auto* audit = app.add_subcommand("audit", "The trail of all that was done: verify, trail, hygiene");
    ParsedGroup trails{*audit, chosen};
    tellTrail(trails);
    auto* hygiene =
        audit->add_subcommand("hygiene", "What the hygiene audit finds in a period, and the inspector pack");
    auto period = std::make_shared<HygieneOptions>();
    hygiene->add_option("--from", period->from, "First day, YYYY-MM-DD")->required();
    hygiene->add_option("--to", period->to, "Last day")->required();
    hygiene->add_option("--format", period->format, "json: the findings; csv, html or pdf: the inspector pack")
        ->check(CLI::IsMember({"json", "csv", "html", "pdf"}));
    hygiene->add_option("--output", period->output,
                        "File to make, whole or not at all, readable by you only; one that is there is kept");
    hygiene->add_option("--paper", period->paper, "a4 or letter (that of the country)")
        ->check(CLI::IsMember({"a4", "letter"}));
    hygiene->add_flag("--names", period->names, "With the clients' names; without it their records' numbers");
    hygiene->callback(
        [&chosen, period] { chosen.run = [period](Context& context) { return auditHygiene(context, *period); }; });
    app.add_subcommand("check", "Check the store's file and its invariants")->callback([&chosen] {
        chosen.run = cli::check;
    });
}

Exit guarded(Context& context, const Run& run) {
    try {
        return run(context);
    } catch (const Refusal& refusal) {
        print(context.err, refusal.problems);
        return exitOf(refusal.problems);
    } catch (const db::Error& error) {
        context.err << present::failureWords(std::current_exception()) << '\n';
        return error.fault() == db::Fault::notPermitted ? Exit::notPermitted : Exit::fault;
    } catch (const std::filesystem::filesystem_error&) {
        context.err << present::tr("The folder cannot be made or read. Nothing was saved.") << '\n';
        return Exit::fault;
    } catch (const std::logic_error& bug) {
        // A fault of the program itself: its own words help whoever mends it, and hold no record.
        context.err << present::failureWords(std::current_exception()) << '\n' << bug.what() << '\n';
        return Exit::fault;
    } catch (const std::exception&) {
        context.err << present::failureWords(std::current_exception()) << '\n';
        return Exit::fault;
    }
}

/// The footer of every verb, below its options.
void addFooters(CLI::App& app, const std::string& before) {
    for (auto* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        const auto name = before + verb->get_name();
        const std::string own{footerOf(name)};
        verb->footer((own.empty() ? "" : own + "\n") +
                     "Every verb takes --store, --user, --password-file and --json too; see needlebookctl --help.");
        addFooters(*verb, name + " ");
    }
}

/// What was wrong with the command line. What was typed is not repeated, for it may hold a client's name; options are.
std::string complaint(const CLI::App& app, const CLI::ParseError& error) {
    const auto* verb = &app;
    while (!verb->get_subcommands().empty()) {
        verb = verb->get_subcommands().front();
    }
    const auto further = verb->get_subcommands([](const CLI::App*) { return true; });
    if (!further.empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        std::string names;
        for (const auto* one : further) {
            names += (names.empty() ? "" : ", ") + one->get_name();
        }
        const auto typed = app.remaining(true);
        const bool another = !typed.empty() && !typed.front().starts_with('-');
        return present::fill(another ? present::tr("There is no such verb. Known here: {0}.")
                                     : present::tr("A verb is needed: {0}."),
                             {names});
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        for (const auto& word : app.remaining(true)) {
            if (word.starts_with("--")) {
                return present::fill(present::tr("This verb has no option {0}."), {word.substr(0, word.find('='))});
            }
        }
        return present::tr("There are more words than this verb takes. Put what holds blanks in quotes.");
    }
    return error.what();
}

} // namespace

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in) {
    CLI::App app{"Needlebook on the command line.", "needlebookctl"};
    app.set_version_flag("--version", NEEDLEBOOK_VERSION);
    app.set_help_all_flag("--help-all", "Help of every verb");
    app.require_subcommand(1);
    app.fallthrough();
    Context context{{}, {}, {}, false, out, err, in};
    std::string store;
    app.add_option("--store", store, "The store's folder (default: $XDG_DATA_HOME/needlebook/clinic.needlebook)");
    app.add_option("--user", context.user, "Sign-in name");
    app.add_option("--password-file", context.passwordFile,
                   "File whose first line is the password; without it the password is asked for");
    app.add_flag("--json", context.json, "Answer in JSON");
    Chosen chosen;
    clientVerbs(app, chosen);
    ledgerVerbs(app, chosen);
    sessionVerbs(app, chosen);
    diaryVerbs(app, chosen);
    openingVerbs(app, chosen);
    ruleVerbs(app, chosen);
    otherVerbs(app, chosen);
    app.footer(std::string{generalFooter});
    addFooters(app, "");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) { // --help and --version
            return app.exit(error, out, err);
        }
        err << complaint(app, error) << '\n' << present::tr("--help tells the verbs and their options.") << '\n';
        return static_cast<int>(Exit::refused);
    }
    context.store = store.empty() ? defaultStore() : std::filesystem::path{store};
    const auto exit = guarded(context, chosen.run);
    out.flush();
    return static_cast<int>(out ? exit : Exit::fault);
}

} // namespace cli
