#include "app/present/co_signing.h"

#include "app/present/asking.h"
#include "app/present/confirming.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <iterator>

namespace present {

namespace {

using CoSigned = model::Outcome<db::Applied>;

bool waitsForCoSignature(const db::SessionRow& session) {
    const auto state = session.state;
    return session.cosignWanted && (state == model::SessionState::signed_ || state == model::SessionState::amended);
}

/// As the store has it: treats, and is neither a trainee nor gone.
bool supervises(const model::Account& account) {
    return !account.trainee && !account.disabled &&
           (account.roles.contains(model::Role::owner) || account.roles.contains(model::Role::practitioner));
}

} // namespace

Chip sessionChip(const db::SessionRow& session) {
    return waitsForCoSignature(session) ? Chip{tr("Not co-signed"), Tone::warn}
                                        : Chip{words(session.state), tone(session.state)};
}

std::string waitsText(const db::SessionDetail& session, const std::vector<model::Account>& accounts) {
    if (!waitsForCoSignature(session.row)) {
        return {};
    }
    const auto named = std::ranges::find_if(
        accounts, [&](const model::Account& account) { return account.id == session.record.plan.supervisor; });
    return named == accounts.end() ? tr("It waits for the co-signature of a supervisor.")
                                   : fill(tr("It waits for the co-signature of {0}."), {named->fullName});
}

bool mayCoSign(const Seat& seat, const db::SessionDetail& session) {
    const auto& person = seat.access.actor().person();
    if (!waitsForCoSignature(session.row) || !may(seat, "session.cosign") || person.id == session.row.performer ||
        !supervises(person)) {
        return false;
    }
    const auto& named = session.record.plan.supervisor;
    if (named == person.id || person.roles.contains(model::Role::owner)) {
        return true;
    }
    const auto accounts = seat.access.accounts();
    return std::ranges::none_of(
        accounts, [&](const model::Account& account) { return account.id == named && supervises(account); });
}

CoSigning::CoSigning(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {}

void CoSigning::open(model::SessionId id) {
    const auto session = permitted([&] { return seat_.access.session(id); });
    if (!session || view().saving) {
        return;
    }
    version_ = session->version;
    CoSigningView next;
    next.session = id;
    next.title = tr("Co-sign this session");
    next.meaning = fill(tr("I, {0}, have looked at what {1} did on {2} with {3}, as it stands here, and stand behind "
                           "it."),
                        {seat_.access.actor().person().fullName, session->row.performerName,
                         dayWithYear(session->row.day), session->row.clientName});
    show(std::move(next));
}

void CoSigning::close() {
    worker_.forget();
    show({});
}

void CoSigning::refuse(const model::Problems& problems) {
    auto next = view();
    next.saving = false;
    next.problems = byField(problems);
    next.message = {};
    model::Problems elsewhere;
    std::ranges::copy_if(problems, std::back_inserter(elsewhere),
                         [](const model::Problem& problem) { return problem.field != "pin"; });
    if (!elsewhere.empty()) {
        next.message = {tr("This was not done."), joined(elsewhere), Tone::deny};
    }
    show(std::move(next));
}

void CoSigning::save(const std::string& pin) {
    if (view().saving || !view().session) {
        return;
    }
    if (pin.empty()) {
        refuse({{"pin", "required", {}}});
        return;
    }
    auto next = view();
    next.saving = true;
    next.problems.clear();
    next.message = {};
    show(std::move(next));
    worker_.run<CoSigned>([seat = seat_, change = model::Change{model::CoSign{view().session, version_}},
                           pin]() mutable { return confirmAndApply(seat.access, change, pin); },
                          [this](const CoSigned& answer) {
                              if (!answer) {
                                  refuse(answer.problems());
                                  return;
                              }
                              close();
                              if (saved) {
                                  saved();
                              }
                          },
                          [this](const std::string& why) {
                              auto after = view();
                              after.saving = false;
                              after.message = {tr("This was not saved."), why, Tone::deny};
                              show(std::move(after));
                          });
}

} // namespace present
