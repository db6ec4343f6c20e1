#pragma once
// Before the clinic's window: first start, sign-in, the recovery key.

#include "app/gui/fields.h"
#include "app/present/welcome.h"

#include <wx/frame.h>

#include <memory>

class wxBoxSizer;
class wxGauge;
class wxSimplebook;

namespace gui {

class ActionRow;
class Banner;
class Card;
class RestorePanel;
class WrappedText;

class WelcomeWindow : public wxFrame {
public:
    explicit WelcomeWindow(present::Welcome& welcome);
    ~WelcomeWindow() override;

private:
    Card* addPage(const char* name, const wxString& title);
    void buildStart();
    void buildCreate();
    void buildSignIn();
    void buildRecoveryKey();
    void buildRestore();
    void chooseFolder();
    void render();
    void edited();
    void focusPage();

    present::Welcome& welcome_;
    Banner* message_ = nullptr;
    wxSimplebook* book_ = nullptr;
    ActionRow* startActs_ = nullptr;
    WrappedText* progress_ = nullptr;
    std::unique_ptr<TextField> clinic_, fullName_, signInName_, password_, again_, folder_;
    std::unique_ptr<ChoiceField> zone_;
    ActionRow* createActs_ = nullptr;
    WrappedText* storeLine_ = nullptr;
    std::unique_ptr<TextField> user_, secret_;
    ActionRow* signInActs_ = nullptr;
    wxTextCtrl* key_ = nullptr;
    wxCheckBox* kept_ = nullptr;
    ActionRow* keyActs_ = nullptr;
    std::unique_ptr<RestorePanel> restore_;
    present::WelcomePage shown_ = present::WelcomePage::start;
};

} // namespace gui
