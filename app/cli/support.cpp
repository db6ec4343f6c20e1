#include "app/cli/support.h"

#include "app/present/finding_text.h"
#include "app/present/standard_paths.h"
#include "app/present/tr.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include <termios.h>
#include <unistd.h>

namespace cli {

namespace {

/// Turns the terminal's echo off for as long as it lives.
class Unseen {
public:
    Unseen() {
        tcgetattr(STDIN_FILENO, &before_);
        termios unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
};

} // namespace

std::string password(Context& context, std::string_view prompt) {
    std::string secret;
    if (!context.passwordFile.empty()) {
        std::ifstream file{context.passwordFile};
        if (!file) {
            throw Refusal{{{"password-file", "unreadable", {context.passwordFile}}}};
        }
        std::getline(file, secret);
        if (!secret.empty() && secret.back() == '\r') {
            secret.pop_back();
        }
        return secret;
    }
    if (isatty(STDIN_FILENO) == 0) {
        throw Refusal{{{"password", "no-terminal", {}}}};
    }
    context.err << prompt << std::flush;
    {
        const Unseen unseen;
        std::getline(std::cin, secret);
    }
    context.err << '\n';
    return secret;
}

db::SignedIn open(Context& context) {
    if (context.user.empty()) {
        throw Refusal{{{"user", "required", {}}}};
    }
    const auto secret = password(context, present::tr("Password: "));
    return orRefuse(db::Store::open(context.store, context.user, secret, {}));
}

std::string fileText(Context& context, const std::string& name) {
    std::ostringstream text;
    if (name == "-") {
        text << context.in.rdbuf();
        return text.str();
    }
    std::error_code failed;
    const auto size = std::filesystem::file_size(name, failed);
    std::ifstream file{name, std::ios::binary};
    if (failed || !file) {
        throw Refusal{{{"file", "unreadable", {name}}}};
    }
    if (size > 256U * 1024 * 1024) {
        throw Refusal{{{"file", "too-large", {name}}}};
    }
    text << file.rdbuf();
    return text.str();
}

Exit exitOf(const model::Problems& problems) {
    const auto any = [&](auto match) { return std::any_of(problems.begin(), problems.end(), match); };
    if (any([](const model::Problem& problem) { return problem.code == "not-permitted"; })) {
        return Exit::notPermitted;
    }
    return any([](const model::Problem& problem) { return problem.field == "clearance"; }) ? Exit::denied
                                                                                           : Exit::refused;
}

void print(std::ostream& err, const model::Problems& problems) {
    for (const auto& problem : problems) {
        err << (problem.field.empty() ? "" : problem.field + ": ") << present::words(problem) << '\n';
    }
}

std::filesystem::path defaultStore() {
    return present::defaultStoreFolder();
}

model::ClientId clientOf(const db::Access& access, const std::string& uid) {
    const auto found = access.clientByUid({uid});
    if (!found) {
        throw Refusal{{{"client", "unknown", {uid}}}};
    }
    return *found;
}

} // namespace cli
