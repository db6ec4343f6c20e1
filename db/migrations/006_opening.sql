-- When the clinic is open: the week, dated days on which it does not hold, and why a session was planned all the same.

-- All seven days once the clinic has told its hours (id 1 is Monday), none before. Closed: no hours.
CREATE TABLE opening_hours (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 7),
    opens INTEGER CHECK (opens BETWEEN 0 AND 1439),
    closes INTEGER CHECK (closes BETWEEN 1 AND 1440),
    CHECK ((opens IS NULL) = (closes IS NULL)),
    CHECK (opens IS NULL OR opens < closes)
) STRICT;

-- Closed all day, or with hours open at those. What was taken out stays for the reasons that were given against it.
CREATE TABLE closure (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day, '+0 days')),
    last_day TEXT NOT NULL CHECK (last_day IS date(last_day, '+0 days')),
    opens INTEGER CHECK (opens BETWEEN 0 AND 1439),
    closes INTEGER CHECK (closes BETWEEN 1 AND 1440),
    reason TEXT NOT NULL CHECK (reason <> ''),
    entered_at INTEGER NOT NULL,
    entered_by_id INTEGER NOT NULL REFERENCES account (id),
    removed_at INTEGER,
    removed_by_id INTEGER REFERENCES account (id),
    CHECK (first_day <= last_day),
    CHECK ((opens IS NULL) = (closes IS NULL)),
    CHECK (opens IS NULL OR opens < closes),
    CHECK ((removed_at IS NULL) = (removed_by_id IS NULL))
) STRICT;

-- `against`: uid of the closure, or 'week' for the hours of the week. One for a version of the session.
CREATE TABLE session_closed_reason (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL CHECK (version > 0),
    against TEXT NOT NULL CHECK (against <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    UNIQUE (session_id, version)
) STRICT;
