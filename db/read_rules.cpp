#include "db/read_rules.h"

#include "db/read_clinic.h"
#include "db/rule_tables.h"

namespace db {

std::shared_ptr<model::RuleBook const> RuleBooks::on(Connection& connection, model::Day day) {
    return of(connection, read::ruleBookOn(connection, day));
}

std::shared_ptr<model::RuleBook const> RuleBooks::of(Connection& connection, int version) {
    auto approvedBy = read::ruleBookApproval(connection, version);
    auto& book = parsed_[{version, approvedBy}];
    if (!book) {
        const auto texts = read::ruleTexts(connection, version);
        try {
            auto parsed = readRules(texts, version, std::move(approvedBy));
            parsed.validFrom = read::ruleBookStart(connection, version);
            book = std::make_shared<const model::RuleBook>(std::move(parsed));
        } catch (const std::runtime_error& e) {
            throw Error{Fault::corrupt, "rules", e.what()};
        }
    }
    return book;
}

} // namespace db
