#pragma once
// What the desk presenter holds between views. Private to desk*.cpp.

#include "app/present/desk.h"
#include "model/udi.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace present {

/// As the store has it: a practitioner, or an owner.
bool mayPerform(const model::Roles& roles);

struct DeskPresenter::State {
    // What the store knows
    model::ClientId clientId;
    std::optional<model::SessionId> sessionId;
    model::Client client;
    std::optional<db::SessionDetail> session;
    model::History history;
    std::shared_ptr<const model::RuleBook> rules;
    model::Day today{};
    std::string timeZone;
    std::vector<db::Room> rooms;
    std::vector<model::Account> accounts;
    std::vector<model::Device> devices;
    std::vector<db::ContainerRow> containers;
    std::vector<db::ReactionRow> reactions;
    std::vector<db::ScreeningRow> screenings; ///< the latest
    std::vector<db::SessionRow> past;         ///< the latest signed sessions, newest first: to begin from
    std::map<model::AccountId, std::vector<model::DeviceId>>
        usedBy; ///< what a person treated with lately, newest first
    std::optional<db::CartridgeRow> offer;
    std::vector<model::Lot> stopped; ///< lots of what was opened here that may not be opened any more

    // What the person has done
    DeskInput input;
    std::string savedDraft;
    std::string draftAt;       ///< clock time of the last saving
    std::string restoredDraft; ///< clock time of the draft that was found
    Message refusal;
    bool saving = false;
    std::vector<model::Udi> readings;
    std::string scanned; ///< printed id of the unit that was scanned and is offered
    std::string scanProblem;
    std::string receiveScan; ///< what was scanned, when its lot is not in the store
    model::Problems problems; ///< of the last attempt to start or sign

    // What follows from both
    ReadPlan plan;
    model::Assessment assessment;
    std::vector<model::Override> standing; ///< given for this session before, and still good
    model::Assessment asked;               ///< the assessment without what these answer

    const model::ZoneTree& zones() const { return rules->zones; }
    bool open() const { return session && session->row.state == model::SessionState::open; }
    bool ended() const;
    bool planning() const { return !open() && !ended(); }
    std::vector<model::CartridgeUse> uses() const {
        return session ? session->record.cartridges : std::vector<model::CartridgeUse>{};
    }
    std::vector<db::CartridgeRow> opened() const { return session ? session->units : std::vector<db::CartridgeRow>{}; }
    bool beyondWhatWasStarted() const;
    bool isDenied(const model::ZoneCode& leaf) const;
    ReadRecord record(model::Instant now) const;
};

} // namespace present
