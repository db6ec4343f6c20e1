-- The clinic: its rooms and devices, its clients and what was done to them, its needles, its aftercare.
-- Days are ISO text, instants UTC microseconds, depths micrometres, times of day minutes, truth 0 or 1.
-- `uid` names a record outside this file. `zones` holds leaf codes of the zone tree, one space between them.

-- ---------------------------------------------------------------- clinic

-- One row.
CREATE TABLE clinic (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    name TEXT NOT NULL CHECK (name <> ''),
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    quiet_from INTEGER NOT NULL CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_to INTEGER NOT NULL CHECK (quiet_to BETWEEN 0 AND 1439)
) STRICT;

CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    make TEXT NOT NULL,
    model_name TEXT NOT NULL,
    serial TEXT NOT NULL,
    modality TEXT NOT NULL CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    maximum_depth INTEGER CHECK (maximum_depth > 0),
    label TEXT NOT NULL,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

-- A version's tables as text, each under the name of its file: "intervals", "labels", "strengths", "zones".
CREATE TABLE rule_book (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    created_at INTEGER NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at INTEGER,
    CHECK ((approved_by = '') = (approved_at IS NULL))
) STRICT;

CREATE TABLE rule_text (
    id INTEGER PRIMARY KEY,
    rule_book INTEGER NOT NULL REFERENCES rule_book (version),
    part TEXT NOT NULL CHECK (part <> ''),
    text TEXT NOT NULL,
    UNIQUE (rule_book, part)
) STRICT;

-- ---------------------------------------------------------------- clients

CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')),
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    address_lines TEXT NOT NULL,
    address_city TEXT NOT NULL,
    address_postcode TEXT NOT NULL,
    address_country TEXT NOT NULL,
    shares_address_with_id INTEGER REFERENCES client (id),
    consent_email TEXT NOT NULL CHECK (consent_email IN ('not-asked', 'given', 'refused')),
    consent_sms TEXT NOT NULL CHECK (consent_sms IN ('not-asked', 'given', 'refused')),
    consent_phone TEXT NOT NULL CHECK (consent_phone IN ('not-asked', 'given', 'refused')),
    consent_post TEXT NOT NULL CHECK (consent_post IN ('not-asked', 'given', 'refused')),
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    guardian_name TEXT,
    guardian_relation TEXT,
    guardian_phone TEXT,
    skin_type TEXT CHECK (skin_type IN ('I', 'II', 'III', 'IV', 'V', 'VI')),
    allergies TEXT NOT NULL,
    desk_notes TEXT NOT NULL,
    external_reference TEXT NOT NULL,
    client_since TEXT CHECK (client_since IS date(client_since, '+0 days')),
    deceased TEXT CHECK (deceased IS date(deceased, '+0 days')),
    created_at INTEGER NOT NULL,
    CHECK (given_name <> '' OR family_name <> ''),
    CHECK ((guardian_name IS NULL) = (guardian_relation IS NULL)),
    CHECK ((guardian_name IS NULL) = (guardian_phone IS NULL))
) STRICT;
CREATE INDEX client_birth_date ON client (birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX client_external_reference ON client (external_reference) WHERE external_reference <> '';
CREATE INDEX client_shares_address ON client (shares_address_with_id) WHERE shares_address_with_id IS NOT NULL;

-- Tables named _index and _cache hold nothing that could not be made again from the others; the trail leaves them out.

-- What lists and search need of a client; made from the other tables and can be made again at any time.
-- sort_key: of "family given" in the clinic's collation. folded_name: "given family", see fold.h.
-- phone_reversed: digits of the phone number from the last to the first.
CREATE TABLE client_search_index (
    client_id INTEGER PRIMARY KEY REFERENCES client (id),
    sort_key BLOB NOT NULL,
    folded_name TEXT NOT NULL,
    phone_reversed TEXT NOT NULL,
    deceased INTEGER NOT NULL CHECK (deceased IN (0, 1)),
    any_consent INTEGER NOT NULL CHECK (any_consent IN (0, 1)),
    last_session TEXT CHECK (last_session IS date(last_session, '+0 days')),
    open_reactions INTEGER NOT NULL CHECK (open_reactions >= 0)
) STRICT;
CREATE INDEX client_search_order ON client_search_index (sort_key, client_id, deceased, any_consent, last_session, open_reactions);
CREATE INDEX client_search_phone ON client_search_index (phone_reversed) WHERE phone_reversed <> '';
CREATE INDEX client_search_name ON client_search_index (folded_name);
CREATE INDEX client_search_reaction ON client_search_index (client_id) WHERE open_reactions > 0;
CREATE INDEX client_search_last_session ON client_search_index (last_session) WHERE last_session IS NOT NULL;

CREATE TABLE client_word_index (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    word TEXT NOT NULL CHECK (word <> '')
) STRICT;
CREATE INDEX client_word_word ON client_word_index (word, client_id);
CREATE INDEX client_word_client ON client_word_index (client_id);

-- A needling elsewhere or at home. `zones`: every leaf below what was named, eye surrounds too.
CREATE TABLE exposure (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    zones TEXT NOT NULL CHECK (zones <> ''),
    modality TEXT NOT NULL CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    depth INTEGER CHECK (depth > 0),
    indication TEXT CHECK (indication IN ('rejuvenation', 'acne-scars', 'scars', 'wrinkles', 'striae',
                                          'pigmentation', 'hair', 'other')),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    note TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX exposure_client ON exposure (client_id, day);

-- That "what was done elsewhere" was asked for these zones.
CREATE TABLE history_taken (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    zones TEXT NOT NULL CHECK (zones <> ''),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX history_taken_client ON history_taken (client_id);

-- ---------------------------------------------------------------- sharps containers

CREATE TABLE container (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    number TEXT NOT NULL UNIQUE CHECK (number <> ''),
    room_id INTEGER REFERENCES room (id),
    assembled TEXT NOT NULL CHECK (assembled IS date(assembled, '+0 days')),
    fill_percent INTEGER NOT NULL CHECK (fill_percent BETWEEN 0 AND 100),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'collected')),
    closed TEXT CHECK (closed IS date(closed, '+0 days')),
    collected TEXT CHECK (collected IS date(collected, '+0 days')),
    consignment TEXT NOT NULL
) STRICT;
CREATE INDEX container_state ON container (state, assembled);

CREATE TABLE container_event (
    id INTEGER PRIMARY KEY,
    container_id INTEGER NOT NULL REFERENCES container (id),
    event TEXT NOT NULL CHECK (event IN ('assembled', 'filled', 'closed', 'collected')),
    fill_percent INTEGER NOT NULL CHECK (fill_percent BETWEEN 0 AND 100),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX container_event_container ON container_event (container_id, id);

-- ---------------------------------------------------------------- sessions

-- `day`, `minute` and `time_zone` are as they were on the clinic's wall and never worked out again.
-- `version` names the rows of session_row that hold now: each plan, start, extension and signing writes a whole set.
-- `counts`: the skin has to heal from it (open, signed, amended, or abandoned after a needle had been used).
-- `recorded_past`: entered afterwards, without the gate.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    state TEXT NOT NULL CHECK (state IN ('planned', 'arrived', 'open', 'signed', 'abandoned', 'cancelled', 'amended',
                                         'invalidated')),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes BETWEEN 0 AND 720),
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    room_id INTEGER REFERENCES room (id),
    performer_id INTEGER NOT NULL REFERENCES account (id),
    recorder_id INTEGER NOT NULL REFERENCES account (id),
    supervisor_id INTEGER REFERENCES account (id),
    version INTEGER NOT NULL CHECK (version > 0),
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    recorded_past INTEGER NOT NULL CHECK (recorded_past IN (0, 1)),
    started_at INTEGER,
    ended_at INTEGER CHECK (ended_at >= started_at),
    container_id INTEGER REFERENCES container (id),
    handpiece_disinfected INTEGER CHECK (handpiece_disinfected IN (0, 1)),
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),
    erythema INTEGER CHECK (erythema BETWEEN 0 AND 3),
    oedema INTEGER CHECK (oedema BETWEEN 0 AND 3),
    bleeding INTEGER CHECK (bleeding BETWEEN 0 AND 3),
    notes TEXT NOT NULL,
    ending TEXT NOT NULL,
    no_show INTEGER NOT NULL CHECK (no_show IN (0, 1)),
    signed_by_id INTEGER REFERENCES account (id),
    signed_at INTEGER,
    cosign_wanted INTEGER NOT NULL CHECK (cosign_wanted IN (0, 1)),
    created_at INTEGER NOT NULL,
    CHECK ((signed_by_id IS NULL) = (signed_at IS NULL)),
    CHECK (state NOT IN ('open', 'signed', 'amended') OR started_at IS NOT NULL),
    CHECK (state NOT IN ('signed', 'amended') OR (signed_at IS NOT NULL AND ended_at IS NOT NULL)),
    CHECK (state NOT IN ('open', 'signed', 'amended') OR counts = 1),
    CHECK (state NOT IN ('planned', 'arrived', 'cancelled', 'invalidated') OR counts = 0)
) STRICT;
CREATE INDEX session_day ON session (day, minute);
CREATE INDEX session_client ON session (client_id, day);
CREATE INDEX session_counts ON session (client_id, id) WHERE counts = 1;
CREATE INDEX session_open ON session (performer_id, started_at) WHERE state = 'open';

-- What was planned, cleared and at last done, set by set. The set of a signed session says what was done.
CREATE TABLE session_row (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL CHECK (version > 0),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    zone TEXT NOT NULL CHECK (zone <> ''),
    modality TEXT NOT NULL CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    indication TEXT NOT NULL CHECK (indication IN ('rejuvenation', 'acne-scars', 'scars', 'wrinkles', 'striae',
                                                   'pigmentation', 'hair', 'other')),
    device_id INTEGER REFERENCES device (id),
    depth INTEGER CHECK (depth BETWEEN 1 AND 5000),
    passes INTEGER CHECK (passes BETWEEN 1 AND 20),
    endpoint TEXT CHECK (endpoint IN ('none', 'erythema', 'uniform-erythema', 'pinpoint-bleeding', 'stopped')),
    rf INTEGER NOT NULL CHECK (rf IN (0, 1)),
    rf_energy_mj INTEGER CHECK (rf_energy_mj >= 0),
    rf_pulse_ms INTEGER CHECK (rf_pulse_ms >= 0),
    rf_shots INTEGER CHECK (rf_shots >= 0),
    note TEXT NOT NULL,
    UNIQUE (session_id, version, ordinal)
) STRICT;

-- The assessment that a version of the rows was let through with. Columns cause_*: the past treatment behind it.
CREATE TABLE session_assessment (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('plan', 'start', 'record')),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    rule_book INTEGER NOT NULL REFERENCES rule_book (version),
    verdict TEXT NOT NULL CHECK (verdict IN ('allow', 'warn', 'deny')),
    earliest TEXT NOT NULL CHECK (earliest IS date(earliest, '+0 days')),
    at INTEGER NOT NULL,
    UNIQUE (session_id, version)
) STRICT;

CREATE TABLE session_finding (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    finding_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('healing-floor', 'healing-recommended', 'outside-label', 'no-row',
                                       'history-not-known', 'device-depth')),
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
    UNIQUE (session_id, version, ordinal),
    CHECK ((cause_uid IS NULL) = (cause_day IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_zone IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_modality IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_device_name IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_label IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_device_known IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_elsewhere IS NULL)),
    CHECK ((cause_uid IS NULL) = (cause_under_way IS NULL))
) STRICT;

-- One row per zone of the plan: how it stood.
CREATE TABLE session_zone (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    zone TEXT NOT NULL CHECK (zone <> ''),
    verdict TEXT NOT NULL CHECK (verdict IN ('allow', 'warn', 'deny')),
    history_known INTEGER NOT NULL CHECK (history_known IN (0, 1)),
    earliest TEXT NOT NULL CHECK (earliest IS date(earliest, '+0 days')),
    recommended TEXT NOT NULL CHECK (recommended IS date(recommended, '+0 days')),
    why INTEGER,
    UNIQUE (session_id, version, ordinal)
) STRICT;

CREATE TABLE session_override (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    finding_key TEXT NOT NULL,
    rule_book INTEGER NOT NULL REFERENCES rule_book (version),
    days_short INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('clinical-judgement', 'prescriber-order', 'client-request', 'correction',
                                           'other')),
    words TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    confirmed_by_id INTEGER REFERENCES account (id),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_override_session ON session_override (session_id, version);

CREATE TABLE session_anaesthetic (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    product TEXT NOT NULL,
    lot TEXT NOT NULL,
    strength_permille INTEGER NOT NULL CHECK (strength_permille >= 0),
    cream_mg INTEGER NOT NULL CHECK (cream_mg >= 0),
    weight_g INTEGER CHECK (weight_g > 0),
    area_cm2 INTEGER CHECK (area_cm2 >= 0),
    on_at INTEGER,
    off_at INTEGER
) STRICT;

CREATE TABLE session_topical (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    product TEXT NOT NULL,
    lot TEXT NOT NULL,
    under_needles INTEGER NOT NULL CHECK (under_needles IN (0, 1)),
    UNIQUE (session_id, ordinal)
) STRICT;

CREATE TABLE reaction (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    session_id INTEGER REFERENCES session (id),
    zones TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    severity TEXT NOT NULL CHECK (severity IN ('mild', 'moderate', 'severe')),
    onset TEXT NOT NULL CHECK (onset IS date(onset, '+0 days')),
    note TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id),
    closed TEXT CHECK (closed IS date(closed, '+0 days')),
    outcome TEXT NOT NULL,
    closed_by_id INTEGER REFERENCES account (id),
    CHECK ((closed IS NULL) = (closed_by_id IS NULL))
) STRICT;
CREATE INDEX reaction_client ON reaction (client_id, onset);
CREATE INDEX reaction_session ON reaction (session_id) WHERE session_id IS NOT NULL;

-- Unsaved charting: the one table that saving a draft may touch.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    session_id INTEGER REFERENCES session (id),
    saved_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (client_id, account_id)
) STRICT;
CREATE INDEX draft_session ON draft (session_id) WHERE session_id IS NOT NULL;

-- ---------------------------------------------------------------- needles

CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    brand TEXT NOT NULL CHECK (brand <> ''),
    model_name TEXT NOT NULL CHECK (model_name <> ''),
    modality TEXT NOT NULL CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    pins INTEGER CHECK (pins > 0),
    gauge INTEGER CHECK (gauge > 0),
    maximum_depth INTEGER CHECK (maximum_depth > 0),
    low_stock_at INTEGER NOT NULL CHECK (low_stock_at >= 0),
    UNIQUE (brand, model_name)
) STRICT;

CREATE TABLE pack_code (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    gtin TEXT NOT NULL UNIQUE CHECK (length(gtin) = 14 AND gtin NOT GLOB '*[^0-9]*'),
    quantity INTEGER NOT NULL CHECK (quantity > 0)
) STRICT;
CREATE INDEX pack_code_product ON pack_code (product_id);

-- number_folded: trimmed, upper case; how a lot is looked up. `quarantine`: why no unit may be opened, or empty.
CREATE TABLE lot (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    product_id INTEGER NOT NULL REFERENCES product (id),
    number TEXT NOT NULL CHECK (number <> ''),
    number_folded TEXT NOT NULL CHECK (number_folded <> ''),
    use_by TEXT NOT NULL CHECK (use_by IS date(use_by, '+0 days')),
    udi_as_scanned TEXT NOT NULL,
    quarantine TEXT NOT NULL,
    recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
    received_at INTEGER NOT NULL,
    UNIQUE (product_id, number_folded),
    CHECK (recalled = 0 OR quarantine <> '')
) STRICT;
CREATE INDEX lot_number ON lot (number_folded);
CREATE INDEX lot_use_by ON lot (use_by, id);

-- Each delivery of a lot; a second one of the same lot adds to it.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    lot_id INTEGER NOT NULL REFERENCES lot (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
    opening INTEGER NOT NULL CHECK (opening IN (0, 1)),
    udi_as_scanned TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX delivery_lot ON delivery (lot_id, id);

-- Quarantine, recall and release of a lot, with the reason given.
CREATE TABLE lot_event (
    id INTEGER PRIMARY KEY,
    lot_id INTEGER NOT NULL REFERENCES lot (id),
    event TEXT NOT NULL CHECK (event IN ('quarantined', 'recalled', 'released')),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX lot_event_lot ON lot_event (lot_id, id);

-- One row per physical unit. `number` is what printed_id is made of (uid.h). State, session and container follow from
-- the events; session: where it is open or was used.
CREATE TABLE cartridge (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    printed_id TEXT NOT NULL UNIQUE CHECK (printed_id <> ''),
    lot_id INTEGER NOT NULL REFERENCES lot (id),
    state TEXT NOT NULL CHECK (state IN ('in-stock', 'opened', 'used', 'disposed', 'wasted', 'expired', 'quarantined',
                                         'returned', 'lost')),
    session_id INTEGER REFERENCES session (id),
    container_id INTEGER REFERENCES container (id)
) STRICT;
CREATE INDEX cartridge_lot ON cartridge (lot_id, state, id);
CREATE INDEX cartridge_session ON cartridge (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX cartridge_container ON cartridge (container_id) WHERE container_id IS NOT NULL;

CREATE TABLE cartridge_event (
    id INTEGER PRIMARY KEY,
    cartridge_id INTEGER NOT NULL REFERENCES cartridge (id),
    event TEXT NOT NULL CHECK (event IN ('received', 'opened', 'used', 'disposed', 'wasted', 'resealed', 'quarantined',
                                         'released', 'returned', 'lost')),
    session_id INTEGER REFERENCES session (id),
    container_id INTEGER REFERENCES container (id),
    waste_reason TEXT CHECK (waste_reason IN ('dropped', 'defective', 'pack-damaged', 'wrong-item', 'expired',
                                              'not-needed', 'other')),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    CHECK ((event = 'wasted') = (waste_reason IS NOT NULL)),
    CHECK (event NOT IN ('opened', 'used', 'resealed') OR session_id IS NOT NULL)
) STRICT;
CREATE INDEX cartridge_event_cartridge ON cartridge_event (cartridge_id, id);

-- The cartridges of a session in the order in which they came. `fate` is empty while the unit lies open on the desk.
-- lot_id is the unit's own, or what is known of a past session; neither means "unknown".
-- `live`: this row holds the unit; a unit has one live use at most, whatever else was recorded (see incident).
CREATE TABLE cartridge_use (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    cartridge_id INTEGER REFERENCES cartridge (id),
    lot_id INTEGER REFERENCES lot (id),
    pack_intact INTEGER NOT NULL CHECK (pack_intact IN (0, 1)),
    sheath_changed INTEGER NOT NULL CHECK (sheath_changed IN (0, 1)),
    fate TEXT CHECK (fate IN ('used', 'wasted', 'returned-sealed')),
    waste_reason TEXT CHECK (waste_reason IN ('dropped', 'defective', 'pack-damaged', 'wrong-item', 'expired',
                                              'not-needed', 'other')),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    CHECK (cartridge_id IS NULL OR lot_id IS NOT NULL),
    CHECK (live = 0 OR cartridge_id IS NOT NULL),
    CHECK (fate IS NOT NULL OR live = 1),
    CHECK (fate <> 'returned-sealed' OR live = 0)
) STRICT;
CREATE UNIQUE INDEX cartridge_use_live ON cartridge_use (cartridge_id) WHERE live = 1;
CREATE INDEX cartridge_use_session ON cartridge_use (session_id, id);
CREATE INDEX cartridge_use_lot ON cartridge_use (lot_id, session_id) WHERE lot_id IS NOT NULL;
CREATE INDEX cartridge_use_cartridge ON cartridge_use (cartridge_id) WHERE cartridge_id IS NOT NULL;

-- What should not have happened and did: the record keeps it, the audit counts it.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    kind TEXT NOT NULL CHECK (kind IN ('reused', 'expired', 'recalled', 'quarantined', 'not-in-stock')),
    session_id INTEGER NOT NULL REFERENCES session (id),
    cartridge_id INTEGER REFERENCES cartridge (id),
    lot_id INTEGER REFERENCES lot (id),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX incident_session ON incident (session_id);
CREATE INDEX incident_kind ON incident (kind, day);

-- Counts of a lot's units by state, kept with every change of a unit; can be made again at any time.
CREATE TABLE lot_count_cache (
    lot_id INTEGER PRIMARY KEY REFERENCES lot (id),
    received INTEGER NOT NULL CHECK (received >= 0),
    in_stock INTEGER NOT NULL CHECK (in_stock >= 0),
    opened INTEGER NOT NULL CHECK (opened >= 0),
    used INTEGER NOT NULL CHECK (used >= 0), -- and disposed of
    wasted INTEGER NOT NULL CHECK (wasted >= 0),
    quarantined INTEGER NOT NULL CHECK (quarantined >= 0),
    gone INTEGER NOT NULL CHECK (gone >= 0), -- expired, returned or lost
    last_opened_at INTEGER,
    CHECK (received = in_stock + opened + used + wasted + quarantined + gone)
) STRICT;
CREATE INDEX lot_count_here ON lot_count_cache (lot_id) WHERE in_stock + opened + quarantined > 0;

-- ---------------------------------------------------------------- aftercare

CREATE TABLE aftercare_plan (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    modality TEXT CHECK (modality IN ('pen', 'stamp', 'roller', 'rf', 'home-roller')),
    zone TEXT,
    over_depth INTEGER NOT NULL,
    up_to_depth INTEGER NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    UNIQUE (code, version)
) STRICT;

CREATE TABLE aftercare_step (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES aftercare_plan (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    code TEXT NOT NULL CHECK (code <> ''),
    by_hours INTEGER NOT NULL CHECK (by_hours IN (0, 1)),
    step_offset INTEGER NOT NULL CHECK (step_offset >= 0),
    window_from INTEGER NOT NULL CHECK (window_from BETWEEN 0 AND 1439),
    window_to INTEGER NOT NULL CHECK (window_to BETWEEN 0 AND 1440),
    needs_staff INTEGER NOT NULL CHECK (needs_staff IN (0, 1)),
    expects_answer INTEGER NOT NULL CHECK (expects_answer IN (0, 1)),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (plan_id, ordinal),
    UNIQUE (plan_id, code)
) STRICT;

-- due_at and late_at are worked out from day, window and time_zone and made again when zone data or the zone change.
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL REFERENCES session (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    step_id INTEGER NOT NULL REFERENCES aftercare_step (id),
    revision INTEGER NOT NULL CHECK (revision > 0),
    state TEXT NOT NULL CHECK (state IN ('planned', 'claimed', 'sent', 'answered', 'done', 'skipped', 'cancelled',
                                         'failed', 'unknown')),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    window_from INTEGER NOT NULL,
    window_to INTEGER NOT NULL,
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    due_at INTEGER NOT NULL,
    late_at INTEGER NOT NULL CHECK (late_at >= due_at),
    UNIQUE (session_id, step_id, revision)
) STRICT;
CREATE INDEX reminder_due ON reminder (state, due_at, late_at);
CREATE INDEX reminder_all ON reminder (due_at);
CREATE INDEX reminder_client ON reminder (client_id, due_at);

-- What was sent, when, how, and what came of it.
CREATE TABLE reminder_attempt (
    id INTEGER PRIMARY KEY,
    reminder_id INTEGER NOT NULL REFERENCES reminder (id),
    at INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'phone', 'post')),
    outcome TEXT NOT NULL CHECK (outcome <> ''),
    text TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX reminder_attempt_reminder ON reminder_attempt (reminder_id, id);

-- Who marked it and what the client said.
CREATE TABLE reminder_answer (
    id INTEGER PRIMARY KEY,
    reminder_id INTEGER NOT NULL REFERENCES reminder (id),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'done', 'skipped', 'cancelled')),
    note TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_answer_reminder ON reminder_answer (reminder_id, id);
