#pragma once
// Reads a PDF as another program would: with poppler's tools.

#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

namespace app_test {

/// What the command prints.
inline std::string outputOf(const std::string& command) {
    const auto close = [](FILE* pipe) { ::pclose(pipe); };
    const std::unique_ptr<FILE, decltype(close)> pipe{::popen(command.c_str(), "r"), close};
    BOOST_REQUIRE(pipe);
    std::string text;
    std::array<char, 4096> piece{};
    while (const auto size = std::fread(piece.data(), 1, piece.size(), pipe.get())) {
        text.append(piece.data(), size);
    }
    return text;
}

/// The words a reader can select and search, a form feed after each page.
inline std::string wordsOfPdf(const std::string& pdf) {
    const support::Scratch folder;
    const auto file = folder / "a.pdf";
    support::writeFile(file, pdf);
    return outputOf("pdftotext -layout -enc UTF-8 '" + file.string() + "' -");
}

/// "Pages:", "Title:" ... as pdfinfo tells them.
inline std::string factOfPdf(const std::string& pdf, const std::string& name) {
    const support::Scratch folder;
    const auto file = folder / "a.pdf";
    support::writeFile(file, pdf);
    const auto all = outputOf("pdfinfo '" + file.string() + "'");
    const auto at = all.find(name + ":");
    if (at == std::string::npos) {
        return {};
    }
    const auto begin = all.find_first_not_of(' ', at + name.size() + 1);
    return all.substr(begin, all.find('\n', begin) - begin);
}

} // namespace app_test
