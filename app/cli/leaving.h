#pragma once
// The verbs by which records leave the store.

#include "app/cli/cli.h"

namespace cli {

struct ClientExportOptions {
    std::string client, output, paper;
};

Exit clientExport(Context& context, const ClientExportOptions& options);

} // namespace cli
