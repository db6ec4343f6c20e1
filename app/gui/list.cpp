#include "app/gui/list.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <numeric>

namespace gui {
namespace {

wxString colourOf(wxColour const& colour) { return colour.GetAsString(wxC2S_HTML_SYNTAX); }

// Spaces inside the pill at each end.
constexpr char const* pillEnd = "\u2002\u2009";

/// With large letters a pill has to fit in as well.
int rowHeight() { return std::max(px::target, forText(28)); }

} // namespace

/// Hands the rows to GTK as marked-up text.
class RowModel : public wxDataViewVirtualListModel {
public:
    RowModel(std::vector<Column> const& columns, ListView const& view) : columns_{columns}, view_{view} {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override { value = markup(row, column); }
    bool SetValueByRow(wxVariant const&, unsigned, unsigned) override { return false; }

private:
    wxString markup(unsigned row, unsigned column) const {
        if (row >= view_.rows.size() || column >= view_.rows[row].cells.size()) {
            return {}; // never a null variant: GTK would keep the old cell
        }
        auto const& cell = view_.rows[row].cells[column];
        auto const text = toWx(toMarkup(cell.text));
        if (cell.chip && !cell.text.empty()) {
            auto const& ink = theme().of(*cell.chip);
            return wxS("<span background='") + colourOf(ink.fill) + wxS("' foreground='") + colourOf(ink.text) +
                   wxS("' weight='bold' size='92%'>") + toWx(pillEnd) + text + toWx(pillEnd) + wxS("</span>");
        }
        if (columns_[column].quiet) {
            return wxS("<span foreground='") + colourOf(theme().secondary) + wxS("'>") + text + wxS("</span>");
        }
        return text;
    }

    std::vector<Column> const& columns_;
    ListView const& view_;
};

List::List(wxWindow* parent, wxString const& name, std::vector<Column> columns, bool showTitles)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name + wxS("-panel")},
      columns_{std::move(columns)}, model_{new RowModel{columns_, shown_}} {
    view_ = new wxDataViewCtrl{this,
                               wxID_ANY,
                               wxDefaultPosition,
                               wxDefaultSize,
                               wxDV_SINGLE | wxBORDER_NONE | (showTitles ? 0L : long{wxDV_NO_HEADER}),
                               wxDefaultValidator,
                               name};
    for (unsigned i = 0; i < columns_.size(); ++i) {
        int const align = columns_[i].align == Column::Align::right ? wxALIGN_RIGHT : wxALIGN_LEFT;
        // A fixed width each: one column that measures itself would make all rows be measured.
        view_->AppendColumn(new wxDataViewColumn{toWx(columns_[i].title), newPillCell(align | wxALIGN_CENTRE_VERTICAL), i,
                                                 forText(columns_[i].width), static_cast<wxAlignment>(align), 0});
    }
    view_->AssociateModel(model_.get());
    addStyle(*view_, style::rows);
    dressRows(*view_, rowHeight());
    // A list is called what stands above it.
    const auto title = accessibleName(*parent);
    setAccessibleName(*view_, title.empty() ? name : title);

    empty_ = new WrappedText{this, name + wxS("-empty"), {}, TextRole::secondary,
                             [](Theme const& now) { return now.secondary; }};
    hidden_ = newText(this, name + wxS("-hidden"), {}, TextRole::small, true);
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(view_, wxSizerFlags{1}.Expand());
    all->Add(empty_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    all->Add(hidden_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    SetSizer(all);
    empty_->Hide();
    hidden_->Hide();
    followTheme(*view_, [this](Theme const&) {
        view_->Refresh();
        placedFor_ = -1;
        placeColumns();
    });
    bindEvents();
}

List::~List() {
    // The control outlives our members in the destructor of wxWindow: it must not ask the model then.
    view_->AssociateModel(nullptr);
}

void List::bindEvents() {
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        // A frame that is about to be shown lays out in no room at all: GTK complains when a list has less than its titles.
        int const least = view_->HasFlag(wxDV_NO_HEADER) ? px::grid : px::target + px::grid;
        event.Skip(event.GetSize().y >= least && event.GetSize().x >= px::target);
    });
    on(*view_, wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (rendering_) {
            return;
        }
        auto const item = view_->GetSelection();
        auto const now = item.IsOk() ? shown_.rows.at(model_->GetRow(item)).id : std::string{};
        if (now != selected_) {
            selected_ = now;
            if (onSelect) {
                onSelect(selected_);
            }
        }
    });
    on(*view_, wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { activate(); });
    on(*view_, wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { showMenu(); });
    on(*view_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] { placeColumns(); }); // GTK sets widths of its own while it lays out
    });
}

void List::activate() {
    if (onActivate && !selected_.empty()) {
        onActivate(std::string{selected_}); // the act may render other rows
    }
}

void List::showMenu() {
    if (!contextActions || selected_.empty()) {
        return;
    }
    wxMenu menu;
    fillMenu(menu, contextActions(selected_));
    if (menu.GetMenuItemCount() > 0) {
        view_->PopupMenu(&menu);
    }
}

void List::placeColumns() {
    int const room = view_->GetClientSize().x;
    if (room == placedFor_ || room < 4 * px::target) { // not laid out yet
        return;
    }
    placedFor_ = room;
    int fixed = 0;
    int growing = 0;
    for (auto const& column : columns_) {
        fixed += forText(column.width);
        growing += column.grows ? 1 : 0;
    }
    // Too little room, with large letters in a small window: the columns that grow give way, at most to a half, then all.
    int const spare = room - fixed;
    std::vector<int> widths;
    for (auto const& column : columns_) {
        int const wished = forText(column.width);
        widths.push_back(column.grows ? std::max(wished / 2, wished + spare / growing) : wished);
    }
    if (int const total = std::accumulate(widths.begin(), widths.end(), 0); total > room) {
        for (auto& width : widths) {
            width = width * room / total;
        }
    }
    for (unsigned i = 0; i < columns_.size(); ++i) {
        view_->GetColumn(i)->SetWidth(widths[i]);
    }
}

std::optional<unsigned> List::rowOf(std::string const& id) const {
    auto const found = std::ranges::find(shown_.rows, id, &Row::id);
    if (id.empty() || found == shown_.rows.end()) {
        return std::nullopt;
    }
    return static_cast<unsigned>(found - shown_.rows.begin());
}

void List::render(ListView view) {
    rendering_ = true;
    bool const sameRows = std::ranges::equal(shown_.rows, view.rows, {}, &Row::id, &Row::id);
    // The row at the top stays there when all rows are new to GTK.
    std::string top;
    if (auto const item = view_->GetTopItem(); !sameRows && item.IsOk()) {
        if (auto const row = model_->GetRow(item); row < shown_.rows.size()) {
            top = shown_.rows[row].id;
        }
    }
    shown_ = std::move(view);
    if (sameRows) {
        for (unsigned row = 0; row < shown_.rows.size(); ++row) {
            model_->RowChanged(row);
        }
    } else {
        model_->Reset(static_cast<unsigned>(shown_.rows.size()));
        if (auto const row = rowOf(top)) {
            view_->EnsureVisible(model_->GetItem(*row));
        }
    }
    if (auto const row = rowOf(selected_)) {
        if (!sameRows) {
            view_->Select(model_->GetItem(*row));
        }
    } else {
        view_->UnselectAll();
        selected_.clear();
    }
    rendering_ = false;

    bool const isEmpty = shown_.rows.empty() && !shown_.empty.empty();
    empty_->setText(shown_.empty);
    empty_->Show(isEmpty);
    hidden_->SetLabelText(toWx(shown_.hidden));
    hidden_->Show(!shown_.hidden.empty());
    view_->Show(!isEmpty);
    Layout();
}

std::string List::selected() const { return selected_; }

void List::select(std::string const& id) {
    auto const row = rowOf(id);
    rendering_ = true;
    if (row) {
        auto const item = model_->GetItem(*row);
        view_->SetCurrentItem(item);
        view_->Select(item);
        view_->EnsureVisible(item);
        selected_ = id;
    } else {
        view_->UnselectAll();
        selected_.clear();
    }
    rendering_ = false;
}

void List::moveSelection(int by) {
    if (shown_.rows.empty()) {
        return;
    }
    auto const row = rowOf(selected_);
    int const last = static_cast<int>(shown_.rows.size()) - 1;
    int const next = row ? std::clamp(static_cast<int>(*row) + by, 0, last) : (by > 0 ? 0 : last);
    select(shown_.rows[static_cast<std::size_t>(next)].id);
}

void List::fitRows(int most) {
    int const rows = std::min(most, static_cast<int>(std::max<std::size_t>(shown_.rows.size(), 1)));
    bool const titles = !view_->HasFlag(wxDV_NO_HEADER);
    view_->SetMinSize({-1, (rows + (titles ? 1 : 0)) * rowHeight() + px::grid / 4});
    layoutAround(*view_);
}

} // namespace gui
