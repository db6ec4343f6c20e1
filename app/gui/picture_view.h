#pragma once
// Shows a drawing that comes as a value and makes its parts reachable: pointer, keyboard and screen reader walk the
// spots and open what stands behind them. Knows nothing of what is drawn.

#include "app/report/picture.h"

#include <wx/window.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace gui {

class PictureView : public wxWindow {
public:
    /// Makes the drawing so wide; asked again whenever the room changes.
    using Make = std::function<report::Picture(double width)>;

    PictureView(wxWindow* parent, const wxString& name, const wxString& accessibleName);

    /// Another drawing from now on. The focused spot stays where its target stands again.
    void show(Make make);
    /// A frame around every spot of this target; 0 for none.
    void mark(std::int64_t target);

    const report::Picture& picture() const { return picture_; }
    std::optional<std::size_t> focused() const { return focused_; }
    void focusSpot(std::size_t spot);
    void focusTarget(std::int64_t target); ///< the first of its spots
    void revealFocus();                    ///< once more, when there is another room for it
    wxRect rectOf(std::size_t spot) const;
    std::optional<std::size_t> spotAt(wxPoint at) const;
    double toPicture(int px) const { return px / scale(); }

    std::function<void(std::int64_t target)> onPick; ///< click, Enter or Space
    std::function<void(std::int64_t target)> onWalk; ///< the focus has come to it
    std::function<void(const wxRect&)> onReveal;     ///< this part should come into sight
    std::function<void()> onHeight;                  ///< it needs another height now
    /// Ctrl with the wheel, steps up or down, and where, in the picture's measure.
    std::function<void(int steps, double x)> onZoom;

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void bindEvents();
    void make();
    void paint();
    bool handleKey(int code);
    void walk(int code);
    void moveFocus(std::optional<std::size_t> spot);
    void hover(std::optional<std::size_t> spot);
    void tell();
    double scale() const; ///< px for a unit of the picture: follows the user's font

    wxString called_;
    Make make_;
    report::Picture picture_;
    int madeFor_ = -1; ///< px
    std::int64_t marked_ = 0;
    std::optional<std::size_t> hovered_;
    std::optional<std::size_t> focused_;
    int turned_ = 0; ///< of the wheel, less than a step
};

} // namespace gui
