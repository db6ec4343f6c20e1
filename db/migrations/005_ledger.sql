-- The whole cartridge ledger: counts, expiry, losses, recalls as letters with the people exposed, sharps injuries,
-- sessions moved to the right client, and what was said about findings of the hygiene audit.

-- These speak of tables that are made anew below; their successors stand in the part that is SQLite's own.
DROP TRIGGER lot_counted;
DROP TRIGGER cartridge_counted;
DROP TRIGGER cartridge_recounted;
DROP TRIGGER cartridge_event_allowed;
DROP TRIGGER cartridge_event_moves;
DROP TRIGGER cartridge_event_opens;
DROP TRIGGER cartridge_use_fixed;

-- ---------------------------------------------------------------- catalogue

-- Without a value: single use, and a valve of which nothing is known.
ALTER TABLE product ADD COLUMN single_use INTEGER CHECK (single_use IN (0, 1));
ALTER TABLE product ADD COLUMN backflow_valve INTEGER CHECK (backflow_valve IN (0, 1));

-- Kinds of handpieces that take a product.
CREATE TABLE product_fit (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    make TEXT NOT NULL,
    model_name TEXT NOT NULL CHECK (model_name <> ''),
    UNIQUE (product_id, make, model_name)
) STRICT;

-- Number and use-by day were read from the box a second time.
ALTER TABLE delivery ADD COLUMN compared INTEGER CHECK (compared IN (0, 1));
CREATE INDEX delivery_at ON delivery (at);

-- The number under which the authority lets the clinic operate.
ALTER TABLE clinic ADD COLUMN licence TEXT CHECK (licence <> '');

-- One row, once the manager has changed anything; until then what LedgerSettings begins with holds.
CREATE TABLE ledger_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    full_percent INTEGER NOT NULL CHECK (full_percent BETWEEN 1 AND 100),
    days_open INTEGER NOT NULL CHECK (days_open > 0),
    warn_days INTEGER NOT NULL CHECK (warn_days BETWEEN 0 AND days_open),
    collect_within_days INTEGER CHECK (collect_within_days >= 0),
    witness_needed INTEGER NOT NULL CHECK (witness_needed IN (0, 1)),
    injury_log INTEGER NOT NULL CHECK (injury_log IN (0, 1)),
    injury_follow_up_days INTEGER NOT NULL CHECK (injury_follow_up_days > 0)
) STRICT;

-- ---------------------------------------------------------------- units

-- `day`: on the clinic's wall; what stands without one was written before the ledger knew days. recharted: the use has
-- moved to the session of the right client.
CREATE TABLE cartridge_event_new (
    id INTEGER PRIMARY KEY,
    cartridge_id INTEGER NOT NULL REFERENCES cartridge (id),
    event TEXT NOT NULL CHECK (event IN ('received', 'opened', 'used', 'disposed', 'wasted', 'resealed', 'quarantined',
                                         'released', 'returned', 'lost', 'expired', 'found', 'recharted')),
    session_id INTEGER REFERENCES session (id),
    container_id INTEGER REFERENCES container (id),
    waste_reason TEXT CHECK (waste_reason IN ('dropped', 'defective', 'pack-damaged', 'wrong-item', 'expired',
                                              'not-needed', 'other')),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    day TEXT CHECK (day IS date(day, '+0 days')),
    waste_method TEXT CHECK (waste_method IN ('sharps-container', 'clinical-waste', 'supplier', 'other')),
    witness_id INTEGER REFERENCES account (id),
    CHECK ((event = 'wasted') = (waste_reason IS NOT NULL)),
    CHECK (event = 'wasted' OR (waste_method IS NULL AND witness_id IS NULL)),
    CHECK (event NOT IN ('opened', 'used', 'resealed', 'recharted') OR session_id IS NOT NULL)
) STRICT;
INSERT INTO cartridge_event_new (id, cartridge_id, event, session_id, container_id, waste_reason, note, at, account_id)
SELECT id, cartridge_id, event, session_id, container_id, waste_reason, note, at, account_id
FROM cartridge_event ORDER BY id;

CREATE TABLE lot_count_new (
    lot_id INTEGER PRIMARY KEY REFERENCES lot (id),
    received INTEGER NOT NULL CHECK (received >= 0),
    found INTEGER NOT NULL CHECK (found >= 0), -- units that no delivery brought
    in_stock INTEGER NOT NULL CHECK (in_stock >= 0),
    opened INTEGER NOT NULL CHECK (opened >= 0),
    used INTEGER NOT NULL CHECK (used >= 0), -- and disposed of
    wasted INTEGER NOT NULL CHECK (wasted >= 0),
    quarantined INTEGER NOT NULL CHECK (quarantined >= 0),
    expired INTEGER NOT NULL CHECK (expired >= 0), -- still on the shelf
    returned INTEGER NOT NULL CHECK (returned >= 0),
    lost INTEGER NOT NULL CHECK (lost >= 0),
    last_opened_at INTEGER,
    CHECK (received + found = in_stock + opened + used + wasted + quarantined + expired + returned + lost)
) STRICT;
INSERT INTO lot_count_new (lot_id, received, found, in_stock, opened, used, wasted, quarantined, expired, returned,
                           lost, last_opened_at)
SELECT lot_id, received, 0, in_stock, opened, used, wasted, quarantined,
    (SELECT count(*) FROM cartridge u WHERE u.lot_id = n.lot_id AND u.state = 'expired'),
    (SELECT count(*) FROM cartridge u WHERE u.lot_id = n.lot_id AND u.state = 'returned'),
    (SELECT count(*) FROM cartridge u WHERE u.lot_id = n.lot_id AND u.state = 'lost'), last_opened_at
FROM lot_count_cache n ORDER BY lot_id;

-- What came, went and turned up of a lot on each day, kept with every event; can be made again from them.
CREATE TABLE lot_day_cache (
    id INTEGER PRIMARY KEY,
    lot_id INTEGER NOT NULL REFERENCES lot (id),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    received INTEGER NOT NULL,
    found INTEGER NOT NULL,
    used INTEGER NOT NULL,
    wasted INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    UNIQUE (lot_id, day)
) STRICT;
CREATE INDEX lot_day_day ON lot_day_cache (day);
INSERT INTO lot_day_cache (lot_id, day, received, found, used, wasted, expired, returned, lost)
SELECT u.lot_id, date(e.at / 1000000, 'unixepoch') AS d, sum(e.event = 'received'), 0, sum(e.event = 'used'),
    sum(e.event = 'wasted'), 0, sum(e.event = 'returned'), sum(e.event = 'lost')
FROM cartridge_event e JOIN cartridge u ON u.id = e.cartridge_id
WHERE e.event IN ('received', 'used', 'wasted', 'returned', 'lost') GROUP BY u.lot_id, d ORDER BY u.lot_id, d;

DROP TABLE cartridge_event;
ALTER TABLE cartridge_event_new RENAME TO cartridge_event;
CREATE INDEX cartridge_event_cartridge ON cartridge_event (cartridge_id, id);
CREATE INDEX cartridge_event_wasted ON cartridge_event (at) WHERE event = 'wasted';
CREATE INDEX cartridge_event_lost ON cartridge_event (at) WHERE event = 'lost';
DROP TABLE lot_count_cache;
ALTER TABLE lot_count_new RENAME TO lot_count_cache;
CREATE INDEX lot_count_here ON lot_count_cache (lot_id) WHERE in_stock + opened + quarantined + expired > 0;

CREATE INDEX cartridge_used ON cartridge (id) WHERE state = 'used';
CREATE INDEX cartridge_opened ON cartridge (id) WHERE state = 'opened';
CREATE INDEX session_container ON session (container_id) WHERE container_id IS NOT NULL;

-- What lay on the shelf of a lot, sealed, beside what should have. A difference became events in the same transaction.
CREATE TABLE stock_count (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    lot_id INTEGER NOT NULL REFERENCES lot (id),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    expected INTEGER NOT NULL CHECK (expected >= 0),
    counted INTEGER NOT NULL CHECK (counted >= 0),
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    CHECK (expected = counted OR reason <> '')
) STRICT;
CREATE INDEX stock_count_lot ON stock_count (lot_id, id);
CREATE INDEX stock_count_day ON stock_count (day);

-- ---------------------------------------------------------------- containers

ALTER TABLE container ADD COLUMN kind TEXT;
ALTER TABLE container ADD COLUMN millilitres INTEGER CHECK (millilitres > 0);
-- 1: sessions begin with it; at most one in each room and one that stands in none.
ALTER TABLE container ADD COLUMN offered INTEGER CHECK (offered = 1);
CREATE UNIQUE INDEX container_offered ON container (coalesce(room_id, 0)) WHERE offered = 1;

CREATE TABLE container_event_new (
    id INTEGER PRIMARY KEY,
    container_id INTEGER NOT NULL REFERENCES container (id),
    event TEXT NOT NULL CHECK (event IN ('assembled', 'placed', 'filled', 'closed', 'collected')),
    fill_percent INTEGER NOT NULL CHECK (fill_percent BETWEEN 0 AND 100),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
INSERT INTO container_event_new (id, container_id, event, fill_percent, note, at, account_id)
SELECT id, container_id, event, fill_percent, note, at, account_id FROM container_event ORDER BY id;
DROP TABLE container_event;
ALTER TABLE container_event_new RENAME TO container_event;
CREATE INDEX container_event_container ON container_event (container_id, id);

-- ---------------------------------------------------------------- sessions

-- A session that stood on the wrong client, and its copy on the right one.
CREATE TABLE session_replacement (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id),
    replacement_id INTEGER NOT NULL UNIQUE REFERENCES session (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    CHECK (session_id <> replacement_id)
) STRICT;

-- ---------------------------------------------------------------- recalls

-- `day`: of the letter. What a recall says never changes; it can be lifted once.
CREATE TABLE recall (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    recall_class TEXT NOT NULL CHECK (recall_class IN ('none', 'I', 'II', 'III')),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    text TEXT NOT NULL CHECK (text <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    lifted_at INTEGER,
    lifted_by_id INTEGER REFERENCES account (id),
    lift_reason TEXT CHECK (lift_reason <> ''),
    CHECK ((lifted_at IS NULL) = (lifted_by_id IS NULL)),
    CHECK ((lifted_at IS NULL) = (lift_reason IS NULL))
) STRICT;

-- One lot number of the letter, or all lots of a product where the number is empty. name: as the letter has it.
CREATE TABLE recall_item (
    id INTEGER PRIMARY KEY,
    recall_id INTEGER NOT NULL REFERENCES recall (id),
    product_id INTEGER REFERENCES product (id),
    gtin TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    number_folded TEXT NOT NULL
) STRICT;
CREATE INDEX recall_item_recall ON recall_item (recall_id, id);

-- Lots of ours under a recall: what was there when they came under it, and the quarantine they were in before.
CREATE TABLE recall_lot (
    id INTEGER PRIMARY KEY,
    recall_id INTEGER NOT NULL REFERENCES recall (id),
    lot_id INTEGER NOT NULL REFERENCES lot (id),
    on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
    used INTEGER NOT NULL CHECK (used >= 0),
    quarantine_before TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (recall_id, lot_id)
) STRICT;
CREATE INDEX recall_lot_lot ON recall_lot (lot_id);

-- The uses known when a lot came under the recall (added = 0), and those that became known later.
CREATE TABLE recall_exposure (
    id INTEGER PRIMARY KEY,
    recall_id INTEGER NOT NULL REFERENCES recall (id),
    use_id INTEGER NOT NULL REFERENCES cartridge_use (id),
    added INTEGER NOT NULL CHECK (added IN (0, 1)),
    known_at INTEGER NOT NULL,
    UNIQUE (recall_id, use_id)
) STRICT;
CREATE INDEX recall_exposure_use ON recall_exposure (use_id);

CREATE TABLE recall_contact (
    id INTEGER PRIMARY KEY,
    recall_id INTEGER NOT NULL REFERENCES recall (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    way TEXT NOT NULL CHECK (way IN ('email', 'sms', 'phone', 'post', 'in-person')),
    outcome TEXT NOT NULL CHECK (outcome IN ('told', 'message-left', 'not-reached', 'refused')),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX recall_contact_recall ON recall_contact (recall_id, client_id, id);
CREATE INDEX recall_contact_client ON recall_contact (client_id);

-- ---------------------------------------------------------------- injuries and findings

-- The log that OSHA 1910.1030(h)(5) asks for. What happened is never rewritten; cause, action and closing come later.
CREATE TABLE injury (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    device_type TEXT NOT NULL CHECK (device_type <> ''),
    device_brand TEXT NOT NULL CHECK (device_brand <> ''),
    area TEXT NOT NULL CHECK (area <> ''),
    how TEXT NOT NULL CHECK (how <> ''),
    circumstances TEXT NOT NULL,
    cause TEXT NOT NULL,
    action TEXT NOT NULL,
    injured TEXT NOT NULL,
    closed TEXT CHECK (closed IS date(closed, '+0 days')),
    closed_by_id INTEGER REFERENCES account (id),
    recorded_at INTEGER NOT NULL,
    recorded_by_id INTEGER NOT NULL REFERENCES account (id),
    CHECK ((closed IS NULL) = (closed_by_id IS NULL)),
    CHECK (closed >= day)
) STRICT;
CREATE INDEX injury_day ON injury (day);

-- How an injury was followed up. May tell of somebody's health: read by as few as may read the names.
CREATE TABLE injury_note (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    injury_id INTEGER NOT NULL REFERENCES injury (id),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    note TEXT NOT NULL CHECK (note <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX injury_note_injury ON injury_note (injury_id, day);

-- What was said about a finding; it stands while facts_digest is that of the finding's facts.
CREATE TABLE hygiene_resolution (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    finding_key TEXT NOT NULL CHECK (finding_key <> ''),
    facts_digest TEXT NOT NULL CHECK (facts_digest <> ''),
    note TEXT NOT NULL CHECK (note <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX hygiene_resolution_key ON hygiene_resolution (finding_key, id);

-- For the audit: what was recorded soon after a refusal.
CREATE INDEX trail_entry_denied ON trail_entry (subject, at) WHERE verb = 'session.denied';
