#include "app/present/clients.h"

#include "app/present/asking.h"
#include "app/present/text.h"
#include "app/present/tr.h"

namespace present {

namespace {

bool& flag(db::ClientQuery& query, ClientFilter filter) {
    switch (filter) {
    case ClientFilter::withReaction:
        return query.withReaction;
    case ClientFilter::withoutConsent:
        return query.withoutConsent;
    case ClientFilter::treatedWithin90Days:
        return query.treatedWithin90Days;
    case ClientFilter::includeDeceased:
        break;
    }
    return query.includeDeceased;
}

std::string words(ClientFilter filter) {
    switch (filter) {
    case ClientFilter::withReaction:
        return tr("Open reaction");
    case ClientFilter::withoutConsent:
        return tr("No consent to contact");
    case ClientFilter::treatedWithin90Days:
        return tr("Treated in the last 90 days");
    case ClientFilter::includeDeceased:
        break;
    }
    return tr("Deceased too");
}

std::optional<Chip> chipOf(const db::ClientRow& row) {
    if (row.deceased) {
        return Chip{tr("Deceased"), Tone::neutral};
    }
    if (row.openReaction) {
        return Chip{tr("Open reaction"), Tone::deny};
    }
    if (row.hasAllergies) {
        return Chip{tr("Allergies"), Tone::warn};
    }
    return std::nullopt;
}

} // namespace

Clients::Clients(Seat seat)
    : seat_{std::move(seat)} {
    refresh();
}

void Clients::refresh() {
    ClientsView next;
    const auto found = seat_.access.clients(query_);
    auto everyone = query_;
    everyone.withReaction = everyone.withoutConsent = everyone.treatedWithin90Days = false;
    everyone.includeDeceased = true;
    everyone.limit = 1;
    const auto hidden = seat_.access.clients(everyone).total - found.total;
    const auto today = seat_.access.today();

    next.title = tr("Clients");
    next.line = counted(tr("{n, plural, one {# client} other {# clients}}"), found.total);
    next.search = query_.text;
    next.newestFirst = query_.newestFirst;
    for (const auto filter : {ClientFilter::treatedWithin90Days, ClientFilter::withReaction,
                              ClientFilter::withoutConsent, ClientFilter::includeDeceased}) {
        next.filters.push_back({filter, words(filter), flag(query_, filter)});
    }
    for (const auto& row : found.rows) {
        next.list.rows.push_back({row.id.value,
                                  {{row.name, {}, false},
                                   {row.birthDate ? dayWithYear(*row.birthDate) : std::string{}, {}, false},
                                   {row.phone, {}, false},
                                   {row.lastSession ? shortDay(*row.lastSession, today) : std::string{}, {}, true},
                                   {"", chipOf(row), false}}});
    }
    const auto shown = static_cast<std::int64_t>(found.rows.size());
    if (shown < found.total) {
        next.list.summary =
            fill(tr("the first {0} of {1}; type more to narrow it down"), {number(shown), number(found.total)});
    }
    if (hidden > 0) {
        next.list.hidden = fill(tr("hidden by filter: {0}"), {number(hidden)});
    }
    if (!query_.text.empty()) {
        next.list.empty = fill(tr("Nobody found for \"{0}\". Try another spelling, or add a client."), {query_.text});
    } else if (hidden > 0) {
        next.list.empty = tr("Nobody matches these filters.");
    } else {
        next.list.empty = tr("No clients yet. Add the first one, or import a file.");
    }
    next.mayAdd = may(seat_, "client.add");
    next.mayImport = next.mayAdd && may(seat_, "client.edit");
    show(std::move(next));
}

void Clients::search(const std::string& text) {
    query_.text = text;
    refresh();
}
void Clients::set(ClientFilter filter, bool on) {
    flag(query_, filter) = on;
    refresh();
}
void Clients::clearFilters() {
    query_.withReaction = query_.withoutConsent = query_.treatedWithin90Days = query_.includeDeceased = false;
    refresh();
}
void Clients::sortNewestFirst(bool newest) {
    query_.newestFirst = newest;
    refresh();
}

} // namespace present
