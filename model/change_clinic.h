#pragma once
// What can be done to the clinic itself: its settings, rooms, people, devices, rule book and forms.

#include "model/aftercare.h"
#include "model/history.h"
#include "model/idle_lock.h"
#include "model/opening.h"
#include "model/people.h"

#include <map>
#include <string>

namespace model {

struct EditClinic {
    std::string name;
    std::string timeZone;
    QuietHours quiet;
    std::optional<std::string> licence{}; ///< to operate, as the authority numbers it; nothing: as it stands
    std::optional<std::string> address{}; ///< as on a letter, its lines parted by commas; nothing: as it stands
    std::optional<std::string> phone{};   ///< as a client dials it; nothing: as it stands
};
/// The whole week at once.
struct SetOpeningHours {
    OpeningWeek week;
};
/// Refused as closed-already when the same days are entered in the same way, as in-the-past when they are over.
struct AddClosure {
    Closure closure; ///< id and uid are given by the store
};
struct RemoveClosure {
    ClosureId closure;
};
/// When a window that nobody uses locks itself.
struct SetIdleLock {
    IdleLimits limits;
};
struct AddRoom {
    std::string name;
};
struct AddAccount {
    Account account;
}; ///< the password goes beside it, see Access::addAccount
struct EditAccount {
    Account account;
}; ///< full name, roles, trainee, disabled
struct AddDevice {
    Device device;
};
struct EditDevice {
    Device device;
};
struct ApproveRuleBook {
    int version = 0;
    std::string approvedBy;
};
/// A new version of the book: the parts that change as text, the others as they are in `basedOn`.
struct EditRuleBook {
    int basedOn = 0; ///< the newest version, as the editor saw it
    std::map<std::string, std::string> parts;
    std::string reason;
    std::optional<Day> validFrom; ///< empty: at once
};
/// Licence and scope of an account; its trainings are added one by one.
struct EditPractitioner {
    Practitioner practitioner;
};
struct AddTraining {
    AccountId account;
    Training training;
};
/// A form, or the next version of one that is there. Without a code it is made from the name.
struct AddConsentForm {
    ConsentForm form; ///< the version is given by the store
    std::string text;
};
/// From today on no longer asked for or offered; what was signed on it stays. A next version brings it back.
struct RetireConsentForm {
    std::string code;
    std::string reason;
};

} // namespace model
