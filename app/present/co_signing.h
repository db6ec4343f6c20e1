#pragma once
// A supervisor's signature under what a trainee has signed.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

struct CoSigningView {
    model::SessionId session; ///< none: not asking
    std::string title;
    std::string meaning;    ///< "I, Maya Lindqvist, have looked at ...": what the PIN stands for
    FieldProblems problems; ///< "pin"
    Message message;
    bool saving = false;
    bool operator==(const CoSigningView&) const = default;
};

/// How a session stands: its state, or that it still waits for a co-signature.
Chip sessionChip(const db::SessionRow& session);
/// "It waits for the co-signature of Rosei Tam."; empty for a session that waits for none.
std::string waitsText(const db::SessionDetail& session, const std::vector<model::Account>& accounts);
/// Whether the person may co-sign it; the store asks again.
bool mayCoSign(const Seat& seat, const db::SessionDetail& session);

class CoSigning : public Presenter<CoSigningView> {
public:
    explicit CoSigning(Seat seat);

    void open(model::SessionId session);
    void close();
    void save(const std::string& pin);

    std::function<void()> saved;

private:
    void refuse(const model::Problems& problems);

    Seat seat_;
    Worker worker_;
    int version_ = 0; ///< of the session that is looked at
};

} // namespace present
