#pragma once
// The trail, newest first, and whether it still proves what it says.

#include "app/present/entry_fields.h"
#include "app/present/trail_mark.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

/// As chosen and typed; what is empty narrows nothing.
struct AuditFilter {
    std::string person; ///< account id
    std::string verb;
    std::string client; ///< part of a name, a telephone number, a birth date
    std::string from;
    std::string until;
    bool empty() const;
    bool operator==(const AuditFilter&) const = default;
};

struct AuditView {
    std::string title;
    std::string line; ///< "41 882 entries, the last on 22 Nov 11:02"
    AuditFilter filter;
    std::vector<Choice> people; ///< the first: everybody
    std::vector<Choice> verbs;  ///< the first: anything
    std::string narrowed;       ///< "Chart looked at, Ingrid Halvorsen"; empty: all is shown
    bool reading = false;
    FieldProblems problems; ///< "client", "from", "until"; "mark.sequence", "mark.head"
    TypedMark mark;         ///< of a report, compared at the next verifying
    List trail;             ///< sequence; number, when, who, what, subject
    bool more = false;      ///< older ones can be loaded
    std::int64_t selected = 0;
    std::string entryTitle; ///< "Entry 13,209"
    std::string entryLine;  ///< "Client changed by Maya Lindqvist, 22 Nov 11:02"; with none chosen, what to do
    std::vector<EntryField> fields;
    std::string fieldsNote; ///< below them: "12 other fields unchanged", "erased"
    std::string subject;    ///< uid of the record
    std::string hash;       ///< 64 hex digits, for the clipboard
    std::string hashShort;  ///< "3f9a21c0 … b7f0d411"
    bool verifying = false;
    std::string progress; ///< "12 000 of 41 882 entries"
    int percent = 0;
    Message result;                   ///< "Verified", "Altered: ...", "Stopped"
    std::vector<std::string> altered; ///< where, in words; a hundred or so
    Message message;
    bool operator==(const AuditView&) const = default;
};

class Audit : public Presenter<AuditView> {
public:
    explicit Audit(Seat seat);
    ~Audit() override;

    void refresh();
    void loadMore();
    void select(std::int64_t sequence);
    void narrow(AuditFilter filter);
    void showViewsOf(model::ClientId client); ///< who looked at this chart
    void setMark(TypedMark mark) { mark_ = std::move(mark); }
    void verify();
    void cancel();

    std::function<void(model::Instant at, bool good)> verified;

private:
    void render();
    void renderFilter(AuditView& next) const;
    void read(std::optional<std::int64_t> before);
    void refuse(const model::Problems& problems);
    bool findClient(const std::string& typed);
    std::string nameOf(const model::Uid& uid) const;
    void describe(AuditView& next, const db::TrailRow& row, std::string line) const;
    Seat seat_;
    Worker worker_;
    std::vector<db::TrailRow> rows_;
    std::int64_t total_ = 0;
    std::int64_t selected_ = 0;
    bool verifying_ = false;
    std::int64_t done_ = 0;
    std::int64_t all_ = 0;
    Message result_;
    std::vector<std::string> altered_;
    AuditFilter filter_;
    db::TrailQuery query_; ///< what the filter asks for
    std::string clientName_;
    bool reading_ = false;
    FieldProblems problems_;
    TypedMark mark_;
    Message message_;
    Worker lists_;
    std::stop_source stop_;
};

} // namespace present
