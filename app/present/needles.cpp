#include "app/present/needles.h"

#include "app/present/asking.h"
#include "app/present/containers.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/trace.h"
#include "model/udi.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace present {

namespace {

constexpr int soonDays = 30;
constexpr std::size_t mostListed = 500;
constexpr int mostUses = 10'000; ///< of one lot

} // namespace

Needles::Needles(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }}
    , rating_{seat_.ports}
    , expiry_{seat_.ports} {
    refresh();
}

/// What is shown is read here and when something is chosen; to render asks the store nothing of size.
void Needles::refresh() {
    today_ = seat_.access.today();
    timeZone_ = seat_.access.clinic().timeZone;
    containers_ = permitted([this] { return seat_.access.containers(); });
    std::erase_if(containers_, [](const auto& row) { return row.container.state == model::ContainerState::collected; });
    containers_.resize(std::min(containers_.size(), mostListed));
    loose_ = permitted([this] { return seat_.access.undisposed(); });
    if (unit_) {
        unit_ = seat_.access.cartridge(unit_->printedId);
    }
    readStock();
    readLot();
    render();
    readRate();
    readExpired();
}

void Needles::readStock() {
    stock_ = permitted([this] { return seat_.access.stock(withAll_); });
    everyLot_ = withAll_ ? stock_.total : permitted([this] { return seat_.access.stock(true); }).total;
}

void Needles::readLot() {
    lotRow_ = lot_ ? seat_.access.lot(lot_) : std::nullopt;
    units_ = {};
    uses_ = {};
    underRecall_ = false;
    if (lotRow_) {
        units_ = seat_.access.cartridges(lot_, static_cast<int>(mostListed));
        uses_ = permitted([this] { return seat_.access.trace(lot_, mostUses); });
    }
    if (lotRow_ && lotRow_->lot.recalled) {
        for (const auto& recall : permitted([this] { return seat_.access.recalls(false); })) {
            const auto detail = permitted([&] { return seat_.access.recall(recall.id, 1); });
            underRecall_ =
                underRecall_ ||
                (detail && std::ranges::any_of(detail->lots, [this](const auto& one) { return one.lot == lot_; }));
        }
    }
    life_ = unit_ ? seat_.access.life(unit_->id) : std::vector<db::CartridgeStep>{};
}

/// Since the lot came, as the sessions beside it.
void Needles::readRate() {
    rating_.forget();
    if (!lotRow_) {
        rate_.reset();
        return;
    }
    const auto first = model::localTime(lotRow_->receivedAt, timeZone_).day;
    rating_.run<std::optional<db::RateRow>>(
        [access = seat_.access, lot = lotRow_->lot.number, product = lotRow_->productName, first, today = today_] {
            std::optional<db::RateRow> found;
            for (auto& rate :
                 permitted([&] { return access.reactionRates(db::RateBy::lot, std::min(first, today), today); })) {
                if (rate.rate.group == lot && rate.productName == product) {
                    found = std::move(rate);
                }
            }
            return found;
        },
        [this](std::optional<db::RateRow> found) {
            rate_ = std::move(found);
            render();
        },
        [this](const std::string& why) {
            saver_.say({tr("The reactions cannot be shown."), why, Tone::deny});
            render();
        },
        Lane::aside);
}

void Needles::readExpired() {
    expiry_.forget();
    if (!may(seat_, "lot.expire")) {
        return;
    }
    expiry_.run<bool>(
        [access = seat_.access] {
            return std::ranges::any_of(permitted([&] { return access.warnings(); }).expired,
                                       [](const auto& row) { return row.onHand > row.expired + row.quarantined; });
        },
        [this](bool some) {
            expired_ = some;
            render();
        },
        [this](const std::string& why) {
            saver_.say({tr("Expired lots cannot be shown."), why, Tone::deny});
            render();
        },
        Lane::aside);
}

Chip Needles::chipOf(const db::LotRow& row) const {
    if (row.lot.recalled) {
        return {tr("Recalled"), Tone::deny};
    }
    if (!row.lot.quarantine.empty()) {
        return {tr("Quarantined"), Tone::deny};
    }
    if (row.onHand == 0) {
        return {tr("Empty"), Tone::neutral};
    }
    const auto left = (row.lot.useBy - today_).count();
    if (left < 0) {
        return {tr("Expired"), Tone::deny};
    }
    if (left <= soonDays) {
        return {left == 0 ? tr("Last day") : counted(tr("{n, plural, one {# day left} other {# days left}}"), left),
                Tone::warn};
    }
    return row.inUse ? Chip{tr("Open"), Tone::info} : Chip{tr("In stock"), Tone::safe};
}

List Needles::stockList(std::int64_t& onHand, std::int64_t& lots) const {
    List list;
    for (const auto& row : stock_.rows) {
        onHand += row.onHand;
        lots += row.onHand > 0 ? 1 : 0;
        if (list.rows.size() < mostListed) {
            list.rows.push_back({row.lot.id.value,
                                 {{row.productName, {}, false},
                                  {row.lot.number, {}, false},
                                  {fieldDay(row.lot.useBy), {}, false},
                                  {number(row.received), {}, false},
                                  {number(row.used), {}, false},
                                  {number(row.wasted), {}, false},
                                  {number(row.onHand), {}, false},
                                  {"", chipOf(row), false}}});
        }
    }
    if (everyLot_ > stock_.total) {
        list.hidden = present::fill(tr("expired and empty lots hidden: {0}"), {number(everyLot_ - stock_.total)});
    }
    if (stock_.total > static_cast<std::int64_t>(list.rows.size())) {
        list.summary = present::fill(tr("the first {0} of {1}"),
                                     {number(static_cast<std::int64_t>(list.rows.size())), number(stock_.total)});
    }
    list.empty = tr("No cartridges in stock. Receive a delivery, or enter what is already there as opening balances.");
    return list;
}

void Needles::render() {
    NeedlesView next;
    std::int64_t onHand = 0;
    std::int64_t lots = 0;
    next.stock = stockList(onHand, lots);
    next.title = tr("Needles");
    next.line =
        present::fill(tr("{0} of {1}"), {counted(tr("{n, plural, one {# cartridge} other {# cartridges}}"), onHand),
                                         counted(tr("{n, plural, one {# lot} other {# lots}}"), lots)});
    next.withEmptyAndExpired = withAll_;
    next.lot = lotView();
    next.unit = unitView();
    next.containers = containerList();
    for (const auto& room : seat_.access.rooms()) {
        next.rooms.push_back({std::to_string(room.id.value), room.name});
    }
    renderActs(next);
    next.saving = saver_.busy();
    next.message = saver_.message();
    show(std::move(next));
}

void Needles::renderActs(NeedlesView& next) const {
    next.wasteReasons = choices<model::WasteReason>();
    next.wasteMethods = choices<model::WasteMethod>();
    if (!seat_.access.ledgerSettings().witnessNeeded) {
        next.witnesses.push_back({"", tr("nobody")});
    }
    for (const auto& account : seat_.access.accounts()) {
        if (!account.disabled && account.id != seat_.access.actor().account() &&
            account.roles != model::Roles{model::Role::sender}) {
            next.witnesses.push_back({std::to_string(account.id.value), account.fullName});
        }
    }
    next.canReceive = may(seat_, "lot.receive");
    next.canAssemble = may(seat_, "container.assemble");
    next.canExpire = expired_ && !saver_.busy();
    if (!loose_.empty()) {
        next.loose =
            counted(tr("{n, plural, one {# used cartridge is in no container yet} other {# used cartridges are "
                       "in no container yet}}"),
                    static_cast<std::int64_t>(loose_.size()));
    }
    next.canDispose = !loose_.empty() && may(seat_, "cartridge.dispose") && !saver_.busy();
}

LotView Needles::lotView() const {
    LotView view;
    const auto& found = lotRow_;
    if (!found) {
        return view;
    }
    view.id = lot_;
    view.title = present::fill(tr("Lot {0}"), {found->lot.number});
    view.line = present::fill(
        tr("received {0}, {1}"),
        {dayWithYear(model::localTime(found->receivedAt, timeZone_).day),
         found->lot.udiAsScanned.empty() ? tr("typed") : present::fill(tr("scanned {0}"), {found->lot.udiAsScanned})});
    if (!found->lot.quarantine.empty()) {
        view.quarantine = {found->lot.recalled ? tr("Recalled: not to be opened.")
                                               : tr("Quarantined: not to be opened."),
                           found->lot.quarantine, Tone::deny};
    }
    std::vector<model::ClientId> clients;
    std::vector<model::SessionId> sessions;
    std::map<std::string, std::string> usedOn;
    for (const auto& row : uses_.rows) {
        if (row.invalidated) {
            usedOn.try_emplace(row.printedId,
                               present::fill(tr("{0}, {1}"), {shortDay(row.day, today_), tr("session invalidated")}));
            continue;
        }
        usedOn[row.printedId] = present::fill(tr("{0}, {1}"), {shortDay(row.day, today_), row.clientName});
        clients.push_back(row.client);
        sessions.push_back(row.session);
    }
    const auto distinct = [](auto& ids) {
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return static_cast<std::int64_t>(ids.size());
    };
    const auto sessionCount = distinct(sessions);
    const auto clientCount = distinct(clients);
    view.figures = {{number(sessionCount), counted(tr("{n, plural, one {session} other {sessions}}"), sessionCount)},
                    {number(clientCount), counted(tr("{n, plural, one {client} other {clients}}"), clientCount)},
                    {number(found->onHand), tr("on hand")},
                    {number(found->quarantined), tr("quarantined")},
                    {number(found->returned + found->lost), tr("returned or lost")}};
    if (rate_ && rate_->rate.sessions > 0) {
        view.figures.push_back(
            {present::fill(tr("{0} of {1}"), {number(rate_->rate.withReaction), number(rate_->rate.sessions)}),
             rate_->standsOut ? tr("with a reaction: look into it") : tr("with a reaction")});
    }
    for (const auto& unit : units_.rows) {
        view.units.rows.push_back({unit.id.value,
                                   {{unit.printedId, {}, false},
                                    {"", Chip{words(unit.state), tone(unit.state)}, false},
                                    {usedOn[unit.printedId], {}, true}}});
    }
    view.units.summary = counted(tr("{n, plural, one {# cartridge} other {# cartridges}}"), units_.total);
    view.canQuarantine = found->lot.quarantine.empty() && may(seat_, "lot.quarantine") && !saver_.busy();
    view.canCount = may(seat_, "lot.count") && !saver_.busy();
    view.underRecall = underRecall_;
    view.canPrintLabels = found->received + found->found > 0 && may(seat_, "report.make");
    view.arrival = found->lot.recalled              ? tr("A recall names this lot: what came is quarantined.")
                   : !found->lot.quarantine.empty() ? tr("The lot is quarantined: what came is held back.")
                   : found->lot.useBy < today_      ? tr("Its use-by day is over: what came is kept as expired.")
                                                    : tr("Each gets its label while the box is at hand.");
    view.canRelease = !found->lot.quarantine.empty() && !underRecall_ && may(seat_, "lot.release") && !saver_.busy();
    return view;
}

UnitView Needles::unitView() const {
    UnitView view;
    if (!unit_) {
        return view;
    }
    view.id = unit_->id;
    view.printedId = unit_->printedId;
    view.title = present::fill(tr("Cartridge {0}"), {unit_->printedId});
    view.state = {words(unit_->state), tone(unit_->state)};
    std::int64_t running = 0;
    for (const auto& step : life_) {
        std::string what = step.clientName;
        for (const auto& part :
             {step.container.empty() ? std::string{} : present::fill(tr("container {0}"), {step.container}), step.note,
              step.method ? inSentence(words(*step.method)) : std::string{},
              step.witness.empty() ? std::string{} : present::fill(tr("seen by {0}"), {step.witness})}) {
            if (!part.empty()) {
                what += (what.empty() ? "" : ", ") + part;
            }
        }
        view.life.rows.push_back({++running,
                                  {{dayAndTime(step.at, timeZone_, today_), {}, true},
                                   {words(step.event), {}, false},
                                   {step.who, {}, false},
                                   {what, {}, true}}});
    }
    view.canWaste = model::after(unit_->state, model::CartridgeEvent::wasted).has_value() && !unit_->session &&
                    may(seat_, "cartridge.waste") && !saver_.busy();
    view.canReturn = model::after(unit_->state, model::CartridgeEvent::returned).has_value() &&
                     may(seat_, "cartridge.return") && !saver_.busy();
    view.canLose = model::after(unit_->state, model::CartridgeEvent::lost).has_value() && !unit_->session &&
                   may(seat_, "cartridge.lose") && !saver_.busy();
    view.canFind = model::after(unit_->state, model::CartridgeEvent::found).has_value() &&
                   may(seat_, "cartridge.find") && !saver_.busy();
    return view;
}

List Needles::containerList() const {
    List list;
    for (const auto& row : containers_) {
        const auto& container = row.container;
        std::string name = container.number;
        if (!row.room.empty()) {
            name += ", " + row.room;
        }
        Cell much;
        const auto chip = present::chipOf(row);
        if (container.state == model::ContainerState::closed && container.closed) {
            name = present::fill(tr("{0}, closed {1}"), {container.number, shortDay(*container.closed, today_)});
        }
        if (chip.text.empty()) {
            much.text = percent(container.fillPercent);
        } else {
            much.chip = chip;
        }
        list.rows.push_back({container.id.value, {{name, {}, false}, much}});
    }
    list.empty = tr("No sharps container is in use. Assemble one before the next session.");
    return list;
}

void Needles::showEmptyAndExpired(bool on) {
    withAll_ = on;
    readStock();
    render();
}
void Needles::selectLot(model::LotId lot) {
    lot_ = lot;
    unit_.reset();
    rate_.reset();
    readLot();
    render();
    readRate();
}
std::optional<model::SessionId> Needles::sessionOfUnit(model::CartridgeId unit) const {
    const auto found = std::ranges::find(units_.rows, unit, &db::CartridgeRow::id);
    return found == units_.rows.end() ? std::nullopt : found->session;
}
void Needles::selectUnit(model::CartridgeId unit) {
    const auto found = std::ranges::find(units_.rows, unit, &db::CartridgeRow::id);
    unit_ = found == units_.rows.end() ? std::nullopt : std::optional{*found};
    life_ = unit_ ? seat_.access.life(unit_->id) : std::vector<db::CartridgeStep>{};
    render();
}
bool Needles::scanOwnLabel(const std::string& text) {
    const auto unit = seat_.access.cartridge(std::string{trimmed(text)});
    if (!unit) {
        return false;
    }
    show(unit->lot, unit);
    return true;
}

bool Needles::scanUnit(const std::string& text) {
    const auto readings = model::readUdi(text, today_);
    if (!readings || readings->size() != 1) {
        return false;
    }
    const auto& udi = readings->front();
    const auto product = seat_.access.productOfGtin(udi.di);
    if (!product || product->second != 1) {
        return false; // a box, which is a delivery
    }
    for (const auto& row : seat_.access.lotsNumbered(udi.lot)) {
        if (row.lot.product == product->first.id) {
            show(row.lot.id, seat_.access.offerOf(row.lot.id));
            return true;
        }
    }
    return false;
}

void Needles::show(model::LotId lot, const std::optional<db::CartridgeRow>& unit) {
    lot_ = lot;
    unit_ = unit;
    rate_.reset();
    readLot();
    render();
    readRate();
}

void Needles::waste(model::CartridgeId unit, model::WasteReason reason, const std::string& note) {
    saver_.save({model::WasteCartridge{unit, reason, note}});
}
void Needles::waste(model::CartridgeId unit, const std::string& reason, const std::string& note,
                    const std::string& method, const std::string& witness) {
    model::WasteCartridge change{unit, model::fromCode<model::WasteReason>(reason).value_or(model::WasteReason::other),
                                 note};
    change.method = model::fromCode<model::WasteMethod>(method);
    std::int64_t who = 0;
    std::from_chars(witness.data(), witness.data() + witness.size(), who);
    if (who != 0) {
        change.witness = model::AccountId{who};
    }
    saver_.save({std::move(change)});
}
void Needles::lose(model::CartridgeId unit, const std::string& note) {
    saver_.save({model::LoseCartridge{unit, note}});
}
void Needles::find(model::CartridgeId unit, const std::string& note) {
    saver_.save({model::FindCartridge{unit, note}});
}
void Needles::expire() {
    saver_.save({model::ExpireLots{}});
}
void Needles::dispose(model::ContainerId container) {
    model::DisposeCartridges change{container, {}};
    for (const auto& unit : loose_) {
        change.cartridges.push_back(unit.id);
    }
    if (!change.cartridges.empty()) {
        saver_.save({std::move(change)});
    }
}
void Needles::giveBack(model::CartridgeId unit, const std::string& note) {
    saver_.save({model::ReturnCartridge{unit, note}});
}
void Needles::quarantine(model::LotId lot, bool recalled, const std::string& reason) {
    saver_.save({model::QuarantineLot{lot, recalled, reason}});
}
void Needles::release(model::LotId lot, const std::string& reason) {
    saver_.save({model::ReleaseLot{lot, reason}});
}
void Needles::assemble(const std::string& number, std::optional<model::RoomId> room) {
    saver_.save({model::AssembleContainer{number, room}});
}
void Needles::fill(model::ContainerId container, int percent) {
    saver_.save({model::FillContainer{container, percent}});
}
void Needles::fill(model::ContainerId container, const std::string& percent) {
    if (const auto typed = typedNumber(std::string{trimmed(percent)})) {
        fill(container, *typed);
        return;
    }
    saver_.say({tr("This was not saved."), words(model::Problem{"percent", "not-a-number", {}}), Tone::deny});
    render();
}
void Needles::close(model::ContainerId container) {
    saver_.save({model::CloseContainer{container}});
}
void Needles::collect(model::ContainerId container, const std::string& consignment) {
    saver_.save({model::CollectContainer{container, consignment}});
}
void Needles::tell(Message message) {
    saver_.say(std::move(message));
    render();
}
bool Needles::canClose(model::ContainerId container) const {
    return may(seat_, "container.close") && std::ranges::any_of(containers_, [&](const auto& row) {
               return row.container.id == container && row.container.state == model::ContainerState::open;
           });
}
bool Needles::canCollect(model::ContainerId container) const {
    return may(seat_, "container.collect") && std::ranges::any_of(containers_, [&](const auto& row) {
               return row.container.id == container && row.container.state == model::ContainerState::closed;
           });
}

} // namespace present
