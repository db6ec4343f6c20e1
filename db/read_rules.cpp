#include "db/read_rules.h"

#include "db/read_clinic.h"
#include "db/rule_tables.h"

namespace db {

std::shared_ptr<model::RuleBook const> RuleBooks::newest(Connection& connection) {
    return of(connection, read::ruleBookVersion(connection));
}

std::shared_ptr<model::RuleBook const> RuleBooks::of(Connection& connection, int version) {
    auto approvedBy = read::ruleBookApproval(connection, version);
    auto& book = parsed_[{version, approvedBy}];
    if (!book) {
        const auto texts = read::ruleTexts(connection, version);
        try {
            book = std::make_shared<const model::RuleBook>(readRules(texts, version, std::move(approvedBy)));
        } catch (const std::runtime_error& e) {
            throw Error{Fault::corrupt, "rules", e.what()};
        }
    }
    return book;
}

} // namespace db
