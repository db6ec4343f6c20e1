#include "app/cli/help.h"

#include <array>
#include <utility>

namespace cli {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 75> footers{{
    {"account list", "JSON: total, accounts [uid, signInName, fullName, roles, trainee, disabled, hasPin]; for owners, "
                     "managers and\nauditors also lastSignIn and passwordOfAnother (somebody else has set it)."},
    {"account add", "JSON: uid."},
    {"account disable", "The account keeps its place in the history. Its slot is removed, so its password opens "
                        "nothing. JSON: uid."},
    {"account password",
     "One's own, or another's for owners and managers, who give --user's password as always. JSON: uid."},
    {"account notices", "JSON: total, notices [uid, kind (emergency, recovery, new-key), at, who, client, reason]."},
    {"store new-key",
     "For when somebody has left who may have kept a copy, or the recovery key on paper is lost. Close the other\n"
     "windows first. Everybody but --user gets a first password. A power cut leaves the old key or the new one.\n"
     "Backups made until then still open with what opened them. JSON: recoveryKey, firstPasswords [signInName, "
     "password]."},
    {"chart emergency", "Entered in the trail; stands on Today until an owner or a manager has seen it. JSON: uid."},
    {"client add", "JSON: kind (\"client\"), uid."},
    {"client find", "JSON: total, clients [uid, name, birthDate, phone, lastSession, deceased]."},
    {"client show",
     "JSON: uid, givenName, familyName, birthDate, phone, email, address {lines, city, postcode, country},\n"
     "consent {channel: given|refused|not-asked}, language, skinType, allergies, deceased, externalReference,\n"
     "zones [zone, verdict, historyKnown, lastTreated, earliest, recommended],\n"
     "sessions [uid, day, state, waitsForCosignature, performer, rows [zone, modality, depthMm], cartridges],\n"
     "reminders [step, title, state, day, dueAt]."},
    {"client export", "The folder gets records.pdf, records.json, what the formats mean and the client's files. Entered in "
                      "the trail.\nJSON: folder, records, trail {sequence, head}."},
    {"client import",
     "JSON: imported, encoding, people, added, linked, skipped, columns [heading, taken],\n"
     "problems and notes [line, column, fault, words]. With --preview the numbers are those that would be.\n"
     "Exit code 2 when anything is wrong; then nothing is imported."},
    {"needle receive", "A use-by day that is over, and a lot number known of another product, are asked about: look at "
                       "the box again and\n"
                       "say --compared. What came past its day is kept as expired, of a recalled lot in quarantine.\n"
                       "JSON: uid, product, modality, lot, useBy, received, used, wasted, opened, quarantined, onHand, "
                       "expired, returned,\n"
                       "lost, found, inUse, recalled, quarantine, quantity."},
    {"needle open",
     "Of two programs that open one cartridge one wins; the other is refused with exit code 2 and told why.\n"
     "JSON: cartridge, product, lot, useBy, state, session (uid)."},
    {"needle waste", "JSON: cartridge, product, lot, useBy, state, reason, at, who, note, witness, method, container."},
    {"needle count", "A difference is made good: what is missing becomes lost, what is too many is found.\n"
                     "JSON: lot, product, at, who, expected, counted, variance, reason, onHand, lost, found."},
    {"needle stock",
     "JSON: total, lots [uid, product, modality, lot, useBy, received, used, wasted, opened, quarantined, onHand,\n"
     "expired, returned, lost, found, inUse, recalled, quarantine]."},
    {"needle trace",
     "JSON: of, total, exposed [client, name, phone, email, day, performer, cartridge, state, container, product, "
     "lot,\n"
     "useBy, zones, devices, room, invalidated]. A lot number that is not known is answered with those that come "
     "near."},
    {"needle recall",
     "A recall takes effect at once: what is in stock is quarantined, the clients exposed are listed, and later\n"
     "deliveries of the lots are quarantined too. Of lots that never came those that come near are told.\n"
     "The file of --import has the columns product or gtin (or both), lots (with commas or semicolons, or all), "
     "class,\n"
     "date, text and where known source; lines of one class, date, text and source are one recall. All or nothing,\n"
     "with a list of the lines that are wrong.\n"
     "JSON: uid, class, day, text, source, issuedAt, issuedBy, liftedAt, liftedBy, liftReason, lotCount, onHand,\n"
     "exposedClients, toldClients, items [product, gtin, lot (null: all), productKnown, lotsMet],\n"
     "lots [product, lot, at, onHandThen, usedThen, onHand, used], exposureTotal,\n"
     "exposed [client, name, phone, email, day, performer, lot, cartridge, knownAt, added, withdrawn, outcome,\n"
     "lastTried], contacts [name, at, who, how, outcome, note].\n"
     "--list: total, recalls [uid to toldClients]. --import: imported, recalls. --preview: matches [product,\n"
     "productKnown, lot, lots, onHand, sessions, near, otherProducts]."},
    {"needle label",
     "Sheets: avery-l7651, avery-l4732, avery-l4731, avery-5267, avery-5160. Cartridges in stock get a label each, in\n"
     "order of their ids. The file is written whole or not at all, readable by its owner only; none is overwritten.\n"
     "JSON: file, sheet, sheets, product, lot, total, cartridges [printed id]."},
    {"container assemble", "JSON: uid, number, kind, millilitres, room, state, offered, assembled, fillPercent, "
                           "closed, collected, consignment,\n"
                           "cartridges, closeBy, collectBy, due, full, closeSoon, closeOverdue, collectOverdue."},
    {"container place", "JSON: as container assemble."},
    {"container offer", "JSON: as container assemble. One that stands in no room is offered in every room."},
    {"container fill", "JSON: as container assemble."},
    {"container close", "JSON: as container assemble."},
    {"container collect", "JSON: as container assemble. Only a closed one is collected."},
    {"container list", "JSON: total, containers [as container assemble]."},
    {"session assess",
     "A group of zones stands for its default leaves. A depth is 1.5mm, 1.5 or 1,5; without one it is not known.\n"
     "No session is started before the screening of its day: without the answers the start is denied. --screened\n"
     "tells what else stands in the way; it records nothing. The questions are those of rule list --part questions.\n"
     "JSON: verdict (allow|warn|deny), act, day, ruleBookVersion, earliest (over all zones; null when no day helps),\n"
     "findings [rule, kind, strength, source, grade, zone (null: the whole client, or who treats), about, since,\n"
     "clearedBy (a prescriber), requiredDays, limit (in place of days: micrometres, years or questions), daysShort, "
     "earliest, words],\n"
     "zones [zone, verdict, historyKnown, earliest, recommended].\n"
     "Exit code 0 for allow and warn, 3 for deny."},
    {"session plan",
     "JSON: uid, client, day, minute, durationMinutes, state, performer, room, rows [zone, modality, depthMm],\n"
     "doubleBooked (uids of sessions that take the same client, performer or room then; it is planned all the same),\n"
     "closed (why the clinic is closed then, or null; it takes a --reason), closedReason,\n"
     "assessment (as session assess). When it is refused: the assessment alone."},
    {"diary",
     "JSON: total, sessions [uid, client, day, minute, durationMinutes, state, performer, room, rows, noLongerSafe,\n"
     "against (findings as in session assess: what keeps it from being started and was not there when it was planned;\n"
     "none while it is safe), doubleBooked (uids of sessions that take the same client, performer or room then),\n"
     "closed (why the clinic is closed then, or null), closedReason (what was said for planning it all the same, or\n"
     "null: it is to be moved)], closures [day, open (hours, or closed), reason]: the days on which the week's hours "
     "do\n"
     "not hold."},
    {"hours show",
     "JSON: set (false while the usual hours are shown because the clinic has set none), hours {monday to "
     "sunday:\n"
     "HH:MM-HH:MM or closed}."},
    {"hours set", "The first time days left out get the usual hours, 08:00-20:00. Sessions that lie outside stay "
                  "planned; Today tells\n"
                  "that they are to be moved.\n"
                  "JSON: as hours show, toBeMoved and mayStay [uid, client, day, minute, performer, closed]."},
    {"lock show", "JSON: after, atDesk: minutes; after 0: never by itself."},
    {"lock set", "It holds for every window of this clinic at once. JSON: as lock show."},
    {"closed add", "Of several entries for one day the one of fewest days holds, of equal ones the last entered.\n"
                   "JSON: uid, first, last, open (hours, or closed), reason, toBeMoved and mayStay as hours set."},
    {"calendar client", "Made again it has the same uids and counts what has changed. JSON: file, entries, cancelled."},
    {"calendar clinic", "Clients stand in it with their initials. JSON: file, entries, cancelled."},
    {"closed list", "JSON: total, closed [uid, first, last, open, reason]."},
    {"closed remove", "JSON: as closed add."},
    {"exposure add", "JSON: kind (\"exposure\"), uid."},
    {"exposure items", "JSON: items [item, name, group, reach (zone|client), mayLast]."},
    {"rule list", "JSON: version, approvedBy, parts {table: [row as column: text]}."},
    {"rule show", "JSON: as rule list, with that rule alone."},
    {"rule import", "JSON: version, affected [uid, client, day, minute, verdictNow, verdictThen, earliestThen and the "
                    "rest of diary].\n"
                    "The new version waits for a licence holder's approval. Nothing is half imported."},
    {"session record",
     "In the file null or a missing field means not known. What has happened is never denied: its findings\n"
     "are stored with it. It is signed with the password given. Refused when a session of that client, day and\n"
     "performer with the same rows stands, unless both have hours and began at different ones, or with --again.\n"
     "JSON: as session show."},
    {"session show",
     "JSON: uid, version, state, findings [kind, rule, ruleBookVersion, zone, strength, daysShort],\n"
     "overrides [finding, daysShort, reason, words], signedBy, signedAt, invalidated {reason, by, at} or null,\n"
     "waitsForCosignature, cosignatures [by, at, version], amendments [version, reason, by, at, before {what it said\n"
     "until then}],\n"
     "and the fields of session record --example; zones are leaves."},
    {"session import",
     "client is a uid, the reference a client was imported with, or \"Given Family YYYY-MM-DD\"; day is YYYY-MM-DD,\n"
     "start and end are HH:MM. A session that is recorded already is refused, as with session record; two visits of\n"
     "one day need start and end. Exit code 2 when anything is wrong; then nothing is recorded.\n"
     "JSON: recorded."},
    {"session replace",
     "The session is marked as invalid and stays readable; a copy stands on the right client, with its cartridges, "
     "its\n"
     "findings by that client's own history, and its reminders. It is signed with the password given.\n"
     "JSON: as session show, of the copy."},
    {"session invalidate", "The session stays readable, healing and the first safe day are worked out without it, and "
                           "its reminders stop. Its\n"
                           "cartridges stay used up; a session recorded in its place may name them again. It is signed "
                           "with the password given.\n"
                           "JSON: as session show."},
    {"session amend",
     "The file has the form of session show --json; uid is needed, and what it leaves out stays as it is. What the\n"
     "session said stays beside it; healing, planned sessions and reminders follow the correction. Client, day,\n"
     "performer, supervisor, container and the cartridges charted stay as signed; cartridges that were used and not\n"
     "charted may be added behind them. Refused when somebody has amended it since the version the file names. It is\n"
     "signed with the password given.\n"
     "JSON: as session show."},
    {"session cosign", "For the supervisor named, or an owner. It is signed with the password given.\n"
                       "JSON: as session show."},
    {"session unsigned",
     "JSON: unsigned [kind (open, cosign: signed and waiting for its supervisor, draft), session (uid) or null,\n"
     "client (uid), clientName, since, who, supervisor or null]."},
    {"init", "JSON: store, uid, clinic, timeZone, owner, encrypted, recoveryKey (null without encryption)."},
    {"demo", "JSON: as init, with recoveryKey null."},
    {"reminder list",
     "JSON: at, total, reminders [client, clientUid, step, title, state, urgency, day, dueAt, lateAt, needsStaff,\n"
     "kind (instruction|check-in|call|next-visit), phone, unanswered (calls that nobody answered)]."},
    {"reminder send",
     "Runs as an account of the role sender, or of who works with clients. Safe to run at any time and several times "
     "at\n"
     "once. What could not be sent for now is tried again while its window is open; what failed for good, came late "
     "or\n"
     "may have gone out waits on the Aftercare page for a person.\n"
     "JSON: dryRun, held (no|off|old-copy|clock|server), why, abandoned, sent, retry, failed, unknown, refused, "
     "waits,\n"
     "wouldSend, reminders [reminder (uid), step, outcome, why, name (with --names)]."},
    {"machine-slot add", "JSON: account, machineSlot. Make a secret with: head -c 32 /dev/urandom | base64"},
    {"machine-slot remove", "JSON: account, machineSlot."},
    {"mail show",
     "JSON: set, and once it is: enabled, host, port, security, login, hasPassword, from, fromName, replyTo, ca, "
     "subject,\n"
     "body (what is empty is left out)."},
    {"mail set",
     "The first time --host and --from are needed, and nothing goes out before --enable. The password is read from a\n"
     "file or standard input, never from the arguments; it is shown to nobody again, and has to be given again for\n"
     "another host. JSON: as mail show."},
    {"mail clock-is-right",
     "After more than 7 days between two entries nothing goes out by mail until somebody says this, signed in as who "
     "works\n"
     "with clients. JSON: clockDoubted."},
    {"sheet",
     "Takes --output or --mail. The sheet follows the aftercare plan as it was when the session was signed. The same\n"
     "words are the same version; a version that was handed over before can be had again with --version, word for "
     "word.\n"
     "--mail sends the step that the sheet goes with, by the rules of reminder send and at most once.\n"
     "JSON: file, sheet, version, reprint, handout (uid); with --mail: held, outcome (sent|retry|failed|unknown|"
     "refused|\n"
     "waits), why."},
    {"udi",
     "JSON, one object a line: ok true with issuer (gs1|hibc), di, lot, expiry, produced, serial, other {identifier:\n"
     "value}, warnings [element, fault, words]; or ok false with problem, element, fault, and readings when it can be\n"
     "read in more than one way. Exit code 2 when a TEXT could not be read; 0 with -, where each line tells."},
    {"audit verify",
     "Looked at are the file page by page, the chain, the contents, every record that an entry covers, and the heads "
     "that\n"
     "the manifest and those reports and backups remember. Where: \"client:5 altered\", \"trail_entry:12 missing\",\n"
     "\"head:report altered\", \"page:17 damaged\" and the like.\n"
     "JSON: verified, entries, rows, erased, notCovered, altered [where], head. Exit code 1 when it was altered."},
    {"audit trail", "JSON: total, entries [sequence, at, who (null: the program itself), verb, subject (uid), payload "
                    "(JSON as text; null once\n"
                    "erased), hash]."},
    {"store encrypt",
     "Nobody else may have the store open. It is written anew under a key of its own, proved against the trail, and "
     "put "
     "in\n"
     "the place of the old one; a power cut leaves the one or the other. The owner's password stays; the others get a\n"
     "first password each, and machine slots have to be added again. The old file is deleted, but what a disk held "
     "may\n"
     "be found on it.\n"
     "JSON: encrypted, recoveryKey, firstPasswords [signInName, password]."},
    {"store decrypt", "As store encrypt, the other way; all passwords stay.\n"
                      "JSON: encrypted, recoveryKey (null), firstPasswords (none)."},
    {"audit hygiene",
     "JSON: from, to, clinic, findings [severity (critical|major|minor|exposure), code, day, key, words, subjects "
     "(uids,\n"
     "the session first), facts {name: text}, client (with --names, where there is one), state "
     "(open|resolved|reopened),\n"
     "resolution {note, who, at} or null], total, open, openCritical, sessions, complete, completePercent,\n"
     "months [first, sessions, complete, used, wasted {reason: n}, overrides, onHand], practitioners and rooms\n"
     "[name, sessions, complete, used, wasted, overrides], trail {sequence, head}. It is written as it is read.\n"
     "csv, html and pdf are the inspector pack. Each of the four is entered in the trail. Exit code 0 whatever is "
     "found."},
    {"backup folder", "JSON: folder (null: none), warnDays. The folder is a setting of this machine alone."},
    {"backup make",
     "Of the backups in this machine's folder the newest of 7 days, 5 weeks and 12 months are kept. Exit code 1 when "
     "the\n"
     "trail in the copy does not verify; the copy is kept all the same.\n"
     "JSON: backup (folder), madeAt, reason (hand|exit|daily|upgrade), sequence, head, altered, encrypted."},
    {"backup list", "JSON: total, backups [as backup make]."},
    {"backup check",
     "Everything is read: pages, trail and rows. Exit code 1 when the trail does not verify.\n"
     "JSON: as backup make, with marked, verified, alteredAt, inside and store {clinic, sequence, head, lastEntry,\n"
     "clients, signedSessions, planned, cartridges, files}, goesOnFromIt, wouldBeLost {entries, clients, sessions,\n"
     "planned, cartridges, reminders}."},
    {"backup restore",
     "The store must be open nowhere. What was there is kept beside it under another name. Reminders that were due "
     "since\n"
     "become unknown, and cartridges that had left the shelf since are blocked until their lot is counted.\n"
     "JSON: store, keptAs (null: nothing was there), remindersUnknown, cartridgesToCount, cartridgesNotInStore."},
    {"backup go-on",
     "An old copy (one that lacks entries seen before) opens to be read only, and sends nothing, until this is said.\n"
     "JSON: store."},
    {"check", "JSON: ok, faults. Exit code 1 when there is a fault."},
}};

} // namespace

std::string_view footerOf(std::string_view verb) {
    for (const auto& [name, footer] : footers) {
        if (name == verb) {
            return footer;
        }
    }
    return {};
}

} // namespace cli
