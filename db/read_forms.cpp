#include "db/read_forms.h"

namespace db::read {

std::string consentText(Connection& connection, const std::string& form, int version) {
    return connection
        .one(
            "SELECT text FROM consent_form WHERE code = ? AND version = ?", [](const Row& row) { return row.text(0); },
            form, version)
        .value_or(std::string{});
}

} // namespace db::read
