#pragma once
// The hygiene audit of a period: what was found, how complete the record is, how it went month by month.

#include "app/present/hygiene_links.h"
#include "app/present/hygiene_reading.h"
#include "app/present/inspector_pack.h"
#include "app/present/report_stamp.h"
#include "app/present/saver.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

struct HygieneFigure {
    std::string number;
    std::string caption;
    bool operator==(const HygieneFigure&) const = default;
};

struct HygieneView {
    std::string title;
    std::string line; ///< "1 Jun to 22 Nov 2026"
    std::vector<Choice> periods;
    std::string period; ///< code of the choice; "own" for other days
    std::string from;
    std::string until;
    FieldProblems problems; ///< "from", "until"
    bool loading = false;
    std::string progress;
    int percent = 0;
    std::vector<HygieneFigure> figures; ///< four: complete, reused, critical, trail
    List findings;                      ///< number; severity or that it is resolved, finding, record, day, who
    std::string note;                   ///< "7 open, 31 resolved"
    std::string month;                  ///< the one whose findings alone are shown; empty: all
    std::int64_t selected = 0;
    std::string detail;     ///< of the finding chosen: facts, what to do
    std::string resolution; ///< "Resolved by M. Lindqvist, 3 Nov: counted again"
    HygieneLink link;
    bool mayResolve = false; ///< the finding chosen, by this person
    HygieneTrends trends;
    List practitioners; ///< name, sessions, complete, used, wasted, overrides
    List rooms;
    bool printable = false;
    bool saving = false;
    Message message;
    bool operator==(const HygieneView&) const = default;
};

class Hygiene : public Presenter<HygieneView> {
public:
    static constexpr int mostShown = 500;
    static constexpr int mostKept = 20'000;

    explicit Hygiene(Seat seat);
    ~Hygiene() override;

    /// Nothing is read before the first. Again when the store has changed; what is shown stays until the answer.
    void refresh();
    void choosePeriod(const std::string& code);
    void setPeriod(const std::string& from, const std::string& until);
    void cancel();
    /// Nobody looks any more: what is being read is dropped, what was read stays. The next refresh reads anew.
    void leave();
    void select(std::int64_t finding);
    HygieneLink linkOf(std::int64_t finding) const;
    /// The findings of one month only, by the place of the month in the trends from 1; 0 or the same again: all.
    void showMonth(std::int64_t month);
    void resolve(const std::string& note);
    /// Whether the trail agreed when it was last verified here.
    void trailVerified(bool good);

    /// The pack on the period shown, entered in the trail unless it is only looked at.
    void onPaper(ReportUse use, PackNames names, std::function<void(InspectorPack)> then,
                 std::function<void(Message)> failed);
    /// How far it is, in words and percent; no words when it is over.
    std::function<void(const std::string&, int)> packProgress;
    void stopPack(); ///< nobody waits for it any more, and none is told
    /// "inspector-pack-2026-06-01-to-2026-11-22"
    std::string fileName() const;
    void tell(Message message);

private:
    void tellPack(int percent);
    void load();
    void take(HygieneReading reading);
    void render();
    void listFindings(HygieneView& next) const;
    void describe(HygieneView& next) const;
    const db::HygieneRow* row(std::int64_t finding) const;

    Seat seat_;
    Worker worker_;
    Worker paper_;
    Saver saver_;
    std::string period_ = "90-days";
    std::string from_;
    std::string until_;
    db::HygieneQuery query_;
    HygieneReading reading_;
    bool read_ = false;
    bool loading_ = false;
    bool again_ = false; ///< something changed while it was being read
    int done_ = 0;
    int all_ = 0;
    std::stop_source stop_;
    std::stop_source stopPack_;
    std::int64_t selected_ = 0;
    std::string selectedKey_;
    std::optional<model::Day> month_;
    std::optional<bool> trailGood_;
    FieldProblems problems_;
    Message message_;
};

} // namespace present
