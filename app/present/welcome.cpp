#include "app/present/welcome.h"

#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/tr.h"
#include "model/aftercare.h"

#include <algorithm>

namespace present {

namespace {

constexpr auto storeNote = "store";
constexpr auto nameNote = "sign-in";
constexpr auto demoName = "demo"; ///< sign-in name and password of the demo clinic's owner
constexpr auto suffix = ".needlebook";

bool isThere(const std::filesystem::path& folder) {
    std::error_code ignored;
    return !folder.empty() && std::filesystem::is_directory(folder, ignored);
}

/// In fours, as it is printed and typed.
std::string inGroups(const std::string& key) {
    if (key.find_first_of(" -") != std::string::npos) {
        return key;
    }
    std::string text;
    for (std::size_t i = 0; i < key.size(); ++i) {
        text += i > 0 && i % 4 == 0 ? " " : "";
        text += key[i];
    }
    return text;
}

std::filesystem::path storeFolder(const std::string& typed) {
    std::filesystem::path folder{std::string{trimmed(typed)}};
    if (folder.extension() != suffix) {
        folder += suffix;
    }
    return folder;
}

} // namespace

Welcome::Welcome(Ports ports, WelcomeServices services, std::optional<std::filesystem::path> store)
    : ports_{std::move(ports)}
    , services_{std::move(services)}
    , worker_{ports_}
    , restoring_{ports_, services_.environment} {
    WelcomeView first;
    first.timeZones = services_.timeZones;
    first.input.timeZone = ports_.systemZone();
    first.input.folder = ports_.defaultFolder().string();
    show(std::move(first));
    const std::filesystem::path remembered = ports_.recall(storeNote);
    if (store) {
        chooseStore(*store);
    } else if (isThere(remembered)) {
        chooseStore(remembered);
    } else if (isThere(ports_.defaultFolder())) {
        chooseStore(ports_.defaultFolder());
    }
}

void Welcome::to(WelcomePage page) {
    auto next = view();
    next.page = page;
    next.message = {};
    next.problems.clear();
    show(std::move(next));
}

void Welcome::toStart() {
    to(WelcomePage::start);
}

void Welcome::toCreate() {
    to(WelcomePage::create);
}

void Welcome::toRestore(const std::filesystem::path& backup) {
    if (view().busy) {
        return;
    }
    restoring_.begin(backup, store_.empty() ? ports_.defaultFolder() : store_, view().signInName);
    to(WelcomePage::restore);
}

void Welcome::leaveRestoring() {
    if (restoring_.view().busy) {
        restoring_.cancel();
        return;
    }
    if (const std::filesystem::path store = restoring_.view().store; isThere(store)) {
        chooseStore(store);
    } else {
        toStart();
    }
}

void Welcome::useStore(const std::filesystem::path& folder) {
    store_ = folder;
    auto next = view();
    next.storeFolder = folder.string();
    // A trailing slash leaves no file name.
    next.storeName = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
    next.storeKnown = true;
    next.signInName = ports_.recall(storeNote) == folder.string() ? ports_.recall(nameNote) : std::string{};
    show(std::move(next));
}

void Welcome::chooseStore(const std::filesystem::path& folder) {
    useStore(folder);
    to(WelcomePage::signIn);
}

void Welcome::edit(NewClinicInput input) {
    auto next = view();
    next.input = std::move(input);
    next.problems.clear();
    show(std::move(next));
}

void Welcome::create() {
    const auto& input = view().input;
    model::Problems problems;
    const auto require = [&](const std::string& text, const char* field) {
        if (trimmed(text).empty()) {
            problems.push_back({field, "required", {}});
        }
    };
    require(input.clinic, "clinic");
    require(input.fullName, "fullName");
    require(input.signInName, "signInName");
    require(input.password, "password");
    require(input.folder, "folder");
    if (!model::knownZone(input.timeZone)) {
        problems.push_back({"timeZone", "unknown", {input.timeZone}});
    }
    if (input.password != input.passwordAgain) {
        problems.push_back({"passwordAgain", "differs", {}});
    }
    if (!problems.empty()) {
        auto next = view();
        next.problems = byField(problems);
        next.message = {tr("Some fields need attention."), "", Tone::warn};
        show(std::move(next));
        return;
    }
    db::NewStore wanted;
    wanted.folder = storeFolder(input.folder);
    wanted.clinic = trimmed(input.clinic);
    wanted.timeZone = input.timeZone;
    wanted.ownerSignIn = trimmed(input.signInName);
    wanted.ownerFullName = trimmed(input.fullName);
    wanted.ownerPassword = input.password;
    run([wanted, environment = services_.environment] { return db::Store::create(wanted, environment); },
        wanted.ownerSignIn);
}

void Welcome::signIn(const std::string& name, const std::string& password) {
    if (trimmed(name).empty()) {
        fail({tr("Type your sign-in name."), "", Tone::warn});
        return;
    }
    run([folder = store_, name = std::string{trimmed(name)}, password,
         environment = services_.environment] { return db::Store::open(folder, name, password, environment); },
        std::string{trimmed(name)});
}

std::filesystem::path Welcome::demoFolder() const {
    return ports_.defaultFolder().parent_path() / ("demo" + std::string{suffix});
}

void Welcome::tryDemo() {
    const auto folder = demoFolder();
    const bool made = isThere(folder);
    if (!made && !services_.makeDemo) {
        fail({tr("The demo clinic cannot be made by this program."), "", Tone::warn});
        return;
    }
    stop_ = std::stop_source{};
    const auto tell = worker_.reporter();
    const auto progress = [tell, this](int percent) {
        tell([this, percent] {
            auto next = view();
            next.progress = fill(tr("Making two years of a clinic, {0}"), {present::percent(percent)});
            next.canCancel = true;
            show(std::move(next));
        });
    };
    run(
        [folder, made, progress, stop = stop_.get_token(), make = services_.makeDemo,
         environment = services_.environment] {
            return made ? db::Store::open(folder, demoName, demoName, environment) : make(folder, progress, stop);
        },
        demoName);
}

void Welcome::cancel() {
    stop_.request_stop();
}

void Welcome::run(std::function<Answer()> work, std::string name) {
    if (view().busy) {
        return;
    }
    auto next = view();
    next.busy = true;
    next.message = {};
    next.problems.clear();
    next.progress.clear();
    next.canCancel = false;
    show(std::move(next));
    worker_.run<Answer>(
        std::move(work),
        [this, name](const Answer& answer) {
            auto now = view();
            now.busy = false;
            now.progress.clear();
            now.canCancel = false;
            if (!answer) {
                now.problems = byField(answer.problems());
                now.message = {tr("That did not work."), joined(answer.problems()), Tone::deny};
                show(std::move(now));
                return;
            }
            show(std::move(now));
            enter(*answer, name);
        },
        [this](const std::string& why) {
            auto now = view();
            now.busy = false;
            now.progress.clear();
            now.canCancel = false;
            now.message = {tr("The store could not be opened."), why, Tone::deny};
            show(std::move(now));
        },
        Lane::aside);
}

void Welcome::enter(const db::SignedIn& who, const std::string& name) {
    if (who.actor.person().roles == model::Roles{model::Role::sender}) {
        fail({tr("This account has no window."), tr("It sends reminders: needlebookctl reminder send."), Tone::deny});
        return;
    }
    const auto& folder = who.store->folder();
    const bool demo = folder == demoFolder();
    useStore(folder);
    if (!demo) { // the next start goes to the clinic one works in
        ports_.remember(storeNote, folder.string());
        ports_.remember(nameNote, name);
    }
    waiting_ = Seat{ports_, who.store, who.store->as(who.actor)};
    auto next = view();
    next.input.password.clear();
    next.input.passwordAgain.clear();
    next.signInName = name;
    next.recoveryKept = false;
    if (!who.recoveryKey.empty() && !demo) {
        next.recoveryKey = inGroups(who.recoveryKey);
        next.page = WelcomePage::recoveryKey;
        show(std::move(next));
        return;
    }
    show(std::move(next));
    leave();
}

void Welcome::keepRecoveryKey(bool kept) {
    auto next = view();
    next.recoveryKept = kept;
    show(std::move(next));
}

void Welcome::continueFromRecoveryKey() {
    if (!waiting_ || !view().recoveryKept) {
        fail({tr("Print the recovery key or write it down first."),
              tr("It is shown this once. Without it, and without a password, nobody can open the store again."),
              Tone::warn});
        return;
    }
    auto next = view();
    next.recoveryKey.clear();
    show(std::move(next));
    leave();
}

void Welcome::leave() {
    const auto seat = *waiting_;
    waiting_.reset();
    if (signedIn) {
        signedIn(seat);
    }
}

void Welcome::signedOut() {
    waiting_.reset();
    to(WelcomePage::signIn);
}

void Welcome::fail(const Message& message) {
    auto next = view();
    next.message = message;
    show(std::move(next));
}

} // namespace present
