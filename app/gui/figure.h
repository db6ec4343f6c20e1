#pragma once
// A card with one big number and what it counts.

#include "app/gui/card.h"

#include <string_view>

class wxStaticText;

namespace gui {

class WrappedText;

/// The number and its caption, to stand in a card of others.
class Figure : public wxPanel {
public:
    Figure(wxWindow* parent, wxString const& name);
    void render(std::string_view number, std::string_view caption);

private:
    wxStaticText* number_ = nullptr;
    WrappedText* caption_ = nullptr;
};

/// The same with a card of its own.
class FigureCard : public Card {
public:
    FigureCard(wxWindow* parent, wxString const& name);
    void render(std::string_view number, std::string_view caption) { figure_->render(number, caption); }

private:
    Figure* figure_ = nullptr;
};

} // namespace gui
