#pragma once
// The session desk: pick zones, be told whether they may be treated, start, open a cartridge, chart, sign.

#include "app/present/desk_input.h"
#include "app/present/ports.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
    DeskChecks checks;
    std::string planDay; ///< "8 December"; offered when the start is denied
    std::optional<model::Day> planFor;
    bool canSayNoneElsewhere = false;    ///< what was done elsewhere to picked zones was not asked
    bool canDropDenied = false;          ///< some picked zones are denied, others are not
    std::vector<DeskReasonLine> reasons; ///< empty: nothing needs a reason
    bool reasonNeedsPin = false;
    bool needsSecondSigner = false; ///< the PIN must be somebody else's
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
    std::string whyNot;                 ///< why whoever sits here cannot start or sign, whatever the skin says
    std::string signWords;              ///< "I, Maya Lindqvist, sign ...": what the PIN stands for
    std::vector<std::string> signLines; ///< what is signed, row by row
    std::string primary;                ///< "Start", "Extend", "Sign"
};

class DeskPresenter : public Presenter<DeskView> {
public:
    /// For a client to be treated now, or a planned, arrived or open session of his.
    DeskPresenter(Seat seat, model::ClientId client, std::optional<model::SessionId> session = std::nullopt);

    /// What is picked and typed, as a plan; for the screening, which asks by it.
    const model::SessionPlan& plan() const;
    const Seat& seat() const;

    /// Reads again what the store knows; what was typed stays.
    void refresh();
    /// Every few seconds, and before closing: keeps a draft when something changed.
    void saveDraft();
    bool hasUnsaved() const;
    void discardDraft();

    // Treatment
    void asLastTime(); ///< before the start only
    void togglePicked(const model::ZoneCode& zone);
    /// A code, or the beginning of a name ("left ch"): false when it fits no zone or several.
    bool pickTyped(std::string_view text);
    void drop(const model::ZoneCode& zone);
    void dropDenied();
    /// These set every row.
    void setModality(std::string_view code);
    void setDevice(std::string_view code);
    void setIndication(std::string_view code);
    void setSkinType(std::string_view code);
    /// Replaces what was typed anywhere on the desk; the pickers above use it too.
    void type(DeskInput input);
    void setDepth(std::size_t row, std::string typed);
    void setEverywhere(std::string_view field, std::string typed); ///< "depth", "passes" or "endpoint" of every row

    // Acts; each answers through the view
    void noneElsewhere(); ///< the client was asked about the picked zones that are not known
    void start();
    /// `signer`: whose PIN it is, a code of the view's signers.
    void startWithReason(model::OverrideReason reason, std::string words, std::string pin,
                         const std::string& signer = {});
    /// A day that only warns needs a reason in words.
    void plan(model::Day day, int minute, int durationMinutes, const std::string& reason);
    /// What a scanner read, a printed id or a lot. Our own label opens its unit once the session is open; a lot is
    /// offered first, and scanned a second time it opens. Nothing (Enter alone) opens the unit that is offered; a
    /// second one only after it was scanned.
    void scan(std::string text);
    void chooseReading(std::size_t index);
    void openOffered();
    void offeredPackDamaged(std::string note); ///< wastes it and offers the next
    void reseal(model::CartridgeId cartridge, std::string reason);
    void setFate(model::CartridgeId cartridge, model::CartridgeFate fate, std::optional<model::WasteReason> reason);
    /// True when the record is whole and only the PIN is missing; else the problems are in the view.
    bool readyToSign();
    void sign(std::string pin);
    void abandon(std::string reason);

    std::function<void(model::SessionId)> signedOff; ///< the session is signed; the shell goes to the chart
    std::function<void()> ended;                     ///< planned, abandoned

private:
    struct State;
    std::shared_ptr<State> state_;
    Seat seat_;
    Worker worker_;

    void load(bool first);
    void render();
    void assessNow();
    void offerUnit();
    void carryOut(model::Change change, std::string pin, std::function<void(const db::Applied&)> done,
                  std::optional<model::AccountId> signer = std::nullopt);
    struct Reason;
    void gate(const std::optional<Reason>& given);
    void offerFromLot(std::string_view number, std::string_view gtin, const std::string& scan);
    void showPermissions(DeskView& view) const;
    void showSigners(DeskView& view) const;
    void showChecks(DeskView& view) const; ///< desk_checks.cpp

    // desk_defaults.cpp
    DeskRowInput rowFor(const model::ZoneCode& zone);
    std::optional<model::DeviceId> usualDevice(std::optional<model::Modality> modality);
    void replaceRetired(DeskRowInput& row);
};

} // namespace present
