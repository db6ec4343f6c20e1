-- SQLite's own: what was handed out and what was said stays.
CREATE TRIGGER handout_keep BEFORE DELETE ON handout
BEGIN SELECT RAISE(ABORT, 'handout is append-only'); END;
CREATE TRIGGER handout_fixed BEFORE UPDATE ON handout
BEGIN SELECT RAISE(ABORT, 'handout is append-only'); END;
CREATE TRIGGER next_visit_note_keep BEFORE DELETE ON next_visit_note
BEGIN SELECT RAISE(ABORT, 'next_visit_note is append-only'); END;
CREATE TRIGGER next_visit_note_fixed BEFORE UPDATE ON next_visit_note
BEGIN SELECT RAISE(ABORT, 'next_visit_note is append-only'); END;

CREATE TRIGGER trail_entry_clock AFTER INSERT ON trail_entry
BEGIN
    DELETE FROM clock_jump_cache WHERE NEW.verb = 'clock.confirm';
    INSERT INTO clock_jump_cache (sequence, last_at)
    SELECT NEW.sequence, t.at FROM trail_entry t
    WHERE t.sequence = NEW.sequence - 1 AND abs(NEW.at - t.at) > 604800000000 AND NEW.verb <> 'clock.confirm';
END;
