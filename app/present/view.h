#pragma once
// The parts that views are made of: ready-to-show words, each with a tone.

#include "model/outcome.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace present {

/// The row of the colour table in ui/UI.md; never told by colour alone, so a tone always comes with words.
enum class Tone { deny, warn, safe, info, neutral, unknown };

struct Chip {
    std::string text;
    Tone tone = Tone::neutral;
    bool operator==(const Chip&) const = default;
};

/// Text, or a chip, or both in this order.
struct Cell {
    std::string text;
    std::optional<Chip> chip;
    bool secondary = false; ///< in grey
    bool operator==(const Cell&) const = default;
};

/// Selection is by id, never by place.
struct Row {
    std::int64_t id = 0;
    std::vector<Cell> cells;
    bool operator==(const Row&) const = default;
};

/// At most 500 rows; `summary` says how many there are and `hidden` how many a filter holds back.
struct List {
    std::vector<Row> rows;
    std::string summary;
    std::string hidden;
    std::string empty; ///< what to say in place of no rows
    bool operator==(const List&) const = default;
};

/// A line of an info bar or banner; nothing to show when `text` and `title` are empty.
struct Message {
    std::string title;
    std::string text;
    Tone tone = Tone::neutral;
    bool empty() const { return title.empty() && text.empty(); }
    bool operator==(const Message&) const = default;
};

/// Words under each field, by the field's name.
using FieldProblems = std::map<std::string, std::string>;

/// One entry of a choice: what the program calls it, what a person reads.
struct Choice {
    std::string code;
    std::string text;
    bool operator==(const Choice&) const = default;
};

/// Holds one immutable view and tells when there is a new one. `render(view())` twice does no harm.
template <class View>
class Presenter {
public:
    virtual ~Presenter() = default;
    Presenter(const Presenter&) = delete;
    Presenter& operator=(const Presenter&) = delete;

    const View& view() const { return view_; }
    std::function<void()> changed;

protected:
    Presenter() = default;
    void show(View next) {
        view_ = std::move(next);
        if (changed) {
            changed();
        }
    }

private:
    View view_;
};

} // namespace present
