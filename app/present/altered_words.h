#pragma once
// What verifying found, for a person: "client:5 altered" and the like in words.

#include <string>
#include <string_view>

namespace present {

std::string alteredWords(std::string_view where);

} // namespace present
