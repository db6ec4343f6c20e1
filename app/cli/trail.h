#pragma once
// The trail on the command line, and the store's encryption.

#include "app/cli/cli.h"

namespace cli {

struct VerifyOptions {
    std::vector<std::string> reports; ///< "4711:3f9a21c0..." from the foot of a report
    std::vector<std::string> backups; ///< folders
};
struct TrailOptions {
    std::string person, verb, client, from, to;
    int limit = 200;
};
struct ConvertOptions {};

Exit auditVerify(Context& context, const VerifyOptions& options);
Exit auditTrail(Context& context, const TrailOptions& options);
Exit storeEncrypt(Context& context, const ConvertOptions& options);
Exit storeDecrypt(Context& context, const ConvertOptions& options);

} // namespace cli
