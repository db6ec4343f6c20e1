#include "db/history.h"

#include "db/read_clinic.h"
#include "db/read_people.h"
#include "db/read_screening.h"

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

std::vector<model::ZoneCode> leavesOf(const model::ZoneTree& tree, std::string_view column) {
    std::vector<model::ZoneCode> all;
    for (const auto& zone : read::zonesOf(column)) {
        eachLeaf(tree, zone, [&](const model::ZoneCode& leaf) { all.push_back(leaf); });
    }
    return all;
}

std::optional<model::Depth> depthAt(const Row& row, int column) {
    const auto micrometres = row.get<std::optional<int>>(column);
    return micrometres ? std::optional{model::Depth{*micrometres}} : std::nullopt;
}

constexpr char doneSql[] =
    "SELECT s.uid, s.day, s.state = 'open', r.zone, r.modality, r.indication, r.device_id, r.depth "
    "FROM session s JOIN session_row r ON r.session_id = s.id AND r.version = s.version "
    "WHERE s.client_id = ? AND s.counts = 1 AND s.id <> ? ORDER BY s.day, s.id, r.ordinal";
constexpr char plannedSql[] =
    "SELECT s.uid, s.day, 0, r.zone, r.modality, r.indication, r.device_id, r.depth "
    "FROM session s JOIN session_row r ON r.session_id = s.id AND r.version = s.version "
    "WHERE s.client_id = ? AND s.state IN ('planned', 'arrived') AND s.id <> ? AND s.day >= ? "
    "ORDER BY s.day, s.id, r.ordinal";
constexpr char needlingsSql[] = "SELECT uid, day, zones, modality, indication, depth FROM exposure "
                                "WHERE client_id = ? AND modality IS NOT NULL ORDER BY day, id";
constexpr char exposuresSql[] = "SELECT uid, item, day, approximate, ongoing, zones FROM exposure "
                                "WHERE client_id = ? AND item IS NOT NULL ORDER BY day, id";
constexpr char takenSql[] = "SELECT zones FROM history_taken WHERE client_id = ? ORDER BY id";
constexpr char reactionsSql[] =
    "SELECT uid, kind, onset, zones FROM reaction WHERE client_id = ? AND closed IS NULL ORDER BY onset, id";
constexpr char clientSql[] = "SELECT skin_type, birth_date, guardian_name IS NOT NULL FROM client WHERE id = ?";

class Gathering {
public:
    Gathering(Connection& connection, const model::ZoneTree& tree, model::ClientId client, model::SessionId except)
        : connection_{connection}
        , tree_{tree}
        , client_{client}
        , except_{except} {
        history_.devices = read::devices(connection);
        for (const auto& device : history_.devices) {
            devices_[device.id] = &device;
        }
    }

    model::History run(model::Day today) {
        connection_.each(doneSql, [&](const Row& row) { session(row, history_.treatments); }, client_, except_);
        connection_.each(needlingsSql, [&](const Row& row) { needling(row); }, client_);
        connection_.each(plannedSql, [&](const Row& row) { session(row, history_.planned); }, client_, except_, today);
        history_.exposures = connection_.rows(exposuresSql, [&](const Row& row) { return exposure(row); }, client_);
        connection_.each(
            takenSql,
            [&](const Row& row) {
                const auto leaves = leavesOf(tree_, row.text(0));
                history_.historyTaken.insert(leaves.begin(), leaves.end());
            },
            client_);
        history_.reactions = connection_.rows(
            reactionsSql,
            [&](const Row& row) {
                return model::OpenReaction{row.get<model::Uid>(0), row.text(1), row.get<model::Day>(2),
                                           leavesOf(tree_, row.text(3))};
            },
            client_);
        connection_.each(
            clientSql,
            [&](const Row& row) {
                history_.skinType = row.get<std::optional<model::SkinType>>(0);
                history_.birthDate = row.get<std::optional<model::Day>>(1);
                history_.hasGuardian = row.get<bool>(2);
            },
            client_);
        history_.answers = read::latestAnswers(connection_, client_);
        history_.consentForms = read::consentForms(connection_);
        history_.consents = read::signedConsents(connection_, client_);
        history_.practitioners = read::practitioners(connection_);
        return std::move(history_);
    }

private:
    void session(const Row& row, std::vector<model::PastTreatment>& into) {
        model::PastTreatment past;
        past.uid = row.get<model::Uid>(0);
        past.day = row.get<model::Day>(1);
        past.underWay = row.get<bool>(2);
        past.modality = row.get<model::Modality>(4);
        past.indication = row.get<model::Indication>(5);
        past.device = row.get<std::optional<model::DeviceId>>(6);
        past.deviceKnown = past.device.has_value();
        if (past.device) {
            const auto* device = devices_.at(*past.device);
            past.deviceName = device->name;
            past.label = device->label;
        }
        past.depth = depthAt(row, 7);
        eachLeaf(tree_, {row.text(3)}, [&](const model::ZoneCode& leaf) {
            past.zone = leaf;
            into.push_back(past);
        });
    }

    void needling(const Row& row) {
        model::PastTreatment past;
        past.uid = row.get<model::Uid>(0);
        past.day = row.get<model::Day>(1);
        past.elsewhere = true;
        past.modality = row.get<model::Modality>(3);
        past.indication = row.get<std::optional<model::Indication>>(4);
        past.deviceKnown = false;
        past.depth = depthAt(row, 5);
        for (const auto& leaf : leavesOf(tree_, row.text(2))) {
            past.zone = leaf;
            history_.treatments.push_back(past);
        }
    }

    model::PastExposure exposure(const Row& row) const {
        return {.uid = row.get<model::Uid>(0),
                .item = row.text(1),
                .day = row.get<model::Day>(2),
                .approximate = row.get<bool>(3),
                .ongoing = row.get<bool>(4),
                .zones = leavesOf(tree_, row.text(5))};
    }

    Connection& connection_;
    const model::ZoneTree& tree_;
    model::ClientId client_;
    model::SessionId except_;
    std::map<model::DeviceId, const model::Device*> devices_;
    model::History history_;
};

} // namespace

model::History historyOf(Connection& connection, const model::ZoneTree& tree, model::ClientId client, model::Day today,
                         std::optional<model::SessionId> except) {
    return Gathering{connection, tree, client, except.value_or(model::SessionId{})}.run(today);
}

} // namespace db
