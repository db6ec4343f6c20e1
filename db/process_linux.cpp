#include "db/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace db {

void keepMemoryPrivate() {
    // Both: a core that is piped to a program (systemd-coredump, apport) heeds the second alone.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace db
