#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t zonesNamed = 3; ///< more than these are counted, so that a sentence stays one

/// "left thigh (front)" -> "left thigh": what decides between "is" and "are".
std::string bareName(const std::string& name) {
    return name.substr(0, name.find(" ("));
}

std::vector<model::ZoneCode> inOrder(std::vector<model::ZoneCode> codes, const model::ZoneTree& zones) {
    const auto place = [&zones](const model::ZoneCode& code) {
        return std::ranges::find(zones.zones(), code, &model::Zone::code) - zones.zones().begin();
    };
    std::ranges::sort(codes, {}, place);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

/// In the fewest codes; groups among them count as what picking them picks.
std::vector<model::ZoneCode> fewest(const std::vector<model::ZoneCode>& codes, const model::ZoneTree& zones) {
    std::vector<model::ZoneCode> leaves;
    for (const auto& code : codes) {
        const auto picked = zones.find(code) ? zones.defaultLeaves(code) : std::vector{code};
        leaves.insert(leaves.end(), picked.begin(), picked.end());
    }
    return inOrder(zones.gathered(leaves), zones);
}

std::string joinedWithCommas(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

std::string zoneName(const model::ZoneCode& zone, const model::ZoneTree& zones) {
    const auto* found = zones.find(zone);
    return found ? tr(found->name.c_str()) : zone.text;
}

std::string zoneNames(const std::vector<model::ZoneCode>& leaves, const model::ZoneTree& zones) {
    std::vector<std::string> names;
    for (const auto& code : fewest(leaves, zones)) {
        names.push_back(zoneName(code, zones));
    }
    return joinedWithCommas(names);
}

std::string zoneSubject(const std::vector<model::ZoneCode>& leaves, const model::ZoneTree& zones) {
    const auto codes = fewest(leaves, zones);
    std::vector<std::string> names;
    for (const auto& code : codes) {
        const auto name = zoneName(code, zones);
        if (names.size() == zonesNamed && codes.size() > zonesNamed + 1) {
            names.push_back(counted(tr("{n, plural, one {# more zone} other {# more zones}}"),
                                    static_cast<std::int64_t>(codes.size() - zonesNamed)));
            break;
        }
        names.push_back(name.starts_with("around ") ? fill(tr("skin {0}"), {name}) : name);
    }
    return fill(tr("the {0}"), {listed(names)});
}

bool zoneSubjectIsPlural(const std::vector<model::ZoneCode>& leaves, const model::ZoneTree& zones) {
    const auto codes = fewest(leaves, zones);
    if (codes.size() != 1) {
        return true;
    }
    const auto name = bareName(zoneName(codes.front(), zones));
    return !name.starts_with("around ") && (name.ends_with('s') || name == "feet");
}

std::string treatmentText(const std::vector<model::TreatmentRow>& rows, const model::ZoneTree& zones) {
    struct Part {
        std::string protocol;
        std::vector<model::ZoneCode> leaves;
    };
    std::vector<Part> parts;
    for (const auto& row : rows) {
        const auto protocol = protocolText(row.modality, row.depth);
        auto part = std::ranges::find(parts, protocol, &Part::protocol);
        if (part == parts.end()) {
            parts.push_back({protocol, {}});
            part = parts.end() - 1;
        }
        part->leaves.push_back(row.zone);
    }
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : "; ") + part.protocol + ", " + zoneNames(part.leaves, zones);
    }
    return text;
}

} // namespace present
