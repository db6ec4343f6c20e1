#pragma once
// After how long a window that nobody uses locks itself, as the manager sets it for the clinic.

#include "app/present/form_saver.h"
#include "app/present/view.h"

#include <string>

namespace present {

struct IdleLockInput {
    std::string after;  ///< minutes as typed; 0: never
    std::string atDesk; ///< likewise, while a session is open
    bool operator==(const IdleLockInput&) const = default;
};

struct IdleLockView {
    IdleLockInput input; ///< as the store has it
    std::string note;    ///< what that means
    bool mayEdit = false;
    bool saving = false;
    FieldProblems problems; ///< "lockAfter", "lockAtDesk"
    Message message;
    bool operator==(const IdleLockView&) const = default;
};

class IdleLockSettings : public Presenter<IdleLockView> {
public:
    explicit IdleLockSettings(Seat seat);

    void refresh();
    void save(const IdleLockInput& input);

private:
    Seat seat_;
    FormSaver saver_;
};

} // namespace present
