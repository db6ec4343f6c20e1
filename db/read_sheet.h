#pragma once
// The question for what an aftercare sheet is made of, on a given connection.

#include "db/connection.h"
#include "db/row_sheet.h"

namespace db::read {

std::optional<SheetFacts> sheetFacts(Connection& connection, model::SessionId session);

} // namespace db::read
