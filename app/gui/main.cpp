#include "app/gui/app.h"

#include <clocale>
#include <cstring>
#include <langinfo.h>

wxIMPLEMENT_APP_NO_MAIN(gui::App);

/// The words of the program are UTF-8 and wxWidgets reads them by the C library's locale: where that is no UTF-8 one
/// (LANG=C, an old Latin-1 setting), its characters at least must be.
int main(int argc, char** argv) {
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        std::setlocale(LC_CTYPE, "C.UTF-8");
    }
    std::setlocale(LC_NUMERIC, "C"); // numbers in files and fields are read one way
    return wxEntry(argc, argv);
}
