#pragma once
// Runs needlebookctl as a person at a terminal would, with files for its answers, and a clinic to run it on.

#include "tests/cli/json.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

using Words = std::vector<std::string>;

struct Answer {
    int exit = -1;
    std::string out;
    std::string err;

    Json parsed() const { return Json::parse(out); }
};

/// A run of the program that has not been waited for. Its own words are English whatever the machine speaks.
class Running {
public:
    explicit Running(Words words, std::string_view input = {}) {
        writeFile(scratch_ / "in", std::string{input});
        const auto in = (scratch_ / "in").string();
        const auto out = (scratch_ / "out").string();
        const auto err = (scratch_ / "err").string();
        posix_spawn_file_actions_t files{};
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
        words.insert(words.begin(), TEST_NEEDLEBOOKCTL);
        std::vector<char*> arguments;
        for (auto& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        ::setenv("LC_ALL", "C.UTF-8", 1);
        static const Scratch state; // what was seen last of each store: of these tests alone
        ::setenv("XDG_STATE_HOME", state.path().c_str(), 1);
        // The leak check passes over what fontconfig 2.14 loses once in a process that sets type.
        writeFile(scratch_ / "leaks", "leak:libfontconfig\n");
        const auto leaks = "print_suppressions=0:suppressions=" + (scratch_ / "leaks").string();
        ::setenv("LSAN_OPTIONS", leaks.c_str(), 1);
        const int failed = posix_spawn(&child_, arguments.front(), &files, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&files);
        if (failed != 0) {
            throw std::runtime_error{"needlebookctl could not be started"};
        }
    }
    /// At once, as when the machine goes down.
    void kill() const { ::kill(child_, SIGKILL); }
    /// By the signal of a fault in the program, which leaves a core file where one may be left.
    void abort() const { ::kill(child_, SIGABRT); }
    Answer wait() const {
        int status = 0;
        ::waitpid(child_, &status, 0);
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), contentOf(scratch_ / "out"),
                contentOf(scratch_ / "err")};
    }

private:
    Scratch scratch_;
    pid_t child_ = 0;
};

inline Answer needlebookctl(Words words, std::string_view input = {}) {
    return Running{std::move(words), input}.wait();
}

/// A store and who works on it. The password is "a good password" for those whom init made, "demo" in the demo clinic.
class Desk {
public:
    explicit Desk(std::string password = "a good password")
        : password_{std::move(password)} {
        writeFile(scratch / "password", password_ + "\n");
    }

    std::string folder() const { return (scratch / "clinic.needlebook").string(); }
    std::string passwordFile() const { return (scratch / "password").string(); }
    std::string file(const std::string& name, const std::string& content) const {
        writeFile(scratch / name, content);
        return (scratch / name).string();
    }

    Running start(const std::string& user, const Words& words, std::string_view input = {}) const {
        Words all{"--store", folder(), "--password-file", passwordFile(), "--user", user};
        all.insert(all.end(), words.begin(), words.end());
        return Running{std::move(all), input};
    }
    Answer as(const std::string& user, const Words& words, std::string_view input = {}) const {
        return start(user, words, input).wait();
    }
    Answer run(Words words, std::string_view input = {}) const { return as("maya", std::move(words), input); }
    /// Must be done; answers what it printed as JSON.
    Json done(Words words, std::string_view input = {}) const {
        words.emplace_back("--json");
        const auto answer = run(std::move(words), input);
        BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
        BOOST_TEST(answer.err == "");
        return answer.parsed();
    }
    std::string addClient(const std::string& given, const std::string& family) const {
        return done({"client", "add", "--given", given, "--family", family}).at("uid");
    }

    Scratch scratch;

private:
    std::string password_;
};

/// Made once for all the tests of a suite; making one takes as long as a strong password deserves.
inline const Desk& desk() {
    static const Desk made;
    static const Answer answer =
        needlebookctl({"--store", made.folder(), "--password-file", made.passwordFile(), "init", "--clinic",
                       "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya"});
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    return made;
}

/// The program reads the machine's own clock: days are told from today.
inline std::string dayFromToday(int days) {
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) + std::chrono::days{days};
    const std::chrono::year_month_day date{day};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

} // namespace support
