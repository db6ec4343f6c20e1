#include "app/gui/events.h"

namespace gui {

FailureSink& failureSink() {
    static FailureSink sink;
    return sink;
}

} // namespace gui
