#include "db/hygiene_checks.h"

namespace db {
namespace {

using Code = model::HygieneCode;
using Third = HygieneThird;
using Keep = HygieneKeep;
using Other = HygieneCheck::Other;

// Sessions that took place, of the days asked for.
#define DONE "s.day BETWEEN ?1 AND ?2 AND s.counts = 1 AND s.state <> 'open' "
#define USED "AND x.fate = 'used' "
#define BY_DAY "ORDER BY s.day, s.minute"
#define NO "NULL, NULL, "
#define SESSION "SELECT s.day, s.id, s.uid, "
#define UNIT "u.id, u.uid, "
#define LOT "l.id, l.uid, "
#define USES "FROM session s CROSS JOIN cartridge_use x ON x.session_id = s.id "
#define WITH_UNIT "LEFT JOIN cartridge u ON u.id = x.cartridge_id "
#define WITH_LOT "LEFT JOIN lot l ON l.id = x.lot_id "
// Findings of the rules that the session was let through with in the end.
#define RULES(kinds)                                                                                                   \
    SESSION NO NO NO NO                                                                                                \
        "group_concat(f.kind || ' ' || f.zone, '; '), NULL, NULL FROM session s CROSS JOIN session_finding f "         \
        "ON f.session_id = s.id WHERE " DONE "AND f.kind IN (" kinds ") AND f.strength <> 'off' "                      \
        "AND f.version = (SELECT max(a.version) FROM session_assessment a WHERE a.session_id = s.id "                  \
        "AND a.version <= s.version) GROUP BY s.day, s.minute, s.id ORDER BY s.day, s.minute"
// Where the unit went; of one whose lot alone is known, or that the ledger had elsewhere, where the session's went.
#define BIN "coalesce(u.container_id, s.container_id)"
#define RECALLED "JOIN recall_exposure e ON e.use_id = x.id JOIN recall r ON r.id = e.recall_id "
// Later than the letter's day, or of that day when the lot was held back here already. What was opened and wasted may
// have touched the client, who is told; it was not used against the letter.
#define AGAINST_LETTER                                                                                                 \
    "(x.fate = 'used' AND (s.day > r.day OR EXISTS (SELECT 1 FROM incident i WHERE i.session_id = s.id "               \
    "AND i.kind = 'recalled' AND i.lot_id = x.lot_id))) "

constexpr HygieneCheck checks[] = {
    {Code::unitReused,
     SESSION UNIT LOT NO NO
     "u.printed_id, (SELECT group_concat(v.uid, ' ') FROM (SELECT DISTINCT t.id, t.uid "
     "FROM cartridge_use y JOIN session t ON t.id = y.session_id WHERE y.cartridge_id = u.id "
     "AND y.fate = 'used' AND t.counts = 1 ORDER BY t.id) v), NULL " USES
     "JOIN cartridge u ON u.id = x.cartridge_id JOIN lot l ON l.id = u.lot_id WHERE " DONE USED
     "AND (SELECT count(DISTINCT y.session_id) FROM cartridge_use y JOIN session t "
     "ON t.id = y.session_id WHERE y.cartridge_id = u.id AND y.fate = 'used' AND t.counts = 1) > 1 "
     "ORDER BY s.day, s.minute",
     "c",
     {"unit", "sessions"}},
    {Code::noCartridge,
     SESSION NO NO NO NO "NULL, NULL, NULL FROM session s WHERE " DONE
                         "AND NOT EXISTS (SELECT 1 FROM cartridge_use x WHERE x.session_id = s.id "
                         "AND x.fate IN ('used', 'wasted')) " BY_DAY,
     "s"},
    {Code::moreUsedThanReceived,
     "SELECT max(s.day), NULL, NULL, " NO LOT NO NO
     "(SELECT count(*) FROM cartridge_use y JOIN session t ON t.id = y.session_id WHERE y.lot_id = l.id "
     "AND y.fate = 'used' AND t.counts = 1) AS spent, (SELECT coalesce(sum(d.quantity), 0) FROM delivery d "
     "WHERE d.lot_id = l.id) AS came, l.number " USES "JOIN lot l ON l.id = x.lot_id WHERE " DONE USED
     "GROUP BY l.id HAVING spent > came ORDER BY l.id",
     "l",
     {"used", "received", "lot"}},
    {Code::expiredAtUse,
     SESSION UNIT LOT NO NO "l.number, l.use_by, u.printed_id " USES WITH_UNIT
                            "JOIN lot l ON l.id = x.lot_id WHERE " DONE USED "AND l.use_by < s.day " BY_DAY,
     "scl",
     {"lot", "useBy", "unit"}},
    {Code::recalledUsedAfter,
     SESSION UNIT LOT NO "r.id, r.uid, l.number, r.day, u.printed_id " USES RECALLED WITH_UNIT
                         "JOIN lot l ON l.id = x.lot_id WHERE " DONE "AND " AGAINST_LETTER BY_DAY,
     "sclo",
     {"lot", "recalled", "unit"},
     Third::none,
     Keep::all,
     false,
     Other::recall},
    {Code::recalledUsedAfter, // held back as recalled by hand, without a letter
     SESSION UNIT LOT NO NO
     "l.number, NULL, u.printed_id FROM session s CROSS JOIN incident i ON i.session_id = s.id "
     "JOIN lot l ON l.id = i.lot_id LEFT JOIN cartridge u ON u.id = i.cartridge_id WHERE " DONE
     "AND i.kind = 'recalled' AND NOT EXISTS (SELECT 1 FROM cartridge_use y JOIN recall_exposure e ON e.use_id = y.id "
     "WHERE y.session_id = s.id AND y.lot_id = l.id) " BY_DAY,
     "scl",
     {"lot", "recalled", "unit"}},
    {Code::recalledUsedBefore, // until the client was told, or there is nothing to tell any more
     SESSION UNIT LOT NO "r.id, r.uid, l.number, r.day, u.printed_id " USES RECALLED WITH_UNIT
                         "JOIN lot l ON l.id = x.lot_id WHERE " DONE "AND NOT " AGAINST_LETTER
                         "AND r.lifted_at IS NULL AND NOT EXISTS (SELECT 1 FROM recall_contact n "
                         "WHERE n.recall_id = r.id AND n.client_id = s.client_id AND n.outcome = 'told') " BY_DAY,
     "sclo",
     {"lot", "recalled", "unit"},
     Third::none,
     Keep::all,
     false,
     Other::recall},
    {Code::recalledInStock,
     "SELECT ?2, NULL, NULL, " NO LOT NO NO "l.number, n.in_stock, NULL FROM lot_count_cache n CROSS JOIN lot l "
     "ON l.id = n.lot_id WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND n.in_stock > 0 "
     "AND l.recalled = 1 AND ?1 <= ?2 ORDER BY l.id",
     "l",
     {"lot", "inStock"},
     Third::none,
     Keep::all,
     true},
    {Code::unavailableUsed,
     SESSION UNIT LOT NO NO
     "i.kind, l.number, u.printed_id FROM session s CROSS JOIN incident i ON i.session_id = s.id "
     "LEFT JOIN lot l ON l.id = i.lot_id LEFT JOIN cartridge u ON u.id = i.cartridge_id WHERE " DONE
     "AND i.kind IN ('quarantined', 'not-in-stock') " BY_DAY,
     "scl",
     {"kind", "lot", "unit"}},
    {Code::recordedAfterDenial, // within a day, for one of the zones refused
     SESSION NO NO NO NO
     "t.sequence, NULL, NULL FROM session s JOIN client c ON c.id = s.client_id CROSS JOIN trail_entry t "
     "ON t.subject = c.uid AND t.verb = 'session.denied' AND t.at BETWEEN s.created_at - 86400000000 "
     "AND s.created_at JOIN trail_payload p ON p.sequence = t.sequence WHERE " DONE
     "AND s.recorded_past = 1 AND EXISTS (SELECT 1 FROM session_row w WHERE w.session_id = s.id "
     "AND w.version = s.version AND instr(p.payload, '\"zone\":\"' || w.zone || '\"') > 0) " BY_DAY,
     "s",
     {"denial"}},
    {Code::disposalMissing,
     SESSION UNIT LOT NO NO "u.printed_id, l.number, NULL " USES WITH_UNIT WITH_LOT "WHERE " DONE USED "AND " BIN
                            " IS NULL " BY_DAY,
     "scl",
     {"unit", "lot"}},
    {Code::disposalLate,
     SESSION UNIT NO
     "k.id, k.uid, " NO "u.printed_id, coalesce(e.day, date(e.at / 1000000, 'unixepoch')), NULL " USES
     "JOIN cartridge u ON u.id = x.cartridge_id JOIN cartridge_event e ON e.cartridge_id = u.id AND e.event = "
     "'disposed' "
     "LEFT JOIN container k ON k.id = e.container_id WHERE " DONE USED
     "AND x.live = 1 AND s.recorded_past = 0 AND coalesce(e.day, date(e.at / 1000000, 'unixepoch')) > s.day " BY_DAY,
     "sc",
     {"unit", "disposed"}},
    {Code::containerUsedAfterClosing,
     SESSION UNIT NO "k.id, k.uid, " NO "k.number, k.closed, u.printed_id " USES WITH_UNIT
                     "JOIN container k ON k.id = " BIN " WHERE " DONE USED "AND k.closed < s.day " BY_DAY,
     "sck",
     {"container", "closed", "unit"}},
    {Code::containerOpenTooLong,
     "SELECT date(k.assembled, '+' || (?3 + 1) || ' days'), NULL, NULL, " NO NO "k.id, k.uid, " NO
     "k.number, k.assembled, k.closed FROM container k WHERE date(k.assembled, '+' || ?3 || ' days') < ?2 "
     "AND (k.closed IS NULL OR k.closed > date(k.assembled, '+' || ?3 || ' days') AND k.closed >= ?1) "
     "ORDER BY k.assembled, k.id",
     "k",
     {"container", "assembled", "closed"},
     Third::containerDays},
    {Code::containerOverfilled,
     "SELECT coalesce(k.closed, ?2), NULL, NULL, " NO NO "k.id, k.uid, " NO
     "k.number, k.fill_percent, NULL FROM container k WHERE k.fill_percent > ?3 AND k.assembled <= ?2 "
     "AND (k.closed IS NULL OR k.closed >= ?1) ORDER BY k.assembled, k.id",
     "k",
     {"container", "percent"},
     Third::containerFull},
    {Code::containerNotCollected,
     "SELECT date(k.closed, '+' || (?3 + 1) || ' days'), NULL, NULL, " NO NO "k.id, k.uid, " NO
     "k.number, k.closed, k.collected FROM container k WHERE date(k.closed, '+' || ?3 || ' days') < ?2 "
     "AND (k.collected IS NULL OR k.collected > date(k.closed, '+' || ?3 || ' days') AND k.collected >= ?1) "
     "ORDER BY k.closed, k.id",
     "k",
     {"container", "closed", "collected"},
     Third::collectDays},
    {Code::packNotConfirmed,
     SESSION UNIT LOT NO NO "u.printed_id, l.number, NULL " USES WITH_UNIT WITH_LOT "WHERE " DONE USED
                            "AND x.pack_intact = 0 " BY_DAY,
     "scl",
     {"unit", "lot"}},
    {Code::lotMissing,
     SESSION NO NO NO NO "count(*), NULL, NULL " USES "WHERE " DONE USED
                         "AND x.lot_id IS NULL GROUP BY s.day, s.minute, s.id ORDER BY s.day, s.minute",
     "s",
     {"cartridges"}},
    {Code::lotTyped,
     "SELECT ?2, NULL, NULL, " NO LOT NO "d.id, d.uid, l.number, l.use_by, d.quantity FROM delivery d "
     "JOIN lot l ON l.id = d.lot_id WHERE ?1 <= ?2 AND d.at >= ?3 AND d.at < ?4 AND d.udi_as_scanned = '' "
     "AND d.compared IS NOT 1 ORDER BY d.at, d.id",
     "lo",
     {"lot", "useBy", "quantity"},
     Third::instants},
    {Code::stockVariance,
     "SELECT c.day, NULL, NULL, " NO LOT NO "c.id, c.uid, c.expected, c.counted, c.reason, l.number FROM stock_count c "
     "JOIN lot l ON l.id = c.lot_id WHERE c.day BETWEEN ?1 AND ?2 AND c.counted <> c.expected ORDER BY c.day, c.id",
     "lo",
     {"expected", "counted", "reason", "lot"}},
    {Code::stockVariance, // missed without a count
     "SELECT coalesce(e.day, date(e.at / 1000000, 'unixepoch')), NULL, NULL, " UNIT LOT NO NO
     "u.printed_id, l.number, nullif(trim(e.note), '') FROM cartridge_event e JOIN cartridge u ON u.id = "
     "e.cartridge_id "
     "JOIN lot l ON l.id = u.lot_id WHERE ?1 <= ?2 AND e.event = 'lost' AND e.at >= ?3 AND e.at < ?4 "
     "AND NOT EXISTS (SELECT 1 FROM stock_count c WHERE c.lot_id = l.id AND c.at = e.at) ORDER BY e.at, e.id",
     "cl",
     {"unit", "lot", "reason"},
     Third::instants},
    {Code::openedNotUsed,
     SESSION UNIT LOT NO NO
     "u.printed_id, l.number, s.state FROM cartridge u CROSS JOIN session s ON s.id = u.session_id "
     "JOIN lot l ON l.id = u.lot_id WHERE u.state = 'opened' AND s.day BETWEEN ?1 AND ?2 "
     "AND (s.state <> 'open' OR s.day < ?3) ORDER BY u.id",
     "c",
     {"unit", "lot", "session"},
     Third::today},
    {Code::wastedWithoutReason,
     "SELECT coalesce(e.day, date(e.at / 1000000, 'unixepoch')), e.session_id, NULL, " UNIT LOT NO NO
     "u.printed_id, l.number, NULL FROM cartridge_event e JOIN cartridge u ON u.id = e.cartridge_id "
     "JOIN lot l ON l.id = u.lot_id WHERE ?1 <= ?2 AND e.event = 'wasted' AND e.at >= ?3 AND e.at < ?4 "
     "AND e.waste_reason = 'other' AND trim(e.note) = '' ORDER BY e.at, e.id",
     "c",
     {"unit", "lot"},
     Third::instants},
    {Code::overrideWithoutReason,
     SESSION NO NO NO "o.id, o.uid, o.finding_key, o.days_short, NULL FROM session s CROSS JOIN session_override o "
                      "ON o.session_id = s.id WHERE " DONE
                      "AND o.reason = 'other' AND trim(o.words) = '' ORDER BY s.day, s.minute, o.id",
     "so",
     {"finding", "daysShort"}},
    {Code::overrideByWrongRole,
     SESSION NO NO NO "o.id, o.uid, o.finding_key, o.days_short, NULL, o.account_id FROM session s "
                      "CROSS JOIN session_override o ON o.session_id = s.id WHERE " DONE
                      "ORDER BY s.day, s.minute, o.id",
     "so",
     {"finding", "daysShort"},
     Third::none,
     Keep::roleMissing},
    {Code::depthBeyondMaximum, RULES("'device-depth', 'zone-depth', 'practitioner-depth'"), "s", {"beyond"}},
    {Code::consentMissing, RULES("'consent'"), "s", {"consent"}},
    {Code::skinTypeMissing,
     SESSION NO NO NO NO "NULL, NULL, NULL FROM session s JOIN client c ON c.id = s.client_id WHERE " DONE
                         "AND c.skin_type IS NULL " BY_DAY,
     "s"},
    {Code::licenceLapsed,
     SESSION NO NO NO "a.id, a.uid, q.licensed_from, q.licensed_until, NULL FROM session s "
                      "JOIN account a ON a.id = s.performer_id JOIN practitioner q ON q.account_id = a.id WHERE " DONE
                      "AND (q.licensed_until < s.day OR q.licensed_from > s.day) " BY_DAY,
     "so",
     {"from", "until"},
     Third::none,
     Keep::all,
     false,
     Other::account},
    {Code::trainingLapsed,
     SESSION NO NO NO
     "a.id, a.uid, t.name, max(t.valid_until), NULL FROM session s "
     "JOIN account a ON a.id = s.performer_id JOIN training t ON t.account_id = a.id WHERE " DONE
     "AND t.day <= s.day AND t.valid_until < s.day AND NOT EXISTS (SELECT 1 FROM training n WHERE n.account_id = a.id "
     "AND n.name = t.name AND n.day <= s.day AND (n.valid_until IS NULL OR n.valid_until >= s.day)) "
     "GROUP BY s.day, s.minute, s.id, t.name ORDER BY s.day, s.minute",
     "so",
     {"training", "until"},
     Third::none,
     Keep::all,
     false,
     Other::account},
    {Code::serviceLapsed, RULES("'device-service'"), "s", {"device"}},
    {Code::sheathNotConfirmed,
     SESSION UNIT LOT NO NO "u.printed_id, l.number, NULL " USES WITH_UNIT WITH_LOT "WHERE " DONE USED
                            "AND x.sheath_changed = 0 " BY_DAY,
     "scl",
     {"unit", "lot"}},
    {Code::handpieceNotDisinfected,
     SESSION NO NO NO NO "s.handpiece_disinfected, NULL, NULL FROM session s WHERE " DONE
                         "AND s.handpiece_disinfected IS NOT 1 " BY_DAY,
     "s",
     {"answer"}},
    {Code::injuryOpen,
     "SELECT i.day, NULL, NULL, " NO NO NO
     "i.id, i.uid, i.day, NULL, NULL FROM injury i WHERE ?1 <= ?2 AND i.day <= ?2 "
     "AND i.closed IS NULL AND date(i.day, '+' || ?3 || ' days') < ?2 ORDER BY i.day, i.id",
     "o",
     {"day"},
     Third::injuryDays,
     Keep::all,
     true,
     Other::injury},
    {Code::lateEntry,
     SESSION NO NO NO NO "s.created_at, NULL, NULL, s.created_at FROM session s WHERE " DONE
                         "AND s.recorded_past = 1 AND NOT EXISTS (SELECT 1 FROM session_replacement r "
                         "WHERE r.replacement_id = s.id) " BY_DAY,
     "s",
     {"enteredAt"},
     Third::none,
     Keep::recordedLater},
    {Code::changedAfterSigning,
     SESSION NO NO NO NO "s.state, (SELECT n.uid FROM session_replacement r JOIN session n ON n.id = r.replacement_id "
                         "WHERE r.session_id = s.id), NULL FROM session s WHERE s.day BETWEEN ?1 AND ?2 "
                         "AND s.state IN ('amended', 'invalidated') " BY_DAY,
     "s",
     {"state", "replacedBy"}},
};

} // namespace

std::span<const HygieneCheck> hygieneChecks() {
    return checks;
}

} // namespace db
