-- Charts that only some may read, and what a manager must be shown of who got in and how.

CREATE TABLE restricted_chart (
    client_id INTEGER PRIMARY KEY REFERENCES client (id),
    since INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- until: how long a chart is open for an emergency.
CREATE TABLE access_notice (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    kind TEXT NOT NULL CHECK (kind IN ('emergency', 'recovery', 'new-key')),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    client_id INTEGER REFERENCES client (id),
    until INTEGER,
    reason TEXT NOT NULL,
    seen_at INTEGER,
    seen_by_id INTEGER REFERENCES account (id),
    CHECK ((kind = 'emergency') = (client_id IS NOT NULL)),
    CHECK ((kind = 'emergency') = (until IS NOT NULL)),
    CHECK ((seen_at IS NULL) = (seen_by_id IS NULL))
) STRICT;
CREATE INDEX access_notice_unseen ON access_notice (at) WHERE seen_at IS NULL;
CREATE INDEX access_notice_chart ON access_notice (client_id, account_id, until);
