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
