#include "model/rule_book.h"

#include <algorithm>

namespace model {

namespace {

template <class Row>
const Row* byCode(const std::vector<Row>& rows, const std::string& code) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

Strength RuleBook::strength(RuleKind kind, Act act, const std::string& rule) const {
    const auto exception = exceptions.find({kind, rule});
    const auto& byAct = exception == exceptions.end() ? strengths[static_cast<std::size_t>(kind)] : exception->second;
    return byAct[static_cast<std::size_t>(act)];
}

const ExposureItem* RuleBook::item(const std::string& code) const {
    return byCode(items, code);
}

const Question* RuleBook::question(const std::string& code) const {
    return byCode(questions, code);
}

} // namespace model
