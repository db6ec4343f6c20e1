-- The trail is read by person, by what was done and by time; and everybody sees when it was last proved.
CREATE INDEX trail_entry_actor ON trail_entry (actor, sequence);
CREATE INDEX trail_entry_verb ON trail_entry (verb, sequence);
CREATE INDEX trail_entry_at ON trail_entry (at);

-- One row: what the last verifying that went to its end has found. It can be worked out again, so no entry covers it.
CREATE TABLE trail_check_cache (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    altered INTEGER NOT NULL CHECK (altered >= 0)
) STRICT;
