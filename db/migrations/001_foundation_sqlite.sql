-- SQLite's own: the trail can only grow.
CREATE TRIGGER trail_entry_keep BEFORE DELETE ON trail_entry
BEGIN SELECT RAISE(ABORT, 'trail_entry is append-only'); END;

CREATE TRIGGER trail_entry_fixed BEFORE UPDATE ON trail_entry
BEGIN SELECT RAISE(ABORT, 'trail_entry is append-only'); END;

CREATE TRIGGER trail_payload_keep BEFORE DELETE ON trail_payload
WHEN NOT EXISTS (SELECT 1 FROM trail_erasing WHERE sequence = OLD.sequence)
BEGIN SELECT RAISE(ABORT, 'trail_payload is append-only'); END;

CREATE TRIGGER trail_payload_fixed BEFORE UPDATE ON trail_payload
BEGIN SELECT RAISE(ABORT, 'trail_payload is append-only'); END;
