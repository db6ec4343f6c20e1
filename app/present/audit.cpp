#include "app/present/audit.h"

#include "app/present/asking.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr int pageRows = 200;
constexpr std::size_t mostEntries = 10'000; ///< what a list can carry, see DESIGN.md

constexpr std::size_t shownDigits = 8;

/// The end of it: the first digits of records made together are the same.
std::string shortUid(const std::string& uid) {
    return uid.size() > shownDigits ? "…" + uid.substr(uid.size() - shownDigits) : uid;
}

std::string whoDid(const db::TrailRow& row) {
    return row.who.empty() ? tr("The program") : row.who;
}

} // namespace

Audit::Audit(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    refresh();
}

Audit::~Audit() {
    stop_.request_stop();
}

void Audit::refresh() {
    // What was loaded by hand stays loaded.
    const auto wanted = std::max<std::size_t>(pageRows, rows_.size());
    const auto found = seat_.access.trail({}, static_cast<int>(wanted));
    rows_ = found.rows;
    total_ = found.total;
    render();
}

void Audit::loadMore() {
    if (rows_.empty() || rows_.size() >= mostEntries) {
        return;
    }
    const auto older = seat_.access.trail(rows_.back().sequence, pageRows);
    rows_.insert(rows_.end(), older.rows.begin(), older.rows.end());
    render();
}

void Audit::select(std::int64_t sequence) {
    selected_ = sequence;
    render();
}

std::string Audit::nameOf(const model::Uid& uid) const {
    for (const auto& account : permitted([this] { return seat_.access.accounts(); })) {
        if (account.uid == uid) {
            return account.fullName;
        }
    }
    for (const auto& device : permitted([this] { return seat_.access.devices(); })) {
        if (device.uid == uid) {
            return device.name;
        }
    }
    const auto client = permitted([&]() -> std::optional<model::Client> {
        const auto id = seat_.access.clientByUid(uid);
        return id ? seat_.access.client(*id) : std::nullopt;
    });
    return client ? client->givenName + ' ' + client->familyName : std::string{};
}

void Audit::describe(AuditView& next, const db::TrailRow& row, std::string line) const {
    next.selected = row.sequence;
    next.entryTitle = fill(tr("Entry {0}"), {number(row.sequence)});
    next.entryLine = std::move(line);
    next.subject = row.subject.text;
    next.hash = row.hash;
    next.hashShort = row.hash.size() > 2 * shownDigits
                         ? row.hash.substr(0, shownDigits) + " … " + row.hash.substr(row.hash.size() - shownDigits)
                         : row.hash;
    if (row.payload.empty()) {
        next.fieldsNote = tr("The content of this entry was erased; its place in the chain stays.");
        return;
    }
    auto content = entryContent(row.payload, [this](const std::string& uid) { return nameOf(model::Uid{uid}); });
    if (!content) {
        next.fieldsNote = row.payload;
        return;
    }
    next.fields = std::move(content->fields);
    const auto unchanged = static_cast<std::int64_t>(content->unchanged);
    if (unchanged > 0) {
        next.fieldsNote = counted(tr("{n, plural, one {# other field stayed as it was.} "
                                     "other {# other fields stayed as they were.}}"),
                                  unchanged);
    } else if (next.fields.empty()) {
        next.fieldsNote = tr("Nothing more was written than who, what and when.");
    }
}

void Audit::render() {
    AuditView next;
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    next.title = tr("Audit");
    next.line = counted(tr("{n, plural, one {# entry} other {# entries}} in the trail"), total_);
    if (!rows_.empty()) {
        next.line = fill(tr("{0}, the last {1}"), {next.line, dayAndTime(rows_.front().at, zone, today)});
    }
    for (const auto& row : rows_) {
        next.trail.rows.push_back({row.sequence,
                                   {{number(row.sequence), {}, true},
                                    {dayAndTime(row.at, zone, today), {}, false},
                                    {whoDid(row), {}, false},
                                    {verbWords(row.verb), {}, false},
                                    {shortUid(row.subject.text), {}, true}}});
        if (row.sequence == selected_) {
            describe(next, row,
                     fill(tr("{0} by {1}, {2}"), {verbWords(row.verb), row.who.empty() ? tr("the program") : row.who,
                                                  dayAndTime(row.at, zone, today)}));
        }
    }
    if (next.selected == 0) {
        next.entryTitle = tr("Entry");
        next.entryLine = tr("Choose an entry to read what was written, by whom, and what it replaced.");
    }
    next.more = static_cast<std::int64_t>(rows_.size()) < total_ && rows_.size() < mostEntries;
    next.trail.summary =
        fill(tr("{0} of {1} shown"), {number(static_cast<std::int64_t>(rows_.size())), number(total_)});
    next.trail.empty = tr("The trail is empty.");
    next.verifying = verifying_;
    if (verifying_) {
        next.progress = all_ == 0 ? tr("Verifying") : fill(tr("{0} of {1} checked"), {number(done_), number(all_)});
        next.percent = all_ == 0 ? 0 : static_cast<int>(100 * done_ / all_);
    }
    next.result = result_;
    next.altered = altered_;
    show(std::move(next));
}

void Audit::verify() {
    if (verifying_) {
        return;
    }
    verifying_ = true;
    result_ = {};
    altered_.clear();
    done_ = all_ = 0;
    stop_ = std::stop_source{};
    render();
    using Verification = db::Access::Verification;
    worker_.run<Verification>(
        [seat = seat_, stop = stop_.get_token(), tell = worker_.reporter(), this] {
            // `this` is only touched by what `tell` brings to the UI thread, and dropped there when it is gone.
            const auto progress = [tell, this](std::int64_t done, std::int64_t total) {
                tell([this, done, total] {
                    done_ = done;
                    all_ = total;
                    render();
                });
            };
            return seat.access.verifyTrail(progress, stop);
        },
        [this](const Verification& found) {
            verifying_ = false;
            altered_ = found.altered;
            const auto rows =
                fill(tr("{0} entries, {1} records agree; {2} erased, {3} not covered."),
                     {number(found.entries), number(found.rows), number(found.erased), number(found.notCovered)});
            if (found.cancelled) {
                result_ = {tr("Stopped before the end."), rows, Tone::warn};
            } else if (found.verified()) {
                result_ = {tr("Verified."), rows, Tone::safe};
            } else {
                result_ = {counted(tr("{n, plural, one {Altered in # place.} other {Altered in # places.}}"),
                                   static_cast<std::int64_t>(found.altered.size())),
                           rows, Tone::deny};
            }
            const bool ended = !found.cancelled;
            const bool good = found.verified();
            render();
            if (ended && verified) {
                verified(seat_.store->now(), good);
            }
        },
        [this](const std::string& why) {
            verifying_ = false;
            result_ = {tr("The trail could not be read."), why, Tone::deny};
            render();
        },
        Lane::audits);
}

void Audit::cancel() {
    stop_.request_stop();
}

} // namespace present
