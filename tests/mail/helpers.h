#pragma once
// A mail server in a process of its own, and what another program reads in a mail.

#include "app/deliver/letter.h"
#include "app/deliver/mail_settings.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <csignal>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

using Words = std::vector<std::string>;

/// See smtp_server.py for its modes.
class MailServer {
public:
    explicit MailServer(const std::string& mode, const Words& more = {}) {
        std::array<int, 2> ends{};
        BOOST_REQUIRE(::pipe(ends.data()) == 0);
        posix_spawn_file_actions_t files{};
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&files, ends[0]);
        posix_spawn_file_actions_addclose(&files, ends[1]);
        Words words{NEEDLEBOOK_MAIL_TOOLS "/smtp_server.py", folder_.path().string(), mode};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<char*> arguments;
        for (auto& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        const int failed = posix_spawn(&child_, arguments.front(), &files, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&files);
        ::close(ends[1]);
        BOOST_REQUIRE(failed == 0);
        std::string said;
        for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) {
            said += c;
        }
        ::close(ends[0]);
        BOOST_TEST_REQUIRE(!said.empty(), "the mail server did not start");
        port_ = std::stoi(said);
    }
    ~MailServer() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    MailServer(const MailServer&) = delete;
    MailServer& operator=(const MailServer&) = delete;

    int port() const { return port_; }
    /// The mails it took, as they came.
    Words mails() const {
        Words all;
        for (int n = 1; std::filesystem::exists(folder_ / (std::to_string(n) + ".eml")); ++n) {
            all.push_back(contentOf(folder_ / (std::to_string(n) + ".eml")));
        }
        return all;
    }
    std::string envelopes() const { return contentOf(folder_ / "envelopes"); }
    std::string commands() const { return contentOf(folder_ / "commands"); }

private:
    Scratch folder_;
    pid_t child_ = 0;
    int port_ = 0;
};

/// What a command prints.
inline std::string outputOf(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(command.c_str(), "r"),
                                                     [](FILE* f) { return ::pclose(f); }};
    std::string out;
    std::array<char, 4096> piece{};
    while (pipe) {
        const auto got = std::fread(piece.data(), 1, piece.size(), pipe.get());
        if (got == 0) {
            break;
        }
        out.append(piece.data(), got);
    }
    return out;
}

/// The mail as Python's email package reads it; see read_mail.py for the names.
inline std::map<std::string, std::string> readMail(const std::string& bytes) {
    const Scratch folder;
    writeFile(folder / "mail.eml", bytes);
    std::istringstream lines{outputOf(NEEDLEBOOK_MAIL_TOOLS "/read_mail.py " + (folder / "mail.eml").string())};
    std::map<std::string, std::string> told;
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(": ");
        BOOST_TEST_REQUIRE(colon != std::string::npos, line);
        told[line.substr(0, colon)] = line.substr(colon + 2);
    }
    return told;
}

/// A key and a certificate for localhost that only its owner trusts, made for this run.
struct Certificate {
    Certificate() {
        const auto made = outputOf("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
                                   "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
                                   key() + " -out " + file() + " 2>&1");
        BOOST_TEST_REQUIRE(std::filesystem::exists(file()), made);
    }
    std::string key() const { return (folder / "key.pem").string(); }
    std::string file() const { return (folder / "certificate.pem").string(); }

    Scratch folder;
};
inline const Certificate& certificate() {
    static const Certificate made;
    return made;
}
/// What makes a server encrypt by that certificate, "starttls" or "tls".
inline Words encrypted(const std::string& how, const Words& more = {}) {
    Words words{"--tls", how, "--certificate", certificate().file(), "--key", certificate().key()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// False when it does not hold within 20 seconds.
inline bool waitFor(const std::function<bool()>& holds) {
    for (int i = 0; i < 400 && !holds(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return holds();
}

inline deliver::Letter letterTo(const std::string& mail) {
    deliver::Letter letter;
    letter.from = {"Harbour Skin", "care@harbour.example"};
    letter.to = {"Anna Kowalska", mail};
    letter.subject = "Your aftercare from Harbour Skin";
    letter.text = "Dear Anna,\nplease read this.\n";
    letter.writtenAt = model::parseInstant("2026-11-22T21:11:59.000000Z").value();
    letter.id = "0198a1b2-0000-7000-8000-000000000001";
    return letter;
}

} // namespace support
