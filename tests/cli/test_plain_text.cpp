// No word of an encrypted store stands anywhere in plain: neither in its own folder nor in what a program leaves behind
// in temporary folders, caches, states, messages or a crash.
#include "tests/cli/program.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>
#include <thread>

#include <sys/resource.h>

BOOST_AUTO_TEST_SUITE(plain_text)

namespace fs = std::filesystem;
using support::dayFromToday;
using support::Desk;
using support::Words;

/// Words that nothing else contains.
const Words markers{"Zypherline", "Quandrosket", "wobblefork", "Vexingtonstrasse", "brunnelwick", "07700 900461"};

std::string inUtf16(const std::string& text) {
    std::string wide;
    for (const char c : text) {
        wide += c;
        wide += '\0';
    }
    return wide;
}

bool holds(const std::string& content, const std::string& marker) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(content.begin(), content.end(), marker.begin(), marker.end(), same) != content.end();
}

/// Which markers a file holds, in any case, in UTF-8 or UTF-16.
std::string foundIn(const std::string& content) {
    std::string all;
    for (const auto& marker : markers) {
        if (holds(content, marker) || holds(content, inUtf16(marker))) {
            all += (all.empty() ? "" : ", ") + marker;
        }
    }
    return all;
}

/// The places where a program of this user may write, each a folder of this test.
class Places {
public:
    explicit Places(const fs::path& around) {
        for (const char* variable : {"TMPDIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                                     "XDG_RUNTIME_DIR", "HOME"}) {
            const auto folder = around / variable;
            fs::create_directory(folder);
            fs::permissions(folder, fs::perms::owner_all);
            const char* was = std::getenv(variable);
            before_.emplace_back(variable, was != nullptr ? std::optional<std::string>{was} : std::nullopt);
            ::setenv(variable, folder.c_str(), 1);
            folders_.push_back(folder);
        }
    }
    ~Places() {
        for (const auto& [variable, value] : before_) {
            if (value) {
                ::setenv(variable.c_str(), value->c_str(), 1);
            } else {
                ::unsetenv(variable.c_str());
            }
        }
    }
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;
    const std::vector<fs::path>& folders() const { return folders_; }

private:
    std::vector<std::pair<std::string, std::optional<std::string>>> before_;
    std::vector<fs::path> folders_;
};

std::size_t searchFolder(const fs::path& folder) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        BOOST_TEST(foundIn(entry.path().filename().string()) == "", entry.path());
        if (entry.is_regular_file()) {
            BOOST_TEST(foundIn(support::contentOf(entry.path())) == "", entry.path());
            ++files;
        }
    }
    return files;
}

/// What a person does: adds, looks, charts, imports, audits. Messages hold no record.
void live(const Desk& desk) {
    const auto quiet = [&](const Words& words, std::string_view input = {}) {
        const auto answer = desk.run(words, input);
        BOOST_TEST(answer.exit == 0, words.front() << ' ' << words.at(1) << ": " << answer.err);
        BOOST_TEST(foundIn(answer.err) == "", words.front() << ' ' << words.at(1));
        return answer;
    };
    quiet({"client", "add", "--given", "Zypherline", "--family", "Quandrosket", "--birth-date", "1989-03-12", "--phone",
           "07700 900461", "--street", "Vexingtonstrasse 7", "--allergies", "wobblefork"});
    const auto found = quiet({"client", "find", "quandr", "--json"});
    BOOST_TEST_REQUIRE(foundIn(found.out) != ""); // the answer itself, of course
    const auto client = found.parsed().at("clients")[0].at("uid").text();
    quiet({"client", "show", client});
    const auto session = R"({"client": ")" + client + R"(", "day": ")" + dayFromToday(-3) +
                         R"(", "rows": [{"zone": "chin", "modality": "pen", "depthMm": 0.5}],
                             "cartridges": [{"unknown": true}], "notes": "brunnelwick near the jaw"})";
    const auto recorded = quiet({"session", "record", "-", "--json"}, session);
    quiet({"session", "show", recorded.parsed().at("uid").text()});
    quiet({"client", "import", "-"}, "First name,Last name,Date of birth\nZypherline,Vexingtonstrasse,1990-01-02\n");
    quiet({"audit", "hygiene", "--from", dayFromToday(-30), "--to", dayFromToday(0), "--format", "pdf", "--names"});
    quiet({"audit", "trail"});
    quiet({"audit", "verify"});
    quiet({"reminder", "list", "--set", "all"});
    const auto check = desk.run({"check"});
    BOOST_TEST(check.exit == 0, check.err);
    // What goes wrong is told without naming anybody.
    for (const Words& wrong : {Words{"client", "show", "Quandrosket"}, Words{"session", "show", "Zypherline"}}) {
        BOOST_TEST(desk.run(wrong).exit == 2);
    }
    BOOST_TEST(desk.run({"session", "record", "wobblefork.json"}).exit == 1); // there is no such file
}

/// On its way through a large import the program is ended as by a crash, several times and at another moment each time.
void crash(const Desk& desk) {
    std::string people = "First name,Last name,Date of birth\n";
    for (int i = 0; i < 4000; ++i) {
        people += "Zypherline,Quandrosket " + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) +
                  ",1990-01-02\n";
    }
    for (const int after : {300, 900, 1500}) {
        const auto running = desk.start("maya", {"client", "import", "-"}, people);
        std::this_thread::sleep_for(std::chrono::milliseconds{after});
        running.abort();
        const auto answer = running.wait();
        BOOST_TEST(foundIn(answer.err) == "");
    }
}

BOOST_AUTO_TEST_CASE(a_full_journey_and_crashes_leave_no_plain_word_behind) {
    const Desk desk;
    const support::Scratch around;
    // As much as anybody may have: the program itself must see to it that none is left.
    rlimit was{};
    ::getrlimit(RLIMIT_CORE, &was);
    const rlimit most{was.rlim_max, was.rlim_max};
    ::setrlimit(RLIMIT_CORE, &most);
    {
        const Places places{around.path()};
        const auto made =
            support::needlebookctl({"--store", desk.folder(), "--password-file", desk.passwordFile(), "init",
                                    "--clinic", "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya"});
        BOOST_TEST_REQUIRE(made.exit == 0, made.err);
        live(desk);
        crash(desk);
        BOOST_TEST(desk.run({"audit", "verify"}).exit == 0);
        BOOST_TEST(searchFolder(desk.folder()) >= 3U);
        for (const auto& folder : places.folders()) {
            searchFolder(folder);
        }
        for (const auto& entry : fs::directory_iterator{fs::current_path()}) {
            BOOST_TEST(!entry.path().filename().string().starts_with("core"), entry.path());
        }
    }
    ::setrlimit(RLIMIT_CORE, &was);
}

BOOST_AUTO_TEST_CASE(the_search_itself_finds_what_is_there) {
    const support::Scratch scratch;
    BOOST_TEST(foundIn("a note on ZYPHERLINE's chart") == "Zypherline");
    BOOST_TEST(foundIn("\x01" + inUtf16("brunnelwick") + "\x02") == "brunnelwick");
    BOOST_TEST(foundIn("nothing at all") == "");
    // A plain store holds the words, so that a search which finds none in an encrypted one means something.
    const Desk desk;
    const auto made =
        support::needlebookctl({"--store", desk.folder(), "--password-file", desk.passwordFile(), "init", "--clinic",
                                "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya", "--no-encryption"});
    BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    desk.addClient("Zypherline", "Quandrosket");
    std::string all;
    for (const char* name : {"store.db", "store.db-wal"}) {
        all += support::contentOf(fs::path{desk.folder()} / name);
    }
    BOOST_TEST(foundIn(all) == "Zypherline, Quandrosket");
}

BOOST_AUTO_TEST_SUITE_END()
