-- A signed session corrected afterwards, and the co-signature that a trainee's session waits for.

-- The session says what holds now; here stands what it said until then. `version`: of the session from then on; its
-- rows are a set of their own in session_row, those of before are kept as version_before.
CREATE TABLE session_amendment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    version_before INTEGER NOT NULL CHECK (version_before > 0),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    was_room_id INTEGER REFERENCES room (id),
    was_started_at INTEGER NOT NULL,
    was_ended_at INTEGER NOT NULL,
    was_handpiece_disinfected INTEGER CHECK (was_handpiece_disinfected IN (0, 1)),
    was_pain INTEGER,
    was_erythema INTEGER,
    was_oedema INTEGER,
    was_bleeding INTEGER,
    was_notes TEXT NOT NULL,
    UNIQUE (session_id, version),
    CHECK (version = version_before + 1)
) STRICT;

-- What was put on the skin, as the amendment says it; session_anaesthetic and session_topical keep what was signed.
CREATE TABLE amended_anaesthetic (
    amendment_id INTEGER PRIMARY KEY REFERENCES session_amendment (id),
    product TEXT NOT NULL,
    lot TEXT NOT NULL,
    strength_permille INTEGER NOT NULL CHECK (strength_permille >= 0),
    cream_mg INTEGER NOT NULL CHECK (cream_mg >= 0),
    weight_g INTEGER CHECK (weight_g > 0),
    area_cm2 INTEGER CHECK (area_cm2 >= 0),
    on_at INTEGER,
    off_at INTEGER
) STRICT;

CREATE TABLE amended_topical (
    id INTEGER PRIMARY KEY,
    amendment_id INTEGER NOT NULL REFERENCES session_amendment (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    product TEXT NOT NULL,
    lot TEXT NOT NULL,
    under_needles INTEGER NOT NULL CHECK (under_needles IN (0, 1)),
    UNIQUE (amendment_id, ordinal)
) STRICT;

-- A cartridge that was used and not charted: by which amendment it was added. Nothing: it was signed.
ALTER TABLE cartridge_use ADD COLUMN added_by_id INTEGER REFERENCES session_amendment (id);
CREATE INDEX cartridge_use_added ON cartridge_use (added_by_id) WHERE added_by_id IS NOT NULL;

-- Who looked at a trainee's session, and at which version of it. session.cosign_wanted: it still waits.
CREATE TABLE session_cosignature (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL CHECK (version > 0),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    UNIQUE (session_id, version)
) STRICT;
CREATE INDEX session_cosign ON session (day, minute) WHERE cosign_wanted = 1;
