#include "app/present/text.h"

#include "app/present/decimal.h"
#include "app/present/tr.h"

#include <unicode/locid.h>
#include <unicode/numfmt.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <memory>

namespace present {

namespace {

/// The words of an enumeration, in order of its values; a value without words is a bug that the test finds.
template <class E, std::size_t n>
std::string pick(E value, const std::array<const char*, n>& names) {
    static_assert(n == model::codesOf<E>.size());
    for (std::size_t i = 0; i < n; ++i) {
        if (model::codesOf<E>[i].value == value) {
            return tr(names[i]);
        }
    }
    assert(false);
    return {};
}

std::string millimetres(int micrometres) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format{
        icu::NumberFormat::createInstance(icu::Locale{localeName().c_str()}, status)};
    if (U_FAILURE(status)) {
        return depthField(model::Depth{micrometres});
    }
    format->setMinimumFractionDigits(1);
    format->setMaximumFractionDigits(3);
    icu::UnicodeString out;
    format->format(micrometres / 1000.0, out);
    std::string text;
    return out.toUTF8String(text);
}

} // namespace

std::string words(model::Modality modality) {
    return pick(modality, std::array{"Pen", "Stamp", "Roller", "RF", "Home roller"});
}
std::string words(model::Indication indication) {
    return pick(indication, std::array{"Rejuvenation", "Acne scars", "Scars", "Wrinkles", "Stretch marks",
                                       "Pigmentation", "Hair", "Other"});
}
std::string words(model::Endpoint endpoint) {
    return pick(endpoint, std::array{"None", "Redness", "Even redness", "Pinpoint bleeding", "Stopped early"});
}
std::string words(model::SkinType type) {
    return std::string{model::code(type)};
}
std::string words(model::SessionState state) {
    return pick(state,
                std::array{"Planned", "Arrived", "Open", "Signed", "Abandoned", "Cancelled", "Amended", "Invalidated"});
}
std::string words(model::CartridgeState state) {
    return pick(state, std::array{"In stock", "Opened", "Used", "Disposed of", "Wasted", "Expired", "Quarantined",
                                  "Returned", "Lost"});
}
std::string words(model::CartridgeEvent event) {
    return pick(event, std::array{"Received", "Opened", "Used", "Disposed of", "Wasted",
                                  "Put back, opened in error and still sealed", "Quarantined", "Released", "Returned",
                                  "Lost", "Past its use-by day", "Found", "Moved to the right client's session"});
}
std::string words(model::WasteReason reason) {
    return pick(reason,
                std::array{"Dropped", "Defective", "Pack damaged", "Wrong item", "Expired", "Not needed", "Other"});
}
std::string words(model::WasteMethod method) {
    return pick(method, std::array{"Into a sharps container", "Clinical waste", "Back to the supplier", "Other"});
}
std::string words(model::RecallClass recallClass) {
    return pick(recallClass, std::array{"No class", "Class I", "Class II", "Class III"});
}
std::string words(model::ContactWay way) {
    return pick(way, std::array{"E-mail", "Text message", "Telephone", "Letter", "In person"});
}
std::string words(model::ContactOutcome outcome) {
    return pick(outcome, std::array{"Told", "Message left", "Not reached", "Does not want to hear"});
}
std::string words(model::CartridgeFate fate) {
    return pick(fate, std::array{"Used", "Wasted", "Put back sealed"});
}
std::string words(model::ContainerState state) {
    return pick(state, std::array{"Open", "Closed", "Collected"});
}
std::string words(model::ReminderState state) {
    return pick(state, std::array{"Planned", "Being sent", "Sent", "Answered", "Done", "Skipped", "Cancelled", "Failed",
                                  "Not known, ask"});
}
std::string words(model::Urgency urgency) {
    return pick(urgency, std::array{"Later", "Due", "Late", "Missed"});
}
std::string words(model::Role role) {
    return pick(role, std::array{"Owner", "Manager", "Practitioner", "Assistant", "Auditor", "Sender"});
}
std::string words(model::Channel channel) {
    return pick(channel, std::array{"E-mail", "Text message", "Telephone", "Post"});
}
std::string words(model::ContactConsent consent) {
    return pick(consent, std::array{"Not asked", "Given", "Refused"});
}
std::string words(model::Severity severity) {
    return pick(severity, std::array{"Mild", "Moderate", "Severe"});
}
std::string words(model::OverrideReason reason) {
    return pick(reason,
                std::array{"Clinical judgement", "Prescriber's order", "Client's request", "Correction", "Other"});
}
std::string words(model::Verdict verdict) {
    return pick(verdict, std::array{"Safe", "With reason", "Healing"});
}

Tone tone(model::SessionState state) {
    switch (state) {
    case model::SessionState::signed_:
        return Tone::safe;
    case model::SessionState::open:
    case model::SessionState::arrived:
    case model::SessionState::amended:
        return Tone::info;
    case model::SessionState::abandoned:
        return Tone::warn;
    case model::SessionState::invalidated:
        return Tone::deny;
    case model::SessionState::planned:
    case model::SessionState::cancelled:
        break;
    }
    return Tone::neutral;
}
Tone tone(model::CartridgeState state) {
    switch (state) {
    case model::CartridgeState::inStock:
        return Tone::safe;
    case model::CartridgeState::opened:
        return Tone::info;
    case model::CartridgeState::expired:
    case model::CartridgeState::wasted:
        return Tone::warn;
    case model::CartridgeState::quarantined:
    case model::CartridgeState::lost:
        return Tone::deny;
    case model::CartridgeState::used:
    case model::CartridgeState::disposed:
    case model::CartridgeState::returned:
        break;
    }
    return Tone::neutral;
}
Tone tone(model::ContactOutcome outcome) {
    switch (outcome) {
    case model::ContactOutcome::told:
        return Tone::safe;
    case model::ContactOutcome::refused:
        return Tone::neutral;
    case model::ContactOutcome::messageLeft:
    case model::ContactOutcome::notReached:
        break;
    }
    return Tone::warn;
}
Tone tone(model::Urgency urgency) {
    switch (urgency) {
    case model::Urgency::due:
        return Tone::info;
    case model::Urgency::late:
        return Tone::warn;
    case model::Urgency::missed:
        return Tone::deny;
    case model::Urgency::later:
        break;
    }
    return Tone::neutral;
}
Tone tone(model::ReminderState state) {
    switch (state) {
    case model::ReminderState::done:
    case model::ReminderState::answered:
        return Tone::safe;
    case model::ReminderState::sent:
        return Tone::info;
    case model::ReminderState::failed:
        return Tone::deny;
    case model::ReminderState::unknown:
        return Tone::warn;
    case model::ReminderState::planned:
    case model::ReminderState::claimed:
    case model::ReminderState::skipped:
    case model::ReminderState::cancelled:
        break;
    }
    return Tone::neutral;
}
Tone tone(model::Verdict verdict) {
    switch (verdict) {
    case model::Verdict::deny:
        return Tone::deny;
    case model::Verdict::warn:
        return Tone::warn;
    case model::Verdict::allow:
        break;
    }
    return Tone::safe;
}

std::string depthText(std::optional<model::Depth> depth) {
    return depth ? fill(tr("{0} mm"), {millimetres(depth->micrometres)}) : tr("unknown depth");
}
std::string depthField(std::optional<model::Depth> depth) {
    if (!depth) {
        return {};
    }
    auto thousandths = std::to_string(depth->micrometres % 1000);
    thousandths.insert(0, 3 - thousandths.size(), '0');
    if (thousandths.back() == '0') {
        thousandths.pop_back();
    }
    return std::to_string(depth->micrometres / 1000) + '.' + thousandths;
}
std::optional<model::Depth> typedDepth(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with("mm")) {
        text = trimmed(text.substr(0, text.size() - 2));
    }
    const auto micrometres = typedThousandths(text);
    return micrometres ? std::optional{model::Depth{*micrometres}} : std::nullopt;
}

std::vector<Choice> reactionKinds() {
    return {{"prolonged-redness", tr("Redness that lasts")},
            {"swelling", tr("Swelling")},
            {"infection", tr("Infection")},
            {"cold-sores", tr("Cold sores")},
            {"allergic", tr("Allergic reaction")},
            {"granuloma", tr("Itching nodules")},
            {"dark-patches", tr("New dark patches")},
            {"light-patches", tr("New light patches")},
            {"track-marks", tr("Track marks or scarring")},
            {"burn", tr("Burn or blisters")},
            {"bruising", tr("Bruising")},
            {"faint", tr("Fainting or dizziness")},
            {"other", tr("Other")}};
}
std::string reactionWords(std::string_view kind) {
    for (const auto& choice : reactionKinds()) {
        if (choice.code == kind) {
            return choice.text;
        }
    }
    return std::string{kind};
}

std::string verbWords(std::string_view verb) {
    static const std::map<std::string_view, const char*> table{
        {"clinic.edit", "Clinic changed"},
        {"hours.set", "Opening hours set"},
        {"closure.add", "Closed days entered"},
        {"closure.remove", "Closed days taken out"},
        {"lock.set", "Idle lock set"},
        {"room.add", "Room added"},
        {"account.add", "Account added"},
        {"account.edit", "Account changed"},
        {"device.add", "Device added"},
        {"device.edit", "Device changed"},
        {"rules.approve", "Rule book approved"},
        {"rules.edit", "Rule book changed"},
        {"rules.extend", "Rule book extended"},
        {"practitioner.edit", "Licence and scope changed"},
        {"training.add", "Training entered"},
        {"consent-form.add", "Consent form added"},
        {"consent-form.retire", "Consent form retired"},
        {"exposure.end", "End of an exposure entered"},
        {"screening.record", "Screening questions answered"},
        {"consent.sign", "Consent signed"},
        {"consent.withdraw", "Consent withdrawn"},
        {"session.move", "Session moved in the diary"},
        {"client.add", "Client added"},
        {"client.edit", "Client changed"},
        {"exposure.add", "Treatment elsewhere recorded"},
        {"history.take", "History taken"},
        {"reaction.add", "Reaction recorded"},
        {"reaction.close", "Reaction closed"},
        {"product.add", "Product added"},
        {"product.edit", "Product changed"},
        {"lot.receive", "Lot received"},
        {"cartridge.waste", "Cartridge wasted"},
        {"cartridge.return", "Cartridge returned"},
        {"cartridge.lose", "Cartridge noted as lost"},
        {"cartridge.find", "Lost cartridge found"},
        {"cartridge.dispose", "Used cartridges put into a container"},
        {"lot.expire", "Units past their use-by day taken out of stock"},
        {"lot.count", "Lot counted"},
        {"container.place", "Sharps container placed"},
        {"container.offer", "Sharps container made the one offered"},
        {"ledger.settings", "Limits of the ledger changed"},
        {"recall.issue", "Recall issued"},
        {"recall.lift", "Recall lifted"},
        {"recall.contact", "Client contacted about a recall"},
        {"injury.record", "Sharps injury recorded"},
        {"injury.note", "Sharps injury followed up"},
        {"injury.close", "Sharps injury closed"},
        {"finding.resolve", "Audit finding resolved"},
        {"session.replace", "Session moved to the right client"},
        {"session.invalidate", "Session marked as entered in error"},
        {"session.amend", "Signed session amended"},
        {"session.cosign", "Session co-signed"},
        {"lot.quarantine", "Lot quarantined"},
        {"lot.release", "Lot released"},
        {"container.assemble", "Sharps container assembled"},
        {"container.fill", "Sharps container fill noted"},
        {"container.close", "Sharps container closed"},
        {"container.collect", "Sharps container collected"},
        {"session.plan", "Session planned"},
        {"session.arrive", "Client arrived"},
        {"session.cancel", "Session cancelled"},
        {"session.start", "Session started"},
        {"session.extend", "Session extended"},
        {"cartridge.open", "Cartridge opened"},
        {"cartridge.reseal", "Cartridge put back sealed"},
        {"session.sign", "Session signed"},
        {"session.abandon", "Session abandoned"},
        {"session.record", "Past session recorded"},
        {"reminder.answer", "Reminder answered"},
        {"reminder.claim", "Reminder about to be sent"},
        {"reminder.sending", "Outcome of a reminder's sending"},
        {"reminder.reply", "Client's answer to a reminder"},
        {"reminder.postpone", "Call that nobody answered"},
        {"sheet.hand-out", "Aftercare sheet handed over"},
        {"calendar.stamp", "Calendar file made"},
        {"next-visit.note", "Asked about the next visit"},
        {"aftercare.save", "Aftercare plan saved"},
        {"aftercare.withdraw", "Aftercare plan withdrawn"},
        {"sheet.hand-out", "Aftercare sheet handed out"},
        {"calendar.stamp", "Calendar given out"},
        {"mail.edit", "Mail settings changed"},
        {"clock.confirm", "Said that the clock is right"},
        {"mail.look", "Looked for mail to send"},
        {"account.machine-slot", "Sending without a person allowed or ended"},
        {"session.denied", "Start refused"},
        {"account.sign-in", "Signed in"},
        {"account.sign-out", "Signed out"},
        {"account.pin", "PIN set"},
        {"account.password", "Password set"},
        {"account.recover", "Password set with the recovery key"},
        {"chart.restrict", "Chart restricted or opened again"},
        {"chart.emergency", "Restricted chart opened in an emergency"},
        {"access-notice.see", "Notice of access seen"},
        {"store.new-key", "File key replaced"},
        {"account.sign-in-failed", "Sign-in failed"},
        {"account.pin-failed", "Wrong PIN or password at a confirmation"},
        {"report.make", "Report printed or saved"},
        {"client.view", "Chart looked at"},
        {"erased", "Client erased"},
        {"client.hold", "Records held for a claim or freed again"},
        {"retention.set", "Time for keeping records chosen"},
        {"store.convert", "Encryption turned on or off"},
        {"store.create", "Store created"},
        {"store.upgrade", "Store brought up to date"},
        {"store.restored", "Backup restored"},
        {"store.go-on", "Old copy made the store"},
        {"backup.folder", "Folder for backups chosen"},
        {"backup.make", "Backup made"},
        {"backup.fail", "Backup failed"},
    };
    const auto found = table.find(verb);
    if (found != table.end()) {
        return tr(found->second);
    }
    std::string plain{verb};
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '.' || c == '-'; }, ' ');
    return sentence(plain);
}

std::string inSentence(std::string text) {
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && (text[1] < 'A' || text[1] > 'Z')) {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}
std::string protocolText(model::Modality modality, std::optional<model::Depth> depth) {
    return words(modality) + ' ' + depthText(depth);
}
std::string roleNames(const model::Roles& roles) {
    std::vector<std::string> names;
    for (const auto role : roles) {
        names.push_back(names.empty() ? words(role) : inSentence(words(role)));
    }
    return listed(names);
}

} // namespace present
