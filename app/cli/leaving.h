#pragma once
// The verbs by which records leave the store.

#include "app/cli/cli.h"

namespace cli {

struct ClientExportOptions {
    std::string client, output, paper;
};

struct HoldOptions {
    std::string client, reason;
    bool lift = false;
};
struct EraseOptions {
    std::string client, name, reason;
};
struct RetentionOptions {
    std::string jurisdiction; ///< empty: only list
    int limit = 200;
};

Exit clientExport(Context& context, const ClientExportOptions& options);
Exit clientHold(Context& context, const HoldOptions& options);
Exit clientErase(Context& context, const EraseOptions& options);
Exit clientRetention(Context& context, const RetentionOptions& options);

} // namespace cli
