#pragma once
// The session desk: zones at the left, the answer and the chart at the right.

#include "app/gui/page.h"
#include "app/present/desk.h"

#include <wx/timer.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class wxScrolledWindow;
class wxSizer;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class DeskCartridge;
class DeskRecord;
class DeskRows;
class Segmented;
class TextField;
class WrappedText;
class ZoneMap;

class DeskPage : public Page {
public:
    explicit DeskPage(wxWindow* book);
    ~DeskPage() override;

    void open(present::Seat seat, model::ClientId client, std::optional<model::SessionId> session);
    /// Another program or page has changed the store.
    void refresh();
    void leave(); ///< signing out: the draft is kept, nothing stays in sight
    void shown() override;
    bool mayLeave() override;

    std::function<void(model::ClientId)> onClose; ///< back to the chart
    std::function<void(model::SessionId, model::ClientId)> onSigned;

private:
    enum class Panel { none, reason, plan, sign, abandon };

    void build();
    wxSizer* buildZones();
    void buildPanels();
    void render();
    void showPicked();
    void renderHeader();
    void renderBanners();
    void open(Panel panel);
    void primary();
    void bindKeys();
    present::DeskInput input() const { return desk_->view().input; }

    std::unique_ptr<present::DeskPresenter> desk_;
    wxTimer saving_;
    std::vector<std::string> picked_; ///< zones, as last shown
    Panel panel_ = Panel::none;
    present::DeskStage stage_ = present::DeskStage::planning; ///< as last shown

    ZoneMap* map_ = nullptr;
    Segmented* maps_ = nullptr;
    std::unique_ptr<TextField> zoneField_;
    std::unique_ptr<ChoiceField> zoneList_;
    WrappedText* zoneHint_ = nullptr;
    wxScrolledWindow* right_ = nullptr;
    Banner* verdict_ = nullptr;
    Banner* refusal_ = nullptr;
    Banner* notices_ = nullptr;
    Banner* draft_ = nullptr;

    Card* reasonCard_ = nullptr;
    WrappedText* reasonLines_ = nullptr;
    std::unique_ptr<ChoiceField> reasonCode_;
    std::unique_ptr<TextField> reasonWords_;
    std::unique_ptr<TextField> reasonPin_;
    Card* planCard_ = nullptr;
    std::unique_ptr<TextField> planDay_;
    std::unique_ptr<TextField> planTime_;
    std::unique_ptr<TextField> planWords_;
    Card* signCard_ = nullptr;
    WrappedText* signWords_ = nullptr;
    std::unique_ptr<TextField> signPin_;
    Card* abandonCard_ = nullptr;
    std::unique_ptr<TextField> abandonWords_;

    std::unique_ptr<DeskRows> rows_;
    std::unique_ptr<DeskCartridge> cartridge_;
    std::unique_ptr<DeskRecord> record_;
};

} // namespace gui
