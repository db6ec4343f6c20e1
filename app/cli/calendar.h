#pragma once
// Verbs of calendar files.

#include "app/cli/cli.h"

namespace cli {

struct CalendarOptions {
    std::string client, from, to, output;
};

Exit calendarClient(Context& context, const CalendarOptions& options);
Exit calendarClinic(Context& context, const CalendarOptions& options);

} // namespace cli
