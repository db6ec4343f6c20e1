#pragma once
// The colours of tones on white paper, dark enough to be read (contrast 4.5:1 and more) and to survive a copier.

#include "app/report/picture.h"

#include <string>

namespace report {

struct Ink {
    unsigned rgb = 0;
    double red() const { return static_cast<double>(rgb >> 16U & 0xffU) / 255; }
    double green() const { return static_cast<double>(rgb >> 8U & 0xffU) / 255; }
    double blue() const { return static_cast<double>(rgb & 0xffU) / 255; }
    std::string hex() const; ///< "#1b5e34"
    bool operator==(const Ink&) const = default;
};

/// Of words and lines.
Ink inkOf(Tone tone);
/// Of an area that tells a state; a hatch on it is drawn in inkOf().
Ink fillOf(Tone tone);

} // namespace report
