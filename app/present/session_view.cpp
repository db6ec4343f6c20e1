#include "app/present/session_view.h"
#include "app/present/asking.h"

#include "app/present/amending.h"
#include "app/present/chart_views.h"
#include "app/present/co_signing.h"
#include "app/present/finding_text.h"
#include "app/present/invalidating.h"
#include "app/present/session_care.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/role_table.h"

#include <algorithm>
#include <iterator>

namespace present {

namespace {

/// Who stands behind the record, and why it ended early.
void addSignatures(SessionSection& section, const db::SessionDetail& session, const std::string& zone,
                   model::Day today) {
    if (session.signedAt) {
        addLine(section, tr("Signed"),
                fill(tr("by {0}, {1}"), {session.signedBy, dayAndTime(*session.signedAt, zone, today)}), Tone::safe);
    }
    for (const auto& one : session.cosignatures) {
        const auto text = fill(tr("by {0}, {1}"), {one.who, dayAndTime(one.at, zone, today)});
        const bool current = one.version == session.version;
        addLine(section, tr("Co-signed"), current ? text : fill(tr("{0}, before it was amended"), {text}),
                current ? Tone::safe : Tone::neutral);
    }
    addLine(section, tr("Why it ended"), session.ending, Tone::warn);
}

SessionSection findings(const db::SessionDetail& session, const model::RuleBook& rules, model::Day today) {
    SessionSection section{tr("Findings"), {}};
    for (const auto& group : grouped(session.assessment, rules, today)) {
        addLine(section, words(session.assessment.verdict), group.text, group.tone);
        for (const auto& over : session.overrides) {
            if (std::ranges::find(group.keys, over.findingKey) != group.keys.end()) {
                addLine(section, tr("Reason"), fill(tr("{0}: {1}"), {words(over.reason), over.words}), Tone::info);
                break;
            }
        }
    }
    return section;
}

std::string handedWords(model::HandoutWay way) {
    switch (way) {
    case model::HandoutWay::printed:
        return tr("printed {0} by {1}");
    case model::HandoutWay::saved:
        return tr("saved {0} by {1}");
    case model::HandoutWay::mailed:
        return tr("mailed {0} by {1}");
    }
    return {};
}

SessionSection handedOver(const std::vector<db::HandoutRow>& handouts, const std::string& zone) {
    SessionSection section{tr("Handed over"), {}};
    for (const auto& one : handouts) {
        const auto at = fill(tr("{0} {1}"), {dayWithYear(model::localTime(one.at, zone).day), clockTime(one.at, zone)});
        addLine(section, fill(tr("Aftercare sheet version {0}"), {number(one.sheetVersion)}),
                fill(handedWords(one.way), {at, one.who}));
    }
    return section;
}

SessionSection aftercare(const Seat& seat, const db::SessionRow& session) {
    SessionSection section{tr("Aftercare"), {}};
    for (auto& line : careOf(seat, session.id, session.client)) {
        addLine(section, std::move(line.when), std::move(line.text), line.tone);
    }
    return section;
}

} // namespace

SessionView::SessionView(Seat seat, model::SessionId session)
    : seat_{std::move(seat)}
    , id_{session} {
    refresh();
}

void SessionView::refresh() {
    SessionReading next;
    const auto& access = seat_.access;
    const auto session = permitted([&] { return access.session(id_); });
    if (!session) {
        next.title = tr("This session is not in the store, or its chart is restricted.");
        show(std::move(next));
        return;
    }
    noteView(seat_, session->row.client);
    const auto today = access.today();
    const auto zone = access.clinic().timeZone;
    const auto version = session->assessment.ruleBookVersion;
    const auto rules = version > 0 ? access.rules(version) : access.rules();
    const SessionLines lines{access, zone};
    next.found = true;
    next.client = session->row.client;
    next.title = fill(tr("Session of {0}, {1}"), {longDay(session->row.day, today), session->row.clientName});
    next.line = treatmentText(session->record.plan.rows, rules->zones);
    if (session->signedAt) {
        next.line += "; " + fill(tr("signed by {0} on {1}"),
                                 {session->signedBy, shortDay(model::localTime(*session->signedAt, zone).day, today)});
    }
    next.state = sessionChip(session->row);
    if (const auto& why = session->row.invalidated) {
        next.invalidated = whoAndWhy(*why, zone, today);
        if (session->replaced) {
            next.invalidated += ' ' + fill(tr("It was moved to the chart of {0}."), {session->replaced->clientName});
        }
    }
    next.waits = waitsText(*session, access.accounts());
    next.mayInvalidate = mayInvalidate(seat_, *session);
    next.mayAmend = mayAmend(seat_, *session);
    next.mayCoSign = mayCoSign(seat_, *session);
    next.maySheet =
        (session->row.state == model::SessionState::signed_ || session->row.state == model::SessionState::amended) &&
        db::mayDo(access.actor().person().roles, "sheet.hand-out");
    auto sections = lines.sections(session->record, session->units, rules->zones);
    addSignatures(sections.front(), *session, zone, today);
    sections.push_back(findings(*session, *rules, today));
    sections.push_back(aftercare(seat_, session->row));
    sections.push_back(handedOver(access.handouts(id_), zone));
    std::ranges::copy_if(sections, std::back_inserter(next.sections),
                         [](const SessionSection& section) { return !section.lines.empty(); });
    const auto& amendments = session->amendments;
    for (auto i = amendments.size(); i-- > 0;) {
        const auto& after = i + 1 < amendments.size() ? amendments[i + 1].before : session->record;
        const auto& one = amendments[i];
        next.amendments.push_back({amendedText({one.reason, one.who, one.at}, zone, today),
                                   lines.changes(one.before, after, session->units, rules->zones)});
    }
    show(std::move(next));
}

} // namespace present
