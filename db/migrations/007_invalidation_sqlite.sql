-- SQLite's own: what was said when a session was invalidated stays, and so does its standing.
CREATE TRIGGER session_invalidation_keep BEFORE DELETE ON session_invalidation
BEGIN SELECT RAISE(ABORT, 'session_invalidation is append-only'); END;
CREATE TRIGGER session_invalidation_fixed BEFORE UPDATE ON session_invalidation
BEGIN SELECT RAISE(ABORT, 'session_invalidation is append-only'); END;

CREATE TRIGGER session_invalidation_of_invalidated BEFORE INSERT ON session_invalidation
WHEN NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'invalidated')
BEGIN SELECT RAISE(ABORT, 'session_invalidation: the session still stands'); END;

CREATE TRIGGER session_stays_invalidated BEFORE UPDATE OF state ON session
WHEN OLD.state = 'invalidated' AND NEW.state <> 'invalidated'
BEGIN SELECT RAISE(ABORT, 'session: what was invalidated does not stand again'); END;

-- Nothing is added to what was done.
CREATE TRIGGER session_row_closed BEFORE INSERT ON session_row
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'invalidated')
BEGIN SELECT RAISE(ABORT, 'session_row: the session was invalidated'); END;
CREATE TRIGGER cartridge_use_closed BEFORE INSERT ON cartridge_use
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'invalidated')
BEGIN SELECT RAISE(ABORT, 'cartridge_use: the session was invalidated'); END;
CREATE TRIGGER session_anaesthetic_closed BEFORE INSERT ON session_anaesthetic
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'invalidated')
BEGIN SELECT RAISE(ABORT, 'session_anaesthetic: the session was invalidated'); END;
CREATE TRIGGER session_topical_closed BEFORE INSERT ON session_topical
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'invalidated')
BEGIN SELECT RAISE(ABORT, 'session_topical: the session was invalidated'); END;
