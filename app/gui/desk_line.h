#pragma once
// The controls of one treatment row: as a line of a table, or as a small form where a table is too wide.

#include "app/gui/layout.h"
#include "app/present/desk_view.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <memory>
#include <vector>

namespace gui {

struct DeskLine {
    /// `rf` when any row of the table is one. Each control is called by the name of its zone and column.
    DeskLine(wxPanel* grid, const present::DeskRowView& row, const std::vector<present::Choice>& endpoints, bool rf);

    void render(const present::DeskRowView& row, const present::DeskRowInput& input);
    wxSizer* form(int width);

    static std::vector<wxStaticText*> titles(wxPanel* grid, bool rf);
    static wxSizer* table(const std::vector<wxStaticText*>& titles,
                          const std::vector<std::unique_ptr<DeskLine>>& lines);

    wxStaticText* zone = nullptr;
    wxStaticText* hint = nullptr;
    wxTextCtrl* depth = nullptr;
    wxTextCtrl* passes = nullptr;
    wxChoice* endpoint = nullptr;
    wxTextCtrl* energy = nullptr; ///< these three only beside RF rows
    wxTextCtrl* pulse = nullptr;
    wxTextCtrl* shots = nullptr;
    wxTextCtrl* note = nullptr;
    wxButton* drop = nullptr;
    WrappedText* problem = nullptr; ///< below the form; a table has them all below it

private:
    wxSizer* head() const;
    std::vector<wxWindow*> fields() const; ///< in order of the columns

    wxPanel* grid_;
    bool rf_;
};

} // namespace gui
