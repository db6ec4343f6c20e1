// Attempts to get in from a terminal: folders that are not what they seem, and input that is no input.

#include "tests/cli/program.h"

#include <filesystem>

#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(intrusion)

using support::desk;
using support::Desk;
using support::needlebookctl;
using support::Words;
namespace fs = std::filesystem;

support::Answer checkAt(const fs::path& folder) {
    return needlebookctl(
        {"--store", folder.string(), "--password-file", desk().passwordFile(), "--user", "maya", "check"});
}

/// The store of the desk once more, for harm.
fs::path copyIn(const support::Scratch& scratch) {
    const auto folder = scratch / "copy.needlebook";
    fs::copy(desk().folder(), folder, fs::copy_options::recursive);
    return folder;
}

BOOST_AUTO_TEST_CASE(a_link_to_a_store_is_not_followed) {
    const support::Scratch scratch;
    fs::create_directory_symlink(desk().folder(), scratch / "link.needlebook");
    for (const char* name : {"link.needlebook", "link.needlebook/"}) {
        const auto answer = checkAt(scratch / name);
        BOOST_TEST(answer.exit == 1);
        BOOST_TEST(answer.err.find("link") != std::string::npos, answer.err);
    }
}

BOOST_AUTO_TEST_CASE(a_pipe_among_its_files_ends_the_program_and_does_not_hold_it) {
    for (const char* name : {"manifest", "keys"}) {
        BOOST_TEST_CONTEXT(name) {
            const support::Scratch scratch;
            const auto folder = copyIn(scratch);
            fs::remove(folder / name);
            BOOST_REQUIRE(::mkfifo((folder / name).c_str(), 0600) == 0);
            const auto answer = checkAt(folder);
            BOOST_TEST(answer.exit == 1);
            BOOST_TEST(answer.err.find(name) != std::string::npos, answer.err);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_session_that_is_no_json_is_refused_in_words) {
    const std::string deep(200'000, '[');
    for (const std::string& text :
         {std::string{"{"}, deep, std::string{"NaN"}, std::string{R"({"client":1e999,"performer":1,"rows":[]})"},
          std::string{R"({"client":NaN})"}, std::string{"{\"client\":\"\xff\xfe\"}"}, std::string{"{}\0{}", 5},
          std::string(2'000'000, ' ')}) {
        const auto answer = desk().run({"session", "record", "-"}, text);
        BOOST_TEST(answer.exit == 2, text.substr(0, 40));
        BOOST_TEST(!answer.err.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
