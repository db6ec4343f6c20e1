#pragma once
// The verb of aftercare sheets.

#include "app/cli/cli.h"

namespace cli {

struct SheetOptions {
    std::string session, output, paper;
    int version = 0; ///< 0: the present one
    bool mail = false;
};

Exit aftercareSheetVerb(Context& context, const SheetOptions& options);

} // namespace cli
