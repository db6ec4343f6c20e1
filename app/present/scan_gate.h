#pragma once
// Stands between the scanner and a page: what is no needle gets an answer, and as long as the scanner has not been
// checked on this computer, a lot is compared with the print before it is believed.

#include "app/present/ports.h"
#include "app/present/view.h"

#include <functional>
#include <set>
#include <string>

namespace present {

struct ScanGateView {
    Message message;       ///< a question, or the answer to something that is no needle
    bool asks = false;     ///< to be confirmed or refused
    bool canCheck = false; ///< the scanner check would help
    bool operator==(const ScanGateView&) const = default;
};

class ScanGate : public Presenter<ScanGateView> {
public:
    explicit ScanGate(Seat seat);

    void scan(const std::string& text);
    /// From a field, where a person types and slow scanners do too: only a whole label is compared, the rest goes on.
    void typed(const std::string& text);
    void confirm(); ///< the print says the same; asked once for each label
    void refuse();
    void close();

    std::function<void(const std::string& text)> take; ///< a scan that may go on

private:
    void ask(const std::string& text, const std::string& what);
    void answer(Message message, bool canCheck);
    void pass(const std::string& text);

    Seat seat_;
    std::string waiting_;
    std::set<std::string> confirmed_;
};

} // namespace present
