#include "app/cli/support.h"

#include "app/present/finding_text.h"
#include "app/present/standard_paths.h"
#include "app/present/tr.h"
#include "db/error.h"
#include "db/files.h"

#include <algorithm>
#include <array>
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

namespace {

db::SignedIn open(Context& context, std::string& secret) {
    if (context.user.empty()) {
        throw Refusal{{{"--user", "required", {}}}};
    }
    secret = password(context, present::tr("Password: "));
    auto signedIn = orRefuse(db::Store::open(context.store, context.user, secret, environment()));
    if (signedIn.store->kind() == db::StoreKind::oldCopy) {
        context.err << present::tr("This is an old copy of the store: it is only read. See backup go-on --help.") << '\n';
    }
    return signedIn;
}

} // namespace

db::SignedIn open(Context& context) {
    std::string secret;
    return open(context, secret);
}

std::pair<db::SignedIn, db::Confirmation> openToSign(Context& context) {
    std::string secret;
    auto signedIn = open(context, secret);
    const auto confirmation = orRefuse(signedIn.store->confirm(signedIn.actor, secret));
    return {std::move(signedIn), confirmation};
}

std::string fileText(Context& context, const std::string& name) {
    if (name == "-") {
        std::ostringstream text;
        text << context.in.rdbuf();
        return text.str();
    }
    constexpr std::size_t largest = 256U * 1024 * 1024;
    std::error_code failed;
    std::ifstream file{name, std::ios::binary};
    if (!file || std::filesystem::is_directory(name, failed) || failed) {
        throw Refusal{{{"file", "unreadable", {name}}}};
    }
    std::string bytes;
    std::array<char, 65536> part;
    while (file.read(part.data(), part.size()) || file.gcount() > 0) { // a pipe does not tell its size
        bytes.append(part.data(), static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > largest) {
            throw Refusal{{{"file", "too-large", {name}}}};
        }
    }
    if (file.bad()) {
        throw Refusal{{{"file", "unreadable", {name}}}};
    }
    return bytes;
}

Exit exitOf(const model::Problems& problems) {
    const auto any = [&](auto match) { return std::any_of(problems.begin(), problems.end(), match); };
    if (any([](const model::Problem& problem) { return problem.code == "not-permitted"; })) {
        return Exit::notPermitted;
    }
    if (any([](const model::Problem& problem) { return problem.code == "unreadable"; })) {
        return Exit::fault;
    }
    return any([](const model::Problem& problem) { return problem.field == "clearance"; }) ? Exit::denied
                                                                                           : Exit::refused;
}

namespace {

/// "line 7, zone" is place "line 7, zone: " and field "zone"; a permission has no place.
std::pair<std::string, std::string> placeAndField(const model::Problem& problem) {
    if (problem.code == "not-permitted" || problem.field.empty()) {
        return {"", problem.field};
    }
    const auto comma = problem.field.starts_with("line ") ? problem.field.find(", ") : std::string::npos;
    return {problem.field + ": ", comma == std::string::npos ? problem.field : problem.field.substr(comma + 2)};
}

} // namespace

std::string told(const model::Problem& problem) {
    const auto [place, field] = placeAndField(problem);
    if (problem.code == "not-one-of" && problem.values.size() == 2) {
        return place + present::fill(present::tr("{0} is none of: {1}."), {problem.values[0], problem.values[1]});
    }
    if (problem.field == "--user") {
        return present::tr("Say who signs in: --user NAME.");
    }
    return place + present::words(model::Problem{field, problem.code, problem.values});
}

void print(std::ostream& err, const model::Problems& problems) {
    std::string last;
    for (const auto& problem : problems) {
        const auto line = told(problem);
        if (line != last) {
            err << line << '\n';
        }
        last = line;
    }
}

std::string inWords(const model::Udi& udi) {
    std::string text =
        present::fill(present::tr("{0} {1}"), {udi.issuer == model::UdiIssuer::gs1 ? "GS1" : "HIBC", udi.di});
    if (!udi.lot.empty()) {
        text += present::fill(present::tr(", lot {0}"), {udi.lot});
    }
    if (udi.expiry) {
        text += present::fill(present::tr(", use by {0}"), {model::isoText(*udi.expiry)});
    }
    if (udi.produced) {
        text += present::fill(present::tr(", made {0}"), {model::isoText(*udi.produced)});
    }
    if (!udi.serial.empty()) {
        text += present::fill(present::tr(", serial {0}"), {udi.serial});
    }
    return text;
}

db::Environment environment() {
    db::Environment real;
    real.stateFolder = present::stateFolder();
    return real;
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

model::Day dayOf(const std::string& text, const char* field) {
    const auto day = model::parseDay(text);
    if (!day) {
        throw Refusal{{{field, "not-a-day", {text}}}};
    }
    return *day;
}

void writeNew(const std::string& name, std::string_view content) {
    const auto file = std::filesystem::absolute(name);
    if (std::filesystem::exists(std::filesystem::symlink_status(file))) {
        throw Refusal{{{"output", "taken", {name}}}};
    }
    const std::filesystem::path beside{file.string() + "." + std::to_string(::getpid()) + ".part"};
    try {
        db::createFile(beside, content);
        db::renameInto(beside, file);
    } catch (const db::Error&) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw;
    }
}

} // namespace cli
