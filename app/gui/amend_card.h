#pragma once
// Correcting a signed session in place: its record as fields, what would change as old beside new, the reason and the
// PIN. Esc closes it while nothing has been changed.

#include "app/gui/amend_rows.h"
#include "app/gui/card.h"
#include "app/present/amending.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gui {

class Banner;
class WrappedText;

class AmendCard : public Card {
public:
    AmendCard(wxWindow* parent, present::Seat seat);
    ~AmendCard() override;

    void open(model::SessionId session);
    bool close(); ///< false when it was not open, or is saving
    bool asking() const;
    void fit(int width);

    std::function<void()> saved;
    std::function<void()> onAsking; ///< it has begun or ceased to ask

private:
    struct Topical;
    void buildTimes();
    void buildAnaesthetic();
    void buildAfter();
    void addTopical();
    void edit(const std::function<void(present::AmendInput&)>& change);
    std::unique_ptr<TextField> newField(const char* name, const wxString& label,
                                        std::function<void(present::AmendInput&, const std::string&)> put);
    std::unique_ptr<ChoiceField> newGrade(const char* name, const wxString& label,
                                          std::optional<int> model::SkinResponse::*grade);
    void addFlow(std::vector<wxSizer*> fields);
    void save();
    void render();
    void renderFields(const present::AmendingView& view);
    void renderChanges(const present::AmendingView& view);

    present::Amending amending_;
    Banner* message_ = nullptr;
    WrappedText* follows_ = nullptr;
    std::unique_ptr<AmendRows> rows_;
    std::unique_ptr<ChoiceField> room_;
    std::unique_ptr<TextField> start_, end_;
    wxCheckBox* disinfected_ = nullptr;
    wxCheckBox* given_ = nullptr;
    wxPanel* numb_ = nullptr;
    std::vector<std::pair<std::unique_ptr<TextField>, std::string present::DeskAnaesthetic::*>> cream_;
    WrappedText* creamProblem_ = nullptr;
    wxPanel* topicalPanel_ = nullptr;
    std::vector<std::unique_ptr<Topical>> topicals_;
    std::vector<std::pair<std::unique_ptr<ChoiceField>, std::optional<int> model::SkinResponse::*>> grades_;
    std::unique_ptr<TextField> notes_, added_;
    wxCheckBox* intact_ = nullptr;
    wxCheckBox* sheath_ = nullptr;
    wxPanel* changes_ = nullptr;
    std::vector<present::RecordChange> shownChanges_;
    TextField reason_, pin_;
    WrappedText* meaning_ = nullptr;
    std::vector<std::unique_ptr<FlowRow>> flows_;
    bool asked_ = false;
};

} // namespace gui
