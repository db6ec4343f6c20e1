#pragma once
// A session that has ended, to read.

#include "app/present/session_lines.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

/// A correction: what the session said until then beside what it said from then on.
struct SessionAmendment {
    std::string title; ///< "Amended by Maya Lindqvist, 22 Nov 09:40: the depth was misread."
    std::vector<RecordChange> changes;
    bool operator==(const SessionAmendment&) const = default;
};

struct SessionReading {
    bool found = false;
    model::ClientId client;
    std::string title; ///< "Session of 8 November 2026, Tomasz Wilk"
    std::string line;  ///< "Pen 1.5 mm, cheeks; signed by M. Lindqvist on 8 Nov 11:40"
    Chip state;
    std::string invalidated; ///< "By M. Lindqvist on 22 Nov at 09:40: entered twice"; empty while it stands
    std::string waits;       ///< "It waits for the co-signature of Rosei Tam."; empty when it does not
    bool mayInvalidate = false;
    bool mayAmend = false;
    bool mayCoSign = false;
    bool maySheet = false; ///< the aftercare sheet can be made
    std::vector<SessionSection>
        sections; ///< people and times, treatment, cartridges, before and after, findings, aftercare, handed over
    std::vector<SessionAmendment> amendments; ///< the newest first
    bool operator==(const SessionReading&) const = default;
};

class SessionView : public Presenter<SessionReading> {
public:
    SessionView(Seat seat, model::SessionId session);
    void refresh();

private:
    Seat seat_;
    model::SessionId id_;
};

} // namespace present
