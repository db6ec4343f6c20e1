// What the session desk shows.

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/desk.h"
#include "app/present/desk_defaults.h"
#include "app/present/desk_state.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/whole_body.h"
#include "db/role_table.h"

#include <algorithm>
#include <map>
#include <set>

namespace present {

namespace {

template <class Id>
std::string idCode(const std::optional<Id>& id) {
    return id ? std::to_string(id->value) : std::string{};
}

/// The value all rows share, or nothing.
template <class Get>
auto common(const std::vector<DeskRowInput>& rows, Get get)
    -> std::optional<std::decay_t<decltype(get(rows.front()))>> {
    if (rows.empty()) {
        return std::nullopt;
    }
    const auto first = get(rows.front());
    const bool same = std::all_of(rows.begin(), rows.end(), [&](const DeskRowInput& row) { return get(row) == first; });
    return same ? std::optional{first} : std::nullopt;
}

/// How every zone stands today, whatever is picked: an assessment of all of them as they were last treated.
std::map<model::ZoneCode, model::ZoneOutlook> outlooks(const model::History& history, const model::RuleBook& rules,
                                                       model::Day today) {
    std::map<model::ZoneCode, model::ZoneOutlook> byZone;
    for (auto& outlook : wholeBody({}, history, rules, today).zones) {
        byZone[outlook.zone] = outlook;
    }
    return byZone;
}

Tone toneOf(const model::ZoneOutlook& outlook, model::Day today) {
    if (outlook.earliest > today) {
        return Tone::deny;
    }
    if (!outlook.historyKnown) {
        return Tone::unknown;
    }
    return outlook.recommended > today ? Tone::warn : Tone::safe;
}

std::string wordsOf(const model::ZoneOutlook& outlook, model::Day today) {
    if (outlook.earliest > today) {
        return fill(tr("healing, not before {0}"), {shortDay(outlook.earliest, today)});
    }
    if (!outlook.historyKnown) {
        return tr("not known: history elsewhere was not asked");
    }
    if (outlook.recommended > today) {
        return fill(tr("with a reason; better from {0}"), {shortDay(outlook.recommended, today)});
    }
    return tr("safe today");
}

} // namespace

void DeskPresenter::render() {
    const auto& state = *state_;
    const auto& zones = state.zones();
    const auto& input = state.input;
    DeskView view;
    view.client = state.clientId;
    view.session = state.sessionId;
    view.saving = state.saving;
    view.refusal = state.refusal;
    view.stage = state.open()                                                 ? DeskStage::open
                 : !state.ended()                                             ? DeskStage::planning
                 : state.session->row.state == model::SessionState::abandoned ? DeskStage::ended
                                                                              : DeskStage::signed_;

    const auto name = state.client.givenName + (state.client.givenName.empty() ? "" : " ") + state.client.familyName;
    view.title = fill(tr("Session, {0}"), {name});
    std::vector<std::string> context;
    for (const auto& room : state.rooms) {
        if (input.room == room.id) {
            context.push_back(room.name);
        }
    }
    if (state.open()) {
        context.push_back(
            fill(tr("open since {0}"),
                 {state.session->row.startedAt ? clockTime(*state.session->row.startedAt, state.timeZone) : ""}));
    } else if (!state.ended()) {
        if (state.session) {
            context.push_back(fill(tr("planned {0}"), {clockTime(state.session->row.minute)}));
        }
        context.push_back(tr("not started"));
    }
    if (!state.draftAt.empty()) {
        context.push_back(fill(tr("saved {0}"), {state.draftAt}));
    }
    for (const auto& part : context) {
        view.context += (view.context.empty() ? "" : ", ") + part;
    }
    if (!state.restoredDraft.empty()) {
        view.draftRestored = {tr("Unsaved work was found and put back."),
                              fill(tr("Last kept {0}, never signed."), {state.restoredDraft}), Tone::info};
    }

    // The answer first
    const auto& assessment = state.assessment;
    const auto& asked = state.asked;
    const bool cleared = state.open() && !state.beyondWhatWasStarted();
    if (input.rows.empty()) {
        view.verdict = {tr("Pick the zones to be treated."), tr("On the map, or by typing a name."), Tone::neutral};
    } else if (cleared && assessment.verdict != model::Verdict::allow) {
        // The gate has been passed with a reason; what it answered is kept in sight, but no longer stands in the way.
        view.verdict = {tr("Under way, started with a reason."), "", Tone::warn};
        std::set<std::string> reasons;
        for (const auto& given : state.session->overrides) {
            if (reasons.insert(given.words).second) {
                view.details.push_back(fill(tr("“{0}”"), {given.words}));
            }
        }
        for (const auto& group : grouped(assessment, *state.rules, state.today)) {
            view.details.push_back(group.text);
        }
    } else {
        view.verdict = {headline(asked, *state.rules, state.today), "", tone(asked.verdict)};
        if (asked.verdict == model::Verdict::allow && assessment.verdict != model::Verdict::allow) {
            view.verdict = {tr("Nothing new stands against this."), "", Tone::warn};
        }
        for (const auto& group : grouped(asked, *state.rules, state.today)) {
            view.details.push_back(group.text);
            if (group.finding.strength == model::Strength::deny || group.finding.strength == model::Strength::warn) {
                view.reasons.push_back({group.text, group.tone});
            }
        }
        if (!state.standing.empty()) {
            view.details.push_back(tr("The reasons given at the start still stand."));
        }
        if (!view.details.empty()) {
            view.verdict.text = view.details.front();
        }
    }
    if (!state.client.allergies.empty()) {
        view.notices.push_back(fill(tr("Allergies: {0}"), {state.client.allergies}));
    }
    for (const auto& reaction : state.reactions) {
        if (!reaction.closed) {
            const auto where = reaction.zones.empty() ? std::string{} : ", " + zoneNames(reaction.zones, zones);
            view.notices.push_back(fill(tr("Open reaction since {0}: {1}{2}"),
                                        {shortDay(reaction.onset, state.today), reactionWords(reaction.kind), where}));
        }
    }
    if (state.client.deceased) {
        view.notices.push_back(fill(tr("Recorded as deceased on {0}"), {dayWithYear(*state.client.deceased)}));
    }
    if (state.client.birthDate && model::ageOn(state.today, *state.client.birthDate) < 18) {
        view.notices.push_back(state.client.guardian ? fill(tr("Under 18; guardian {0}"), {state.client.guardian->name})
                                                     : tr("Under 18, and no guardian is recorded"));
    }
    showRecall(view);
    showChecks(view);
    view.reasonNeedsPin = asked.verdict == model::Verdict::deny;
    showSigners(view);
    // Another day is offered only where one helps.
    if (assessment.verdict == model::Verdict::deny && !state.open() && assessment.earliest > assessment.day) {
        view.planFor = model::nextOpenDay(seat_.access.opening(), assessment.earliest).value_or(assessment.earliest);
        view.planDay = longDay(*view.planFor, state.today);
    }
    const auto denied = std::count_if(asked.zones.begin(), asked.zones.end(), [](const model::ZoneOutlook& outlook) {
        return outlook.verdict == model::Verdict::deny;
    });
    view.canDropDenied = !cleared && denied > 0 && static_cast<std::size_t>(denied) < asked.zones.size();

    // Zones and rows
    const auto standing = outlooks(state.history, *state.rules, state.today);
    for (const auto& zone : zones.zones()) {
        view.zoneChoices.push_back({zone.code.text, sentence(zone.name)});
        if (const auto found = standing.find(zone.code); found != standing.end()) {
            view.zones.push_back(
                {zone.code, sentence(zone.name), toneOf(found->second, state.today), isPicked(input, zone.code, zones),
                 zone.maps.empty() ? std::string{} : zone.maps.front(), wordsOf(found->second, state.today)});
        }
    }
    if (!state.past.empty() && state.planning()) {
        const auto& last = state.past.front();
        view.asLastTime = fill("{0}, {1}", {treatmentText(last.treatment, zones), shortDay(last.day, state.today)});
    }
    view.input = input;
    const auto modality = common(input.rows, [](const DeskRowInput& row) { return row.modality; });
    const auto device = common(input.rows, [](const DeskRowInput& row) { return row.device; });
    const auto indication = common(input.rows, [](const DeskRowInput& row) { return row.indication; });
    view.rowsDiffer = !input.rows.empty() && (!modality || !device || !indication);
    view.modality = modality ? std::string{model::code(*modality)} : "";
    view.device = device ? idCode(*device) : "";
    view.indication = indication ? std::string{model::code(*indication)} : "";
    view.skinType = state.client.skinType ? std::string{model::code(*state.client.skinType)} : "";
    for (const auto& choice : choices<model::Modality>()) {
        if (choice.code != model::code(model::Modality::homeRoller)) {
            view.modalities.push_back(choice);
        }
    }
    view.devices.push_back({"", tr("no device named")});
    std::map<model::DeviceId, std::string> deviceNames;
    for (const auto& known : state.devices) {
        deviceNames[known.id] = known.name;
        if (!known.retired && (!modality || known.modality == *modality)) {
            view.devices.push_back({std::to_string(known.id.value), known.name});
        }
    }
    view.indications = choices<model::Indication>();
    view.skinTypes = choices<model::SkinType>();
    view.endpoints = choices<model::Endpoint>();
    const auto problemWords = byField(state.problems);
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        const auto& row = input.rows[i];
        DeskRowView shown;
        shown.zone = row.zone;
        shown.name = sentence(zoneName(row.zone, zones));
        shown.rf = row.modality == model::Modality::rf;
        auto treatment = words(row.modality);
        if (row.device && deviceNames.contains(*row.device)) {
            treatment += ", " + deviceNames[*row.device];
        }
        if (view.rowsDiffer) {
            shown.hint = treatment;
        }
        if (const auto origin = originText(row, zones, state.today); !origin.empty()) {
            shown.hint += (shown.hint.empty() ? "" : ", ") + origin;
        }
        auto line = fill("{0}: {1}", {shown.name, treatment});
        line += fill(", {0}", {depthText(typedDepth(row.depth))});
        if (const auto passes = typedNumber(row.passes)) {
            line += ", " + counted(tr("{n, plural, one {# pass} other {# passes}}"), *passes);
        }
        if (row.endpoint) {
            line += ", " + inSentence(words(*row.endpoint));
        }
        view.signLines.push_back(std::move(line));
        const auto prefix = "rows[" + std::to_string(i) + "].";
        for (const auto& [field, text] : problemWords) {
            if (field.starts_with(prefix)) {
                shown.problems[field.substr(prefix.size())] = text;
            }
        }
        view.rows.push_back(std::move(shown));
    }

    // People and places
    view.supervisors.push_back({"", tr("none")});
    for (const auto& account : state.accounts) {
        if (!account.disabled && mayPerform(account.roles)) {
            view.performers.push_back({std::to_string(account.id.value), account.fullName});
            if (account.id != input.performer) {
                view.supervisors.push_back({std::to_string(account.id.value), account.fullName});
            }
        }
    }
    for (const auto& room : state.rooms) {
        view.rooms.push_back({std::to_string(room.id.value), room.name});
    }
    for (const auto& row : state.containers) {
        if (row.container.state == model::ContainerState::open) {
            auto shown = row.room.empty() ? row.container.number : fill("{0}, {1}", {row.container.number, row.room});
            if (row.container.offered) {
                shown = fill(tr("{0} (the usual one)"), {shown});
            }
            if (row.container.id == input.container && !state.opened().empty()) {
                view.signLines.push_back(fill(tr("Used cartridges go into container {0}"), {shown}));
            }
            view.containers.push_back({std::to_string(row.container.id.value), std::move(shown)});
        }
    }
    view.performer = idCode(input.performer);
    view.supervisor = idCode(input.supervisor);
    view.room = idCode(input.room);
    view.container = idCode(input.container);

    // Cartridges
    for (const auto& unit : state.opened()) {
        const auto fate = std::find_if(input.fates.begin(), input.fates.end(),
                                       [&](const DeskFate& known) { return known.cartridge == unit.id; });
        Chip chip{tr("to be used"), Tone::info};
        if (fate != input.fates.end() && fate->fate == model::CartridgeFate::wasted) {
            chip = {fate->wasteReason ? fill(tr("wasted, {0}"), {words(*fate->wasteReason)}) : tr("wasted"),
                    Tone::warn};
        }
        if (unit.state != model::CartridgeState::opened) {
            chip = {words(unit.state), tone(unit.state)};
        }
        view.cartridges.push_back({unit.id, unit.printedId, fill("{0}, {1}", {unit.lotNumber, unit.productName}),
                                   dayWithYear(unit.useBy), chip});
    }
    if (state.offer) {
        DeskOffer offer{state.offer->id, state.offer->printedId,
                        fill(tr("{0}, lot {1}"), {state.offer->productName, state.offer->lotNumber}),
                        dayWithYear(state.offer->useBy), std::nullopt};
        if (state.offer->useBy < state.today + model::Days{30}) {
            offer.warning = Chip{fill(tr("use by {0}"), {shortDay(state.offer->useBy, state.today)}), Tone::warn};
        }
        view.offer = std::move(offer);
    } else if (input.rows.empty()) {
        view.noOffer = tr("Pick zones first; the cartridge depends on the treatment.");
    } else if (input.rows.front().device) {
        view.noOffer = tr("No cartridge that is known to fit this device is in stock. Scan the one in your hand, or "
                          "receive a delivery on the Needles page.");
    } else {
        view.noOffer = tr("No good cartridge for this treatment is in stock. Receive a delivery on the Needles page.");
    }
    for (const auto& reading : state.readings) {
        view.scanReadings.push_back({reading.text, reading.text});
    }
    view.scanProblem = state.scanProblem;
    view.receiveScan = may(seat_, "lot.receive") ? state.receiveScan : std::string{};

    // Anaesthetic and topicals
    const auto read = state.record(seat_.access.store().now());
    if (read.record.anaesthetic) {
        const auto dose = model::dose(*read.record.anaesthetic);
        view.dose = fill(tr("{0} mg"), {number(dose.agentMilligrams)});
        if (dose.microgramsPerKilogram) {
            const int tenths = (*dose.microgramsPerKilogram + 50) / 100;
            view.dose += fill(tr(", {0} mg/kg"), {std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)});
        }
        for (const auto& warning : dose.warnings) {
            view.doseWarnings.push_back(words(model::Problem{"anaesthetic", warning, {}}));
        }
    }
    if (std::any_of(input.topicals.begin(), input.topicals.end(),
                    [](const model::Topical& topical) { return topical.underNeedles; })) {
        view.topicalWarning = tr("Under the needles a product can reach the deeper skin: granulomas are reported, and "
                                 "the device class does not cover it.");
    }

    // What may be done
    view.problems = problemWords;
    view.needsExtension = state.beyondWhatWasStarted();
    showPermissions(view);
    view.primary = !state.open() ? tr("Start") : view.needsExtension ? tr("Extend") : tr("Sign");
    view.signWords = fill(tr("I, {0}, sign this session at {1}: this is what was done."),
                          {seat_.access.actor().person().fullName, clockTime(seat_.ports.now(), state.timeZone)});
    show(std::move(view));
}

/// Whose PIN may stand behind a denial that is overridden. Alone in the clinic it is one's own.
void DeskPresenter::showSigners(DeskView& view) const {
    if (!view.reasonNeedsPin) {
        return;
    }
    const auto& state = *state_;
    const auto& me = seat_.access.actor().person();
    view.overrideWords =
        fill(tr("By typing the PIN at {0}, whoever confirms it says: I have read these findings and answer for "
                "starting all the same."),
             {clockTime(seat_.ports.now(), state.timeZone)});
    for (const auto& account : state.accounts) {
        if (account.id != me.id && !account.disabled && !account.trainee &&
            db::mayDo(account.roles, db::overrideVerb)) {
            view.signers.push_back({std::to_string(account.id.value), account.fullName});
        }
    }
    const bool two = std::ranges::any_of(state.asked.findings, [&](const model::Finding& finding) {
        return finding.strength == model::Strength::deny && model::takesTwo(finding, *state.rules);
    });
    view.needsSecondSigner = !view.signers.empty() && (two || me.trainee);
    if (!view.needsSecondSigner) {
        view.signers.insert(view.signers.begin(), {"", fill(tr("{0} (you)"), {me.fullName})});
    }
}

/// The skin's answer and the person's role are two questions; a button needs both.
void DeskPresenter::showPermissions(DeskView& view) const {
    const auto& state = *state_;
    const bool busy = state.saving || state.ended();
    const bool rows = !state.input.rows.empty();
    const bool mayGo = may(seat_, state.open() ? "session.extend" : "session.start");
    const bool somebodyTreats = state.input.performer.has_value() || mayPerform(seat_.access.actor().person().roles);
    const bool goes = !busy && rows && mayGo && somebodyTreats && (!state.open() || view.needsExtension);
    view.canStart = goes && state.asked.verdict == model::Verdict::allow;
    view.canGiveReason = goes && !view.reasons.empty() && (!view.reasonNeedsPin || may(seat_, "session.override"));
    view.canSign = !busy && state.open() && !view.needsExtension && may(seat_, "session.sign");
    view.canPlan = !busy && rows && state.planning() && may(seat_, "session.plan");
    view.canSayNoneElsewhere = !busy && may(seat_, "history.take") &&
                               std::any_of(state.assessment.zones.begin(), state.assessment.zones.end(),
                                           [](const model::ZoneOutlook& outlook) { return !outlook.historyKnown; });
    view.canAbandon = !busy && state.open() && may(seat_, "session.abandon");
    view.canOpenUnit = !busy && state.open() && may(seat_, "cartridge.open");
    if (state.ended()) {
        return;
    }
    if (!mayGo) {
        view.whyNot = state.open()                 ? tr("A practitioner goes on with this session and signs it.")
                      : may(seat_, "session.plan") ? tr("You can plan this session. A practitioner starts it.")
                                                   : tr("You can read this session, but not start it.");
    } else if (rows && !somebodyTreats) {
        view.whyNot = tr("Choose who treats, under Who and when.");
    }
    if (rows && !somebodyTreats) {
        view.problems.emplace("performer", tr("Choose who treats."));
    }
}

} // namespace present
