-- Aftercare that reaches the client: what a step is and how it goes out, its plan's versions, mail, sheets, calendar.

-- Where the clinic is and how it is called: on every sheet, and in what a client is told.
ALTER TABLE clinic ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE clinic ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- What kind of step it is decides what stops it (resources/aftercare/events.csv). `channel`: how it goes out; 'phone' and
-- 'post' are for people. `sheet`: the sheet of the treatment goes with it. `alarms`: codes of the signs that are asked
-- about, with a space between (resources/aftercare/signs.csv).
ALTER TABLE aftercare_step ADD COLUMN kind TEXT NOT NULL DEFAULT 'instruction'
    CHECK (kind IN ('instruction', 'check-in', 'call', 'next-visit'));
ALTER TABLE aftercare_step ADD COLUMN channel TEXT NOT NULL DEFAULT 'email'
    CHECK (channel IN ('email', 'sms', 'phone', 'post'));
ALTER TABLE aftercare_step ADD COLUMN sheet INTEGER NOT NULL DEFAULT 0 CHECK (sheet IN (0, 1));
ALTER TABLE aftercare_step ADD COLUMN alarms TEXT NOT NULL DEFAULT '';
UPDATE aftercare_step SET kind = CASE WHEN needs_staff THEN 'call' WHEN code = 'next-due' THEN 'next-visit'
                                      WHEN expects_answer THEN 'check-in' ELSE 'instruction' END,
                          channel = CASE WHEN needs_staff THEN 'phone' ELSE 'email' END;
-- The steps that the program came with ask about the signs that it knows now.
UPDATE aftercare_step SET alarms = 'pain-after-a-day worsening-pain warmth swelling fever dizziness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-24' AND p.code = 'pen-shallow'
                OR s.code = 'hours-24' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'pen-shallow');
UPDATE aftercare_step SET alarms = 'worsening-pain spreading-redness swelling pus fever'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-72' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches nodules itching-rash'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'pen-deep'
                OR s.code = 'day-7-call' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'brown-patches track-marks'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-14' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'pain-after-a-day worsening-pain warmth swelling fever blisters dizziness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-24' AND p.code = 'rf'
                OR s.code = 'hours-24-call' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'worsening-pain spreading-redness swelling pus fever blisters'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-72' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches swelling track-marks dents'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches swelling track-marks dents numbness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7-call' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'brown-patches track-marks dents'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-14' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'pain-after-a-day worsening-pain warmth swelling fever pus dizziness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-24' AND p.code = 'scalp');
UPDATE aftercare_step SET alarms = 'redness-after-a-week pus worsening-pain'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'scalp');
UPDATE aftercare_step SET sheet = 1 WHERE code = 'right-after';
UPDATE aftercare_step SET kind = 'next-visit'
WHERE code = 'day-14' AND plan_id IN (SELECT id FROM aftercare_plan WHERE code = 'pen-shallow');

-- Who saved this version and why; nothing for what the program came with. A plan without a current version is withdrawn.
ALTER TABLE aftercare_plan ADD COLUMN saved_at INTEGER;
ALTER TABLE aftercare_plan ADD COLUMN saved_by_id INTEGER REFERENCES account (id);
ALTER TABLE aftercare_plan ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- When it was planned: a step whose window had closed by then is missed at once and never sent. `moved`: why it does not
-- stand at its own time. `retry_at`: a failed sending is tried again from then on; nothing: a person decides.
ALTER TABLE reminder ADD COLUMN planned_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reminder ADD COLUMN moved TEXT NOT NULL DEFAULT '' CHECK (moved IN ('', 'quiet-hours', 'late-hour', 'closed-day', 'no-answer'));
ALTER TABLE reminder ADD COLUMN retry_at INTEGER;

-- One row once mail is set up. The password is nowhere else.
CREATE TABLE mail_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    host TEXT NOT NULL CHECK (host <> ''),
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security TEXT NOT NULL CHECK (security IN ('none', 'starttls', 'tls')),
    login TEXT NOT NULL,
    password TEXT NOT NULL,
    from_address TEXT NOT NULL CHECK (from_address <> ''),
    from_name TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    extra_ca TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    body TEXT NOT NULL CHECK (body <> ''),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

-- What was handed to a client after a treatment: the very words, and how they went.
CREATE TABLE handout (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL REFERENCES session (id),
    session_version INTEGER NOT NULL CHECK (session_version > 0),
    sheet_code TEXT NOT NULL CHECK (sheet_code <> ''),
    sheet_version INTEGER NOT NULL CHECK (sheet_version > 0),
    language TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('printed', 'saved', 'mailed')),
    words TEXT NOT NULL CHECK (words <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX handout_session ON handout (session_id, id);

-- What a calendar has been given last under this uid; `sequence` counts its changes (RFC 5545, 3.8.7.4).
CREATE TABLE calendar_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    digest TEXT NOT NULL CHECK (digest <> ''),
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;

-- Asked about the next visit: booked, wants to be asked again from a day on, or wants none.
CREATE TABLE next_visit_note (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('booked', 'later', 'declined')),
    until_day TEXT CHECK (until_day IS date(until_day, '+0 days')),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    CHECK ((outcome = 'later') = (until_day IS NOT NULL))
) STRICT;
CREATE INDEX next_visit_note_client ON next_visit_note (client_id, id);

-- Where the clock jumped by more than 7 days between two entries, and nobody has said since that it is right.
CREATE TABLE clock_jump_cache (
    sequence INTEGER PRIMARY KEY, -- the entry after the jump
    last_at INTEGER NOT NULL      -- when the entry before it was made
) STRICT;
