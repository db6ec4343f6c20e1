#include "app/present/worker.h"

#include "app/present/tr.h"
#include "db/store_folder.h"

namespace present {

namespace {

std::string words(db::Refusal reason) {
    switch (reason) {
    case db::Refusal::missing: return tr("There is no such folder.");
    case db::Refusal::symlink:
        return tr("This is a link to a folder. Open the folder it leads to, so that there is one store and not two.");
    case db::Refusal::notAFolder: return tr("A store is a folder whose name ends in .needlebook; this is a file.");
    case db::Refusal::otherDatabase: return tr("This is the database of another program. It was left as it is.");
    case db::Refusal::notAStore: return tr("This folder is not a store of this program. It was left as it is.");
    case db::Refusal::networkFolder:
        return tr("A store cannot lie on a network drive: two machines would damage it. Move it to this machine's disk.");
    case db::Refusal::readOnlyFolder:
        return tr("This folder cannot be written to. Ask whoever looks after the machine for the right to.");
    case db::Refusal::manifestMissing:
        return tr("The store's file \"manifest\" is missing. Restore it from a backup; nothing was changed.");
    case db::Refusal::manifestDamaged:
        return tr("The store's file \"manifest\" is damaged. Restore it from a backup; nothing was changed.");
    case db::Refusal::newerFormat:
        return tr("The store was written by a newer version of this program. Update the program first.");
    case db::Refusal::keysMissing:
        return tr("The store's file \"keys\" is missing. Restore it from a backup, or use the recovery key.");
    case db::Refusal::keysDamaged:
        return tr("The store's file \"keys\" is damaged. Restore it from a backup, or use the recovery key.");
    case db::Refusal::databaseMissing:
        return tr("The store's file \"store.db\" is missing. Restore a backup; nothing was changed.");
    case db::Refusal::databaseTruncated:
        return tr("The store's file \"store.db\" has been cut off. Restore a backup; nothing was changed.");
    case db::Refusal::databaseForeign:
        return tr("The store's file \"store.db\" belongs to another program. It was left as it is.");
    case db::Refusal::databaseDamaged:
        return tr("The store's file \"store.db\" is damaged. Restore a backup; nothing was changed.");
    case db::Refusal::databaseAltered:
        return tr("The tables in \"store.db\" are not as this program makes them: somebody changed them, or made them to "
                  "mislead it. Restore a backup, and ask where this store came from; nothing was changed.");
    case db::Refusal::wrongKey:
        return tr("The key does not open \"store.db\": the files of two stores may have been mixed. Nothing was changed.");
    case db::Refusal::upgradeFailed:
        return tr("The store is from an earlier version of this program. Bringing a copy of it up to date failed, so the "
                  "store was left as it was. Go on with the earlier version, and ask for help.");
    case db::Refusal::olderCopy:
        return tr("This copy is from an earlier version of this program and cannot be looked at as it is. Restore it: it "
                  "is brought up to date on the way.");
    }
    return {};
}

} // namespace

std::string failureWords(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const db::OpenRefused& refused) {
        return words(refused.reason());
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
        case db::Fault::oldCopy:
            return tr("This is a copy of the store, opened to be looked at. Nothing is saved in it.");
        case db::Fault::notPermitted: return tr("Your account may not see this.");
        case db::Fault::constraint:
            return tr("The store refused this because it breaks one of its rules. Nothing of it was saved.");
        case db::Fault::notAStore:
        case db::Fault::stopped:
        case db::Fault::other: break;
        }
        return tr("The store could not do this. Nothing of it was saved.");
    } catch (const std::exception&) {
        return tr("Something in the program failed. Nothing of this was saved.");
    }
}

} // namespace present
