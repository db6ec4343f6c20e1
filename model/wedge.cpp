#include "model/wedge.h"

#include <algorithm>
#include <string_view>

namespace model {

namespace {

constexpr std::string_view codeSeparator = "\x1d";

/// Three gaps in a row as short as a scanner's: people roll two or three keys so, hardly ever four. From then on keys
/// are held back until it is clear.
constexpr std::size_t fastBeforeHolding = 3;

/// Of how many gaps one may be long: the computer was busy, or the scanner breathed. People's gaps vary all the time.
constexpr std::size_t gapsForOneLong = 10;

/// Codes have more to say than "1010101".
constexpr std::size_t leastDifferent = 3;

bool isGap(char c) {
    return c == ' ';
}
bool isSmall(char c) {
    return c >= 'a' && c <= 'z';
}

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    if (what.empty()) {
        return;
    }
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

} // namespace

Wedge::Wedge(WedgeSettings settings)
    : settings_{std::move(settings)} {}

/// Alt+029 is a separator; any other number typed so is nothing that a label holds.
void Wedge::closeAltCode(std::int64_t at, bool held) {
    if (altDigits_.empty()) {
        return;
    }
    const auto first = altDigits_.find_first_not_of('0');
    if (first != std::string::npos && std::string_view{altDigits_}.substr(first) == "29") {
        keys_.push_back({std::string{codeSeparator}, at, held});
    }
    altDigits_.clear();
}

/// Whether the gaps so far still may be a scanner's.
bool Wedge::allowed() const {
    std::size_t longGaps = 0;
    for (std::size_t i = 1; i < keys_.size(); ++i) {
        longGaps += keys_[i].at - keys_[i - 1].at > settings_.fastest ? 1U : 0U;
    }
    return longGaps <= (keys_.size() - 1) / gapsForOneLong;
}

/// A key held down repeats as fast as a slow scanner types, but always the same.
bool Wedge::allTheSame() const {
    return std::all_of(keys_.begin(), keys_.end(), [&](const Key& key) { return key.text == keys_.front().text; });
}

bool Wedge::isScan() const {
    if (!holding_ || keys_.size() < settings_.shortest || !allowed()) {
        return false;
    }
    std::string whole;
    std::vector<std::string_view> different;
    for (const auto& key : keys_) {
        whole += key.text;
        if (std::find(different.begin(), different.end(), key.text) == different.end()) {
            different.push_back(key.text);
        }
    }
    // Words with blanks between come from a program that types for a person; no label holds them.
    const bool sentence =
        std::any_of(whole.begin(), whole.end(), isGap) && std::any_of(whole.begin(), whole.end(), isSmall);
    return different.size() >= leastDifferent && !sentence;
}

WedgeRun Wedge::finish(bool scan) {
    WedgeRun run;
    run.scan = scan;
    for (const auto& key : keys_) {
        if (scan || key.held) {
            run.text += key.text;
        }
    }
    if (scan) {
        if (!settings_.prefix.empty() && run.text.starts_with(settings_.prefix)) {
            run.text.erase(0, settings_.prefix.size());
        }
        if (!settings_.suffix.empty() && run.text.ends_with(settings_.suffix)) {
            run.text.erase(run.text.size() - settings_.suffix.size());
        }
        replaceAll(run.text, settings_.separator, codeSeparator);
    } else {
        replaceAll(run.text, codeSeparator, ""); // nobody types one
    }
    keys_.clear();
    altDigits_.clear();
    holding_ = false;
    scanned_ = scan;
    return run;
}

std::optional<WedgeRun> Wedge::rest() {
    closeAltCode(last_, holding_);
    if (keys_.empty()) {
        return std::nullopt;
    }
    return finish(isScan());
}

WedgeStep Wedge::press(const WedgeKey& key) {
    WedgeStep step;
    const auto gap = key.at - last_;
    const bool afterPause = gap < 0 || gap > settings_.pause;
    if (underWay() && afterPause) {
        step.ended = rest();
    }
    if (key.kind == WedgeKey::Kind::altDigit) {
        altDigits_ += key.text;
        last_ = key.at;
        step.hold = holding_;
        return step;
    }
    closeAltCode(last_, holding_);
    if (key.kind == WedgeKey::Kind::end || key.kind == WedgeKey::Kind::other) {
        if (underWay()) {
            const bool scan = key.kind == WedgeKey::Kind::end && isScan();
            step.ended = finish(scan);
            step.hold = scan; // the Enter of a scan opens nothing; a person's Enter goes where it was meant
            last_ = key.at;
        } else if (scanned_ && key.kind == WedgeKey::Kind::end && !afterPause) {
            step.hold = true; // some scanners end with two, and the second would answer what the first has asked
            last_ = key.at;
        } else {
            scanned_ = false;
        }
        return step;
    }
    // Not yet a scan, and this gap is a person's: the run begins anew with this key.
    if (underWay() && !holding_ && gap > settings_.fastest) {
        step.ended = finish(false);
    }
    step.begins = keys_.empty();
    scanned_ = false;
    last_ = key.at;
    keys_.push_back({key.kind == WedgeKey::Kind::separator ? std::string{codeSeparator} : key.text, key.at, false});
    if (!holding_ && keys_.size() > fastBeforeHolding && !allTheSame()) {
        holding_ = true; // this key, and what follows
    }
    if (holding_) {
        keys_.back().held = true;
        step.hold = true;
        if (!allowed()) {
            step.ended = finish(false); // this key is among what is given back
        }
    }
    return step;
}

} // namespace model
