#pragma once
// What the questions about recalls return.

#include "model/recall.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace db {

struct RecallRow {
    model::RecallId id;
    model::Uid uid;
    model::RecallClass recallClass{};
    model::Day day{};
    std::string text;
    std::string source;
    model::Instant issuedAt{};
    std::string issuedBy;
    std::optional<model::Instant> liftedAt;
    std::string liftedBy;
    std::string liftReason;
    std::int64_t lots = 0;    ///< of ours
    std::int64_t onHand = 0;  ///< now, opened ones too
    std::int64_t exposed = 0; ///< clients
    std::int64_t told = 0;    ///< of these
};
/// One line of the letter and the lots of ours it met.
struct RecallItemRow {
    std::string product; ///< as in the catalogue, else as the letter has it
    std::string gtin;
    std::string lot; ///< empty: all lots
    bool productKnown = false;
    std::int64_t lotsMet = 0;
};
struct RecallLotRow {
    model::LotId lot;
    std::string productName;
    std::string number;
    model::Instant at{};         ///< when it came under the recall
    std::int64_t onHandThen = 0; ///< what letters ask for
    std::int64_t usedThen = 0;
    std::int64_t onHand = 0;
    std::int64_t used = 0;
};
/// One use of a lot recalled. The list made at its issue is never rewritten: later ones are additions.
struct RecallExposureRow {
    model::SessionId session;
    model::ClientId client;
    model::Uid clientUid;
    std::string clientName;
    std::string phone;
    std::string email;
    model::Day day{};
    std::string performer;
    std::string lotNumber;
    std::string printedId;
    model::Instant knownAt{};
    bool added = false;                           ///< after the list was made
    bool withdrawn = false;                       ///< the session was invalidated, or is another client's
    std::optional<model::ContactOutcome> outcome; ///< the best so far
    std::optional<model::Instant> lastTried;
};
struct RecallContactRow {
    model::ClientId client;
    std::string clientName;
    model::ContactWay way{};
    model::ContactOutcome outcome{};
    std::string note;
    std::string who;
    model::Instant at{};
};
struct RecallDetail {
    RecallRow row;
    std::vector<RecallItemRow> items;
    std::vector<RecallLotRow> lots;
    std::vector<RecallExposureRow> exposures; ///< at most the limit asked for
    std::int64_t exposureTotal = 0;
    std::vector<RecallContactRow> contacts; ///< the newest first, at most 1000
};
/// What a recall would meet, asked before it is issued.
struct RecallMatch {
    bool productKnown = false;
    std::string product;
    std::string lot;               ///< as typed; empty: all lots
    std::vector<std::string> lots; ///< of ours that it meets, at most 100
    std::int64_t onHand = 0;
    std::int64_t sessions = 0;
    std::vector<std::string> near;  ///< numbers of ours that come near, when it meets none
    std::vector<std::string> other; ///< products of ours that have a lot of that number
};

} // namespace db
