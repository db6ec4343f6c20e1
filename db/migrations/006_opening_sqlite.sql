-- SQLite's own: what may never be changed.

CREATE TRIGGER closure_keep BEFORE DELETE ON closure
BEGIN SELECT RAISE(ABORT, 'closure is never deleted'); END;
CREATE TRIGGER closure_fixed BEFORE UPDATE ON closure
WHEN OLD.removed_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.first_day <> OLD.first_day
    OR NEW.last_day <> OLD.last_day OR NEW.opens IS NOT OLD.opens OR NEW.closes IS NOT OLD.closes
    OR NEW.reason <> OLD.reason OR NEW.entered_at <> OLD.entered_at OR NEW.entered_by_id <> OLD.entered_by_id
BEGIN SELECT RAISE(ABORT, 'closure: it can only be taken out'); END;

CREATE TRIGGER session_closed_reason_keep BEFORE DELETE ON session_closed_reason
BEGIN SELECT RAISE(ABORT, 'session_closed_reason is append-only'); END;
CREATE TRIGGER session_closed_reason_fixed BEFORE UPDATE ON session_closed_reason
BEGIN SELECT RAISE(ABORT, 'session_closed_reason is append-only'); END;
