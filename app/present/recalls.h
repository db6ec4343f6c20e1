#pragma once
// Recalls: what they meet, who was exposed, who was told, and the lifting.

#include "app/present/needles.h"
#include "app/present/report_stamp.h"
#include "app/present/saver.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace present {

struct RecallReading {
    model::RecallId id; ///< 0: none chosen
    std::string title;  ///< "Recall of 2 Nov 2026, class II"
    std::string line;   ///< source, who entered it and when
    Message state;      ///< the letter's words, or why it was lifted
    std::vector<Figure> figures;
    List lots;     ///< running number; product, lot or what the letter names, on hand then, used then, on hand now
    List exposed;  ///< running number; client, contact, day, practitioner, zones, lot, chip
    List contacts; ///< running number; when, client, way, outcome, who, note
    std::vector<Choice> ways;
    std::vector<Choice> outcomes; ///< in the order of their keys
    bool canNote = false;
    bool canLift = false;
    bool operator==(const RecallReading&) const = default;
};

struct RecallsView {
    std::string title;
    std::string line; ///< "1 stands; 9 of 13 clients told"
    bool withLifted = false;
    List recalls; ///< recall id; day, class, what it says, on hand, told of exposed, chip
    RecallReading chosen;
    bool mayIssue = false;
    bool mayPrint = false;
    bool printable = false;
    bool loading = false;
    bool saving = false;
    Message message;
    bool operator==(const RecallsView&) const = default;
};

/// A recall as values, for printing and for files.
struct RecallOnPaper {
    ReportStamp stamp;
    db::RecallDetail detail;
    std::map<model::SessionId, std::string> zones; ///< in words
    std::string timeZone;
    model::Day today{};
};

class Recalls : public Presenter<RecallsView> {
public:
    static constexpr int mostOnPaper = 20'000;

    explicit Recalls(Seat seat);

    void refresh();
    void showLifted(bool on);
    void select(model::RecallId recall);
    /// That the client of a line of `exposed` was told, or was tried to.
    void note(std::int64_t line, const std::string& way, const std::string& outcome, const std::string& words);
    void lift(const std::string& reason);
    model::SessionId session(std::int64_t line) const;
    model::ClientId client(std::int64_t line) const;

    /// The recall chosen, entered in the trail unless it is only looked at.
    void onPaper(ReportUse use, std::function<void(RecallOnPaper)> then, std::function<void(Message)> failed);
    std::string fileName() const; ///< "recall-2026-11-02"
    void tell(Message message);

private:
    void load();
    void render();
    RecallReading reading() const;

    Seat seat_;
    Saver saver_;
    Worker worker_;
    Worker paper_;
    bool withLifted_ = true;
    model::RecallId id_;
    std::vector<db::RecallRow> rows_;
    std::optional<RecallOnPaper> shown_;
    bool loading_ = false;
    Message message_;
};

} // namespace present
