#include "app/gui/pick_table.h"

#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/filedlg.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace gui {

void pickTable(wxWindow& parent, const wxString& title, std::function<void(const std::string& path)> then) {
    inDialog(parent, [&parent, title, then = std::move(then)] {
        wxFileDialog dialog{&parent,
                            title,
                            wxString{},
                            wxString{},
                            _("CSV files (*.csv;*.txt)|*.csv;*.txt|All files|*"),
                            wxFD_OPEN | wxFD_FILE_MUST_EXIST};
        if (dialog.ShowModal() == wxID_OK) {
            then(fromWx(dialog.GetPath()));
        }
    });
}

TableFile readTableFile(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return {std::filesystem::path{path}.filename().string(), bytes.str()};
}

} // namespace gui
