#pragma once
// Where on the body: a tree of zones (face > cheeks > left cheek). Records keep leaves, so that no part bypasses a
// check.

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

struct ZoneCode {
    std::string text;
    friend auto operator<=>(const ZoneCode&, const ZoneCode&) = default;
};

struct Zone {
    ZoneCode code;
    std::string name;
    std::optional<ZoneCode> parent;
    std::vector<std::string> maps; ///< the maps it is drawn on: "face", "body-front", "body-back"
    bool inGroup = true;           ///< picked when its group is picked; eye surrounds are not

    bool operator==(const Zone&) const = default;
};

class ZoneTree {
public:
    ZoneTree() = default;
    /// In reading order. Throws std::logic_error for a doubled code, a parent that stands later or nowhere, no root.
    explicit ZoneTree(std::vector<Zone> zones);

    const std::vector<Zone>& zones() const { return zones_; }
    const Zone* find(const ZoneCode& code) const;
    bool isLeaf(const ZoneCode& code) const;
    /// True for the zone itself and everything below it.
    bool contains(const ZoneCode& group, const ZoneCode& zone) const;
    /// What picking this code picks: its leaves that are `inGroup` all the way down; a leaf picks itself, and a group
    /// that is itself not `inGroup` (the eye surrounds) was picked by hand and picks all of its leaves.
    std::vector<ZoneCode> defaultLeaves(const ZoneCode& code) const;
    std::vector<ZoneCode> leaves(const ZoneCode& code) const;
    std::vector<ZoneCode> children(const ZoneCode& code) const;
    /// The zone, its group, that group's group ... the root; empty for an unknown code.
    std::vector<ZoneCode> pathToRoot(const ZoneCode& code) const;
    /// The same zones in the fewest codes: whole groups (as defaultLeaves gives them) in place of their leaves, in
    /// reading order; codes the tree does not know come last.
    std::vector<ZoneCode> gathered(const std::vector<ZoneCode>& leaves) const;

private:
    std::vector<Zone> zones_;
    std::map<ZoneCode, std::size_t> index_;
    std::map<ZoneCode, std::vector<ZoneCode>> children_;
};

} // namespace model
