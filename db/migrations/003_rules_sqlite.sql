-- SQLite's own: what was found and answered stays as it was.
CREATE TRIGGER session_finding_keep BEFORE DELETE ON session_finding
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;
CREATE TRIGGER session_finding_fixed BEFORE UPDATE ON session_finding
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;

CREATE TRIGGER screening_keep BEFORE DELETE ON screening
BEGIN SELECT RAISE(ABORT, 'screening is append-only'); END;
CREATE TRIGGER screening_fixed BEFORE UPDATE ON screening
BEGIN SELECT RAISE(ABORT, 'screening is append-only'); END;
CREATE TRIGGER screening_answer_keep BEFORE DELETE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'screening_answer is append-only'); END;
CREATE TRIGGER screening_answer_fixed BEFORE UPDATE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'screening_answer is append-only'); END;
