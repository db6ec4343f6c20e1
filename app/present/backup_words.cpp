#include "app/present/backup_words.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>
#include <set>

namespace present {

namespace {

constexpr int daysWithoutAny = 7; ///< after which a clinic without a folder for backups is told each day

constexpr std::array<std::pair<std::string_view, const char*>, 12> whyTable{
    {{"full", "The disk with the backups is full. Make room on it, or choose another folder."},
     {"io", "The disk with the backups could not be written or read back. Look whether it is plugged in and sound."},
     {"read-only", "The folder for backups cannot be written to."},
     {"busy", "Another program held the store for too long. Try again."},
     {"damaged", "What was written did not read back. Do not trust this disk; choose another folder."},
     {"trail-altered", "The copy is whole, but the trail in it does not verify. See the Audit page."},
     {"folder-not-a-folder", "The folder for backups is not there. Look whether its disk is plugged in."},
     {"folder-inside-store", "The folder for backups lies inside the store."},
     {"folder-read-only-folder", "The folder for backups cannot be written to."},
     {"folder-not-absolute", "The folder for backups is not a whole path."},
     {"folder-required", "No folder for backups has been chosen."},
     {"stopped", "The backup was stopped."}}};

std::string whenMade(model::Instant at, const BackupWall& wall) {
    return dayAndTime(at, wall.timeZone, wall.today);
}

std::int64_t daysSince(model::Instant at, const BackupWall& wall) {
    return (wall.today - model::localTime(at, wall.timeZone).day).count();
}

std::string lastGoodWords(const db::BackupState& state, const BackupWall& wall) {
    return state.lastGood ? fill(tr("The last good one is from {0}."), {whenMade(state.lastGood->at, wall)})
                          : tr("There is no good one yet.");
}

} // namespace

std::string words(db::BackupReason reason) {
    switch (reason) {
    case db::BackupReason::hand:
        return tr("by hand");
    case db::BackupReason::exit:
        return tr("when closing");
    case db::BackupReason::daily:
        return tr("daily");
    case db::BackupReason::upgrade:
        return tr("before an update");
    }
    return {};
}

std::string backupWhy(const std::string& code) {
    for (const auto& [known, text] : whyTable) {
        if (known == code) {
            return tr(text);
        }
    }
    return tr("The backup could not be made.");
}

std::string backupProgress(db::BackupStep step, int done) {
    switch (step) {
    case db::BackupStep::copying:
        return fill(tr("Copying, {0}"), {percent(done)});
    case db::BackupStep::checking:
        return fill(tr("Checking the copy, {0}"), {percent(done)});
    case db::BackupStep::naming:
        break;
    }
    return tr("Finishing");
}

Chip backupStatus(const db::BackupState& state, const BackupWall& wall) {
    if (state.target.folder.empty()) {
        return {tr("No backups: choose a folder"), Tone::warn};
    }
    if (state.last && state.last->outcome != db::BackupOutcome::made) {
        return {fill(tr("Backup failed {0}"), {whenMade(state.last->at, wall)}), Tone::deny};
    }
    if (!state.lastGood) {
        return {tr("No backup yet"), Tone::warn};
    }
    const bool old = daysSince(state.lastGood->at, wall) > state.target.warnDays;
    return {fill(tr("Backup {0}"), {whenMade(state.lastGood->at, wall)}), old ? Tone::deny : Tone::safe};
}

Message backupAlarm(const db::BackupState& state, const BackupWall& wall) {
    if (state.target.folder.empty()) {
        if (daysSince(state.lastGood ? state.lastGood->at : state.storeSince, wall) < daysWithoutAny) {
            return {};
        }
        return {tr("No backups are made on this machine"),
                tr("If its disk fails, every record is lost. Choose a folder on another disk."), Tone::warn};
    }
    if (state.last && state.last->outcome == db::BackupOutcome::altered) {
        return {fill(tr("The backup of {0} holds an altered trail"), {whenMade(state.last->at, wall)}),
                backupWhy(state.last->why) + " " + lastGoodWords(state, wall), Tone::deny};
    }
    if (state.last && state.last->outcome == db::BackupOutcome::failed) {
        return {fill(tr("The backup failed {0}"), {whenMade(state.last->at, wall)}),
                backupWhy(state.last->why) + " " + lastGoodWords(state, wall), Tone::deny};
    }
    const auto age = daysSince(state.lastGood ? state.lastGood->at : state.storeSince, wall);
    if (age > state.target.warnDays && state.changedSince) {
        return {counted(tr("{n, plural, one {No good backup since # day} other {No good backup since # days}}"), age),
                lastGoodWords(state, wall), Tone::deny};
    }
    return {};
}

Message restoredAlarm(const db::Restoration& restoration, const BackupWall& wall) {
    std::set<std::string> toCount;
    std::set<std::string> strange;
    std::int64_t blocked = 0;
    for (const auto& unit : restoration.units) {
        (unit.blocked ? toCount : strange).insert(fill(tr("{0}, lot {1}"), {unit.product, unit.lotNumber}));
        blocked += unit.blocked ? 1 : 0;
    }
    if (toCount.empty() && strange.empty()) {
        return {};
    }
    const auto list = [](const std::set<std::string>& lots) { return listed({lots.begin(), lots.end()}); };
    std::string text;
    if (blocked > 0) {
        text =
            counted(tr("{n, plural, one {# cartridge had left the shelf since; it stays} other {# cartridges had left "
                       "the shelf since; they stay}}"),
                    blocked) +
            fill(tr(" blocked until counted: {0}."), {list(toCount)});
    }
    if (!strange.empty()) {
        text +=
            (text.empty() ? "" : " ") +
            fill(tr("Received since, and not in this store: {0}. Receive what is still there again."), {list(strange)});
    }
    return {fill(tr("A backup was restored {0}"), {whenMade(restoration.at, wall)}), text, Tone::warn};
}

std::vector<std::string> insideLines(const db::BackupLook& look, const BackupWall& wall) {
    const auto contents = [&](const db::StoreContents& of) {
        return listed(
            {counted(tr("{n, plural, one {# client} other {# clients}}"), of.clients),
             counted(tr("{n, plural, one {# signed session} other {# signed sessions}}"), of.sessions),
             counted(tr("{n, plural, one {# planned} other {# planned}}"), of.planned),
             counted(tr("{n, plural, one {# cartridge on the shelf} other {# cartridges on the shelf}}"), of.units)});
    };
    const auto entries = [&](const db::StoreContents& of) {
        const auto last = of.lastEntry ? whenMade(*of.lastEntry, wall) : std::string{"–"};
        return fill(tr("{0} entries, the last {1}; head {2}"), {number(of.sequence), last, of.head.substr(0, 16)});
    };
    std::vector<std::string> lines;
    lines.push_back(look.marked
                        ? fill(tr("{0}, made {1}, {2}"),
                               {look.inside.clinic, whenMade(look.backup.madeAt, wall), words(look.backup.reason)})
                        : fill(tr("{0}, a store copied by hand"), {look.inside.clinic}));
    lines.push_back(fill(tr("The backup: {0}"), {contents(look.inside)}));
    lines.push_back(entries(look.inside));
    if (look.now) {
        lines.push_back(fill(tr("The store as it is: {0}"), {contents(*look.now)}));
        lines.push_back(entries(*look.now));
    }
    return lines;
}

Message lostMessage(const db::BackupLook& look) {
    if (!look.altered.empty()) {
        return {tr("The trail in this backup does not verify"),
                fill(tr("First at {0}. Restore it only if there is no other."), {look.altered.front()}), Tone::deny};
    }
    if (!look.store) {
        return {tr("Nothing is lost"), tr("There is no store in this place."), Tone::safe};
    }
    if (!look.now) {
        return {tr("What would be lost cannot be told"),
                tr("The store that is there cannot be read with this account. It is kept aside as it is."), Tone::warn};
    }
    if (!look.goesOnFromIt) {
        return {
            tr("The store is not the continuation of this backup"),
            tr("Both have entries that the other has not. All that was entered in the store is given up; it is kept "
               "aside."),
            Tone::deny};
    }
    const auto& lost = look.lost;
    if (lost.entries == 0) {
        return {tr("Nothing is lost"), tr("The store has nothing that the backup has not."), Tone::safe};
    }
    std::vector<std::string> parts;
    const auto part = [&](const char* pattern, std::int64_t n) {
        if (n > 0) {
            parts.push_back(counted(tr(pattern), n));
        }
    };
    part("{n, plural, one {# session} other {# sessions}}", lost.sessions);
    part("{n, plural, one {# new client} other {# new clients}}", lost.clients);
    part("{n, plural, one {# planned visit} other {# planned visits}}", lost.planned);
    part("{n, plural, one {# cartridge opened or gone} other {# cartridges opened or gone}}", lost.units);
    part("{n, plural, one {# reminder sent} other {# reminders sent}}", lost.sent);
    return {
        counted(tr("{n, plural, one {# entry made since would be lost} other {# entries made since would be lost}}"),
                lost.entries),
        (parts.empty() ? std::string{} : fill(tr("Among them {0}. "), {listed(parts)})) +
            tr("The store as it is stays beside, under another name."),
        Tone::warn};
}

Message restoredMessage(const db::RestoreDone& done) {
    std::vector<std::string> lines;
    if (!done.keptAs.empty()) {
        lines.push_back(fill(tr("What was the store is kept as \"{0}\"."), {done.keptAs.filename().string()}));
    }
    if (done.reminders > 0) {
        lines.push_back(counted(tr("{n, plural, one {# reminder may have gone out since: ask the client.} other {# "
                                   "reminders may have gone out since: ask the clients.}}"),
                                done.reminders));
    }
    if (done.blocked > 0) {
        lines.push_back(counted(tr("{n, plural, one {# cartridge is blocked until its lot is counted.} other {# "
                                   "cartridges are blocked until their lots are counted.}}"),
                                done.blocked));
    }
    if (done.strange > 0) {
        lines.push_back(
            counted(tr("{n, plural, one {# cartridge received since is not in the store.} other {# cartridges "
                       "received since are not in the store.}}"),
                    done.strange));
    }
    std::string text;
    for (const auto& line : lines) {
        text += (text.empty() ? "" : " ") + line;
    }
    return {tr("The backup has been restored."), text, Tone::safe};
}

} // namespace present
