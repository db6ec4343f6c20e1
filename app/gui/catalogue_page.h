#pragma once
// The needles the clinic buys, with the product numbers that a scanner sends.

#include "app/gui/fields.h"
#include "app/gui/page.h"
#include "app/present/catalogue.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

class wxCheckBox;
class wxPanel;
class wxScrolledWindow;

namespace gui {

class Banner;
class Card;
class List;

class CataloguePage : public Page {
public:
    CataloguePage(wxWindow* book, present::Seat seat);
    ~CataloguePage() override;

    void refresh();
    void shown() override;
    bool mayLeave() override;

    std::function<void()> onClose;

private:
    struct PackRow {
        std::unique_ptr<TextField> gtin, quantity;
    };
    void buildForm();
    void showHandpieces(const std::set<std::string>& ticked);
    void open(model::ProductId id);
    bool closeForm(); ///< false when it was not open
    void save();
    void render();
    void renderProblems();

    present::Catalogue catalogue_;
    wxScrolledWindow* sheet_ = nullptr;
    Banner* message_ = nullptr;
    Card* form_ = nullptr;
    model::ProductId product_; ///< in the form; 0: a new one
    std::unique_ptr<TextField> brand_, modelName_, pins_, gauge_, depth_, lowStock_;
    std::unique_ptr<ChoiceField> modality_, valve_;
    wxCheckBox* singleUse_ = nullptr;
    wxPanel* handpieces_ = nullptr;
    std::vector<present::Choice> kinds_; ///< as `boxes_` stand for them
    std::vector<wxCheckBox*> boxes_;
    std::vector<PackRow> packs_;
    std::vector<present::PackInput> morePacks_; ///< beyond the rows of the form; they stay
    Card* listCard_ = nullptr;
    List* list_ = nullptr;
};

} // namespace gui
