#include "model/zone.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace model {

ZoneTree::ZoneTree(std::vector<Zone> zones)
    : zones_{std::move(zones)} {
    bool hasRoot = false;
    for (std::size_t i = 0; i < zones_.size(); ++i) {
        const auto& zone = zones_[i];
        if (zone.code.text.empty()) {
            throw std::logic_error{"zone tree: a zone without a code"};
        }
        if (zone.parent) {
            if (!index_.contains(*zone.parent)) {
                throw std::logic_error{"zone tree: parent of " + zone.code.text + " must stand before it"};
            }
            children_[*zone.parent].push_back(zone.code);
        } else {
            hasRoot = true;
        }
        if (!index_.emplace(zone.code, i).second) {
            throw std::logic_error{"zone tree: " + zone.code.text + " stands twice"};
        }
    }
    if (!hasRoot) {
        throw std::logic_error{"zone tree: no root"};
    }
}

const Zone* ZoneTree::find(const ZoneCode& code) const {
    const auto found = index_.find(code);
    return found == index_.end() ? nullptr : &zones_[found->second];
}

bool ZoneTree::isLeaf(const ZoneCode& code) const {
    return index_.contains(code) && !children_.contains(code);
}

bool ZoneTree::contains(const ZoneCode& group, const ZoneCode& zone) const {
    for (const auto* at = find(zone); at != nullptr; at = at->parent ? find(*at->parent) : nullptr) {
        if (at->code == group) {
            return true;
        }
    }
    return false;
}

namespace {

void collectLeaves(const ZoneTree& tree, const ZoneCode& code, bool onlyInGroup, std::vector<ZoneCode>& into) {
    if (tree.isLeaf(code)) {
        into.push_back(code);
        return;
    }
    for (const auto& child : tree.children(code)) {
        const auto* const zone = tree.find(child);
        if (zone != nullptr && (!onlyInGroup || zone->inGroup)) {
            collectLeaves(tree, child, onlyInGroup, into);
        }
    }
}

} // namespace

std::vector<ZoneCode> ZoneTree::defaultLeaves(const ZoneCode& code) const {
    std::vector<ZoneCode> result;
    if (const auto* zone = find(code)) {
        collectLeaves(*this, code, zone->inGroup, result);
    }
    return result;
}

std::vector<ZoneCode> ZoneTree::leaves(const ZoneCode& code) const {
    std::vector<ZoneCode> result;
    if (find(code) != nullptr) {
        collectLeaves(*this, code, false, result);
    }
    return result;
}

std::vector<ZoneCode> ZoneTree::children(const ZoneCode& code) const {
    const auto found = children_.find(code);
    return found == children_.end() ? std::vector<ZoneCode>{} : found->second;
}

std::vector<ZoneCode> ZoneTree::pathToRoot(const ZoneCode& code) const {
    std::vector<ZoneCode> path;
    for (const auto* at = find(code); at != nullptr; at = at->parent ? find(*at->parent) : nullptr) {
        path.push_back(at->code);
    }
    return path;
}

std::vector<ZoneCode> ZoneTree::gathered(const std::vector<ZoneCode>& leaves) const {
    std::set<ZoneCode> left{leaves.begin(), leaves.end()};
    std::vector<ZoneCode> result;
    // Parents stand before their children, so the largest group that fits is met first.
    for (const auto& zone : zones_) {
        const auto wanted = defaultLeaves(zone.code);
        const bool all = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(),
                                                        [&](const ZoneCode& leaf) { return left.contains(leaf); });
        if (all) {
            result.push_back(zone.code);
            for (const auto& leaf : wanted) {
                left.erase(leaf);
            }
        }
    }
    // Codes that the tree does not know are never dropped.
    for (const auto& code : leaves) {
        if (find(code) == nullptr && left.erase(code) == 1) {
            result.push_back(code);
        }
    }
    return result;
}

} // namespace model
