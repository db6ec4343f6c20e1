#pragma once
// What the questions about lots, units, containers and their traces return.

#include "model/balance.h"
#include "model/needle.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace db {

template <class Row>
struct Listed {
    std::vector<Row> rows;
    std::int64_t total = 0; ///< of which `rows` are the first
};

struct CartridgeRow {
    model::CartridgeId id;
    std::string printedId; ///< "N-3KD7Q2"
    model::LotId lot;
    model::ProductId product;
    std::string productName;
    std::string lotNumber;
    model::Day useBy{};
    model::CartridgeState state{};
    std::optional<model::SessionId> session;
};

struct CartridgeStep {
    model::Instant at{};
    model::CartridgeEvent event{};
    std::string who;
    std::optional<model::SessionId> session;
    std::string clientName;
    std::string container;
    std::string note;
    std::string witness{};
    std::optional<model::WasteMethod> method{};
};
struct LotRow {
    model::Lot lot;
    std::string productName;
    model::Modality modality{};
    std::int64_t received = 0;
    std::int64_t used = 0;
    std::int64_t wasted = 0;
    std::int64_t onHand = 0; ///< in stock, openable or not
    std::int64_t opened = 0;
    std::int64_t quarantined = 0;
    bool inUse = false; ///< the lot the clinic is opening from
    model::Instant receivedAt{};
    std::int64_t expired = 0; ///< on the shelf and past their day
    std::int64_t returned = 0;
    std::int64_t lost = 0;
    std::int64_t found = 0; ///< came by a count, not by a delivery
};
/// A count of the shelf.
struct CountRow {
    model::Instant at{};
    std::string who;
    std::int64_t expected = 0;
    std::int64_t counted = 0;
    std::string reason;
};
/// One client, or session, behind a lot: a use that was recorded, and where it stands.
struct TraceRow {
    model::SessionId session;
    model::ClientId client;
    model::Uid clientUid;
    std::string clientName;
    std::string phone;
    std::string email;
    model::Day day{};
    std::string performer;
    std::string printedId; ///< empty where only the lot is known, or nothing
    model::CartridgeState state{};
    std::string container;
    std::optional<model::LotId> lot{};
    std::string lotNumber{};
    std::string productName{};
    std::optional<model::Day> useBy{};
    std::optional<model::CartridgeId> cartridge{};
    std::string zones{};   ///< leaf codes, one space between
    std::string devices{}; ///< names with serials, "; " between
    std::string room{};
    bool invalidated = false; ///< the session was entered in error; nobody says that the unit is whole again
};
/// What to trace from: one of lot, cartridge, client and container, or else the days alone.
struct TraceQuery {
    std::optional<model::LotId> lot;
    std::optional<model::CartridgeId> cartridge;
    std::optional<model::ClientId> client;
    std::optional<model::ContainerId> container;
    model::Day first = model::Day{date::year{1800} / 1 / 1}; ///< of the session, both included
    model::Day last = model::Day{date::year{2199} / 12 / 31};
    int limit = 500;
};
struct ContainerRow {
    model::Container container;
    std::string room;
    std::int64_t cartridges = 0;
    model::ContainerStanding standing{}; ///< as of today, by the clinic's limits
};
struct ContainerStep {
    model::Instant at{};
    std::string event; ///< assembled, placed, filled, closed, collected
    std::string who;
    int fillPercent = 0;
    std::string note;
};
/// A lot in a period.
struct BalanceRow {
    model::LotId lot;
    std::string productName;
    std::string number;
    model::Day useBy{};
    model::Balance balance;
};

struct Warnings {
    std::vector<LotRow> recalledOnHand;
    std::vector<LotRow> expiring; ///< within 30 days, on hand
    std::vector<LotRow> expired;  ///< on hand
    struct LowStock {
        model::ProductId product;
        std::string name;
        std::int64_t onHand = 0;
    };
    std::vector<LowStock> low;
    std::vector<ContainerRow> containers; ///< 75 % full or open for 80 days
};

} // namespace db
