#pragma once
// Calendar files that a page offers: asks for a name, makes the file off the UI thread, tells what became of it.

#include "app/present/ports.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <string>

class wxWindow;

namespace gui {

class CalendarFile {
public:
    CalendarFile(wxWindow& page, present::Seat seat);

    bool allowed() const; ///< by the role table: a file counts what calendars were given
    void ofClient(model::ClientId client);
    void ofClinic(); ///< the next thirty days
    /// Without asking for a name.
    void writeClient(model::ClientId client, const std::string& file);
    void writeClinic(const std::string& file);

    std::function<void(present::Message)> tell;

private:
    struct Made {
        std::string problems; ///< empty: the file is there
        std::size_t entries = 0;
        std::size_t cancelled = 0;
    };
    void ask(std::function<void(const std::string& file)> then);
    void write(const std::string& file, std::function<Made()> make);

    wxWindow& page_;
    present::Seat seat_;
    present::Worker worker_;
};

} // namespace gui
