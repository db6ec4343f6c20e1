#include "app/present/worker.h"

#include "app/present/tr.h"
#include "db/error.h"

namespace present {

std::string failureWords(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const db::Error& fault) {
        switch (fault.fault()) {
        case db::Fault::busy:
            return tr("Another program is writing to the store. Nothing of this was saved; try again in a moment.");
        case db::Fault::full: return tr("The disk is full. Nothing of this was saved; make room and try again.");
        case db::Fault::readOnly: return tr("The store cannot be written to. Nothing of this was saved.");
        case db::Fault::io: return tr("The disk or the file could not be read or written. Nothing of this was saved.");
        case db::Fault::corrupt:
            return tr("The store is damaged. Nothing of this was saved; stop working on it and restore a backup.");
        case db::Fault::notOurs: return tr("This is no store of this program, or its key does not open it.");
        case db::Fault::tooNew:
            return tr("The store was written by a newer version of this program. Update the program first.");
        case db::Fault::notPermitted: return tr("Your account may not see this.");
        case db::Fault::constraint:
            return tr("The store refused this because it breaks one of its rules. Nothing of it was saved.");
        case db::Fault::other: break;
        }
        return tr("The store could not do this. Nothing of it was saved.");
    } catch (const std::exception&) {
        return tr("Something in the program failed. Nothing of this was saved.");
    }
}

} // namespace present
