#pragma once
// The trail, newest first, and whether it still proves what it says.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

struct AuditView {
    std::string title;
    std::string line; ///< "41 882 entries, the last on 22 Nov 11:02"
    List trail;       ///< sequence; number, when, who, what, subject
    bool more = false; ///< older ones can be loaded
    std::int64_t selected = 0;
    std::string detail; ///< the entry's content, JSON in lines; "erased" when it is
    std::string detailHash;
    bool verifying = false;
    std::string progress; ///< "12 000 of 41 882 entries"
    int percent = 0;
    Message result; ///< "Verified", "Altered: ...", "Stopped"
    std::vector<std::string> altered; ///< where, at most 100
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
    void verify();
    void cancel();

    std::function<void(model::Instant at, bool good)> verified;

private:
    void render();
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
    std::stop_source stop_;
};

} // namespace present
