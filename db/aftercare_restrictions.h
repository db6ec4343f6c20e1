#pragma once
// What a client leaves alone after a treatment, as text and as values.

#include "model/aftercare_restrictions.h"

#include <string_view>
#include <vector>

namespace db {

/// Columns code,modality,zone,over_um,up_to_um,basis,offset,words,again,source. Throws std::runtime_error naming table
/// and line.
std::vector<model::Restriction> readRestrictions(std::string_view text);

/// What the program comes with; read once.
const std::vector<model::Restriction>& aftercareRestrictions();

} // namespace db
