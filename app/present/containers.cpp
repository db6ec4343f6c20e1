#include "app/present/containers.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <map>

namespace present {

namespace {

constexpr std::size_t mostShown = 500;

std::string stepWords(const std::string& event) {
    static const std::map<std::string, const char*, std::less<>> table{{"assembled", "Assembled"},
                                                                       {"placed", "Placed"},
                                                                       {"filled", "Fill noted"},
                                                                       {"closed", "Closed"},
                                                                       {"collected", "Collected"}};
    const auto found = table.find(event);
    return found == table.end() ? event : tr(found->second);
}

Message standingOf(const db::ContainerRow& row, model::Day today) {
    const auto& now = row.standing;
    if (now.full) {
        return {tr("Full: close it now."),
                present::fill(tr("{0} is at or over the line."), {percent(row.container.fillPercent)}), Tone::warn};
    }
    if (now.closeOverdue) {
        return {tr("In use too long: close it now."),
                present::fill(tr("It was to be closed by {0}."), {longDay(now.closeBy, today)}), Tone::warn};
    }
    if (now.closeSoon) {
        return {present::fill(tr("To be closed by {0}."), {longDay(now.closeBy, today)}), {}, Tone::info};
    }
    if (now.collectOverdue) {
        return {tr("Overdue for collection."),
                now.collectBy ? present::fill(tr("It was to be collected by {0}."), {longDay(*now.collectBy, today)})
                              : std::string{},
                Tone::warn};
    }
    return {};
}

} // namespace

Chip chipOf(const db::ContainerRow& row) {
    switch (row.container.state) {
    case model::ContainerState::collected:
        return {words(row.container.state), Tone::neutral};
    case model::ContainerState::closed:
        return row.standing.collectOverdue ? Chip{tr("Collection overdue"), Tone::warn}
                                           : Chip{tr("To collect"), Tone::neutral};
    case model::ContainerState::open:
        break;
    }
    if (row.standing.full) {
        return {present::fill(tr("{0}, close"), {percent(row.container.fillPercent)}), Tone::warn};
    }
    if (row.standing.closeOverdue) {
        return {tr("Overdue, close"), Tone::warn};
    }
    if (row.standing.closeSoon) {
        return {tr("Close soon"), Tone::info};
    }
    return {};
}

Containers::Containers(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }} {
    refresh();
}

void Containers::refresh() {
    today_ = seat_.access.today();
    timeZone_ = seat_.access.clinic().timeZone;
    rows_ = permitted([this] { return seat_.access.containers(); });
    rows_.resize(std::min(rows_.size(), mostShown));
    loose_ = permitted([this] { return seat_.access.undisposed(); });
    if (chosen() == nullptr) {
        id_ = {};
        // The one a used cartridge would go into.
        for (const auto& row : rows_) {
            const auto* const before = chosen();
            if (row.container.state == model::ContainerState::open &&
                (before == nullptr || (row.container.offered && !before->container.offered))) {
                id_ = row.container.id;
            }
        }
    }
    render();
}

void Containers::select(model::ContainerId container) {
    id_ = container;
    render();
}

const db::ContainerRow* Containers::chosen() const {
    const auto found = std::ranges::find_if(rows_, [this](const auto& row) { return row.container.id == id_; });
    return found == rows_.end() ? nullptr : &*found;
}

ContainerCard Containers::card() const {
    ContainerCard card;
    const auto* const row = chosen();
    if (row == nullptr) {
        return card;
    }
    const auto& container = row->container;
    card.id = container.id;
    card.title = present::fill(tr("Container {0}"), {container.number});
    std::vector<std::string> parts;
    for (const auto& part : {container.kind, row->room}) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    if (container.millilitres) {
        parts.push_back(present::fill(tr("{0} ml"), {number(*container.millilitres)}));
    }
    parts.push_back(present::fill(tr("assembled {0}"), {shortDay(container.assembled, today_)}));
    if (container.state == model::ContainerState::open) {
        parts.push_back(present::fill(tr("close by {0}"), {shortDay(row->standing.closeBy, today_)}));
    }
    if (container.offered) {
        parts.push_back(row->room.empty() ? tr("the usual one everywhere") : tr("the usual one in its room"));
    }
    if (!container.consignment.empty()) {
        parts.push_back(present::fill(tr("consignment {0}"), {container.consignment}));
    }
    for (const auto& part : parts) {
        card.line += (card.line.empty() ? "" : ", ") + part;
    }
    card.standing = standingOf(*row, today_);
    std::int64_t running = 0;
    for (const auto& step : seat_.access.containerLife(container.id)) {
        if (card.life.rows.size() < mostShown) {
            card.life.rows.push_back(
                {++running,
                 {cell(dayAndTime(step.at, timeZone_, today_)), cell(stepWords(step.event)), cell(step.who),
                  cell(step.event == "filled" ? percent(step.fillPercent) : step.note)}});
        }
    }
    const bool open = container.state == model::ContainerState::open;
    const bool idle = !saver_.busy();
    card.canFill = open && idle && may(seat_, "container.fill");
    card.canOffer = open && idle && !container.offered && may(seat_, "container.offer");
    card.canClose = open && idle && may(seat_, "container.close");
    card.canPlace = container.state != model::ContainerState::collected && idle && may(seat_, "container.place");
    card.canCollect = container.state == model::ContainerState::closed && idle && may(seat_, "container.collect");
    card.canTake = open && idle && !loose_.empty() && may(seat_, "cartridge.dispose");
    return card;
}

void Containers::render() {
    ContainersView next;
    next.title = tr("Sharps containers");
    std::int64_t open = 0;
    std::int64_t waiting = 0;
    for (const auto& row : rows_) {
        const auto& container = row.container;
        open += container.state == model::ContainerState::open ? 1 : 0;
        waiting += container.state == model::ContainerState::closed ? 1 : 0;
        auto chip = chipOf(row);
        if (chip.text.empty()) {
            chip = container.offered ? Chip{tr("Usual one"), Tone::info} : Chip{words(container.state), Tone::safe};
        }
        next.containers.rows.push_back({container.id.value,
                                        {cell(container.number), cell(row.room), cell(number(row.cartridges)),
                                         cell(percent(container.fillPercent)),
                                         cell(shortDay(container.assembled, today_)), cell(std::move(chip))}});
    }
    next.line = present::fill(
        tr("{0}, {1}"), {present::fill(tr("{0} in use"), {number(open)}),
                         counted(tr("{n, plural, one {# awaits collection} other {# await collection}}"), waiting)});
    next.containers.empty = tr("No sharps container yet. Assemble one before the first session.");
    next.card = card();
    for (const auto& unit : loose_) {
        if (next.loose.rows.size() < mostShown) {
            next.loose.rows.push_back(
                {unit.id.value, {cell(unit.printedId), cell(unit.productName), cell(unit.lotNumber)}});
        }
    }
    if (!loose_.empty()) {
        next.loose.summary = counted(tr("{n, plural, one {# used cartridge} other {# used cartridges}}"),
                                     static_cast<std::int64_t>(loose_.size()));
    }
    next.loose.empty = tr("Every used cartridge is in a container.");
    for (const auto& room : seat_.access.rooms()) {
        next.rooms.push_back({std::to_string(room.id.value), room.name});
    }
    next.mayAssemble = may(seat_, "container.assemble");
    next.message = saver_.message();
    next.saving = saver_.busy();
    show(std::move(next));
}

void Containers::assemble(const std::string& number, const std::string& kind, const std::string& millilitres,
                          std::optional<model::RoomId> room) {
    std::optional<int> volume;
    if (!trimmed(millilitres).empty()) {
        volume = typedNumber(std::string{trimmed(millilitres)});
        if (!volume) {
            saver_.say(
                {tr("This was not saved."), words(model::Problem{"millilitres", "not-a-number", {}}), Tone::deny});
            render();
            return;
        }
    }
    saver_.save({model::AssembleContainer{number, room, kind, volume}});
}

void Containers::place(std::optional<model::RoomId> room) {
    saver_.save({model::PlaceContainer{id_, room}});
}

void Containers::offer() {
    saver_.save({model::OfferContainer{id_}});
}

void Containers::fill(const std::string& percent) {
    const auto typed = typedNumber(std::string{trimmed(percent)});
    if (!typed) {
        saver_.say({tr("This was not saved."), words(model::Problem{"percent", "not-a-number", {}}), Tone::deny});
        render();
        return;
    }
    saver_.save({model::FillContainer{id_, *typed}});
}

void Containers::close() {
    saver_.save({model::CloseContainer{id_}});
}

void Containers::collect(const std::string& consignment) {
    saver_.save({model::CollectContainer{id_, consignment}});
}

void Containers::takeLoose() {
    model::DisposeCartridges change{id_, {}};
    for (const auto& unit : loose_) {
        change.cartridges.push_back(unit.id);
    }
    if (!change.cartridges.empty()) {
        saver_.save({std::move(change)});
    }
}

} // namespace present
