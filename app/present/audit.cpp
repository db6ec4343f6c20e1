#include "app/present/audit.h"

#include "app/present/altered_words.h"
#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <cstdlib>

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

bool AuditFilter::empty() const {
    return *this == AuditFilter{};
}

Audit::Audit(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , lists_{seat_.ports} {
    refresh();
}

Audit::~Audit() {
    stop_.request_stop();
}

void Audit::refresh() {
    // What was loaded by hand stays loaded.
    query_.limit = static_cast<int>(std::max<std::size_t>(pageRows, rows_.size()));
    read({});
}

void Audit::loadMore() {
    if (rows_.empty() || rows_.size() >= mostEntries || reading_) {
        return;
    }
    query_.limit = pageRows;
    read(rows_.back().sequence);
}

/// All of it at once, for it is read from its end; narrowed it may take a while.
void Audit::read(std::optional<std::int64_t> before) {
    query_.before = before;
    const auto take = [this, before](db::Listed<db::TrailRow> found) {
        if (before) {
            rows_.insert(rows_.end(), found.rows.begin(), found.rows.end());
        } else {
            rows_ = std::move(found.rows);
        }
        total_ = found.total;
        reading_ = false;
        render();
    };
    lists_.forget();
    if (filter_.empty()) {
        take(seat_.access.trail(before, query_.limit));
        return;
    }
    reading_ = true;
    render();
    lists_.run<db::Listed<db::TrailRow>>([seat = seat_, query = query_] { return seat.access.trailOf(query); }, take,
                                         [this](const std::string& why) {
                                             reading_ = false;
                                             message_ = {tr("The trail could not be read."), why, Tone::deny};
                                             render();
                                         },
                                         Lane::aside);
}

void Audit::refuse(const model::Problems& problems) {
    problems_ = byField(problems);
    render();
}

/// True when the words lead to one client.
bool Audit::findClient(const std::string& typed) {
    query_.client.reset();
    clientName_.clear();
    if (trimmed(typed).empty()) {
        return true;
    }
    db::ClientQuery wanted;
    wanted.text = typed;
    wanted.limit = 2;
    wanted.includeDeceased = true;
    const auto found = permitted([&] { return seat_.access.clients(wanted); });
    if (found.total != 1) {
        problems_["client"] = found.total == 0 ? tr("No client found")
                                               : counted(tr("{n, plural, one {# client} other {# clients}} found: type "
                                                            "more of the name, or a birth date."),
                                                         found.total);
        return false;
    }
    query_.client = found.rows.front().id;
    clientName_ = found.rows.front().name;
    return true;
}

void Audit::narrow(AuditFilter filter) {
    filter_ = std::move(filter);
    problems_.clear();
    message_ = {};
    model::Problems problems;
    const auto day = [&](const std::string& typed, const char* field) {
        const auto read = typedDay(typed);
        if (!read && !trimmed(typed).empty()) {
            problems.push_back({field, "not-a-day", {}});
        }
        return read;
    };
    query_ = {};
    query_.first = day(filter_.from, "from");
    query_.last = day(filter_.until, "until");
    query_.verb = filter_.verb;
    if (!filter_.person.empty()) {
        query_.person = model::AccountId{std::strtoll(filter_.person.c_str(), nullptr, 10)};
    }
    if (!problems.empty()) {
        refuse(problems);
        return;
    }
    if (!findClient(filter_.client)) {
        render();
        return;
    }
    rows_.clear();
    selected_ = 0;
    refresh();
}

void Audit::showViewsOf(model::ClientId client) {
    const auto found = permitted([&] { return seat_.access.client(client); });
    if (!found) {
        return;
    }
    problems_.clear();
    filter_ = {};
    filter_.verb = db::viewVerb;
    filter_.client = found->givenName + ' ' + found->familyName;
    query_ = {};
    query_.verb = filter_.verb;
    query_.client = client;
    clientName_ = filter_.client;
    rows_.clear();
    selected_ = 0;
    refresh();
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

void Audit::renderFilter(AuditView& next) const {
    next.filter = filter_;
    next.people.push_back({"", tr("Everybody")});
    for (const auto& account : permitted([this] { return seat_.access.accounts(); })) {
        next.people.push_back({std::to_string(account.id.value), account.fullName});
    }
    next.verbs.push_back({"", tr("Anything")});
    for (const auto& verb : seat_.access.trailVerbs()) {
        next.verbs.push_back({verb, verbWords(verb)});
    }
    std::sort(next.verbs.begin() + 1, next.verbs.end(),
              [](const Choice& a, const Choice& b) { return a.text < b.text; });
    std::vector<std::string> parts;
    const auto chosen = [&](const std::vector<Choice>& from, const std::string& code) {
        for (const auto& choice : from) {
            if (!code.empty() && choice.code == code) {
                parts.push_back(choice.text);
            }
        }
    };
    chosen(next.verbs, filter_.verb);
    chosen(next.people, filter_.person);
    if (!clientName_.empty()) {
        parts.push_back(clientName_);
    }
    if (query_.first) {
        parts.push_back(fill(tr("from {0}"), {dayWithYear(*query_.first)}));
    }
    if (query_.last) {
        parts.push_back(fill(tr("until {0}"), {dayWithYear(*query_.last)}));
    }
    for (const auto& part : parts) {
        next.narrowed += (next.narrowed.empty() ? "" : ", ") + part;
    }
    next.reading = reading_;
    next.problems = problems_;
    next.mark = mark_;
    next.message = message_;
}

void Audit::render() {
    AuditView next;
    renderFilter(next);
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    next.title = tr("Audit");
    next.line = next.narrowed.empty() ? counted(tr("{n, plural, one {# entry} other {# entries}} in the trail"), total_)
                                      : counted(tr("{n, plural, one {# entry} other {# entries}} that fit"), total_);
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
    next.trail.empty = reading_                ? tr("Reading …")
                       : next.narrowed.empty() ? tr("The trail is empty.")
                                               : tr("Nothing in the trail fits what was asked for.");
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
    std::vector<db::KnownHead> outside;
    problems_.clear();
    if (!mark_.empty()) {
        auto mark = readMark(mark_);
        if (!mark) {
            refuse(mark.problems());
            return;
        }
        outside.push_back(*std::move(mark));
    }
    verifying_ = true;
    result_ = {};
    altered_.clear();
    done_ = all_ = 0;
    stop_ = std::stop_source{};
    render();
    using Verification = db::Access::Verification;
    worker_.run<Verification>(
        [seat = seat_, stop = stop_.get_token(), tell = worker_.reporter(), outside, this] {
            // `this` is only touched by what `tell` brings to the UI thread, and dropped there when it is gone.
            const auto progress = [tell, this](std::int64_t done, std::int64_t total) {
                tell([this, done, total] {
                    done_ = done;
                    all_ = total;
                    render();
                });
            };
            return seat.access.verifyTrail(progress, stop, outside);
        },
        [this, compared = !outside.empty()](const Verification& found) {
            verifying_ = false;
            altered_.clear();
            for (const auto& where : found.altered) {
                altered_.push_back(alteredWords(where));
            }
            const auto rows =
                fill(tr("{0} entries, {1} records agree; {2} erased, {3} not covered."),
                     {number(found.entries), number(found.rows), number(found.erased), number(found.notCovered)});
            if (found.cancelled) {
                result_ = {tr("Stopped before the end."), rows, Tone::warn};
            } else if (found.verified()) {
                result_ = {compared ? tr("Verified, and the report agrees.") : tr("Verified."), rows, Tone::safe};
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
