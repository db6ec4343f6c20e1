#include "app/present/hygiene_words.h"

#include "app/present/hygiene_links.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>

namespace present {

namespace {

using Code = model::HygieneCode;

struct Entry {
    Code code;
    const char* words; ///< with {fact} in the places of facts
    const char* plain; ///< where one of them is missing
    const char* advice;
};

// In order of the codes; a test walks it. Facts are those of the checks in the store.
constexpr std::array entries{
    Entry{Code::unitReused, "Cartridge {unit} used in more than one session", "Cartridge used in more than one session",
          "Open each session. Was one charted on the wrong client, replace it there. If not, treat it as an exposure: "
          "tell the clients and a doctor."},
    Entry{Code::noCartridge, "Session without a cartridge", "Session without a cartridge",
          "Find out which needles were used and record them, or say why none were."},
    Entry{Code::moreUsedThanReceived, "{used} used of lot {lot}, {received} received",
          "More used of a lot than were received",
          "Look for a delivery that was not entered, or a lot number charted wrongly."},
    Entry{Code::expiredAtUse, "Used after its use-by day, {useBy}", "Used after its use-by day",
          "Tell the client and the practitioner, and look at what else is left of that lot."},
    Entry{Code::recalledUsedAfter, "Recalled lot used after the recall", "Recalled lot used after the recall",
          "Tell the client; find out why the lot was still in use."},
    Entry{Code::recalledUsedBefore, "Treated with a lot that was recalled later",
          "Treated with a lot that was recalled later", "Tell the client what the maker's letter says."},
    Entry{Code::recalledInStock, "{inStock} of recalled lot {lot} not held back", "A recalled lot is not held back",
          "Quarantine the lot and count what is there."},
    Entry{Code::unavailableUsed, "A cartridge was used that could not be: {kind}",
          "A cartridge was used that was not available", "Find out how it came to be used."},
    Entry{Code::recordedAfterDenial, "Recorded as past within a day of a refused start",
          "Recorded as past within a day of a refused start",
          "Ask the practitioner; look at the client's skin, and at the trail around the refusal."},
    Entry{Code::disposalMissing, "Used cartridge in no sharps container", "Used cartridge in no sharps container",
          "Put it into a container, and record which."},
    Entry{Code::disposalLate, "Disposed of on {disposed}, not on the day of use",
          "Disposed of later than on the day of use", "Dispose of each cartridge before the client leaves."},
    Entry{Code::containerUsedAfterClosing, "Container {container} used after it was closed",
          "Sharps container used after it was closed", "Find out where the needle is."},
    Entry{Code::containerOpenTooLong, "Container {container} open too long, since {assembled}",
          "Sharps container open too long", "Close and lock it, and assemble a new one."},
    Entry{Code::containerOverfilled, "Container {container} {percent} full", "Sharps container too full",
          "Close it at three quarters."},
    Entry{Code::containerNotCollected, "Container {container} not collected since {closed}",
          "Closed sharps container not collected in time", "Ask for its collection."},
    Entry{Code::packNotConfirmed, "Pack not confirmed as intact", "Pack not confirmed as intact",
          "Ask who opened it; record what is known as a note on the chart."},
    Entry{Code::lotMissing, "Cartridge without a lot", "Cartridge without a lot",
          "Look for the lot among those in use on that day."},
    Entry{Code::lotTyped, "Lot {lot} typed and not compared", "Lot typed and not compared",
          "Compare number and use-by day with the box, then resolve this."},
    Entry{Code::stockVariance, "Counted {counted} where {expected} were expected", "Missed without a count",
          "Look for units that were opened, wasted or moved without an entry."},
    Entry{Code::openedNotUsed, "Cartridge {unit} opened and not used", "Cartridge opened and not used",
          "Record its use or its waste."},
    Entry{Code::wastedWithoutReason, "Cartridge {unit} wasted without a reason", "Cartridge wasted without a reason",
          "Ask who wasted it, and why."},
    Entry{Code::overrideWithoutReason, "Rule overridden without a reason", "Rule overridden without a reason",
          "Ask the practitioner for the reason, and keep it here."},
    Entry{Code::overrideByWrongRole, "Rule overridden by somebody who may not",
          "Rule overridden by somebody who may not", "Look at the account's roles, and at the session."},
    Entry{Code::depthBeyondMaximum, "Treated deeper than allowed", "Treated deeper than allowed",
          "Look at the chart, the device and the practitioner's licence."},
    Entry{Code::consentMissing, "No consent in date", "No consent in date",
          "Have the client sign the form in force before the next session."},
    Entry{Code::skinTypeMissing, "Skin type not known", "Skin type not known", "Ask at the next visit."},
    Entry{Code::licenceLapsed, "Licence not in date on that day", "Licence not in date on that day",
          "Enter the licence, or stop treatment until there is one."},
    Entry{Code::trainingLapsed, "Training lapsed: {training}", "Training not in date on that day",
          "Book the training, and enter it."},
    Entry{Code::serviceLapsed, "Device not serviced in time", "Device not serviced in time",
          "Have it serviced before its next use."},
    Entry{Code::sheathNotConfirmed, "Sheath not confirmed as changed", "Sheath not confirmed as changed",
          "Ask the practitioner; record what is known as a note on the chart."},
    Entry{Code::handpieceNotDisinfected, "Handpiece not confirmed as disinfected",
          "Handpiece not confirmed as disinfected", "Ask the practitioner."},
    Entry{Code::injuryOpen, "Sharps injury still not closed", "Sharps injury still not closed",
          "Follow it up: cause, action, last day."},
    Entry{Code::lateEntry, "Entered later than on its day", "Entered later than on its day",
          "Nothing, when the reason is known; many of them want a talk."},
    Entry{Code::changedAfterSigning, "Changed after it was signed", "Changed after it was signed",
          "Compare both versions; the original is kept."},
};
static_assert(entries.size() == model::codesOf<Code>.size());

struct FactName {
    const char* fact;
    const char* words; ///< "{0}" is the value
};
constexpr std::array factNames{FactName{"lot", "lot {0}"},
                               FactName{"unit", "cartridge {0}"},
                               FactName{"useBy", "use by {0}"},
                               FactName{"container", "container {0}"},
                               FactName{"assembled", "assembled {0}"},
                               FactName{"closed", "closed {0}"},
                               FactName{"collected", "collected {0}"},
                               FactName{"disposed", "disposed of {0}"},
                               FactName{"recalled", "recalled {0}"},
                               FactName{"expected", "{0} expected"},
                               FactName{"counted", "{0} counted"},
                               FactName{"reason", "reason: {0}"},
                               FactName{"used", "{0} used"},
                               FactName{"received", "{0} received"},
                               FactName{"inStock", "{0} in stock"},
                               FactName{"percent", "{0} full"},
                               FactName{"quantity", "{0} received"},
                               FactName{"from", "valid from {0}"},
                               FactName{"until", "valid until {0}"},
                               FactName{"training", "{0}"}};

constexpr std::array codedValues{FactName{"not-in-stock", "it was not in stock"},
                                 FactName{"quarantined", "its lot was held back"}};

std::string shown(std::string_view fact, const std::string& value) {
    if (fact == "percent") {
        return percent(std::atoi(value.c_str()));
    }
    if (const auto day = value.size() == 10 ? model::parseDay(value) : std::nullopt) {
        return dayWithYear(*day);
    }
    for (const auto& coded : codedValues) {
        if (value == coded.fact) {
            return tr(coded.words);
        }
    }
    return value;
}

const std::string* factOf(const model::HygieneFinding& finding, std::string_view name) {
    const auto found = std::ranges::find_if(finding.facts, [&](const auto& fact) { return fact.first == name; });
    return found == finding.facts.end() || found->second.empty() ? nullptr : &found->second;
}

const Entry& entryOf(Code code) {
    return *std::ranges::find(entries, code, &Entry::code);
}

/// Each {fact} filled in; nothing when one is missing.
std::optional<std::string> filled(const std::string& pattern, const model::HygieneFinding& finding) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const auto close = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
        if (close == std::string::npos) {
            text += pattern[at];
            continue;
        }
        const auto fact = std::string_view{pattern}.substr(at + 1, close - at - 1);
        const auto* const value = factOf(finding, fact);
        if (value == nullptr) {
            return std::nullopt;
        }
        text += shown(fact, *value);
        at = close;
    }
    return text;
}

} // namespace

std::string words(model::HygieneSeverity severity) {
    switch (severity) {
    case model::HygieneSeverity::exposure:
        return tr("To be told");
    case model::HygieneSeverity::minor:
        return tr("Minor");
    case model::HygieneSeverity::major:
        return tr("Major");
    case model::HygieneSeverity::critical:
        return tr("Critical");
    }
    return {};
}

Tone tone(model::HygieneSeverity severity) {
    switch (severity) {
    case model::HygieneSeverity::critical:
        return Tone::deny;
    case model::HygieneSeverity::major:
        return Tone::warn;
    case model::HygieneSeverity::exposure:
        return Tone::info;
    case model::HygieneSeverity::minor:
        break;
    }
    return Tone::neutral;
}

std::string hygieneWords(const model::HygieneFinding& finding) {
    const auto& entry = entryOf(finding.code);
    return filled(tr(entry.words), finding).value_or(tr(entry.plain));
}

std::string hygieneFacts(const model::HygieneFinding& finding) {
    const std::string_view said = entryOf(finding.code).words;
    std::string text;
    for (const auto& name : factNames) {
        const auto* const value = factOf(finding, name.fact);
        if (value != nullptr && said.find('{' + std::string{name.fact} + '}') == std::string_view::npos) {
            text += (text.empty() ? "" : ", ") + fill(tr(name.words), {shown(name.fact, *value)});
        }
    }
    return sentence(text);
}

std::string hygieneAdvice(Code code) {
    return tr(entryOf(code).advice);
}

std::string hygieneRecord(const db::HygieneRow& row) {
    const auto of = [&](const char* fact, const char* pattern, const char* plain) {
        const auto* const value = factOf(row.finding, fact);
        return value != nullptr ? fill(tr(pattern), {*value}) : tr(plain);
    };
    switch (linkOf(row).record) {
    case HygieneLink::Record::injury:
        return tr("Sharps injury");
    case HygieneLink::Record::unit:
        return of("unit", "Cartridge {0}", "Cartridge");
    case HygieneLink::Record::session:
        return tr("Session");
    case HygieneLink::Record::container:
        return of("container", "Container {0}", "Container");
    case HygieneLink::Record::lot:
        return of("lot", "Lot {0}", "Lot");
    case HygieneLink::Record::recall:
        return of("lot", "Recall, lot {0}", "Recall");
    case HygieneLink::Record::papers:
        return tr("Licence and training");
    case HygieneLink::Record::override_:
        return tr("Override");
    case HygieneLink::Record::none:
        break;
    }
    return {};
}

std::string percentText(std::int64_t part, std::int64_t whole) {
    return percent(static_cast<double>(whole == 0 ? 1000 : part * 1000 / whole) / 10);
}

std::string shortUid(const model::Uid& uid) {
    constexpr std::size_t shown = 8;
    return uid.text.size() > shown ? uid.text.substr(uid.text.size() - shown) : uid.text;
}

} // namespace present
