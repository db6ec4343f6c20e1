#pragma once
// Listens for a scanner that types like a keyboard, wherever the focus is while its page is in front. What the field
// with the focus got of a scan is taken out of it again; what a person types always arrives.

#include "model/wedge.h"

#include <wx/eventfilter.h>
#include <wx/timer.h>
#include <wx/weakref.h>

#include <functional>
#include <optional>
#include <string>

class wxKeyEvent;
class wxWindow;

namespace gui {

class Scanner : public wxEventFilter {
public:
    /// Works while `page` can be seen and its window is the active one.
    explicit Scanner(wxWindow& page);
    ~Scanner() override;
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    /// Between scans only: forgets what is under way.
    void set(const model::WedgeSettings& settings);
    int FilterEvent(wxEvent& event) override;

    std::function<void(const std::string& text)> onScan;

private:
    bool listens(const wxEvent& event) const;
    bool press(wxKeyEvent& event); ///< true: the key goes no further
    void settle(const std::optional<model::WedgeRun>& run);
    void remember();
    void tick();

    wxWindow& page_;
    model::Wedge wedge_;
    model::WedgeSettings settings_;
    wxEvtHandler timing_;
    wxTimer timer_;
    bool warned_ = false; ///< the timer has run out once since the last key
    // The field a run began in, as it was then.
    wxWeakRef<wxWindow> field_;
    std::string before_;
    long from_ = 0;
    long to_ = 0;
};

/// The key as the wedge sees it; nothing for Shift and the like, which are part of other keys.
std::optional<model::WedgeKey> wedgeKey(const wxKeyEvent& event);

} // namespace gui
