#pragma once
// What --help says below the options of a verb: the JSON it answers with and its exit codes.

#include <string_view>

namespace cli {

/// For "client add", "check" and so on; empty for a verb that is not there.
std::string_view footerOf(std::string_view verb);

inline constexpr std::string_view generalFooter =
    "The options above stand before or after the verb. The password is taken from the file or asked for, never from\n"
    "arguments or the environment. Answers go to standard output, messages to standard error.\n"
    "In JSON a day is YYYY-MM-DD, an instant is UTC as 2026-11-22T09:00:00.000000Z, what is not known is null. Fields\n"
    "may be added, never renamed.\n"
    "Exit codes: 0 done, 1 fault of machine or file, 2 input refused, 3 denied by a rule, 4 not permitted.";

} // namespace cli
