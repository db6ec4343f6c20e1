-- SQLite's own: what was handed out and what was said stays.
CREATE TRIGGER handout_keep BEFORE DELETE ON handout
BEGIN SELECT RAISE(ABORT, 'handout is append-only'); END;
CREATE TRIGGER handout_fixed BEFORE UPDATE ON handout
BEGIN SELECT RAISE(ABORT, 'handout is append-only'); END;
CREATE TRIGGER next_visit_note_keep BEFORE DELETE ON next_visit_note
BEGIN SELECT RAISE(ABORT, 'next_visit_note is append-only'); END;
CREATE TRIGGER next_visit_note_fixed BEFORE UPDATE ON next_visit_note
BEGIN SELECT RAISE(ABORT, 'next_visit_note is append-only'); END;
