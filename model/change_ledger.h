#pragma once
// What can be done about the ledger as a whole: its settings, recalls, sharps injuries, findings of the hygiene audit.

#include "model/recall.h"
#include "model/sharps.h"

#include <string>

namespace model {

struct EditLedgerSettings {
    LedgerSettings settings;
};

/// Quarantines what is in stock of every lot it names, and every later delivery of one; keeps a dated list of the
/// sessions exposed, to which later ones are added. When it names no lot that ever came it is refused as never-bought,
/// with the lot numbers that come near, unless it is to be kept all the same.
struct IssueRecall {
    RecallNotice notice;
    bool keepUnmatched = false;
};
/// Lots that no other recall names come out of quarantine, or back to the one they were in before.
struct LiftRecall {
    RecallId recall;
    std::string reason;
};
/// That a client was told, or was tried to.
struct NoteRecallContact {
    RecallId recall;
    ClientId client;
    ContactWay way{};
    ContactOutcome outcome{};
    std::string note;
};

struct RecordInjury {
    Injury injury;
};
/// A step of its following up, also after it was closed: late results belong to it. Never changed.
struct NoteInjury {
    InjuryId injury;
    Day day{}; ///< of what is noted
    std::string note;
};
/// What came of it; the last day of its following up.
struct CloseInjury {
    InjuryId injury;
    Day day{};
    std::string cause;
    std::string action;
};

/// Stands until the facts of the finding are others than these.
struct ResolveFinding {
    std::string key;
    std::string factsDigest;
    std::string note;
};

} // namespace model
