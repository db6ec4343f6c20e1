#pragma once
// The session desk: zones at the left, the answer and the chart at the right.

#include "app/gui/desk_panels.h"
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
class DeskCartridge;
class DeskRecord;
class DeskRows;
class ReceiveCard;
class ScanBar;
class Segmented;
class ScreeningPanel;
class ZoneMap;

class DeskPage : public Page {
public:
    explicit DeskPage(wxWindow* book);
    ~DeskPage() override;

    void open(present::Seat seat, model::ClientId client, std::optional<model::SessionId> session);
    /// Another program or page has changed the store.
    void refresh();
    bool treating() const; ///< a session is open here
    void keepDraft();
    void leave(); ///< signing out: the draft is kept, nothing stays in sight
    void shown() override;
    bool mayLeave() override;

    std::function<void(model::ClientId)> onClose; ///< back to the chart
    std::function<void(model::SessionId, model::ClientId)> onSigned;
    std::function<void()> openScanner;

private:
    void build();
    wxSizer* buildZones();
    void render();
    void keepKeyboard();
    void renderZones();
    void showPicked();
    void renderHeader();
    void renderBanners();
    void renderChecks();
    void openScreening();
    void open(DeskPanels::Panel panel);
    void buildScans();
    void scanned(const std::string& text);
    void primary();
    void close();
    void fit();
    void reveal();
    void bindKeys();

    std::unique_ptr<present::DeskPresenter> desk_;
    wxTimer saving_;
    std::vector<std::string> picked_;                         ///< zones, as last shown
    present::DeskStage stage_ = present::DeskStage::planning; ///< as last shown
    std::string refused_;                                     ///< as last shown

    ZoneMap* map_ = nullptr;
    Segmented* maps_ = nullptr;
    std::unique_ptr<TextField> zoneField_;
    std::unique_ptr<ChoiceField> zoneList_;
    WrappedText* zoneHint_ = nullptr;
    wxScrolledWindow* right_ = nullptr;
    Banner* verdict_ = nullptr;
    Banner* checks_ = nullptr;
    std::unique_ptr<ScreeningPanel> screening_;
    Banner* refusal_ = nullptr;
    Banner* notices_ = nullptr;
    Banner* draft_ = nullptr;
    Banner* whyNot_ = nullptr;

    ScanBar* bar_ = nullptr;
    ReceiveCard* receive_ = nullptr; ///< a lot that is in the hand but not yet in the store
    std::string received_;           ///< the scan that goes on once it is

    std::unique_ptr<DeskPanels> panels_;
    std::unique_ptr<DeskRows> rows_;
    std::unique_ptr<DeskCartridge> cartridge_;
    std::unique_ptr<DeskRecord> record_;
};

} // namespace gui
