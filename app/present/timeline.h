#pragma once
// A client's past and plans on one time axis: sessions, what was done elsewhere, reactions, and for each zone how long
// it was, is and will be healing.

#include "app/present/ports.h"
#include "app/present/timeline_view.h"
#include "app/present/worker.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace present {

class Timeline : public Presenter<TimelineView> {
public:
    Timeline(Seat seat, model::ClientId client);

    void refresh();
    /// About `around`, which stays where it is; without it about the chosen record, else today, else the middle.
    void zoomIn(std::optional<model::Day> around = std::nullopt);
    void zoomOut(std::optional<model::Day> around = std::nullopt);
    void zoomTo(TimelineZoom zoom, std::optional<model::Day> around = std::nullopt);
    void earlier();
    void later();
    void choose(std::int64_t key);

    /// Sessions that have ended are read, others go to the desk.
    bool opensDesk(model::SessionId session) const;
    /// What is shown now, entered in the trail unless it is only looked at.
    void onPaper(ReportUse use, std::function<void(TimelineOnPaper)> then, std::function<void(Message)> failed);
    /// "timeline-2026-03-12-to-2027-03-11", proposed for a file: nobody's name.
    std::string fileName() const;
    /// For a line about what became of it.
    void tell(Message message);

private:
    /// What a record says of one zone.
    struct Part {
        std::string label;
        std::vector<HealingWindow> windows;
        bool operator==(const Part&) const = default;
    };
    struct Record {
        TimelineTarget target;
        TimelineMark mark{};
        Tone tone = Tone::neutral;
        model::Day from{};
        model::Day until{};
        bool goesOn = false;
        bool approximate = false;
        std::string what;
        std::string dayWords;
        Chip state;
        std::string remark;                    ///< of a plan that comes too early, or of what was invalidated
        std::map<model::ZoneCode, Part> parts; ///< by leaf; by no zone for the whole client

        model::Day first() const; ///< with its windows
        model::Day last() const;
    };
    struct Range {
        model::Day from{};
        model::Day until{};
    };

    // timeline.cpp
    void load();
    void addSession(const db::SessionRow& row, HealingWindows& windows);
    void addExposure(const db::ExposureRow& row, HealingWindows& windows);
    void addReaction(const db::ReactionRow& row);
    void judgePlans();
    std::vector<model::ZoneCode> leavesOf(const std::vector<model::ZoneCode>& zones) const;
    void chooseNearest();
    Range everything() const;
    Range range() const;
    model::Day focus() const;
    static bool meets(const Record& record, const Range& range);

    // timeline_view.cpp
    void render();
    void renderHead(TimelineView& next) const;
    void renderLanes(TimelineView& next) const;
    void renderRecords(TimelineView& next) const;
    std::string wordsOf(const Record& record, const Part& part, const std::string& where) const;
    std::string waitWords(const Record& record, const std::vector<HealingWindow>& windows) const;
    std::string whereOf(const Record& record) const;
    static std::string labelOf(const Record& record);
    static std::vector<HealingWindow> windowsOf(const Record& record);
    static std::string isoSpan(const Record& record);

    Seat seat_;
    Worker paper_;
    model::ClientId id_;
    model::Uid uid_;
    std::string name_;
    std::shared_ptr<model::RuleBook const> rules_;
    model::History history_;
    model::Day today_{};
    model::Modality wanted_ = model::Modality::pen;
    std::vector<db::SessionRow> sessions_;
    std::vector<Record> records_; ///< oldest first
    TimelineZoom zoom_ = TimelineZoom::year;
    std::optional<model::Day> from_; ///< of what is shown; none before the first look
    std::int64_t chosen_ = 0;
    Message message_;
};

} // namespace present
