#include "db/history.h"

#include "db/read_clinic.h"

#include <map>

namespace db {
namespace {

/// The zone itself, or its parts where the tree has split it since; an unknown code stays as it is.
template <class Sink>
void eachLeaf(const model::ZoneTree& tree, const model::ZoneCode& zone, Sink&& sink) {
    const auto leaves = tree.leaves(zone);
    if (leaves.empty()) {
        sink(zone);
    }
    for (const auto& leaf : leaves) {
        sink(leaf);
    }
}

} // namespace

model::History historyOf(Connection& connection, const model::ZoneTree& tree, model::ClientId client,
                         std::optional<model::SessionId> except) {
    model::History history;
    history.devices = read::devices(connection);
    std::map<model::DeviceId, const model::Device*> devices;
    for (const auto& device : history.devices) {
        devices[device.id] = &device;
    }
    connection.each(
        "SELECT s.uid, s.day, s.state = 'open', r.zone, r.modality, r.indication, r.device_id, r.depth "
        "FROM session s JOIN session_row r ON r.session_id = s.id AND r.version = s.version "
        "WHERE s.client_id = ? AND s.counts = 1 AND s.id <> ? ORDER BY s.day, s.id, r.ordinal",
        [&](const Row& row) {
            model::PastTreatment past;
            past.uid = row.get<model::Uid>(0);
            past.day = row.get<model::Day>(1);
            past.underWay = row.get<bool>(2);
            past.modality = row.get<model::Modality>(4);
            past.indication = row.get<model::Indication>(5);
            past.device = row.get<std::optional<model::DeviceId>>(6);
            past.deviceKnown = past.device.has_value();
            if (past.device) {
                const auto* device = devices.at(*past.device);
                past.deviceName = device->name;
                past.label = device->label;
            }
            if (const auto depth = row.get<std::optional<int>>(7)) {
                past.depth = model::Depth{*depth};
            }
            eachLeaf(tree, {row.text(3)}, [&](const model::ZoneCode& leaf) {
                past.zone = leaf;
                history.treatments.push_back(past);
            });
        },
        client, except.value_or(model::SessionId{}));
    connection.each(
        "SELECT uid, day, zones, modality, indication, depth FROM exposure WHERE client_id = ? ORDER BY day, id",
        [&](const Row& row) {
            model::PastTreatment past;
            past.uid = row.get<model::Uid>(0);
            past.day = row.get<model::Day>(1);
            past.elsewhere = true;
            past.modality = row.get<model::Modality>(3);
            past.indication = row.get<std::optional<model::Indication>>(4);
            past.deviceKnown = false;
            if (const auto depth = row.get<std::optional<int>>(5)) {
                past.depth = model::Depth{*depth};
            }
            for (const auto& zone : read::zonesOf(row.text(2))) {
                eachLeaf(tree, zone, [&](const model::ZoneCode& leaf) {
                    past.zone = leaf;
                    history.treatments.push_back(past);
                });
            }
        },
        client);
    connection.each(
        "SELECT zones FROM history_taken WHERE client_id = ? ORDER BY id",
        [&](const Row& row) {
            for (const auto& zone : read::zonesOf(row.text(0))) {
                eachLeaf(tree, zone, [&](const model::ZoneCode& leaf) { history.historyTaken.insert(leaf); });
            }
        },
        client);
    const auto skin = connection.one("SELECT skin_type FROM client WHERE id = ?",
                                     [](const Row& row) { return row.get<std::optional<model::SkinType>>(0); }, client);
    history.skinType = skin.value_or(std::nullopt);
    return history;
}

} // namespace db
