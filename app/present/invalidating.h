#pragma once
// Marking a signed session as entered in error: what will follow is told first, then a reason and the PIN are asked
// for.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

struct InvalidatingView {
    model::SessionId session; ///< none: not asking
    std::string title;
    std::vector<std::string> follows; ///< what will come of it, a sentence each
    std::string meaning;              ///< "I, Maya Lindqvist, mark ...": what the PIN stands for
    FieldProblems problems;           ///< "reason", "pin"
    Message message;
    bool saving = false;
    bool operator==(const InvalidatingView&) const = default;
};

/// "Invalidated by Maya Lindqvist, 22 Nov 09:40: entered twice."
std::string whoAndWhy(const db::InvalidationRow& row, const std::string& timeZone, model::Day today);
/// Whether the person may mark this session so; the store asks again.
bool mayInvalidate(const Seat& seat, const db::SessionDetail& session);

class Invalidating : public Presenter<InvalidatingView> {
public:
    explicit Invalidating(Seat seat);

    void open(model::SessionId session);
    void close();
    void save(const std::string& reason, const std::string& pin);

    std::function<void()> saved;

private:
    void refuse(const model::Problems& problems);

    Seat seat_;
    Worker worker_;
};

} // namespace present
