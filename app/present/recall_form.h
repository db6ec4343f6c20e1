#pragma once
// Issuing a recall: what the letter says, what of ours it meets, told while it is typed; or many from a file.

#include "app/present/recall_import.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <string>
#include <vector>

namespace present {

/// As typed. Names of members are the names of fields in `problems`.
struct RecallInput {
    std::string recallClass = "none"; ///< a code
    std::string day;
    std::string text;
    std::string source;
    std::string product; ///< id of a choice; empty: by number or name
    std::string gtin;
    std::string name;
    std::string lots; ///< divided by commas; empty with `all`
    bool all = false; ///< every lot
    bool operator==(const RecallInput&) const = default;
};

struct RecallFormView {
    std::string title;
    RecallInput input;
    std::vector<Choice> classes;
    std::vector<Choice> products;
    bool named = false; ///< no product of the catalogue: its number or name is asked
    Message answer;     ///< "2 lots of ours: 14 on hand, 13 sessions", or that this clinic never had it
    List matches;       ///< running number; product, lot, what it meets
    struct Near {
        std::string typed;
        std::string ours; ///< ready for a button
        bool operator==(const Near&) const = default;
    };
    std::vector<Near> near; ///< lots of ours that a typed number may have been meant for
    std::string issueWords; ///< what the button does
    bool canIssue = false;
    FieldProblems problems;
    Message message;
    bool fromFile = false; ///< `matches` and `faults` are those of a file
    List faults;           ///< running number; line, what is wrong
    bool saving = false;
    bool operator==(const RecallFormView&) const = default;
};

class RecallForm : public Presenter<RecallFormView> {
public:
    explicit RecallForm(Seat seat);

    void open(); ///< an empty form
    void edit(RecallInput input);
    void takeNear(std::size_t index);
    void load(const std::string& fileName, const std::string& bytes);
    void issue();

    /// The last of those that were issued.
    std::function<void(model::RecallId)> issued;

private:
    model::RecallNotice notice(model::Problems& problems) const;
    void match();
    void render();
    void renderMatches(RecallFormView& next) const;

    Seat seat_;
    Worker worker_;
    RecallInput input_;
    std::vector<model::Product> products_;
    RecallTable file_;
    std::string fileName_;
    std::vector<db::RecallMatch> matches_;
    model::Problems refused_;
    Message message_;
    bool tried_ = false;
    bool saving_ = false;
};

} // namespace present
