#pragma once
// Before anybody has signed in: create a clinic, open a store, try the demo clinic, sign in; then the recovery key.

#include "app/present/restoring.h"
#include "app/present/view.h"
#include "app/present/worker.h"
#include "db/store.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

enum class WelcomePage { start, create, signIn, recoveryKey, restore };

struct NewClinicInput {
    std::string clinic;
    std::string timeZone; ///< IANA, the machine's to begin with
    std::string fullName;
    std::string signInName;
    std::string password;
    std::string passwordAgain;
    std::string folder; ///< where NAME.needlebook is to be made
    bool operator==(const NewClinicInput&) const = default;
};

struct WelcomeView {
    WelcomePage page = WelcomePage::start;
    Message message; ///< why the last try failed
    bool busy = false;
    std::string progress; ///< while the demo clinic is made
    bool canCancel = false;

    NewClinicInput input;
    FieldProblems problems; ///< by member name of NewClinicInput, only after `create` was tried
    std::vector<std::string> timeZones;

    std::string storeName;   ///< "clinic.needlebook"
    std::string storeFolder; ///< whole path
    std::string signInName;  ///< last used with this store on this machine
    bool storeKnown = false; ///< the start page offers it

    std::string recoveryKey;   ///< in groups, to print or write down
    bool recoveryKept = false; ///< ticked: "I have printed it or written it down"
    bool operator==(const WelcomeView&) const = default;
};

struct WelcomeServices {
    db::Environment environment;
    using Progress = std::function<void(int percent)>;
    /// Makes the demo clinic in a folder that does not exist and signs in as its owner.
    std::function<model::Outcome<db::SignedIn>(const std::filesystem::path&, const Progress&, std::stop_token)>
        makeDemo;
    std::vector<std::string> timeZones; ///< every zone the tz database knows
};

class Welcome : public Presenter<WelcomeView> {
public:
    /// Starts at the sign-in when a store is given or remembered and still there, else at the start page.
    Welcome(Ports ports, WelcomeServices services, std::optional<std::filesystem::path> store = {});

    void toStart();
    void toCreate();
    void edit(NewClinicInput input);
    void create();
    void chooseStore(const std::filesystem::path& folder); ///< to the sign-in
    void signIn(const std::string& name, const std::string& password);
    void tryDemo(); ///< opens the one made before, else makes it
    void cancel();
    void keepRecoveryKey(bool kept);
    void continueFromRecoveryKey(); ///< refused until kept
    /// To a look into a backup, which may be none yet; it goes in the place of the store that is known, or of the usual
    /// one.
    void toRestore(const std::filesystem::path& backup = {});
    Restoring& restoring() { return restoring_; }
    void leaveRestoring(); ///< to the sign-in of the store, or to the start
    /// Back to the sign-in of the same store, after signing out.
    void signedOut();

    /// The way on: told once somebody is signed in (after the recovery key, when there is one).
    std::function<void(Seat)> signedIn;

private:
    using Answer = model::Outcome<db::SignedIn>;
    /// Runs `work` off the UI thread and goes on with whoever has signed in.
    void run(std::function<Answer()> work, std::string name);
    void enter(const db::SignedIn& who, const std::string& name);
    void leave();
    void fail(const Message& message);
    void to(WelcomePage page);
    void useStore(const std::filesystem::path& folder);
    std::filesystem::path demoFolder() const;

    Ports ports_;
    WelcomeServices services_;
    Worker worker_;
    Restoring restoring_;
    std::filesystem::path store_;
    std::optional<Seat> waiting_;
    std::stop_source stop_;
};

} // namespace present
