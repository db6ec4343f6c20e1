#pragma once
// Rule books as values, each parsed once.

#include "db/connection.h"
#include "model/rule_book.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace db {

/// For one connection. A version never changes, only who approved it is added.
class RuleBooks {
public:
    /// The version that holds on this day.
    std::shared_ptr<model::RuleBook const> on(Connection& connection, model::Day day);
    /// Throws Fault::corrupt for a version that is not there.
    std::shared_ptr<model::RuleBook const> of(Connection& connection, int version);

private:
    std::map<std::pair<int, std::string>, std::shared_ptr<model::RuleBook const>> parsed_;
};

} // namespace db
