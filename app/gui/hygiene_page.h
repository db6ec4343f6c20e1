#pragma once
// The hygiene audit of a period: figures, findings with the way to their records, trends, and the inspector pack.

#include "app/gui/page.h"
#include "app/gui/printing.h"
#include "app/present/hygiene.h"
#include "app/present/ports.h"

#include <array>
#include <functional>
#include <memory>
#include <vector>

class wxGauge;
class wxScrolledWindow;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class FigureCard;
class List;
class NoteCard;
class PictureView;
class TextField;
class WrappedText;

class HygienePage : public Page {
public:
    HygienePage(wxWindow* parent, present::Seat seat);
    ~HygienePage() override;

    void refresh();
    void shown() override;
    void left() override;
    void trailVerified(bool good) { hygiene_.trailVerified(good); }

    std::function<void(model::SessionId)> openSession;
    /// Each may be unset for who does not see that page; a finding then opens the session it happened in.
    std::function<void(model::LotId)> openLot;
    std::function<void(const std::string& printedId)> openUnit;
    std::function<void(model::ContainerId)> openContainer;
    std::function<void(model::InjuryId)> openInjury;
    std::function<void(model::RecallId)> openRecall;
    std::function<void(model::AccountId)> openPapers;
    std::function<void(model::SessionId, model::Day)> openOverride;
    std::function<void(const ReportSource&)> openPreview;

private:
    struct Plot {
        Card* card = nullptr;
        PictureView* view = nullptr;
        report::Picture (*draw)(const present::HygieneTrends&, double) = nullptr;
    };

    void build();
    void buildFindings(wxSizer& columns);
    void buildTrends(wxSizer& columns);
    void bind();
    ReportSource source();
    void openRecord(std::int64_t finding);
    /// To the record, or where this person does not see it to the session; unset: nowhere.
    std::function<void()> wayTo(const present::HygieneLink& link) const;
    void resolve();
    void render();
    void renderHeader();
    void renderFindings();
    void renderTrends();
    std::vector<Action> findingActs();

    present::Hygiene hygiene_;
    bool names_ = false; ///< the pack tells clients by name
    present::HygieneTrends drawn_;
    Banner* message_ = nullptr;
    Card* period_ = nullptr;
    std::unique_ptr<ChoiceField> choice_;
    std::unique_ptr<TextField> from_, until_;
    Card* progress_ = nullptr;
    wxGauge* gauge_ = nullptr;
    std::vector<FigureCard*> figures_;
    NoteCard* note_ = nullptr;
    Card* findingsCard_ = nullptr;
    List* findings_ = nullptr;
    WrappedText* detail_ = nullptr;
    WrappedText* resolution_ = nullptr;
    wxScrolledWindow* side_ = nullptr;
    std::array<Plot, 5> plots_;
    Card* peopleCard_ = nullptr;
    List* people_ = nullptr;
    Card* roomsCard_ = nullptr;
    List* rooms_ = nullptr;
};

} // namespace gui
