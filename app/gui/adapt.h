#pragma once
// What presenters say, in the toolkit's terms.

#include "app/gui/banner.h"
#include "app/gui/fields.h"
#include "app/gui/list.h"
#include "app/present/view.h"

#include <cstdint>
#include <string>

namespace gui {

/// Rows are named by their number.
ListView listOf(const present::List& list);
std::int64_t numberOf(const std::string& rowId); ///< 0 for none
BannerView bannerOf(const present::Message& message);
std::string problemOf(const present::FieldProblems& problems, const std::string& field);

} // namespace gui
