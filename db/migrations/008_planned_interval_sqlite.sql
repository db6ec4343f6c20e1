-- SQLite's own: what was found and answered stays as it was.
CREATE TRIGGER session_finding_keep BEFORE DELETE ON session_finding
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;
CREATE TRIGGER session_finding_fixed BEFORE UPDATE ON session_finding
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;
