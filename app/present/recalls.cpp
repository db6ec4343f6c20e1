#include "app/present/recalls.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/finding_text.h"
#include "app/present/report_making.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <sstream>

namespace present {

namespace {

constexpr std::size_t mostRows = 500;
constexpr int mostUsesOfLot = 5000;

/// The whole of it; off the UI thread.
RecallOnPaper read(const Seat& seat, model::RecallId id, int exposures) {
    RecallOnPaper paper;
    const auto detail = permitted([&] { return seat.access.recall(id, exposures); });
    if (!detail) {
        return paper;
    }
    paper.detail = *detail;
    paper.today = seat.access.today();
    paper.timeZone = seat.access.clinic().timeZone;
    const auto rules = seat.access.rules();
    for (const auto& lot : paper.detail.lots) {
        db::TraceQuery query;
        query.lot = lot.lot;
        query.limit = mostUsesOfLot;
        for (const auto& use : permitted([&] { return seat.access.trace(query); }).rows) {
            std::vector<model::ZoneCode> zones;
            std::istringstream codes{use.zones};
            for (std::string code; codes >> code;) {
                zones.push_back({code});
            }
            paper.zones[use.session] = zoneNames(zones, rules->zones);
        }
    }
    return paper;
}

std::string contactOf(const db::RecallExposureRow& row) {
    return row.phone.empty() ? row.email : row.email.empty() ? row.phone : fill("{0}, {1}", {row.phone, row.email});
}

Chip chipOf(const db::RecallExposureRow& row) {
    if (row.withdrawn) {
        return {words(model::SessionState::invalidated), Tone::neutral};
    }
    return row.outcome ? Chip{words(*row.outcome), tone(*row.outcome)} : Chip{tr("To tell"), Tone::deny};
}

} // namespace

Recalls::Recalls(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); }, [this] { refresh(); }}
    , worker_{seat_.ports}
    , paper_{seat_.ports} {
    render();
}

void Recalls::refresh() {
    rows_ = permitted([this] { return seat_.access.recalls(true); });
    if (!withLifted_) {
        std::erase_if(rows_, [](const auto& row) { return row.liftedAt.has_value(); });
    }
    rows_.resize(std::min(rows_.size(), mostRows));
    const auto there = [this](model::RecallId id) {
        return std::ranges::any_of(rows_, [id](const auto& row) { return row.id == id; });
    };
    if (!there(id_)) {
        id_ = rows_.empty() ? model::RecallId{} : rows_.front().id;
    }
    load();
}

void Recalls::showLifted(bool on) {
    withLifted_ = on;
    refresh();
}

void Recalls::select(model::RecallId recall) {
    if (recall != id_ || !shown_) {
        id_ = recall;
        shown_.reset();
        load();
    }
}

void Recalls::load() {
    worker_.forget();
    if (!id_) {
        shown_.reset();
        loading_ = false;
        render();
        return;
    }
    loading_ = true;
    render();
    worker_.run<RecallOnPaper>([seat = seat_, id = id_] { return read(seat, id, static_cast<int>(mostRows)); },
                               [this](RecallOnPaper found) {
                                   loading_ = false;
                                   shown_ = std::move(found);
                                   render();
                               },
                               [this](const std::string& why) {
                                   loading_ = false;
                                   shown_.reset();
                                   message_ = {tr("The recall cannot be shown."), why, Tone::deny};
                                   render();
                               },
                               Lane::aside);
}

void Recalls::note(std::int64_t line, const std::string& way, const std::string& outcome, const std::string& words_) {
    const auto how = model::fromCode<model::ContactWay>(way);
    const auto what = model::fromCode<model::ContactOutcome>(outcome);
    const auto who = client(line);
    if (!how || !what || !who) {
        return;
    }
    message_ = {};
    saver_.save({model::NoteRecallContact{id_, who, *how, *what, words_}});
}

void Recalls::lift(const std::string& reason) {
    message_ = {};
    saver_.save({model::LiftRecall{id_, reason}});
}

model::SessionId Recalls::session(std::int64_t line) const {
    const auto at = static_cast<std::size_t>(line - 1);
    return shown_ && line > 0 && at < shown_->detail.exposures.size() ? shown_->detail.exposures[at].session
                                                                      : model::SessionId{};
}

model::ClientId Recalls::client(std::int64_t line) const {
    const auto at = static_cast<std::size_t>(line - 1);
    return shown_ && line > 0 && at < shown_->detail.exposures.size() ? shown_->detail.exposures[at].client
                                                                      : model::ClientId{};
}

void Recalls::onPaper(ReportUse use, std::function<void(RecallOnPaper)> then, std::function<void(Message)> failed) {
    makeReport<RecallOnPaper>(
        paper_,
        [seat = seat_, use, id = id_]() -> model::Outcome<RecallOnPaper> {
            auto paper = read(seat, id, mostOnPaper);
            auto stamp = stampReport(seat, use, "recall", paper.detail.row.day, seat.access.today());
            if (!stamp) {
                return stamp.problems();
            }
            paper.stamp = *std::move(stamp);
            return paper;
        },
        std::move(then), std::move(failed), tr("The list could not be made."));
}

std::string Recalls::fileName() const {
    return shown_ ? "recall-" + model::isoText(shown_->detail.row.day) : std::string{"recall"};
}

void Recalls::tell(Message message) {
    message_ = std::move(message);
    render();
}

RecallReading Recalls::reading() const {
    RecallReading reading;
    if (!shown_ || !shown_->detail.row.id) {
        return reading;
    }
    const auto& detail = shown_->detail;
    const auto& row = detail.row;
    const auto today = shown_->today;
    const auto& zone = shown_->timeZone;
    reading.id = row.id;
    reading.title = fill(tr("Recall of {0}"), {dayWithYear(row.day)});
    reading.line = fill(tr("{0}, {1}; entered {2} by {3}"),
                        {words(row.recallClass), row.source, dayAndTime(row.issuedAt, zone, today), row.issuedBy});
    reading.state = row.liftedAt    ? Message{fill(tr("Lifted {0} by {1}: {2}"),
                                                   {dayAndTime(*row.liftedAt, zone, today), row.liftedBy, row.liftReason}),
                                           row.text, Tone::neutral}
                    : row.lots == 0 ? Message{tr("This clinic never had it."), row.text, Tone::safe}
                                    : Message{tr("Stands: no unit of it may be opened."), row.text, Tone::deny};
    std::int64_t usedThen = 0;
    std::int64_t onHandThen = 0;
    for (const auto& lot : detail.lots) {
        usedThen += lot.usedThen;
        onHandThen += lot.onHandThen;
    }
    reading.figures = {
        {number(row.exposed), counted(tr("{n, plural, one {client exposed} other {clients exposed}}"), row.exposed)},
        {number(row.told), tr("told")},
        {number(onHandThen), tr("on hand then")},
        {number(usedThen), tr("used then")},
        {number(row.onHand), tr("on hand now")}};
    std::int64_t running = 0;
    for (const auto& lot : detail.lots) {
        reading.lots.rows.push_back({++running,
                                     {cell(lot.productName), cell(lot.number), cell(number(lot.onHandThen)),
                                      cell(number(lot.usedThen)), cell(number(lot.onHand))}});
    }
    for (const auto& item : detail.items) {
        if (item.lotsMet == 0) {
            reading.lots.rows.push_back(
                {++running,
                 {cell(item.product.empty() ? item.gtin : item.product),
                  cell(item.lot.empty() ? tr("all lots") : item.lot), cell(tr("never here")), cell(""), cell("")}});
        }
    }
    running = 0;
    for (const auto& one : detail.exposures) {
        const auto where = shown_->zones.find(one.session);
        auto day = dayWithYear(one.day);
        if (one.added) {
            day = fill(tr("{0}, added {1}"), {day, shortDay(model::localTime(one.knownAt, zone).day, today)});
        }
        reading.exposed.rows.push_back(
            {++running,
             {cell(one.clientName), cell(contactOf(one)), cell(std::move(day)), cell(one.performer),
              cell(where == shown_->zones.end() ? std::string{} : where->second), cell(one.lotNumber),
              cell(chipOf(one))}});
    }
    reading.exposed.empty = tr("Nobody was treated with it.");
    if (detail.exposureTotal > running) {
        reading.exposed.hidden =
            counted(tr("{n, plural, one {# more is on the printed list} other {# more are on the printed list}}"),
                    detail.exposureTotal - running);
    }
    running = 0;
    for (const auto& contact : detail.contacts) {
        if (reading.contacts.rows.size() < mostRows) {
            reading.contacts.rows.push_back(
                {++running,
                 {cell(dayAndTime(contact.at, zone, today)), cell(contact.clientName), cell(words(contact.way)),
                  cell(Chip{words(contact.outcome), tone(contact.outcome)}), cell(contact.who),
                  cell(contact.note, true)}});
        }
    }
    reading.contacts.empty = tr("Nobody was contacted yet.");
    reading.ways = choices<model::ContactWay>();
    if (may(seat_, "recall.contact")) {
        reading.outcomes = choices<model::ContactOutcome>();
    }
    reading.canNote = may(seat_, "recall.contact") && !saver_.busy() && !detail.exposures.empty();
    reading.canLift = !row.liftedAt && may(seat_, "recall.lift") && !saver_.busy();
    return reading;
}

void Recalls::render() {
    RecallsView next;
    next.title = tr("Recalls");
    next.withLifted = withLifted_;
    std::int64_t standing = 0;
    std::int64_t exposed = 0;
    std::int64_t told = 0;
    for (const auto& row : rows_) {
        if (!row.liftedAt) {
            ++standing;
            exposed += row.exposed;
            told += row.told;
        }
        next.recalls.rows.push_back(
            {row.id.value,
             {cell(dayWithYear(row.day)), cell(words(row.recallClass)), cell(row.text), cell(number(row.onHand)),
              cell(row.exposed == 0 ? tr("nobody") : fill(tr("{0} of {1}"), {number(row.told), number(row.exposed)})),
              cell(row.liftedAt             ? Chip{tr("Lifted"), Tone::neutral}
                   : row.lots == 0          ? Chip{tr("Never here"), Tone::safe}
                   : row.told < row.exposed ? Chip{tr("To tell"), Tone::deny}
                                            : Chip{tr("Stands"), Tone::warn})}});
    }
    next.line = standing == 0
                    ? tr("none stands")
                    : fill(tr("{0}; {1} of {2} told"),
                           {counted(tr("{n, plural, one {# stands} other {# stand}}"), standing), number(told),
                            counted(tr("{n, plural, one {# client} other {# clients}}"), exposed)});
    next.recalls.empty = tr("No recall. When a maker's letter comes, enter it here: its lots are locked at once.");
    next.chosen = reading();
    next.mayIssue = may(seat_, "recall.issue");
    next.mayPrint = may(seat_, "report.make");
    next.printable = next.chosen.id.value != 0 && !loading_;
    next.loading = loading_;
    next.saving = saver_.busy();
    next.message = saver_.message().empty() ? message_ : saver_.message();
    show(std::move(next));
}

} // namespace present
