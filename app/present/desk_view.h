#pragma once
// What the session desk shows, ready to be read.

#include "app/present/desk_input.h"
#include "app/present/view.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

enum class DeskStage { planning, open, signed_, ended };

struct DeskZone {
    model::ZoneCode zone;
    std::string name;
    Tone tone = Tone::neutral;
    bool picked = false;
    std::string map;   ///< the first map it is drawn on: "face", "body-front", "body-back"
    std::string words; ///< "healing until 8 Dec", for hover, focus and the list beside the map
};

struct DeskRowView {
    model::ZoneCode zone;
    std::string name; ///< "Left cheek"; "Face" for a group
    std::string hint; ///< "Pen, SkinPen #2" where the rows differ; "as on 8 Nov" where settings were taken over
    bool rf = false;
    FieldProblems problems; ///< by "depth", "passes", "energy", "pulse", "shots"
};

struct DeskCartridgeView {
    model::CartridgeId id;
    std::string printedId;
    std::string lot; ///< "24F118, SkinPen Precision 14-pin"
    std::string useBy;
    Chip state;
};

struct DeskOffer {
    model::CartridgeId id;
    std::string printedId;
    std::string lot;
    std::string useBy;
    std::optional<Chip> warning; ///< "use by 30 Nov"
};

/// One thing that needs a reason before the start.
struct DeskReasonLine {
    std::string text;
    Tone tone = Tone::warn;
};

/// What is asked and signed before a treatment.
struct DeskChecks {
    std::string screening; ///< "12 screening questions to answer"; empty when nothing is planned
    bool canScreen = false;
    bool asksScreening = false;        ///< the answer itself offers the screening: it stands in the way
    bool onlyScreening = false;        ///< nothing else stands in the way as much: asking is the next step
    std::vector<std::string> consents; ///< "Needling consent: signed 3 Mar 2026"
    Tone tone = Tone::neutral;
};

struct DeskView {
    model::ClientId client;
    std::optional<model::SessionId> session;
    DeskStage stage = DeskStage::planning;
    std::string title;
    std::string context;
    bool saving = false;
    Message refusal; ///< why the last act was not done, until the next one
    Message draftRestored;

    Message verdict; ///< the answer first: may these zones be treated today
    std::vector<std::string> details;
    std::vector<std::string> notices; ///< must not be missed: allergies, open reactions, deceased, minor
    Message recall;                   ///< a cartridge opened here is of a lot that was recalled or quarantined since
    DeskChecks checks;
    std::string planDay; ///< "8 December"; offered when the start is denied
    std::optional<model::Day> planFor;
    bool canSayNoneElsewhere = false;    ///< what was done elsewhere to picked zones was not asked
    bool canDropDenied = false;          ///< some picked zones are denied, others are not
    std::vector<DeskReasonLine> reasons; ///< empty: nothing needs a reason
    bool reasonNeedsPin = false;
    bool needsSecondSigner = false; ///< the PIN must be somebody else's
    std::string overrideWords;      ///< what that PIN stands for, and when
    std::vector<Choice> signers;    ///< whose PIN may stand behind it; "" is whoever sits here

    std::vector<DeskZone> zones;     ///< every leaf, in reading order
    std::vector<Choice> zoneChoices; ///< groups and leaves for the typed list
    std::string asLastTime;          ///< "Pen 1.5 mm, cheeks, 8 Nov"; empty when there is nothing to repeat any more

    DeskInput input;
    std::vector<DeskRowView> rows;
    bool rowsDiffer = false;
    std::vector<Choice> modalities, devices, indications, skinTypes, endpoints;
    std::string modality, device, indication, skinType; ///< common to all rows; empty when they differ or are unknown
    std::vector<Choice> performers, supervisors, rooms, containers;
    std::string performer, supervisor, room, container;

    std::vector<DeskCartridgeView> cartridges;
    std::optional<DeskOffer> offer;
    std::string noOffer;              ///< why there is none
    std::vector<Choice> scanReadings; ///< an ambiguous scan: compare with the label and pick
    std::string scanProblem;
    std::string receiveScan; ///< a scan whose lot is not in the store yet: it can be received here and now

    std::string dose; ///< "200 mg, 3.1 mg/kg"
    std::vector<std::string> doseWarnings;
    std::string topicalWarning;
    FieldProblems problems;

    bool canStart = false;
    bool canGiveReason = false;  ///< a reason would let it start
    bool needsExtension = false; ///< zones, depth or modality beyond what was started
    bool canSign = false;
    bool canPlan = false;
    bool canAbandon = false;
    bool canOpenUnit = false;
    std::string whyNot;    ///< why whoever sits here cannot start or sign, whatever the skin says
    std::string signWords; ///< "I, Maya Lindqvist, sign this session at 14:02: ...": what the PIN stands for
    std::vector<std::string> signLines; ///< what is signed, row by row
    std::string primary;                ///< "Start", "Extend", "Sign"
};

} // namespace present
