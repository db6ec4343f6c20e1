#include "app/gui/app.h"
#include "db/process.h"

#include <clocale>
#include <cstdio>
#include <cstring>
#include <langinfo.h>
#include <string_view>

wxIMPLEMENT_APP_NO_MAIN(gui::App);

namespace {

/// What needs no screen to answer, and must not ask for one.
bool answered(std::string_view argument) {
    if (argument == "--version" || argument == "-v") {
        std::puts("needlebook " NEEDLEBOOK_VERSION);
        return true;
    }
    if (argument == "--help" || argument == "-h") {
        std::puts("Usage: needlebook [--store FOLDER | --demo]\n\n"
                  "  -s, --store FOLDER  open this store\n"
                  "  -d, --demo          try the demo clinic\n"
                  "  -v, --version       print the version\n"
                  "  -h, --help          show this help");
        return true;
    }
    return false;
}

constexpr int badArguments = 2; ///< as the command line answers them
} // namespace

/// The words of the program are UTF-8 and wxWidgets reads them by the C library's locale: where that is no UTF-8 one
/// (LANG=C, an old Latin-1 setting), its characters at least must be.
int main(int argc, char** argv) {
    db::keepMemoryPrivate();
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        std::setlocale(LC_CTYPE, "C.UTF-8");
    }
    std::setlocale(LC_NUMERIC, "C"); // numbers in files and fields are read one way
    if (argc == 2 && answered(argv[1])) {
        return 0;
    }
    const int result = wxEntry(argc, argv);
    return result == -1 ? badArguments : result;
}
