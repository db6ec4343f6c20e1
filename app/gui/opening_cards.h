#pragma once
// On the settings page: the hours of the week, and the days on which they do not hold.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/opening_settings.h"

#include <array>
#include <functional>
#include <memory>

class wxCheckBox;
class wxTextCtrl;

namespace gui {

class Banner;
class List;
class WrappedText;

class OpeningCards {
public:
    OpeningCards(wxWindow* sheet, present::Seat seat);
    ~OpeningCards();
    OpeningCards(const OpeningCards&) = delete;
    OpeningCards& operator=(const OpeningCards&) = delete;

    Card* hours() { return hours_; }
    Card* closures() { return closures_; }
    void refresh();
    bool closeForm(); ///< false when it was not open

    std::function<void()> onLayout; ///< something takes more room or less
    std::function<void()> onForm;   ///< the form for closed days has opened: bring its card into sight

private:
    struct DayRow {
        wxCheckBox* open = nullptr;
        wxTextCtrl* from = nullptr;
        wxTextCtrl* to = nullptr;
        WrappedText* problem = nullptr;
    };
    void buildHours();
    void buildForm();
    void saveWeek();
    void addClosure();
    void openForm();
    void enableRows();
    void render();
    void renderActs();
    void relayout();

    present::OpeningSettings settings_;
    Card* hours_ = nullptr;
    Banner* hoursMessage_ = nullptr;
    std::array<DayRow, 7> rows_;
    present::OpeningWeekInput shown_;

    Card* closures_ = nullptr;
    Banner* closuresMessage_ = nullptr;
    wxSizer* form_ = nullptr;
    bool formOpen_ = false;
    std::unique_ptr<TextField> first_, last_, reason_, from_, to_;
    ActionRow* formActs_ = nullptr;
    List* list_ = nullptr;
    bool actedOnHours_ = false; ///< where the message belongs
};

} // namespace gui
