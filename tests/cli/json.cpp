#include "tests/cli/json.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace support {

using nlohmann::json;

struct Json::Held {
    json value;
};

Json::Json()
    : Json{Held{}} {}
Json::Json(Held held)
    : held_{std::make_shared<const Held>(std::move(held))} {}
Json::~Json() = default;
Json::Json(const Json&) = default;
Json& Json::operator=(const Json&) = default;

Json Json::parse(std::string_view text) {
    return Json{Held{json::parse(text)}};
}
Json Json::patched(std::string_view mergePatch) const {
    auto value = held_->value;
    value.merge_patch(json::parse(mergePatch));
    return Json{Held{std::move(value)}};
}

Json Json::at(const std::string& field) const {
    return Json{Held{held_->value.at(field)}};
}
Json Json::operator[](std::size_t place) const {
    return Json{Held{held_->value.at(place)}};
}
std::vector<Json> Json::items() const {
    std::vector<Json> all;
    for (const auto& item : held_->value) {
        all.push_back(Json{Held{item}});
    }
    return all;
}
bool Json::contains(const std::string& field) const {
    return held_->value.contains(field);
}
std::size_t Json::size() const {
    return held_->value.size();
}
bool Json::isNull() const {
    return held_->value.is_null();
}

std::string Json::text() const {
    return held_->value.get<std::string>();
}
int Json::whole() const {
    return held_->value.get<int>();
}
std::string Json::dump() const {
    return held_->value.dump();
}

bool Json::operator==(const Json& other) const {
    return held_->value == other.held_->value;
}
bool Json::operator==(const std::string& text) const {
    return held_->value.is_string() && held_->value.get<std::string>() == text;
}
bool Json::operator==(const char* text) const {
    return *this == std::string{text};
}
bool Json::operator==(bool flag) const {
    return held_->value.is_boolean() && held_->value.get<bool>() == flag;
}
bool Json::operator==(int number) const {
    return held_->value.is_number_integer() && held_->value.get<int>() == number;
}
bool Json::operator==(double number) const {
    return held_->value.is_number() && held_->value == json(number);
}

std::ostream& operator<<(std::ostream& out, const Json& value) {
    return out << value.dump();
}

} // namespace support
