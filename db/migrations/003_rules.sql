-- Everything that the rule book asks about beside needlings: other treatments, drugs and sun; screening; consent; what a
-- practitioner may do; versions of the book with their day, author and reason.

ALTER TABLE rule_book ADD COLUMN valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days'));
ALTER TABLE rule_book ADD COLUMN reason TEXT;
ALTER TABLE rule_book ADD COLUMN author_id INTEGER REFERENCES account (id);

-- Not used after this day without a warning.
ALTER TABLE device ADD COLUMN service_due TEXT CHECK (service_due IS date(service_due, '+0 days'));

-- ---------------------------------------------------------------- clients

-- A needling elsewhere (modality), or something else (item of the rule book). `zones`: every leaf below what was named,
-- eye surrounds too; empty for what concerns the whole client. `day`: the latest it can have been; of what lasted, its
-- end; of what still goes on (ongoing), its beginning.
CREATE TABLE exposure_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    zones TEXT NOT NULL,
    modality TEXT CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    depth INTEGER CHECK (depth > 0),
    indication TEXT CHECK (indication IN ('rejuvenation', 'acne-scars', 'scars', 'wrinkles', 'striae',
                                          'pigmentation', 'hair', 'other')),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    note TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id),
    item TEXT CHECK (item <> ''),
    ongoing INTEGER CHECK (ongoing IN (0, 1)),
    CHECK ((modality IS NULL) = (item IS NOT NULL)),
    CHECK ((item IS NULL) = (ongoing IS NULL)),
    CHECK (item IS NOT NULL OR zones <> ''),
    CHECK (item IS NULL OR (depth IS NULL AND indication IS NULL))
) STRICT;
INSERT INTO exposure_new (id, uid, client_id, zones, modality, depth, indication, day, approximate, note, recorded_at,
                          recorded_by_id)
SELECT id, uid, client_id, zones, modality, depth, indication, day, approximate, note, recorded_at, recorded_by_id
FROM exposure ORDER BY id;
DROP TABLE exposure;
ALTER TABLE exposure_new RENAME TO exposure;
CREATE INDEX exposure_client ON exposure (client_id, day);

-- One asking of the screening's questions. session_id: the visit for which it was asked, when there was one already.
CREATE TABLE screening (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    session_id INTEGER REFERENCES session (id),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    asked_at INTEGER NOT NULL,
    asked_by_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX screening_client ON screening (client_id, id);
CREATE INDEX screening_session ON screening (session_id) WHERE session_id IS NOT NULL;

-- question: its code in the rule book. `zones`: leaves; empty means everywhere. cleared_*: a prescriber's decision.
CREATE TABLE screening_answer (
    id INTEGER PRIMARY KEY,
    screening_id INTEGER NOT NULL REFERENCES screening (id),
    question TEXT NOT NULL CHECK (question <> ''),
    yes INTEGER NOT NULL CHECK (yes IN (0, 1)),
    zones TEXT NOT NULL,
    cleared_by TEXT CHECK (cleared_by <> ''),
    cleared_on TEXT CHECK (cleared_on IS date(cleared_on, '+0 days')),
    clearance_words TEXT,
    UNIQUE (screening_id, question),
    CHECK (yes = 1 OR (zones = '' AND cleared_by IS NULL)),
    CHECK ((cleared_by IS NULL) = (cleared_on IS NULL)),
    CHECK ((cleared_by IS NULL) = (clearance_words IS NULL))
) STRICT;

-- The forms that clients sign, each version kept. `text`: what was put to the client.
CREATE TABLE consent_form (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    code TEXT NOT NULL CHECK (code <> ''),
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    modality TEXT CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    text TEXT NOT NULL,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    created_at INTEGER NOT NULL,
    UNIQUE (code, version)
) STRICT;

-- `paper`: where the signed sheet is kept, or what it says.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    form_id INTEGER NOT NULL REFERENCES consent_form (id),
    signed TEXT NOT NULL CHECK (signed IS date(signed, '+0 days')),
    by_guardian INTEGER NOT NULL CHECK (by_guardian IN (0, 1)),
    photos INTEGER NOT NULL CHECK (photos IN (0, 1)),
    paper TEXT NOT NULL,
    withdrawn TEXT CHECK (withdrawn IS date(withdrawn, '+0 days')),
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX consent_client ON consent (client_id, signed);

-- ---------------------------------------------------------------- people

-- What an account may do by licence. modalities: codes with a space between; empty for all.
CREATE TABLE practitioner (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    licence TEXT NOT NULL,
    authority TEXT NOT NULL,
    licensed_from TEXT CHECK (licensed_from IS date(licensed_from, '+0 days')),
    licensed_until TEXT CHECK (licensed_until IS date(licensed_until, '+0 days')),
    maximum_depth INTEGER CHECK (maximum_depth > 0),
    modalities TEXT NOT NULL,
    CHECK (licensed_until >= licensed_from)
) STRICT;

CREATE TABLE training (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    account_id INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL CHECK (name <> ''),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')),
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id),
    CHECK (valid_until >= day)
) STRICT;
CREATE INDEX training_account ON training (account_id, day);

-- ---------------------------------------------------------------- assessments

-- cause_*: the past treatment behind a finding. exposure_*: the exposure. about, since: what else it speaks of.
CREATE TABLE session_finding_new (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    finding_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('healing-floor', 'healing-recommended', 'outside-label', 'no-row',
                                       'history-not-known', 'device-depth', 'wash-out-floor', 'wash-out-recommended',
                                       'zone-depth', 'zone-depth-customary', 'contraindication', 'clearance-needed',
                                       'caution', 'screening-missing', 'open-reaction', 'planned-too-close', 'licence',
                                       'practitioner-depth', 'practitioner-modality', 'training', 'device-service',
                                       'guardian', 'label-age', 'consent')),
    rule TEXT NOT NULL,
    rule_book INTEGER NOT NULL REFERENCES rule_book (version),
    zone TEXT NOT NULL,
    strength TEXT NOT NULL CHECK (strength IN ('off', 'note', 'warn', 'deny')),
    required_days INTEGER NOT NULL,
    days_short INTEGER NOT NULL,
    earliest TEXT CHECK (earliest IS date(earliest, '+0 days')),
    source TEXT NOT NULL,
    grade TEXT NOT NULL CHECK (length(grade) = 1),
    cause_uid TEXT,
    cause_day TEXT CHECK (cause_day IS date(cause_day, '+0 days')),
    cause_zone TEXT,
    cause_modality TEXT CHECK (cause_modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    cause_indication TEXT CHECK (cause_indication IN ('rejuvenation', 'acne-scars', 'scars', 'wrinkles', 'striae',
                                                      'pigmentation', 'hair', 'other')),
    cause_device_id INTEGER REFERENCES device (id),
    cause_device_name TEXT,
    cause_label TEXT,
    cause_device_known INTEGER CHECK (cause_device_known IN (0, 1)),
    cause_depth INTEGER,
    cause_elsewhere INTEGER CHECK (cause_elsewhere IN (0, 1)),
    cause_under_way INTEGER CHECK (cause_under_way IN (0, 1)),
    exposure_uid TEXT,
    exposure_item TEXT,
    exposure_day TEXT CHECK (exposure_day IS date(exposure_day, '+0 days')),
    exposure_approximate INTEGER CHECK (exposure_approximate IN (0, 1)),
    exposure_ongoing INTEGER CHECK (exposure_ongoing IN (0, 1)),
    about TEXT CHECK (about <> ''),
    since TEXT CHECK (since IS date(since, '+0 days')),
    comes_later INTEGER CHECK (comes_later = 1),
    UNIQUE (session_id, version, ordinal),
    CHECK ((cause_uid IS NULL) = (cause_day IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_zone IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_modality IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_device_name IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_label IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_device_known IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_elsewhere IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_under_way IS NULL)),
    CHECK ((exposure_uid IS NULL) = (exposure_item IS NULL)),
    CHECK ((exposure_uid IS NULL) = (exposure_day IS NULL)),
    CHECK ((exposure_uid IS NULL) = (exposure_approximate IS NULL)),
    CHECK ((exposure_uid IS NULL) = (exposure_ongoing IS NULL))
) STRICT;
INSERT INTO session_finding_new (id, session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, strength,
    required_days, days_short, earliest, source, grade, cause_uid, cause_day, cause_zone, cause_modality,
    cause_indication, cause_device_id, cause_device_name, cause_label, cause_device_known, cause_depth, cause_elsewhere,
    cause_under_way)
SELECT id, session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, strength, required_days, days_short,
    earliest, source, grade, cause_uid, cause_day, cause_zone, cause_modality, cause_indication, cause_device_id,
    cause_device_name, cause_label, cause_device_known, cause_depth, cause_elsewhere, cause_under_way
FROM session_finding ORDER BY id;
DROP TABLE session_finding;
ALTER TABLE session_finding_new RENAME TO session_finding;
