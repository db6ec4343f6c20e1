#pragma once
// Words and numbers as in Britain, for tests that have no clinic.

#include "app/present/tr.h"

namespace app_test {

struct British {
    British() { present::useLocale("en_GB"); }
};

} // namespace app_test
