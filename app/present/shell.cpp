#include "app/present/shell.h"

#include "app/present/asking.h"
#include "app/present/backup_words.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/role_table.h"

namespace present {

namespace {

constexpr int mostSuggestions = 12;

std::string detailOf(const db::ClientRow& row) {
    std::string text = row.birthDate ? dayWithYear(*row.birthDate) : std::string{};
    if (!row.phone.empty()) {
        text += (text.empty() ? "" : ", ") + row.phone;
    }
    if (row.deceased) {
        text += (text.empty() ? "" : ", ") + tr("deceased");
    }
    return text;
}

} // namespace

Shell::Shell(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , lock_{seat_.ports.elapsed}
    , opened_{seat_.ports.now()} {
    refresh();
}

Shell::~Shell() {
    proving_.request_stop();
}

void Shell::addPages(ShellView& next) const {
    const auto& access = seat_.access;
    const auto warnings = permitted([&] { return access.warnings(); });
    db::ReminderQuery query;
    query.set = db::ReminderSet::callNow;
    query.limit = 0;
    const auto calls = permitted([&] { return access.reminders(query); }).total;
    const auto needles =
        static_cast<std::int64_t>(warnings.recalledOnHand.size() + warnings.expired.size() + warnings.expiring.size() +
                                  warnings.low.size() + warnings.containers.size());
    const auto performer = may(seat_, "read.all-drafts") ? std::nullopt : std::optional{access.actor().account()};
    const auto open = static_cast<std::int64_t>(permitted([&] { return access.unsigned_(performer); }).size());
    const auto badge = [](std::int64_t n) { return n == 0 ? std::string{} : number(n); };
    const std::vector<std::pair<PageEntry, std::string_view>> all{
        {{Page::today, tr("Today"), badge(open), counted(tr("{n, plural, =0 {} other {# not signed}}"), open), false},
         "read.sessions"},
        {{Page::clients, tr("Clients"), "", "", false}, "read.clients"},
        {{Page::diary, tr("Diary"), "", "", false}, "read.sessions"},
        {{Page::needles, tr("Needles"), badge(needles),
          counted(tr("{n, plural, =0 {} one {# warning} other {# warnings}}"), needles),
          !warnings.recalledOnHand.empty()},
         "read.needles"},
        {{Page::aftercare, tr("Aftercare"), badge(calls),
          counted(tr("{n, plural, =0 {} one {# client to call} other {# clients to call}}"), calls), calls > 0},
         "read.reminders"},
        {{Page::audit, tr("Audit"), "", "", false}, "read.trail"},
        {{Page::settings, tr("Settings"), "", "", false}, "read.clinic"}};
    for (const auto& [page, verb] : all) {
        if (may(seat_, verb)) {
            next.pages.push_back(page);
        }
    }
}

void Shell::addStatus(ShellView& next) const {
    const auto clinic = seat_.access.clinic();
    const auto today = seat_.access.today();
    next.clinic = clinic.name;
    const auto name = seat_.store->folder().filename().string();
    next.store = fill(seat_.store->encrypted() ? tr("{0}, encrypted") : tr("{0}, not encrypted"), {name});
    const auto proof = lastProof();
    if (!proof) {
        next.trail = tr("Trail not verified yet");
    } else {
        next.trail = fill(proof->second ? tr("Trail verified {0}") : tr("Trail altered, found {0}"),
                          {dayAndTime(proof->first, clinic.timeZone, today)});
        next.trailTone = proof->second ? Tone::safe : Tone::deny;
    }
    if (may(seat_, db::readBackupsVerb)) {
        const auto chip = backupStatus(seat_.access.backupState(), {seat_.ports.now(), clinic.timeZone, today});
        next.backup = chip.text;
        next.backupTone = chip.tone;
    }
    if (addCopy(next)) {
        return;
    }
    const auto rules = seat_.access.rules();
    if (rules->approvedBy.empty()) {
        next.banner = {tr("The rule book has not been approved."),
                       tr("A named licence holder must approve it under Settings."), Tone::warn};
    }
    if (proof && !proof->second) {
        next.banner = {tr("The record was altered by something other than Needlebook."),
                       tr("A manager sees on the audit page where. Keep the newest backup and the printed reports."),
                       Tone::deny};
    }
}

/// True for a copy, which the banner then tells; nothing else of the store matters more.
bool Shell::addCopy(ShellView& next) const {
    switch (seat_.store->kind()) {
    case db::StoreKind::live:
        return false;
    case db::StoreKind::oldCopy:
        next.store = fill(tr("{0}, old copy"), {seat_.store->folder().filename().string()});
        next.backup = tr("Old copy, read only");
        next.banner = {tr("This is an old copy of the store: it can be looked at, nothing is saved or sent."),
                       tr("Another copy has gone on since. What to do is told under Settings, Backups."), Tone::deny};
        break;
    case db::StoreKind::backup:
        next.store = fill(tr("{0}, a backup"), {seat_.store->folder().filename().string()});
        next.backup = tr("Backup, read only");
        next.banner = {tr("This is a backup: it can be looked at, nothing is saved or sent."),
                       tr("To work with it, restore it."), Tone::deny};
        break;
    }
    next.backupTone = Tone::deny;
    return true;
}

void Shell::refresh() {
    version_ = seat_.store->dataVersion();
    lock_.setLimits(seat_.access.idleLimits());
    ShellView next;
    const auto& person = seat_.access.actor().person();
    next.personName = person.fullName;
    next.personRoles = roleNames(person.roles);
    addPages(next);
    addStatus(next);
    next.searchText = view().searchText;
    next.suggestions = view().suggestions;
    next.moreSuggestions = view().moreSuggestions;
    addLock(next);
    show(std::move(next));
}

bool Shell::poll() {
    if (lock_.look()) {
        hide();
    }
    if (seat_.store->dataVersion() != version_) {
        refresh();
        return true;
    }
    relock();
    return false;
}

void Shell::suggest(const std::string& text) {
    auto next = view();
    next.searchText = text;
    next.suggestions.clear();
    next.moreSuggestions.clear();
    if (!trimmed(text).empty() && lock_.sight() == Sight::all) {
        db::ClientQuery query;
        query.text = text;
        query.limit = mostSuggestions;
        query.includeDeceased = true;
        const auto found = seat_.access.clients(query);
        for (const auto& row : found.rows) {
            next.suggestions.push_back({row.id, row.name, detailOf(row)});
        }
        const auto more = found.total - static_cast<std::int64_t>(found.rows.size());
        if (found.total == 0) {
            next.moreSuggestions = tr("No client found");
        } else if (more > 0) {
            next.moreSuggestions = fill(tr("and {0} more"), {number(more)});
        }
    }
    show(std::move(next));
}

void Shell::signOut() {
    worker_.run<bool>(
        [seat = seat_] {
            seat.store->signOut(seat.access.actor());
            return true;
        },
        [this](bool) {
            if (signedOut) {
                signedOut();
            }
        },
        [this](const std::string&) {
            if (signedOut) { // leaving is never refused, whatever the disk says
                signedOut();
            }
        });
}

std::optional<std::pair<model::Instant, bool>> Shell::lastProof() const {
    auto last = verified_;
    if (const auto kept = permitted([this] { return seat_.access.trailCheck(); });
        kept && (!last || last->first < kept->at)) {
        last = {kept->at, kept->good()};
    }
    return last;
}

void Shell::proveIfDue() {
    constexpr std::chrono::minutes settled{2}; // whoever has just come in has other things to load
    constexpr std::chrono::hours often{24};
    const auto now = seat_.ports.now();
    const auto proof = lastProof();
    if (proves_ || now - opened_ < settled || (proof && proof->first <= now && now - proof->first < often)) {
        return;
    }
    proves_ = true;
    worker_.run<bool>([seat = seat_, stop = proving_.get_token()] { return seat.access.checkTrail(stop); },
                      [this](bool) {
                          proves_ = false;
                          refresh();
                      },
                      [this](const std::string&) {
                          opened_ = seat_.ports.now(); // not at once again
                          proves_ = false;
                      },
                      Lane::audits);
}

void Shell::trailVerified(model::Instant at, bool good) {
    verified_ = {at, good};
    refresh();
}

} // namespace present
