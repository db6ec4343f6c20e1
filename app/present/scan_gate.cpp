#include "app/present/scan_gate.h"

#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/scanner_setup.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "model/scanner_check.h"
#include "model/udi.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t mostShown = 40; ///< characters of a strange scan
constexpr std::size_t gtinSize = 14;

bool beginsWithoutCase(const std::string& text, std::string_view beginning) {
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(), [](char small, char c) {
               return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
           });
}

bool isWebAddress(const std::string& text) {
    return beginsWithoutCase(text, "http:") || beginsWithoutCase(text, "https:") || beginsWithoutCase(text, "www.");
}

std::string shown(const std::string& text) {
    std::string out;
    for (const char c : text) {
        // Bytes of a longer character stay together: the cut stands before one.
        if (out.size() >= mostShown && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            return out + "…";
        }
        out += c == '\x1d' ? ' ' : c;
    }
    return out;
}

/// What a scan is that says nothing about a lot.
Message strangeScan(const std::string& text, const model::Problems& problems, const db::Access& access) {
    const auto code = problems.front().code;
    if (isWebAddress(text)) {
        return {tr("This is a web address, not a needle."),
                tr("Scan the code that has lot and use-by day beside it. Nothing was changed."), Tone::info};
    }
    if (code == "no-application-identifier") {
        const auto digits = std::string{trimmed(text)};
        const auto known = digits.size() <= gtinSize
                               ? access.productOfGtin(std::string(gtinSize - digits.size(), '0') + digits)
                               : std::nullopt;
        return {known ? fill(tr("This is the shop barcode of {0} {1}."), {known->first.brand, known->first.modelName})
                      : tr("This is a shop barcode."),
                tr("It has no lot and no use-by day. Scan the other code on the pack. Nothing was changed."),
                Tone::info};
    }
    if (code == "not-a-udi") {
        return {tr("This is not the code of a needle."), fill(tr("It reads: {0}. Nothing was changed."), {shown(text)}),
                Tone::info};
    }
    return {tr("The label could not be read."), joined(problems), Tone::warn};
}

std::string lotText(const model::Udi& udi) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    add(udi.lot.empty() ? tr("no lot") : fill(tr("lot {0}"), {udi.lot}));
    add(udi.expiry ? fill(tr("use by {0}"), {dayWithYear(*udi.expiry)}) : tr("no use-by day"));
    if (!udi.serial.empty()) {
        add(fill(tr("serial number {0}"), {udi.serial}));
    }
    return sentence(text) + ".";
}

} // namespace

ScanGate::ScanGate(Seat seat)
    : seat_{std::move(seat)} {}

void ScanGate::answer(Message message, bool canCheck) {
    ScanGateView next;
    next.message = std::move(message);
    next.canCheck = canCheck;
    show(std::move(next));
}

void ScanGate::pass(const std::string& text) {
    close();
    if (take) {
        take(text);
    }
}

void ScanGate::scan(const std::string& text) {
    waiting_.clear();
    if (trimmed(text).empty()) {
        return;
    }
    if (seat_.access.cartridge(trimmed(text))) { // our own label, which has a check digit of its own
        pass(text);
        return;
    }
    const bool proven = scannerSetup(seat_.ports).provenOn.has_value();
    const auto readings = model::readUdi(text, seat_.access.today());
    const bool bareLot = !readings && !seat_.access.lotsNumbered(trimmed(text)).empty();
    if (!readings && !bareLot) {
        if (model::looksLikeCalibration(text)) {
            answer({tr("This is the code of the scanner check."), tr("Open the check and scan it there."), Tone::info},
                   true);
            return;
        }
        auto message = strangeScan(text, readings.problems(), seat_.access);
        if (!proven) {
            message.text += tr(" The scanner has not been checked on this computer; that may be why.");
        }
        answer(std::move(message), !proven);
        return;
    }
    const bool comparesAnyway = readings && readings->size() > 1; // a person picks the reading by the print
    if (proven || comparesAnyway || confirmed_.contains(text)) {
        pass(text);
        return;
    }
    ask(text, bareLot ? fill(tr("Lot {0}."), {trimmed(text)}) : lotText(readings->front()));
}

void ScanGate::typed(const std::string& text) {
    const auto readings = model::readUdi(text, seat_.access.today());
    if (readings && readings->size() == 1) {
        scan(text);
    } else {
        pass(text);
    }
}

void ScanGate::ask(const std::string& text, const std::string& what) {
    waiting_ = text;
    ScanGateView next;
    next.message = {tr("Does the print say the same?"),
                    what +
                        tr(" The scanner has not been checked on this computer, and a wrong keyboard setting changes "
                           "lots."),
                    Tone::warn};
    next.asks = true;
    next.canCheck = true;
    show(std::move(next));
}

void ScanGate::confirm() {
    if (waiting_.empty()) {
        return;
    }
    const auto text = std::exchange(waiting_, {});
    confirmed_.insert(text);
    pass(text);
}

void ScanGate::refuse() {
    if (waiting_.empty()) {
        return;
    }
    waiting_.clear();
    answer({tr("The scan was not taken."), tr("Check the scanner, or type lot and use-by day as printed."), Tone::info},
           true);
}

void ScanGate::close() {
    waiting_.clear();
    show({});
}

} // namespace present
