#pragma once
// The form of a recall: typed from the letter, or a file of many; what of ours it meets is told meanwhile.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/ports.h"
#include "app/present/recall_form.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gui {

class Banner;
class List;

class RecallCard : public Card {
public:
    RecallCard(wxWindow* parent, present::Seat seat);
    ~RecallCard() override;

    void open();
    bool close();
    void load(const std::string& path); ///< the file as a person would choose it
    std::vector<Action> actions();      ///< the page's own while the form is open

    std::function<void()> changed;
    std::function<void(model::RecallId)> issued;

private:
    void chooseFile();
    std::unique_ptr<TextField> field(const wxString& label, const char* name,
                                     std::string present::RecallInput::*member);
    std::unique_ptr<ChoiceField> choice(const wxString& label, const char* name,
                                        std::string present::RecallInput::*member);
    void edit(const std::function<void(present::RecallInput&)>& change);
    void render();

    present::RecallForm form_;
    Banner* message_ = nullptr;
    wxPanel* fields_ = nullptr;
    std::unique_ptr<ChoiceField> class_, product_;
    std::unique_ptr<TextField> day_, source_, text_, gtin_, name_, lots_;
    wxCheckBox* all_ = nullptr;
    Banner* answer_ = nullptr;
    List* matches_ = nullptr;
    List* faults_ = nullptr;
};

} // namespace gui
