-- A signed session that should not stand and has no other in its place: it never took place, or was entered twice. One
-- that stood on the wrong client is in session_replacement instead.
CREATE TABLE session_invalidation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
