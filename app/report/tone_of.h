#pragma once
// The tones of views as those of drawings and tables.

#include "app/present/view.h"
#include "app/report/picture.h"

namespace report {

/// `plain` is what has no colour of its own.
inline Tone toneOf(present::Tone tone, Tone plain) {
    switch (tone) {
    case present::Tone::deny:
        return Tone::deny;
    case present::Tone::warn:
        return Tone::warn;
    case present::Tone::safe:
        return Tone::safe;
    case present::Tone::info:
        return Tone::info;
    case present::Tone::neutral:
    case present::Tone::unknown:
        break;
    }
    return plain;
}

} // namespace report
