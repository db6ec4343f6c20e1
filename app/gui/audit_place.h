#pragma once
// The audit: what the hygiene audit finds, and beside it the trail that proves the rest.

#include "app/gui/page.h"
#include "app/present/ports.h"
#include "model/id.h"

namespace gui {

class AuditPage;
class HygienePage;
class Segmented;

class AuditPlace : public Page {
public:
    AuditPlace(wxWindow* book, const present::Seat& seat);

    void refresh(); ///< the part in sight
    void shown() override;
    void left() override;

    void showViewsOf(model::ClientId client); ///< in the trail: who looked at this chart

    HygienePage& hygiene() { return *hygiene_; }
    AuditPage& trail() { return *trail_; }

private:
    void choose(std::size_t part);
    Page& front() const;

    Segmented* parts_ = nullptr;
    HygienePage* hygiene_ = nullptr;
    AuditPage* trail_ = nullptr;
};

} // namespace gui
