#include "app/report/pack_cells.h"

#include "app/present/hygiene_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

namespace report {

Cell amount(std::int64_t n) {
    return {.text = present::number(n), .data = std::to_string(n)};
}

Cell dayCell(std::optional<model::Day> day) {
    return day ? Cell{.text = present::dayWithYear(*day), .data = model::isoText(*day)} : Cell{};
}

Cell quiet(std::string words) {
    return {.text = std::move(words), .tone = Tone::secondary};
}

Cell uidCell(const model::Uid& uid) {
    return {.text = present::shortUid(uid), .data = uid.text};
}

Cell clientCell(const std::string& client, const present::InspectorPack& pack) {
    return pack.query.names == present::PackNames::names ? Cell{client} : uidCell({client});
}

} // namespace report
