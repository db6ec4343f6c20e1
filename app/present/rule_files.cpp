#include "app/present/rule_files.h"

#include "db/rule_tables.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace present {

namespace {

constexpr std::uintmax_t largestTable = 16U * 1024 * 1024; // bytes; ours have a few thousand

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& part) {
    return folder / (part + ".csv");
}

} // namespace

model::Outcome<model::Done> exportRules(const RuleParts& parts, const std::filesystem::path& folder) {
    for (const auto& [part, text] : parts) {
        // A link that leads nowhere yet would be written through.
        if (std::filesystem::exists(std::filesystem::symlink_status(fileOf(folder, part)))) {
            return model::Problem{"folder", "taken", {fileOf(folder, part).string()}};
        }
    }
    std::filesystem::create_directories(folder);
    for (const auto& [part, text] : parts) {
        std::ofstream file{fileOf(folder, part), std::ios::binary};
        file << text;
        file.close();
        if (!file) {
            throw std::runtime_error{"the rule book could not be written"};
        }
    }
    return model::Done{};
}

model::Outcome<RuleParts> importRules(const std::filesystem::path& folder, const RuleParts& parts) {
    RuleParts changed;
    bool any = false;
    for (const auto& [part, before] : parts) {
        const auto name = fileOf(folder, part);
        std::error_code failed;
        if (!std::filesystem::exists(name, failed)) {
            continue;
        }
        any = true;
        const auto size = std::filesystem::file_size(name, failed);
        std::ifstream file{name, std::ios::binary};
        if (failed || !file) {
            return model::Problem{"file", "unreadable", {name.string()}};
        }
        if (size > largestTable) {
            return model::Problem{"file", "too-large", {name.string()}};
        }
        std::ostringstream text;
        text << file.rdbuf();
        if (text.str() != before) {
            changed.emplace(part, text.str());
        }
    }
    if (!any) {
        return model::Problem{"folder", "no-rules", {folder.string()}};
    }
    return changed;
}

model::Outcome<model::RuleBook> rulesOf(const RuleParts& parts, int version) {
    try {
        return db::readRules(db::textsOf(parts), version, "");
    } catch (const std::runtime_error& fault) {
        return model::Problem{"parts", "not-a-rule-book", {fault.what()}};
    }
}

} // namespace present
