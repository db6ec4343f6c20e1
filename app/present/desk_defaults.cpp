#include "app/present/desk_defaults.h"

#include "app/present/asking.h"
#include "app/present/desk.h"
#include "app/present/desk_state.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

using model::ZoneCode;

namespace {

constexpr int usualDeviceDays = 30; // how far back a practitioner's own sessions are looked through

/// Deeper counts as later in the search, and unknown as deepest.
model::Depth depthOf(const model::TreatmentRow& row) {
    return row.depth.value_or(model::deepestDepth);
}

template <class Wanted>
std::optional<DeskRowInput> newest(const std::vector<db::SessionRow>& past, Wanted wanted) {
    for (const auto& session : past) {
        const model::TreatmentRow* found = nullptr;
        for (const auto& row : session.treatment) {
            if (row.modality != model::Modality::homeRoller && wanted(row) &&
                (found == nullptr || depthOf(row) < depthOf(*found))) {
                found = &row;
            }
        }
        if (found != nullptr) {
            auto row = settingsOf(*found);
            row.endpoint = asAim(row.endpoint);
            row.origin = DeskOrigin{DeskOrigin::Kind::session, session.day, found->zone};
            return row;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<model::Endpoint> asAim(std::optional<model::Endpoint> reached) {
    return reached == model::Endpoint::none || reached == model::Endpoint::stopped ? std::nullopt : reached;
}

std::optional<DeskRowInput> asTreatedThere(const std::vector<db::SessionRow>& past, const ZoneCode& zone,
                                           const model::ZoneTree& zones) {
    const auto leaves = zones.defaultLeaves(zone);
    return newest(past, [&](const model::TreatmentRow& row) {
        return std::find(leaves.begin(), leaves.end(), row.zone) != leaves.end();
    });
}

std::optional<DeskRowInput> asOtherRow(const DeskInput& input, const model::ZoneTree& zones) {
    if (input.rows.empty()) {
        return std::nullopt;
    }
    auto row = input.rows.back();
    row.endpoint.reset();
    row.note.clear();
    if (zones.find(row.zone) != nullptr) {
        row.origin = DeskOrigin{DeskOrigin::Kind::otherRow, std::nullopt, row.zone};
    }
    return row;
}

std::optional<DeskRowInput> asTreatedElsewhere(const std::vector<db::SessionRow>& past) {
    return newest(past, [](const model::TreatmentRow&) { return true; });
}

std::optional<model::ContainerId> containerFor(const std::vector<db::ContainerRow>& containers,
                                               std::optional<model::RoomId> room) {
    const auto rank = [&](const model::Container& container) {
        const bool here = container.room && container.room == room;
        if (container.offered && (here || !container.room)) {
            return here ? 0 : 1;
        }
        return here ? 2 : 3;
    };
    const model::Container* found = nullptr;
    for (const auto& row : containers) {
        // Of those that stand in the room the one begun first.
        if (row.container.state == model::ContainerState::open &&
            (found == nullptr || rank(row.container) < rank(*found) ||
             (rank(row.container) == 2 && rank(*found) == 2))) {
            found = &row.container;
        }
    }
    return found == nullptr ? std::nullopt : std::optional{found->id};
}

void forgetOrigins(std::vector<DeskRowInput>& now, const std::vector<DeskRowInput>& before) {
    for (auto& row : now) {
        const auto old = std::find_if(before.begin(), before.end(),
                                      [&](const DeskRowInput& known) { return known.zone == row.zone; });
        if (!row.origin || old == before.end() || old->origin != row.origin) {
            continue;
        }
        auto same = *old;
        same.note = row.note;
        if (same != row) {
            row.origin.reset();
        }
    }
}

std::string originText(const DeskRowInput& row, const model::ZoneTree& zones, model::Day today) {
    if (!row.origin) {
        return {};
    }
    const auto& origin = *row.origin;
    const bool here = origin.zone == row.zone || zones.contains(row.zone, origin.zone) || origin.zone.text.empty();
    switch (origin.kind) {
    case DeskOrigin::Kind::otherRow:
        return fill(tr("as for {0}"), {zoneName(origin.zone, zones)});
    case DeskOrigin::Kind::usualDevice:
        return tr("the device used last");
    case DeskOrigin::Kind::session:
        break;
    }
    const auto day = origin.day ? shortDay(*origin.day, today) : std::string{};
    return here ? fill(tr("as on {0}"), {day}) : fill(tr("as on {0}, {1}"), {day, zoneName(origin.zone, zones)});
}

/// The performer's usual handpiece: the one used last of those still in use; the only one where there is just one.
std::optional<model::DeviceId> DeskPresenter::usualDevice(std::optional<model::Modality> modality) {
    auto& state = *state_;
    const auto inUse = [&](model::DeviceId id) {
        return std::any_of(state.devices.begin(), state.devices.end(), [&](const model::Device& device) {
            return device.id == id && !device.retired && (!modality || device.modality == *modality);
        });
    };
    const auto performer = state.input.performer.value_or(seat_.access.actor().account());
    if (!state.usedBy.contains(performer)) {
        auto& used = state.usedBy[performer]; // looked up once for each person
        for (int back = 0; back <= usualDeviceDays; ++back) {
            auto rows = permitted([&] { return seat_.access.sessionsOn(state.today - model::Days{back}); });
            std::ranges::sort(rows, std::greater{}, &db::SessionRow::minute);
            for (const auto& row : rows) {
                const bool treated = row.startedAt && row.performer == performer;
                for (const auto& done : treated ? row.treatment : std::vector<model::TreatmentRow>{}) {
                    if (done.device && std::find(used.begin(), used.end(), *done.device) == used.end()) {
                        used.push_back(*done.device);
                    }
                }
            }
        }
    }
    for (const auto device : state.usedBy[performer]) {
        if (inUse(device)) {
            return device;
        }
    }
    std::optional<model::DeviceId> only;
    for (const auto& device : state.devices) {
        if (inUse(device.id)) {
            if (only) {
                return std::nullopt;
            }
            only = device.id;
        }
    }
    return only;
}

/// A handpiece that has since been retired gives way to the one the performer uses now.
void DeskPresenter::replaceRetired(DeskRowInput& row) {
    const auto& devices = state_->devices;
    const auto known = std::find_if(devices.begin(), devices.end(),
                                    [&](const model::Device& device) { return row.device == device.id; });
    if (row.device && (known == devices.end() || known->retired)) {
        row.device = usualDevice(row.modality);
    }
}

/// What is done today comes before what was done to other zones in the past.
DeskRowInput DeskPresenter::rowFor(const ZoneCode& zone) {
    const auto& state = *state_;
    auto row = asTreatedThere(state.past, zone, state.zones());
    if (!row) {
        row = asOtherRow(state.input, state.zones());
    }
    if (!row) {
        row = asTreatedElsewhere(state.past);
        if (row) {
            row->endpoint.reset(); // aimed at on another zone
        }
    }
    if (row) {
        replaceRetired(*row);
        return *row;
    }
    DeskRowInput fresh;
    if (const auto usual = usualDevice(std::nullopt)) {
        const auto device = std::ranges::find(state.devices, *usual, &model::Device::id);
        fresh.device = usual;
        fresh.modality = device->modality;
        fresh.origin = DeskOrigin{DeskOrigin::Kind::usualDevice, std::nullopt, {}};
    }
    return fresh;
}

} // namespace present
