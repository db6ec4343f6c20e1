#include "app/report/paper_ink.h"

namespace report {

std::string Ink::hex() const {
    constexpr auto digits = "0123456789abcdef";
    std::string text = "#";
    for (unsigned shift = 24; shift > 0; shift -= 4) {
        text += digits[rgb >> (shift - 4) & 0xfU];
    }
    return text;
}

Ink inkOf(Tone tone) {
    switch (tone) {
    case Tone::text:
        return {0x1d2126};
    case Tone::secondary:
        return {0x5c6066};
    case Tone::hairline:
        return {0xd3d5d8};
    case Tone::surface:
        return {0xf3f4f5};
    case Tone::accent:
        return {0x1a5fb4};
    case Tone::contrast:
        return {0xffffff};
    case Tone::deny:
        return {0x9a1c13};
    case Tone::warn:
        return {0x7a4f00};
    case Tone::safe:
        return {0x1b5e34};
    case Tone::info:
        return {0x174f96};
    case Tone::neutral:
        return {0x4a494d};
    }
    return {};
}

Ink fillOf(Tone tone) {
    switch (tone) {
    case Tone::deny:
        return {0xf3c9c2};
    case Tone::warn:
        return {0xf9e3ad};
    case Tone::safe:
        return {0xb9dfc5};
    case Tone::info:
        return {0xbfd6f6};
    case Tone::neutral:
        return {0xe9eef2};
    case Tone::text:
    case Tone::secondary:
    case Tone::hairline:
    case Tone::surface:
    case Tone::accent:
    case Tone::contrast:
        return inkOf(tone);
    }
    return {};
}

} // namespace report
