#pragma once
// Verbs that send the reminders, with or without a person.

#include "app/cli/cli.h"

namespace cli {

struct SendOptions {
    bool dryRun = false, names = false, machine = false;
    std::string credential;
};
struct MachineSlotOptions {
    std::string account, credential;
};
struct MailOptions {
    std::string file;
};

Exit reminderSend(Context& context, const SendOptions& options);
Exit machineSlotAdd(Context& context, const MachineSlotOptions& options);
Exit machineSlotRemove(Context& context, const MachineSlotOptions& options);

} // namespace cli
