#include "model/hygiene.h"

namespace model {

std::string HygieneFinding::key() const {
    std::string text{model::code(code)};
    for (const auto& subject : subjects) {
        text += '|' + subject.text;
    }
    return text;
}

std::string HygieneFinding::factsText() const {
    std::string text;
    // Lengths, so that no value can run into the next name.
    const auto put = [&](const std::string& part) { text += std::to_string(part.size()) + ':' + part; };
    for (const auto& [name, value] : facts) {
        put(name);
        put(value);
    }
    return text;
}

} // namespace model
