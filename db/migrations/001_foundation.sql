-- What every store has before it knows a clinic: its own name, who may sign in, and the trail.

-- One row. The print prefix stands before every printed cartridge id, so that two clinics' labels differ.
CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    store_uid TEXT NOT NULL CHECK (length(store_uid) = 36),
    print_prefix TEXT NOT NULL CHECK (length(print_prefix) BETWEEN 1 AND 3),
    created_at INTEGER NOT NULL
) STRICT;

-- pin_hash is Argon2id in libsodium's own text form. The password is proved by the slot file, never here.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    sign_in_name TEXT NOT NULL CHECK (sign_in_name <> ''),
    folded_name TEXT NOT NULL UNIQUE CHECK (folded_name <> ''),
    full_name TEXT NOT NULL CHECK (full_name <> ''),
    trainee INTEGER NOT NULL CHECK (trainee IN (0, 1)),
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    pin_hash TEXT CHECK (pin_hash LIKE '$argon2id$%'),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE account_role (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    role TEXT NOT NULL
        CHECK (role IN ('owner', 'manager', 'practitioner', 'assistant', 'auditor', 'sender')),
    UNIQUE (account_id, role)
) STRICT;

-- actor and subject are uids, so that an entry means the same outside this file.
CREATE TABLE trail_entry (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL CHECK (verb <> ''),
    subject TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX trail_entry_subject ON trail_entry (subject, sequence);

-- What can be erased of an entry. row_digests: see trail.h.
CREATE TABLE trail_payload (
    sequence INTEGER PRIMARY KEY REFERENCES trail_entry (sequence),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    payload TEXT NOT NULL,
    row_digests BLOB NOT NULL
) STRICT;

-- Names, inside one transaction only, the payloads that an erasure is about to delete.
CREATE TABLE trail_erasing (
    sequence INTEGER PRIMARY KEY REFERENCES trail_entry (sequence)
) STRICT;
