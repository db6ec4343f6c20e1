-- Backups that were made or failed, where each machine puts them, and what became of stores that were restored.

-- `machine`: see machineName() in files.h; a folder means something on its own machine only. An empty folder: none.
-- warn_days: how old the last good backup may be before it is told on the first page.
CREATE TABLE backup_target (
    id INTEGER PRIMARY KEY,
    machine TEXT NOT NULL UNIQUE CHECK (machine <> ''),
    folder TEXT NOT NULL,
    warn_days INTEGER NOT NULL CHECK (warn_days BETWEEN 1 AND 60),
    saved_at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;

-- `name`: of the folder made, empty when it failed; `why`: a code, of a failure or of an altered trail. sequence, head:
-- of the copy.
CREATE TABLE backup_run (
    id INTEGER PRIMARY KEY,
    machine TEXT NOT NULL CHECK (machine <> ''),
    at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('hand', 'exit', 'daily', 'upgrade')),
    outcome TEXT NOT NULL CHECK (outcome IN ('made', 'altered', 'failed')),
    why TEXT NOT NULL,
    name TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    account_id INTEGER NOT NULL REFERENCES account (id),
    CHECK ((outcome = 'failed') = (name = '')),
    CHECK ((outcome = 'made') = (why = ''))
) STRICT;
CREATE INDEX backup_run_machine ON backup_run (machine, id);

-- A backup that was put in the store's place ('restored'), or an old copy that a person went on with ('continued').
-- given_up: the head of what is no longer the store. kept_as: the folder that it was set aside under.
CREATE TABLE restoration (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    kind TEXT NOT NULL CHECK (kind IN ('restored', 'continued')),
    given_up_sequence INTEGER NOT NULL CHECK (given_up_sequence >= 0),
    given_up_head TEXT NOT NULL,
    kept_as TEXT NOT NULL,
    backup_made_at INTEGER,
    reminders INTEGER NOT NULL CHECK (reminders >= 0),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX restoration_given_up ON restoration (given_up_sequence);

-- Units that had moved on in the store that was given up, as it stands there. Without cartridge_id: not in this store,
-- because it came later. Those on the shelf here are blocked until their lot has been counted.
CREATE TABLE restored_unit (
    id INTEGER PRIMARY KEY,
    restoration_id INTEGER NOT NULL REFERENCES restoration (id),
    cartridge_id INTEGER REFERENCES cartridge (id),
    lot_id INTEGER REFERENCES lot (id),
    printed_id TEXT NOT NULL,
    lot_number TEXT NOT NULL,
    product_name TEXT NOT NULL,
    state_there TEXT NOT NULL,
    blocked INTEGER NOT NULL CHECK (blocked IN (0, 1)),
    counted_at INTEGER,
    CHECK (blocked = 0 OR cartridge_id IS NOT NULL)
) STRICT;
CREATE INDEX restored_unit_lot ON restored_unit (lot_id);
CREATE INDEX restored_unit_restoration ON restored_unit (restoration_id, id);
CREATE INDEX restored_unit_cartridge ON restored_unit (cartridge_id);
