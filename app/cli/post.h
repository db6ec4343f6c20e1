#pragma once
// Verbs that send the reminders, with or without a person, and by which server.

#include "app/cli/cli.h"

#include <limits>

namespace cli {

struct SendOptions {
    bool dryRun = false, names = false, machine = false;
    std::string credential;
};
struct MachineSlotOptions {
    std::string account, credential;
};
/// What is not given stays as it is.
struct MailOptions {
    static constexpr int samePort = std::numeric_limits<int>::min();

    std::string host, security, login, passwordFile, from, fromName, replyTo, ca, subject, bodyFile;
    int port = samePort;
    bool noLogin = false, enable = false, disable = false;
};
struct NoOptions {};

Exit reminderSend(Context& context, const SendOptions& options);
Exit machineSlotAdd(Context& context, const MachineSlotOptions& options);
Exit machineSlotRemove(Context& context, const MachineSlotOptions& options);
Exit mailSet(Context& context, const MailOptions& options);
Exit mailShow(Context& context, const NoOptions& options);
Exit mailClockIsRight(Context& context, const NoOptions& options);

} // namespace cli
