#include "model/reaction_rate.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

/// The natural logarithm of how many ways there are to choose k of n.
double logChoose(std::int64_t n, std::int64_t k) {
    const auto factorial = [](std::int64_t x) { return std::lgamma(static_cast<double>(x) + 1.0); };
    return factorial(n) - factorial(k) - factorial(n - k);
}

} // namespace

double chanceOfAsMany(std::int64_t all, std::int64_t marked, std::int64_t drawn, std::int64_t hits) {
    const auto fewest = std::max<std::int64_t>(0, drawn - (all - marked));
    const auto most = std::min(marked, drawn);
    if (hits <= fewest) {
        return 1.0;
    }
    double sum = 0.0;
    for (auto k = hits; k <= most; ++k) {
        sum += std::exp(logChoose(marked, k) + logChoose(all - marked, drawn - k) - logChoose(all, drawn));
    }
    return std::min(sum, 1.0);
}

bool standsOut(const ReactionRate& group, const ReactionRate& all) {
    constexpr std::int64_t fewestCases = 3;
    constexpr double level = 0.05;
    return group.withReaction >= fewestCases && group.sessions < all.sessions &&
           chanceOfAsMany(all.sessions, all.withReaction, group.sessions, group.withReaction) < level;
}

} // namespace model
