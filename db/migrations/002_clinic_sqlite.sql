-- SQLite's own: search inside names, the ledger's moves and counts, and what may never be changed.

-- ---------------------------------------------------------------- search inside a name

CREATE VIRTUAL TABLE client_gram USING fts5(
    folded_name, content = 'client_search_index', content_rowid = 'client_id', tokenize = 'trigram');

CREATE TRIGGER client_search_added AFTER INSERT ON client_search_index
BEGIN
    INSERT INTO client_gram (rowid, folded_name) VALUES (NEW.client_id, NEW.folded_name);
END;

CREATE TRIGGER client_search_renamed AFTER UPDATE OF folded_name ON client_search_index WHEN NEW.folded_name <> OLD.folded_name
BEGIN
    INSERT INTO client_gram (client_gram, rowid, folded_name) VALUES ('delete', OLD.client_id, OLD.folded_name);
    INSERT INTO client_gram (rowid, folded_name) VALUES (NEW.client_id, NEW.folded_name);
END;

CREATE TRIGGER client_search_removed AFTER DELETE ON client_search_index
BEGIN
    INSERT INTO client_gram (client_gram, rowid, folded_name) VALUES ('delete', OLD.client_id, OLD.folded_name);
END;

-- ---------------------------------------------------------------- the ledger

-- Which event may follow which state: the same list as model::after.
CREATE TRIGGER cartridge_event_allowed BEFORE INSERT ON cartridge_event
BEGIN
    SELECT RAISE(ABORT, 'cartridge_event: this cannot happen to the unit in its state')
    WHERE CASE NEW.event
        WHEN 'received' THEN EXISTS (SELECT 1 FROM cartridge_event WHERE cartridge_id = NEW.cartridge_id)
        ELSE NOT EXISTS (
            SELECT 1 FROM cartridge WHERE id = NEW.cartridge_id AND CASE state
                WHEN 'in-stock' THEN NEW.event IN ('opened', 'wasted', 'quarantined', 'returned', 'lost')
                WHEN 'opened' THEN NEW.event IN ('used', 'wasted', 'resealed', 'lost')
                WHEN 'used' THEN NEW.event = 'disposed'
                WHEN 'quarantined' THEN NEW.event IN ('released', 'wasted', 'returned', 'lost')
                WHEN 'expired' THEN NEW.event IN ('quarantined', 'wasted', 'returned', 'lost')
                ELSE 0
            END)
    END;
END;

CREATE TRIGGER cartridge_event_moves AFTER INSERT ON cartridge_event WHEN NEW.event <> 'received'
BEGIN
    UPDATE cartridge
    SET state = CASE WHEN NEW.event IN ('resealed', 'released') THEN 'in-stock' ELSE NEW.event END,
        session_id = CASE WHEN NEW.event IN ('opened', 'used') THEN NEW.session_id
                          WHEN NEW.event = 'resealed' THEN NULL
                          ELSE session_id END,
        container_id = coalesce(NEW.container_id, container_id)
    WHERE id = NEW.cartridge_id;
END;

CREATE TRIGGER cartridge_event_opens AFTER INSERT ON cartridge_event WHEN NEW.event = 'opened'
BEGIN
    UPDATE lot_count_cache SET last_opened_at = NEW.at
    WHERE lot_id = (SELECT lot_id FROM cartridge WHERE id = NEW.cartridge_id);
END;

CREATE TRIGGER lot_counted AFTER INSERT ON lot
BEGIN
    INSERT INTO lot_count_cache (lot_id, received, in_stock, opened, used, wasted, quarantined, gone)
    VALUES (NEW.id, 0, 0, 0, 0, 0, 0, 0);
END;

CREATE TRIGGER cartridge_counted AFTER INSERT ON cartridge
BEGIN
    UPDATE lot_count_cache
    SET received = received + 1,
        in_stock = in_stock + (NEW.state = 'in-stock'),
        opened = opened + (NEW.state = 'opened'),
        used = used + (NEW.state IN ('used', 'disposed')),
        wasted = wasted + (NEW.state = 'wasted'),
        quarantined = quarantined + (NEW.state = 'quarantined'),
        gone = gone + (NEW.state IN ('expired', 'returned', 'lost'))
    WHERE lot_id = NEW.lot_id;
END;

-- Used and disposed of count as one.
CREATE TRIGGER cartridge_recounted AFTER UPDATE OF state ON cartridge
WHEN NEW.state <> OLD.state AND NOT (OLD.state = 'used' AND NEW.state = 'disposed')
BEGIN
    UPDATE lot_count_cache
    SET in_stock = in_stock + (NEW.state = 'in-stock') - (OLD.state = 'in-stock'),
        opened = opened + (NEW.state = 'opened') - (OLD.state = 'opened'),
        used = used + (NEW.state IN ('used', 'disposed')) - (OLD.state IN ('used', 'disposed')),
        wasted = wasted + (NEW.state = 'wasted') - (OLD.state = 'wasted'),
        quarantined = quarantined + (NEW.state = 'quarantined') - (OLD.state = 'quarantined'),
        gone = gone + (NEW.state IN ('expired', 'returned', 'lost')) - (OLD.state IN ('expired', 'returned', 'lost'))
    WHERE lot_id = NEW.lot_id;
END;

-- ---------------------------------------------------------------- what may never be changed

CREATE TRIGGER session_keep BEFORE DELETE ON session
BEGIN SELECT RAISE(ABORT, 'session is never deleted'); END;

-- A session that has ended keeps what it says; only its standing may change.
CREATE TRIGGER session_fixed BEFORE UPDATE ON session
WHEN OLD.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated') AND (
    NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.client_id <> OLD.client_id OR NEW.day <> OLD.day
    OR NEW.minute <> OLD.minute OR NEW.duration_minutes <> OLD.duration_minutes OR NEW.time_zone <> OLD.time_zone
    OR NEW.room_id IS NOT OLD.room_id OR NEW.performer_id <> OLD.performer_id OR NEW.recorder_id <> OLD.recorder_id
    OR NEW.supervisor_id IS NOT OLD.supervisor_id OR NEW.version <> OLD.version
    OR NEW.recorded_past <> OLD.recorded_past OR NEW.started_at IS NOT OLD.started_at
    OR NEW.ended_at IS NOT OLD.ended_at OR NEW.container_id IS NOT OLD.container_id
    OR NEW.handpiece_disinfected IS NOT OLD.handpiece_disinfected OR NEW.pain IS NOT OLD.pain
    OR NEW.erythema IS NOT OLD.erythema OR NEW.oedema IS NOT OLD.oedema OR NEW.bleeding IS NOT OLD.bleeding
    OR NEW.notes <> OLD.notes OR NEW.ending <> OLD.ending OR NEW.no_show <> OLD.no_show
    OR NEW.signed_by_id IS NOT OLD.signed_by_id OR NEW.signed_at IS NOT OLD.signed_at
    OR NEW.created_at <> OLD.created_at
    OR NEW.state NOT IN (OLD.state, 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'session: what has ended is not overwritten'); END;

CREATE TRIGGER cartridge_use_keep BEFORE DELETE ON cartridge_use
BEGIN SELECT RAISE(ABORT, 'cartridge_use is never deleted'); END;
CREATE TRIGGER cartridge_use_fixed BEFORE UPDATE ON cartridge_use WHEN OLD.fate IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'cartridge_use: a fate is not overwritten'); END;

CREATE TRIGGER cartridge_keep BEFORE DELETE ON cartridge
BEGIN SELECT RAISE(ABORT, 'cartridge is never deleted'); END;
CREATE TRIGGER cartridge_fixed BEFORE UPDATE OF uid, number, printed_id, lot_id ON cartridge
BEGIN SELECT RAISE(ABORT, 'cartridge: a unit keeps its name and lot'); END;

CREATE TRIGGER session_row_keep BEFORE DELETE ON session_row
BEGIN SELECT RAISE(ABORT, 'session_row is append-only'); END;
CREATE TRIGGER session_row_fixed BEFORE UPDATE ON session_row
BEGIN SELECT RAISE(ABORT, 'session_row is append-only'); END;

CREATE TRIGGER session_assessment_keep BEFORE DELETE ON session_assessment
BEGIN SELECT RAISE(ABORT, 'session_assessment is append-only'); END;
CREATE TRIGGER session_assessment_fixed BEFORE UPDATE ON session_assessment
BEGIN SELECT RAISE(ABORT, 'session_assessment is append-only'); END;

CREATE TRIGGER session_finding_keep BEFORE DELETE ON session_finding
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;
CREATE TRIGGER session_finding_fixed BEFORE UPDATE ON session_finding
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;

CREATE TRIGGER session_zone_keep BEFORE DELETE ON session_zone
BEGIN SELECT RAISE(ABORT, 'session_zone is append-only'); END;
CREATE TRIGGER session_zone_fixed BEFORE UPDATE ON session_zone
BEGIN SELECT RAISE(ABORT, 'session_zone is append-only'); END;

CREATE TRIGGER session_override_keep BEFORE DELETE ON session_override
BEGIN SELECT RAISE(ABORT, 'session_override is append-only'); END;
CREATE TRIGGER session_override_fixed BEFORE UPDATE ON session_override
BEGIN SELECT RAISE(ABORT, 'session_override is append-only'); END;

CREATE TRIGGER session_anaesthetic_keep BEFORE DELETE ON session_anaesthetic
BEGIN SELECT RAISE(ABORT, 'session_anaesthetic is append-only'); END;
CREATE TRIGGER session_anaesthetic_fixed BEFORE UPDATE ON session_anaesthetic
BEGIN SELECT RAISE(ABORT, 'session_anaesthetic is append-only'); END;

CREATE TRIGGER session_topical_keep BEFORE DELETE ON session_topical
BEGIN SELECT RAISE(ABORT, 'session_topical is append-only'); END;
CREATE TRIGGER session_topical_fixed BEFORE UPDATE ON session_topical
BEGIN SELECT RAISE(ABORT, 'session_topical is append-only'); END;

CREATE TRIGGER cartridge_event_keep BEFORE DELETE ON cartridge_event
BEGIN SELECT RAISE(ABORT, 'cartridge_event is append-only'); END;
CREATE TRIGGER cartridge_event_fixed BEFORE UPDATE ON cartridge_event
BEGIN SELECT RAISE(ABORT, 'cartridge_event is append-only'); END;

CREATE TRIGGER container_event_keep BEFORE DELETE ON container_event
BEGIN SELECT RAISE(ABORT, 'container_event is append-only'); END;
CREATE TRIGGER container_event_fixed BEFORE UPDATE ON container_event
BEGIN SELECT RAISE(ABORT, 'container_event is append-only'); END;

CREATE TRIGGER delivery_keep BEFORE DELETE ON delivery
BEGIN SELECT RAISE(ABORT, 'delivery is append-only'); END;
CREATE TRIGGER delivery_fixed BEFORE UPDATE ON delivery
BEGIN SELECT RAISE(ABORT, 'delivery is append-only'); END;

CREATE TRIGGER lot_event_keep BEFORE DELETE ON lot_event
BEGIN SELECT RAISE(ABORT, 'lot_event is append-only'); END;
CREATE TRIGGER lot_event_fixed BEFORE UPDATE ON lot_event
BEGIN SELECT RAISE(ABORT, 'lot_event is append-only'); END;

CREATE TRIGGER incident_keep BEFORE DELETE ON incident
BEGIN SELECT RAISE(ABORT, 'incident is append-only'); END;
CREATE TRIGGER incident_fixed BEFORE UPDATE ON incident
BEGIN SELECT RAISE(ABORT, 'incident is append-only'); END;

CREATE TRIGGER rule_text_keep BEFORE DELETE ON rule_text
BEGIN SELECT RAISE(ABORT, 'rule_text is append-only'); END;
CREATE TRIGGER rule_text_fixed BEFORE UPDATE ON rule_text
BEGIN SELECT RAISE(ABORT, 'rule_text is append-only'); END;

CREATE TRIGGER reminder_attempt_keep BEFORE DELETE ON reminder_attempt
BEGIN SELECT RAISE(ABORT, 'reminder_attempt is append-only'); END;
CREATE TRIGGER reminder_attempt_fixed BEFORE UPDATE ON reminder_attempt
BEGIN SELECT RAISE(ABORT, 'reminder_attempt is append-only'); END;

CREATE TRIGGER reminder_answer_keep BEFORE DELETE ON reminder_answer
BEGIN SELECT RAISE(ABORT, 'reminder_answer is append-only'); END;
CREATE TRIGGER reminder_answer_fixed BEFORE UPDATE ON reminder_answer
BEGIN SELECT RAISE(ABORT, 'reminder_answer is append-only'); END;
