-- SQLite's own: the ledger's moves and counts, and what may never be changed.

-- ---------------------------------------------------------------- the ledger

-- Which event may follow which state: the same list as model::after. A unit's life begins with one of two.
CREATE TRIGGER cartridge_event_allowed BEFORE INSERT ON cartridge_event
BEGIN
    SELECT RAISE(ABORT, 'cartridge_event: this cannot happen to the unit in its state')
    WHERE NOT CASE WHEN EXISTS (SELECT 1 FROM cartridge_event WHERE cartridge_id = NEW.cartridge_id) THEN
        EXISTS (
            SELECT 1 FROM cartridge WHERE id = NEW.cartridge_id AND CASE state
                WHEN 'in-stock' THEN NEW.event IN ('opened', 'wasted', 'quarantined', 'returned', 'lost', 'expired')
                WHEN 'opened' THEN NEW.event IN ('used', 'wasted', 'resealed', 'lost')
                WHEN 'used' THEN NEW.event IN ('disposed', 'recharted')
                WHEN 'disposed' THEN NEW.event = 'recharted'
                WHEN 'wasted' THEN NEW.event = 'recharted'
                WHEN 'quarantined' THEN NEW.event IN ('released', 'wasted', 'returned', 'lost')
                WHEN 'expired' THEN NEW.event IN ('wasted', 'returned', 'lost', 'found')
                WHEN 'lost' THEN NEW.event = 'found'
                ELSE 0
            END)
    ELSE NEW.event IN ('received', 'found')
    END;
END;

-- In this order: the day's sums need the state before the event. What leaves as expired does not leave again.
CREATE TRIGGER cartridge_event_moves AFTER INSERT ON cartridge_event
BEGIN
    INSERT INTO lot_day_cache (lot_id, day, received, found, used, wasted, expired, returned, lost)
    SELECT u.lot_id, coalesce(NEW.day, date(NEW.at / 1000000, 'unixepoch')), NEW.event = 'received',
        NEW.event = 'found', NEW.event = 'used', NEW.event = 'wasted' AND u.state <> 'expired', NEW.event = 'expired',
        NEW.event = 'returned' AND u.state <> 'expired', NEW.event = 'lost' AND u.state <> 'expired'
    FROM cartridge u
    WHERE u.id = NEW.cartridge_id
        AND NEW.event IN ('received', 'found', 'used', 'wasted', 'expired', 'returned', 'lost')
    ON CONFLICT (lot_id, day) DO UPDATE SET received = received + excluded.received, found = found + excluded.found,
        used = used + excluded.used, wasted = wasted + excluded.wasted, expired = expired + excluded.expired,
        returned = returned + excluded.returned, lost = lost + excluded.lost;
    UPDATE lot_count_cache SET received = received - 1, found = found + 1
    WHERE NEW.event = 'found' AND lot_id = (SELECT lot_id FROM cartridge WHERE id = NEW.cartridge_id)
        AND NOT EXISTS (SELECT 1 FROM cartridge_event e WHERE e.cartridge_id = NEW.cartridge_id AND e.id <> NEW.id);
    UPDATE lot_count_cache SET last_opened_at = NEW.at
    WHERE NEW.event = 'opened' AND lot_id = (SELECT lot_id FROM cartridge WHERE id = NEW.cartridge_id);
    UPDATE cartridge
    SET state = CASE WHEN NEW.event IN ('resealed', 'released', 'found') THEN 'in-stock'
                     WHEN NEW.event = 'recharted' THEN state
                     ELSE NEW.event END,
        session_id = CASE WHEN NEW.event IN ('opened', 'used', 'recharted') THEN NEW.session_id
                          WHEN NEW.event = 'resealed' THEN NULL
                          ELSE session_id END,
        container_id = coalesce(NEW.container_id, container_id)
    WHERE NEW.event <> 'received' AND id = NEW.cartridge_id;
END;

CREATE TRIGGER lot_counted AFTER INSERT ON lot
BEGIN
    INSERT INTO lot_count_cache (lot_id, received, found, in_stock, opened, used, wasted, quarantined, expired, returned,
                                 lost)
    VALUES (NEW.id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
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
        expired = expired + (NEW.state = 'expired'),
        returned = returned + (NEW.state = 'returned'),
        lost = lost + (NEW.state = 'lost')
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
        expired = expired + (NEW.state = 'expired') - (OLD.state = 'expired'),
        returned = returned + (NEW.state = 'returned') - (OLD.state = 'returned'),
        lost = lost + (NEW.state = 'lost') - (OLD.state = 'lost')
    WHERE lot_id = NEW.lot_id;
END;

-- ---------------------------------------------------------------- what may never be changed

-- A fate stands. Only the hold on the unit may go, with the session it was charted in by mistake.
CREATE TRIGGER cartridge_use_fixed BEFORE UPDATE ON cartridge_use
WHEN OLD.fate IS NOT NULL AND NOT (
    OLD.live = 1 AND NEW.live = 0 AND NEW.id = OLD.id AND NEW.session_id = OLD.session_id
    AND NEW.cartridge_id IS OLD.cartridge_id AND NEW.lot_id IS OLD.lot_id AND NEW.pack_intact = OLD.pack_intact
    AND NEW.sheath_changed = OLD.sheath_changed AND NEW.fate IS OLD.fate AND NEW.waste_reason IS OLD.waste_reason
    AND EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND state = 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'cartridge_use: a fate is not overwritten'); END;

-- What lies open stays with its unit and session; used up or thrown away, it holds the unit for good.
CREATE TRIGGER cartridge_use_settled BEFORE UPDATE ON cartridge_use
WHEN OLD.fate IS NULL AND (NEW.id <> OLD.id OR NEW.session_id <> OLD.session_id
    OR NEW.cartridge_id IS NOT OLD.cartridge_id OR NEW.lot_id IS NOT OLD.lot_id
    OR NEW.fate IN ('used', 'wasted') AND NEW.live = 0)
BEGIN SELECT RAISE(ABORT, 'cartridge_use: an open unit is not let go of'); END;

CREATE TRIGGER lot_keep BEFORE DELETE ON lot
BEGIN SELECT RAISE(ABORT, 'lot is never deleted'); END;
CREATE TRIGGER lot_fixed BEFORE UPDATE ON lot
WHEN NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.product_id <> OLD.product_id OR NEW.number <> OLD.number
    OR NEW.number_folded <> OLD.number_folded OR NEW.use_by <> OLD.use_by OR NEW.received_at <> OLD.received_at
BEGIN SELECT RAISE(ABORT, 'lot: what stands on the box is not overwritten'); END;

-- Closed for good, then collected; where it stands may still change until then.
CREATE TRIGGER container_keep BEFORE DELETE ON container
BEGIN SELECT RAISE(ABORT, 'container is never deleted'); END;
CREATE TRIGGER container_fixed BEFORE UPDATE ON container
WHEN NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.number <> OLD.number OR NEW.assembled <> OLD.assembled
    OR OLD.state = 'collected'
    OR OLD.state = 'closed' AND (NEW.state = 'open' OR NEW.closed IS NOT OLD.closed
        OR NEW.fill_percent <> OLD.fill_percent)
BEGIN SELECT RAISE(ABORT, 'container: what was closed is not overwritten'); END;

CREATE TRIGGER recall_keep BEFORE DELETE ON recall
BEGIN SELECT RAISE(ABORT, 'recall is never deleted'); END;
CREATE TRIGGER recall_fixed BEFORE UPDATE ON recall
WHEN OLD.lifted_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.recall_class <> OLD.recall_class
    OR NEW.day <> OLD.day OR NEW.text <> OLD.text OR NEW.source <> OLD.source OR NEW.at <> OLD.at
    OR NEW.account_id <> OLD.account_id
BEGIN SELECT RAISE(ABORT, 'recall: what it says is not overwritten'); END;

CREATE TRIGGER injury_keep BEFORE DELETE ON injury
BEGIN SELECT RAISE(ABORT, 'injury is never deleted'); END;
CREATE TRIGGER injury_fixed BEFORE UPDATE ON injury
WHEN OLD.closed IS NOT NULL OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.day <> OLD.day
    OR NEW.minute IS NOT OLD.minute OR NEW.device_type <> OLD.device_type OR NEW.device_brand <> OLD.device_brand
    OR NEW.area <> OLD.area OR NEW.how <> OLD.how OR NEW.circumstances <> OLD.circumstances
    OR NEW.injured <> OLD.injured OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by_id <> OLD.recorded_by_id
BEGIN SELECT RAISE(ABORT, 'injury: what happened is not overwritten'); END;

CREATE TRIGGER injury_note_keep BEFORE DELETE ON injury_note
BEGIN SELECT RAISE(ABORT, 'injury_note is append-only'); END;
CREATE TRIGGER injury_note_fixed BEFORE UPDATE ON injury_note
BEGIN SELECT RAISE(ABORT, 'injury_note is append-only'); END;

CREATE TRIGGER cartridge_event_keep BEFORE DELETE ON cartridge_event
BEGIN SELECT RAISE(ABORT, 'cartridge_event is append-only'); END;
CREATE TRIGGER cartridge_event_fixed BEFORE UPDATE ON cartridge_event
BEGIN SELECT RAISE(ABORT, 'cartridge_event is append-only'); END;

CREATE TRIGGER container_event_keep BEFORE DELETE ON container_event
BEGIN SELECT RAISE(ABORT, 'container_event is append-only'); END;
CREATE TRIGGER container_event_fixed BEFORE UPDATE ON container_event
BEGIN SELECT RAISE(ABORT, 'container_event is append-only'); END;

CREATE TRIGGER stock_count_keep BEFORE DELETE ON stock_count
BEGIN SELECT RAISE(ABORT, 'stock_count is append-only'); END;
CREATE TRIGGER stock_count_fixed BEFORE UPDATE ON stock_count
BEGIN SELECT RAISE(ABORT, 'stock_count is append-only'); END;

CREATE TRIGGER session_replacement_keep BEFORE DELETE ON session_replacement
BEGIN SELECT RAISE(ABORT, 'session_replacement is append-only'); END;
CREATE TRIGGER session_replacement_fixed BEFORE UPDATE ON session_replacement
BEGIN SELECT RAISE(ABORT, 'session_replacement is append-only'); END;

CREATE TRIGGER recall_item_keep BEFORE DELETE ON recall_item
BEGIN SELECT RAISE(ABORT, 'recall_item is append-only'); END;
CREATE TRIGGER recall_item_fixed BEFORE UPDATE ON recall_item
BEGIN SELECT RAISE(ABORT, 'recall_item is append-only'); END;

CREATE TRIGGER recall_lot_keep BEFORE DELETE ON recall_lot
BEGIN SELECT RAISE(ABORT, 'recall_lot is append-only'); END;
CREATE TRIGGER recall_lot_fixed BEFORE UPDATE ON recall_lot
BEGIN SELECT RAISE(ABORT, 'recall_lot is append-only'); END;

CREATE TRIGGER recall_exposure_keep BEFORE DELETE ON recall_exposure
BEGIN SELECT RAISE(ABORT, 'recall_exposure is append-only'); END;
CREATE TRIGGER recall_exposure_fixed BEFORE UPDATE ON recall_exposure
BEGIN SELECT RAISE(ABORT, 'recall_exposure is append-only'); END;

CREATE TRIGGER recall_contact_keep BEFORE DELETE ON recall_contact
BEGIN SELECT RAISE(ABORT, 'recall_contact is append-only'); END;
CREATE TRIGGER recall_contact_fixed BEFORE UPDATE ON recall_contact
BEGIN SELECT RAISE(ABORT, 'recall_contact is append-only'); END;

CREATE TRIGGER hygiene_resolution_keep BEFORE DELETE ON hygiene_resolution
BEGIN SELECT RAISE(ABORT, 'hygiene_resolution is append-only'); END;
CREATE TRIGGER hygiene_resolution_fixed BEFORE UPDATE ON hygiene_resolution
BEGIN SELECT RAISE(ABORT, 'hygiene_resolution is append-only'); END;
