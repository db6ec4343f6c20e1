#include "app/present/counting.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t mostRows = 500;

bool onShelf(model::CartridgeState state) {
    return state == model::CartridgeState::inStock || state == model::CartridgeState::quarantined ||
           state == model::CartridgeState::expired;
}

} // namespace

std::vector<Figure> balanceOf(const db::LotRow& lot) {
    const auto left = lot.received + lot.found - lot.used - lot.wasted - lot.returned - lot.lost;
    return {{number(lot.received), tr("received")},
            {number(lot.found), tr("found by a count")},
            {number(lot.used), tr("used")},
            {number(lot.wasted), tr("wasted")},
            {number(lot.returned), tr("returned")},
            {number(lot.lost), tr("lost")},
            {number(left), tr("left")},
            {number(lot.expired), tr("of these expired")},
            {number(lot.opened), tr("of these opened")}};
}

Counting::Counting(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); },
             [this] {
                 if (saver_.message().empty() && sent_) {
                     sent_ = false;
                     close();
                     if (saved) {
                         saved();
                     }
                     return;
                 }
                 refresh();
             }} {}

void Counting::open(model::LotId lot) {
    counted_.clear();
    reason_.clear();
    missing_.clear();
    tried_ = false;
    saver_.say({});
    row_ = seat_.access.lot(lot);
    refresh();
}

void Counting::close() {
    row_.reset();
    shelf_.clear();
    render();
}

void Counting::refresh() {
    if (row_) {
        row_ = seat_.access.lot(row_->lot.id);
    }
    shelf_.clear();
    if (row_) {
        for (auto& unit : seat_.access.cartridges(row_->lot.id).rows) {
            if (onShelf(unit.state) && shelf_.size() < mostRows) {
                shelf_.push_back(std::move(unit));
            }
        }
    }
    std::erase_if(missing_, [this](std::int64_t id) {
        return std::ranges::none_of(shelf_, [id](const auto& unit) { return unit.id.value == id; });
    });
    render();
}

void Counting::type(const std::string& counted, const std::string& reason) {
    if (counted != counted_ || reason != reason_) {
        counted_ = counted;
        reason_ = reason;
        saver_.say({});
        render();
    }
}

void Counting::toggleMissing(model::CartridgeId unit) {
    if (missing_.erase(unit.value) == 0) {
        missing_.insert(unit.value);
    }
    render();
}

std::optional<std::int64_t> Counting::variance() const {
    const auto counted = typedNumber(std::string{trimmed(counted_)});
    return counted && row_ ? std::optional{std::int64_t{*counted} - row_->onHand} : std::nullopt;
}

void Counting::save() {
    tried_ = true;
    const auto difference = variance();
    if (!row_ || !difference || (*difference != 0 && trimmed(reason_).empty()) || saver_.busy()) {
        render();
        return;
    }
    model::CountLot count{row_->lot.id, static_cast<int>(row_->onHand + *difference), reason_, {}};
    if (*difference < 0) {
        for (const auto id : missing_) {
            count.missing.push_back(model::CartridgeId{id});
        }
    }
    sent_ = true;
    saver_.save({std::move(count)});
}

void Counting::render() {
    CountingView next;
    if (!row_) {
        show(std::move(next));
        return;
    }
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    next.lot = row_->lot.id;
    next.title = fill(tr("Count lot {0}"), {row_->lot.number});
    next.line = counted(tr("{n, plural, one {# should lie on the shelf, sealed} other {# should lie on the shelf, "
                           "sealed}}"),
                        row_->onHand);
    next.counted = counted_;
    next.reason = reason_;
    const auto difference = variance();
    if (difference) {
        const auto off = *difference;
        next.asksReason = off != 0;
        next.tone = off == 0 ? Tone::safe : Tone::warn;
        next.difference = off == 0  ? tr("As it should be.")
                          : off < 0 ? counted(tr("{n, plural, one {# is missing.} other {# are missing.}}"), -off)
                                    : counted(tr("{n, plural, one {# more than expected.} other {# more than "
                                                 "expected.}}"),
                                              off);
        if (off < 0) {
            for (const auto& unit : shelf_) {
                const bool gone = missing_.contains(unit.id.value);
                next.missing.rows.push_back(
                    {unit.id.value,
                     {cell(unit.printedId),
                      cell(gone ? Chip{tr("Missing"), Tone::deny} : Chip{words(unit.state), tone(unit.state)})}});
            }
            next.missing.summary = tr("Mark those that are missing; unmarked, the last received are taken.");
            const auto marked = static_cast<std::int64_t>(missing_.size());
            if (marked > -off) {
                next.problems.emplace("missing", words(model::Problem{"missing", "more-than-missing", {number(-off)}}));
            }
        }
        if (tried_ && off != 0 && trimmed(reason_).empty()) {
            next.problems.emplace("reason", words(model::Problem{"reason",
                                                                 "variance-unexplained",
                                                                 {number(row_->onHand), number(row_->onHand + off)}}));
        }
    } else if (!trimmed(counted_).empty()) {
        next.problems.emplace("counted", words(model::Problem{"counted", "not-a-number", {}}));
    } else if (tried_) {
        next.problems.emplace("counted", words(model::Problem{"counted", "required", {}}));
    }
    next.balance = balanceOf(*row_);
    std::int64_t running = 0;
    for (const auto& count : seat_.access.counts(row_->lot.id)) {
        if (next.before.rows.size() < mostRows) {
            next.before.rows.push_back(
                {++running,
                 {cell(dayAndTime(count.at, zone, today)), cell(count.who), cell(number(count.expected)),
                  cell(number(count.counted)), cell(count.reason, true)}});
        }
    }
    next.before.empty = tr("This lot was never counted.");
    next.message = saver_.message();
    next.saving = saver_.busy();
    next.canSave = may(seat_, "lot.count") && !saver_.busy() && !next.problems.contains("missing");
    show(std::move(next));
}

} // namespace present
