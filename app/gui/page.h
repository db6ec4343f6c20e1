#pragma once
// A page of the frame's book. It stays alive while another is shown, so it keeps what was typed and chosen.

#include "app/gui/header.h"
#include "app/gui/theme.h"

#include <wx/panel.h>

#include <functional>
#include <utility>

namespace gui {

class Page : public wxPanel {
public:
    Page(wxWindow* book, wxString const& name)
        : wxPanel{book, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name} {
        followTheme(*this, [this](Theme const& now) { SetBackgroundColour(now.window); });
    }

    HeaderView const& header() const { return header_; }
    /// The frame shows it while this page is in front.
    void setHeader(HeaderView header) {
        header_ = std::move(header);
        if (onHeader) {
            onHeader();
        }
    }

    virtual void shown() {}              ///< now in front
    virtual void left() {}               ///< another is now in front: nobody waits for what it reads
    virtual bool mayLeave() { return true; } ///< asks when something would be lost

    std::function<void()> onHeader; ///< set by the frame

private:
    HeaderView header_;
};

} // namespace gui
