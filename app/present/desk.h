#pragma once
// The session desk: pick zones, be told whether they may be treated, start, open a cartridge, chart, sign.

#include "app/present/desk_view.h"
#include "app/present/ports.h"
#include "app/present/worker.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace present {

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
    void tellTime(); ///< what is about to be signed says when
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
    void showRecall(DeskView& view) const; ///< likewise
    void findStopped();                    ///< likewise

    // desk_defaults.cpp
    DeskRowInput rowFor(const model::ZoneCode& zone);
    std::optional<model::DeviceId> usualDevice(std::optional<model::Modality> modality);
    void replaceRetired(DeskRowInput& row);
};

} // namespace present
