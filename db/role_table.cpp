#include "db/role_table.h"

#include "db/csv.h"
#include "resources/resource.h"

#include <algorithm>
#include <stdexcept>

namespace db {

RoleTable readRoleTable(std::string_view text) {
    std::vector<std::string> header{"verb"};
    for (const auto& role : model::codesOf<model::Role>) {
        header.emplace_back(role.code);
    }
    RoleTable table;
    for (const auto& row : readTable(text, header)) {
        const auto& verb = row.cells[0];
        model::Roles roles;
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            if (row.cells[i] == "y") {
                roles.insert(model::codesOf<model::Role>[i - 1].value);
            } else if (row.cells[i] != "-") {
                throw std::logic_error{"roles.csv, line " + std::to_string(row.line) + ": neither y nor -"};
            }
        }
        if (verb.empty() || !table.emplace(verb, std::move(roles)).second) {
            throw std::logic_error{"roles.csv, line " + std::to_string(row.line) + ": verb empty or there twice"};
        }
    }
    return table;
}

const RoleTable& roleTable() {
    static const auto table = readRoleTable(resources::text("roles/roles.csv"));
    return table;
}

bool mayDo(const model::Roles& roles, std::string_view verb) {
    const auto found = roleTable().find(verb);
    if (found == roleTable().end()) {
        throw std::logic_error{"no such verb in roles.csv: " + std::string{verb}};
    }
    return std::any_of(roles.begin(), roles.end(), [&](model::Role role) { return found->second.contains(role); });
}

} // namespace db
