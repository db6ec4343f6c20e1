#include "app/gui/list.h"

#include "app/gui/a11y.h"
#include "app/gui/column_widths.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gui {
namespace {

wxString colourOf(const wxColour& colour) {
    return colour.GetAsString(wxC2S_HTML_SYNTAX);
}

// Spaces inside the pill at each end.
constexpr const char* pillEnd = "\u2002\u2009";

/// With large letters a pill has to fit in as well.
int rowHeight() {
    return std::max(px::target, forText(28));
}

} // namespace

/// Hands the rows to GTK as marked-up text.
class RowModel : public wxDataViewVirtualListModel {
public:
    RowModel(const std::vector<Column>& columns, const ListView& view)
        : columns_{columns}
        , view_{view} {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override { value = markup(row, column); }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    wxString markup(unsigned row, unsigned column) const {
        if (row >= view_.rows.size() || column >= view_.rows[row].cells.size()) {
            return {}; // never a null variant: GTK would keep the old cell
        }
        const auto& cell = view_.rows[row].cells[column];
        const auto text = toWx(toMarkup(cell.text));
        if (cell.chip && !cell.text.empty()) {
            const auto& ink = theme().of(*cell.chip);
            return wxS("<span background='") + colourOf(ink.fill) + wxS("' foreground='") + colourOf(ink.text) +
                   wxS("' weight='bold' size='92%'>") + toWx(pillEnd) + text + toWx(pillEnd) + wxS("</span>");
        }
        if (columns_[column].quiet) {
            return wxS("<span foreground='") + colourOf(theme().secondary) + wxS("'>") + text + wxS("</span>");
        }
        return text;
    }

    const std::vector<Column>& columns_;
    const ListView& view_;
};

List::List(wxWindow* parent, const wxString& name, std::vector<Column> columns, bool showTitles)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name + wxS("-panel")}
    , columns_{std::move(columns)}
    , model_{new RowModel{columns_, shown_}} {
    view_ = new wxDataViewCtrl{this,
                               wxID_ANY,
                               wxDefaultPosition,
                               wxDefaultSize,
                               wxDV_SINGLE | wxBORDER_NONE | (showTitles ? 0L : long{wxDV_NO_HEADER}),
                               wxDefaultValidator,
                               name};
    for (unsigned i = 0; i < columns_.size(); ++i) {
        const int align = columns_[i].align == Column::Align::right ? wxALIGN_RIGHT : wxALIGN_LEFT;
        // A fixed width each: one column that measures itself would make all rows be measured.
        view_->AppendColumn(new wxDataViewColumn{toWx(columns_[i].title), newPillCell(align | wxALIGN_CENTRE_VERTICAL),
                                                 i, forText(columns_[i].width), static_cast<wxAlignment>(align), 0});
    }
    view_->AssociateModel(model_.get());
    addStyle(*view_, style::rows);
    dressRows(*view_, rowHeight());
    // A list is called what stands above it.
    const auto title = accessibleName(*parent);
    setAccessibleName(*view_, title.empty() ? name : title);

    empty_ = new WrappedText{
        this, name + wxS("-empty"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    hidden_ = newText(this, name + wxS("-hidden"), {}, TextRole::small, true);
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(view_, wxSizerFlags{1}.Expand());
    all->Add(empty_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    all->Add(hidden_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    SetSizer(all);
    empty_->Hide();
    hidden_->Hide();
    followTheme(*view_, [this](const Theme&) {
        view_->Refresh();
        wanted_.clear(); // the letters may be others now
        placedFor_ = -1;
        measure();
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
        // A frame that is about to be shown lays out in no room at all: GTK complains when a list has less than its
        // titles.
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

/// What the widest texts need. Never less than before: nothing jumps while somebody types a search.
void List::measure() {
    constexpr int padding = 17; // of GTK's cell, both sides, and the line between
    constexpr std::size_t candidates = 24;
    wanted_.resize(columns_.size(), 0);
    const auto bold = fontFor(TextRole::strong);
    const auto body = fontFor(TextRole::body);
    const auto extent = [this](const wxString& text, const wxFont& font) {
        int width = 0;
        view_->GetTextExtent(text, &width, nullptr, nullptr, nullptr, &font);
        return width;
    };
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        // The longest in letters stand for all of them.
        std::vector<std::pair<std::size_t, const Cell*>> longest;
        for (const auto& row : shown_.rows) {
            if (i < row.cells.size()) {
                longest.emplace_back(row.cells[i].text.size() + (row.cells[i].chip ? 4 : 0), &row.cells[i]);
            }
        }
        const auto middle = longest.begin() + static_cast<std::ptrdiff_t>(std::min(candidates, longest.size()));
        std::partial_sort(longest.begin(), middle, longest.end(),
                          [](const auto& one, const auto& other) { return one.first > other.first; });
        int most = view_->HasFlag(wxDV_NO_HEADER) ? 0 : extent(toWx(columns_[i].title), bold);
        for (auto at = longest.begin(); at != middle; ++at) {
            const auto& cell = *at->second;
            most = std::max(most, cell.chip ? extent(toWx(pillEnd + cell.text + pillEnd), bold)
                                            : extent(toWx(cell.text), body));
        }
        most += padding;
        if (most > wanted_[i]) {
            wanted_[i] = most;
            placedFor_ = -1;
        }
    }
}

void List::placeColumns() {
    const int room = view_->GetClientSize().x;
    if (room == placedFor_ || room < 4 * px::target) { // not laid out yet
        return;
    }
    placedFor_ = room;
    std::vector<ColumnNeed> needs;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto& column = columns_[i];
        const int given = forText(column.width);
        const int wanted = i < wanted_.size() ? wanted_[i] : given;
        // A column that grows may be cut, below its given width only when it has nothing longer to show.
        needs.push_back(column.grows ? ColumnNeed{std::min(given, wanted), wanted, true, column.lesser}
                                     : ColumnNeed{wanted, std::max(given, wanted), false, column.lesser});
    }
    const auto widths = shareWidth(needs, room);
    for (unsigned i = 0; i < columns_.size(); ++i) {
        auto* const column = view_->GetColumn(i);
        column->SetHidden(widths[i] == 0);
        if (widths[i] > 0) {
            column->SetWidth(widths[i]);
        }
    }
}

std::optional<unsigned> List::rowOf(const std::string& id) const {
    const auto found = std::ranges::find(shown_.rows, id, &Row::id);
    if (id.empty() || found == shown_.rows.end()) {
        return std::nullopt;
    }
    return static_cast<unsigned>(found - shown_.rows.begin());
}

void List::render(ListView view) {
    rendering_ = true;
    const bool sameRows = std::ranges::equal(shown_.rows, view.rows, {}, &Row::id, &Row::id);
    // The row at the top stays there when all rows are new to GTK.
    std::string top;
    if (const auto item = view_->GetTopItem(); !sameRows && item.IsOk()) {
        if (const auto row = model_->GetRow(item); row < shown_.rows.size()) {
            top = shown_.rows[row].id;
        }
    }
    shown_ = std::move(view);
    measure();
    if (sameRows) {
        for (unsigned row = 0; row < shown_.rows.size(); ++row) {
            model_->RowChanged(row);
        }
    } else {
        model_->Reset(static_cast<unsigned>(shown_.rows.size()));
        if (const auto row = rowOf(top)) {
            view_->EnsureVisible(model_->GetItem(*row));
        }
    }
    if (const auto row = rowOf(selected_)) {
        if (!sameRows) {
            view_->Select(model_->GetItem(*row));
        }
    } else {
        view_->UnselectAll();
        selected_.clear();
    }
    rendering_ = false;

    const bool isEmpty = shown_.rows.empty() && !shown_.empty.empty();
    empty_->setText(shown_.empty);
    empty_->Show(isEmpty);
    hidden_->SetLabelText(toWx(shown_.hidden));
    hidden_->Show(!shown_.hidden.empty());
    view_->Show(!isEmpty);
    Layout();
    placeColumns();
}

std::string List::selected() const {
    return selected_;
}

void List::select(const std::string& id) {
    const auto row = rowOf(id);
    rendering_ = true;
    if (row) {
        const auto item = model_->GetItem(*row);
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
    const auto row = rowOf(selected_);
    const int last = static_cast<int>(shown_.rows.size()) - 1;
    const int next = row ? std::clamp(static_cast<int>(*row) + by, 0, last) : (by > 0 ? 0 : last);
    select(shown_.rows[static_cast<std::size_t>(next)].id);
}

void List::fitRows(int most) {
    const int rows = std::min(most, static_cast<int>(std::max<std::size_t>(shown_.rows.size(), 1)));
    const bool titles = !view_->HasFlag(wxDV_NO_HEADER);
    view_->SetMinSize({-1, (rows + (titles ? 1 : 0)) * rowHeight() + px::grid / 4});
    layoutAround(*view_);
}

} // namespace gui
