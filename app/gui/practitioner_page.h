#pragma once
// Licence, scope and training of everybody who treats, and what runs out soon.

#include "app/gui/page.h"
#include "app/present/ports.h"
#include "app/present/practitioners.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

class wxCheckBox;
class wxScrolledWindow;

namespace gui {

class Banner;
class Card;
class List;
class TextField;

class PractitionerPage : public Page {
public:
    PractitionerPage(wxWindow* book, present::Seat seat);
    ~PractitionerPage() override;

    void refresh();
    void shown() override;

    void open(model::AccountId account); ///< that person's papers

    std::function<void()> onClose;

private:
    void buildForm();
    void choose(model::AccountId account);
    void save();
    void addTraining();
    void render();
    std::unique_ptr<TextField> field(wxWindow* parent, const wxString& label, const char* name);

    present::Practitioners practitioners_;
    wxScrolledWindow* sheet_ = nullptr;
    Banner* message_ = nullptr;
    Card* form_ = nullptr;
    present::PractitionerInput shown_;
    std::unique_ptr<TextField> licence_, authority_, from_, until_, depth_;
    std::vector<std::pair<model::Modality, wxCheckBox*>> modalities_;
    Card* trainingCard_ = nullptr;
    List* trainings_ = nullptr;
    std::unique_ptr<TextField> trainingName_, trainingDay_, trainingUntil_;
    Card* peopleCard_ = nullptr;
    List* people_ = nullptr;
    Card* outCard_ = nullptr;
    List* out_ = nullptr;
};

} // namespace gui
