#pragma once
// A session that has ended, to read.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <string>
#include <vector>

namespace present {

struct SessionLine {
    std::string label;
    std::string text;
    Tone tone = Tone::neutral;
    bool operator==(const SessionLine&) const = default;
};
struct SessionSection {
    std::string title;
    std::vector<SessionLine> lines;
    bool operator==(const SessionSection&) const = default;
};

struct SessionReading {
    bool found = false;
    model::ClientId client;
    std::string title; ///< "Session of 8 November 2026, Tomasz Wilk"
    std::string line;  ///< "Pen 1.5 mm, cheeks; signed by M. Lindqvist on 8 Nov 11:40"
    Chip state;
    std::string invalidated; ///< "By M. Lindqvist on 22 Nov at 09:40: entered twice"; empty while it stands
    bool mayInvalidate = false;
    bool maySheet = false; ///< the aftercare sheet can be made
    std::vector<SessionSection>
        sections; ///< people and times, treatment, cartridges, before and after, findings, aftercare, handed over
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
