#pragma once
// What the verbs share: opening the store, reading files, telling of refusals.

#include "app/cli/cli.h"

#include <string>
#include <string_view>
#include <utility>

namespace cli {

/// Signs in as --user with the password of --password-file, or asked for on the terminal. Throws Refusal when that
/// fails.
db::SignedIn open(Context& context);

/// The same for a verb that signs: the password that was just given is what confirms.
std::pair<db::SignedIn, db::Confirmation> openToSign(Context& context);

/// The password of --password-file, or typed on the terminal without echo.
std::string password(Context& context, std::string_view prompt);

/// The whole file, or standard input for "-". Throws Refusal when it cannot be read or is larger than 256 MB.
std::string fileText(Context& context, const std::string& name);

/// Ends the verb: the problems are printed in words, the exit code follows from them.
struct Refusal {
    model::Problems problems;
};

Exit exitOf(const model::Problems& problems);
/// One problem in words, with the line of the file or the field it stands in.
std::string told(const model::Problem& problem);
void print(std::ostream& err, const model::Problems& problems);

/// The value, or ends the verb.
template <class T>
T orRefuse(model::Outcome<T> outcome) {
    if (!outcome) {
        throw Refusal{outcome.problems()};
    }
    return std::move(outcome).value();
}

/// "GS1 09521000000018, lot 24F118, use by 2027-06-30"
std::string inWords(const model::Udi& udi);

/// The real clock, and what this user's machine saw last of each store.
db::Environment environment();

/// $XDG_DATA_HOME/needlebook/clinic.needlebook
std::filesystem::path defaultStore();

model::ClientId clientOf(const db::Access& access, const std::string& uid);

model::Day dayOf(const std::string& text, const char* field);

/// A new file that only its owner can read, whole or not at all. One that is there is left as it is.
void writeNew(const std::string& file, std::string_view content);

/// The value of that code, or ends the verb with a list of all codes.
template <class E>
E codeOf(const std::string& text, const char* field) {
    const auto value = model::fromCode<E>(text);
    if (!value) {
        std::string all;
        for (const auto& named : model::codesOf<E>) {
            all += (all.empty() ? "" : ", ") + std::string{named.code};
        }
        throw Refusal{{{field, "not-one-of", {text, all}}}};
    }
    return *value;
}

} // namespace cli
