#pragma once
// Where needles went: from a lot, a cartridge, a client, a container or days to the sessions and people.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

enum class TraceFrom { lot, cartridge, client, container, days };

struct TraceView {
    std::string title;
    std::string line; ///< "14 uses, 13 clients"
    std::vector<Choice> kinds;
    std::string kind;  ///< code of TraceFrom
    std::string text;  ///< what was typed
    std::string until; ///< of days
    /// Several things have that name (a lot number of two products, clients): pick one.
    std::vector<Choice> several;
    List uses; ///< running number; day, client, zones, practitioner, lot, cartridge, its state, container
    FieldProblems problems; ///< "text", "until"
    Message message;        ///< what was traced, or why nothing
    std::vector<Choice> rateKinds;
    std::string rateKind; ///< code of what the reactions are grouped by
    List rates;           ///< running number; group, "3 of 41 sessions", share, chip where it stands out
    std::string rateNote;
    bool loading = false;
    bool operator==(const TraceView&) const = default;
};

/// "Every lot used: 24F118, B7731 (recalled)"; empty when there is none.
std::string lotsUsed(const Seat& seat, model::ClientId client);
/// "up to 1 mm", "8 to 14 days": what a group of the reaction table is called.
std::string rateGroup(db::RateBy by, const std::string& group);
/// "3 of 41 sessions".
std::string rateText(const model::ReactionRate& rate);

class Trace : public Presenter<TraceView> {
public:
    static constexpr int rateDays = 365; ///< over which reactions are counted, up to today

    explicit Trace(Seat seat);

    void refresh();
    void setKind(const std::string& code);
    /// What is typed: a lot number, a printed id, a name, a container's number, a day.
    void search(const std::string& text, const std::string& until = {});
    void choose(const std::string& code); ///< of `several`
    void ofLot(model::LotId lot);
    void setRateKind(const std::string& code);
    model::SessionId session(std::int64_t row) const;
    model::ClientId client(std::int64_t row) const;

private:
    void find(model::Problems& problems);
    void run(db::TraceQuery query, const std::string& what);
    void loadRates();
    void render();

    Seat seat_;
    Worker worker_;
    Worker rating_;
    TraceFrom kind_ = TraceFrom::lot;
    std::string text_;
    std::string until_;
    std::vector<Choice> several_;
    std::optional<db::TraceQuery> query_;
    std::string what_;
    db::Listed<db::TraceRow> found_;
    FieldProblems problems_;
    Message message_;
    db::RateBy rateBy_ = db::RateBy::lot;
    std::vector<db::RateRow> rates_;
    bool loading_ = false;
};

} // namespace present
