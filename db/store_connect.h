#pragma once
// Opening the database of a folder that was looked at. Inside of Store only.

#include "db/store_state.h"

namespace db {

/// With the key that the state holds; brings the tables to what this program knows. Throws OpenRefused.
void connectStore(StoreState& state);

} // namespace db
