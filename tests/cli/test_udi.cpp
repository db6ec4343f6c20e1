// Scans taken apart without a store.

#include "tests/cli/program.h"

#include <array>

BOOST_AUTO_TEST_SUITE(udi)

using support::Json;
using support::needlebookctl;

struct Scan {
    const char* text;
    const char* issuer;
    const char* di;
    const char* lot;
    const char* expiry;
    const char* serial;
};

const Scan scans[] = {
    {"01095210000000181727063010ABC-12", "gs1", "09521000000018", "ABC-12", "2027-06-30", ""},
    {"(01)09521000000018(17)270630(10)ABC(21)S1", "gs1", "09521000000018", "ABC", "2027-06-30", "S1"},
    {"]d2010952100000001810AB\x1d"
     "17270600",
     "gs1", "09521000000018", "AB", "2027-06-30", ""},
    {"+A123BJC5D6E71G", "hibc", "A123BJC5D6E71", "", "", ""},
};

std::string orEmpty(const Json& value) {
    return value.isNull() ? std::string{} : value.text();
}

/// The program with pipes at both ends, to see an answer before the next scan.
class Running {
public:
    Running() {
        std::array<int, 2> to{};
        std::array<int, 2> from{};
        BOOST_REQUIRE(::pipe2(to.data(), O_CLOEXEC) == 0);
        BOOST_REQUIRE(::pipe2(from.data(), O_CLOEXEC) == 0);
        posix_spawn_file_actions_t files{};
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, to[0], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files, from[1], STDOUT_FILENO);
        std::string program = TEST_NEEDLEBOOKCTL;
        std::string verb = "udi";
        std::string dash = "-";
        std::array<char*, 4> arguments{program.data(), verb.data(), dash.data(), nullptr};
        BOOST_REQUIRE(posix_spawn(&child_, program.c_str(), &files, nullptr, arguments.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&files);
        ::close(to[0]);
        ::close(from[1]);
        in_ = to[1];
        out_ = from[0];
    }
    ~Running() {
        ::close(out_);
        if (in_ >= 0) {
            ::close(in_);
            ::waitpid(child_, nullptr, 0);
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    Json ask(std::string line) {
        line += '\n';
        BOOST_REQUIRE(::write(in_, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
        std::string answer;
        for (char c = 0; ::read(out_, &c, 1) == 1 && c != '\n';) {
            answer += c;
        }
        return Json::parse(answer);
    }
    int end() {
        ::close(in_);
        in_ = -1;
        int status = 0;
        ::waitpid(child_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t child_ = 0;
    int in_ = -1;
    int out_ = -1;
};

BOOST_AUTO_TEST_CASE(a_scan_is_taken_apart) {
    for (const auto& scan : scans) {
        const auto answer = needlebookctl({"udi", scan.text, "--json"});
        BOOST_TEST_REQUIRE(answer.exit == 0, answer.out);
        const auto told = answer.parsed();
        BOOST_TEST(told.at("ok") == true);
        BOOST_TEST(told.at("issuer") == scan.issuer);
        BOOST_TEST(told.at("di") == scan.di);
        BOOST_TEST(orEmpty(told.at("lot")) == scan.lot);
        BOOST_TEST(orEmpty(told.at("expiry")) == scan.expiry);
        BOOST_TEST(orEmpty(told.at("serial")) == scan.serial);
        BOOST_TEST(told.contains("produced"));
    }
}

BOOST_AUTO_TEST_CASE(other_identifiers_are_kept) {
    const auto told = needlebookctl({"udi", "(01)09521000000018(11)260101(240)X-9", "--json"}).parsed();
    BOOST_TEST(told.at("ok") == true);
    BOOST_TEST(told.at("produced") == "2026-01-01");
    BOOST_TEST(told.at("other").at("240") == "X-9");
}

BOOST_AUTO_TEST_CASE(a_fault_names_the_element) {
    const auto wrong = needlebookctl({"udi", "--json", "(01)09521000000019(17)270630"});
    BOOST_TEST(wrong.exit == 2);
    BOOST_TEST(wrong.parsed().at("ok") == false);
    BOOST_TEST(wrong.parsed().at("element") == "01");
    BOOST_TEST(wrong.parsed().at("fault") == "check-digit");
    BOOST_TEST(wrong.parsed().at("problem").text().find("check-digit") != std::string::npos);

    const auto day = needlebookctl({"udi", "--json", "(01)09521000000018(17)271399"});
    BOOST_TEST(day.exit == 2);
    BOOST_TEST(day.parsed().at("element") == "17");

    const auto plain = needlebookctl({"udi", "hello"});
    BOOST_TEST(plain.exit == 2);
    BOOST_TEST(plain.out == "");
    BOOST_TEST(plain.err != "");
}

BOOST_AUTO_TEST_CASE(a_scan_with_two_readings_shows_both_and_takes_neither) {
    const auto answer = needlebookctl({"udi", "--json", "01095210000000181727063010ABC12321XYZ"});
    BOOST_TEST(answer.exit == 2);
    const auto told = answer.parsed();
    BOOST_TEST(told.at("ok") == false);
    BOOST_TEST_REQUIRE(told.at("readings").size() == 2U);
    BOOST_TEST(told.at("readings")[0].at("lot") != told.at("readings")[1].at("lot"));
}

BOOST_AUTO_TEST_CASE(one_line_in_one_object_out_at_once) {
    Running scanner;
    BOOST_TEST(scanner.ask("01095210000000181727063010ABC").at("lot") == "ABC");
    BOOST_TEST(scanner.ask("hello").at("ok") == false);
    BOOST_TEST(scanner.ask("").at("ok") == false);
    BOOST_TEST(scanner.ask("\xff\xfe").at("ok") == false);
    BOOST_TEST(scanner.ask("+A123BJC5D6E71G").at("issuer") == "hibc");
    BOOST_TEST(scanner.end() == 0);
}

BOOST_AUTO_TEST_CASE(nothing_in_nothing_out) {
    const auto answer = needlebookctl({"udi", "-"});
    BOOST_TEST(answer.exit == 0);
    BOOST_TEST(answer.out == "");
}

BOOST_AUTO_TEST_SUITE_END()
