#pragma once
// Counting a lot: what lies on the shelf against what should lie there; a difference needs a reason before it is saved.

#include "app/present/needles.h"
#include "app/present/saver.h"
#include "app/present/view.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace present {

struct CountingView {
    model::LotId lot; ///< 0: nothing is being counted
    std::string title;
    std::string line; ///< "14 should lie on the shelf, sealed, whatever their state"
    std::string counted;
    std::string reason;
    std::string difference; ///< "2 are missing"; empty while nothing was typed
    Tone tone = Tone::neutral;
    bool asksReason = false;
    List missing; ///< units that should lie there, to be marked as missing: cartridge id; printed id, chip
    std::vector<Figure> balance;
    List before;            ///< running number; when, who, expected, counted, reason
    FieldProblems problems; ///< "counted", "reason", "missing"
    Message message;
    bool canSave = false;
    bool saving = false;
    bool operator==(const CountingView&) const = default;
};

/// What came to a lot and what went; "left" is what these add up to, and then what of it is expired or opened.
std::vector<Figure> balanceOf(const db::LotRow& lot);

class Counting : public Presenter<CountingView> {
public:
    explicit Counting(Seat seat);

    void open(model::LotId lot);
    void close();
    void refresh();
    void type(const std::string& counted, const std::string& reason);
    /// Marks a unit as one that is missing, or takes the mark away.
    void toggleMissing(model::CartridgeId unit);
    void save();

    std::function<void()> saved;

private:
    void render();
    std::optional<std::int64_t> variance() const;

    Seat seat_;
    Saver saver_;
    std::optional<db::LotRow> row_;
    std::vector<db::CartridgeRow> shelf_;
    std::string counted_;
    std::string reason_;
    std::set<std::int64_t> missing_;
    bool tried_ = false;
    bool sent_ = false;
};

} // namespace present
