-- How long records are kept, whose records must be kept longer, and whose were erased.

-- One row, once it was chosen: a row of resources/retention/periods.csv.
CREATE TABLE retention (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    jurisdiction TEXT NOT NULL CHECK (jurisdiction <> '')
) STRICT;

CREATE TABLE legal_hold (
    client_id INTEGER PRIMARY KEY REFERENCES client (id),
    since INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- The client's row stays, empty, so that cartridges and counts stay true. early: before the retention was over.
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL UNIQUE REFERENCES client (id),
    at INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES account (id),
    early INTEGER NOT NULL CHECK (early IN (0, 1)),
    reason TEXT NOT NULL
) STRICT;

-- Names, inside one transaction only, the client whose records are about to go.
CREATE TABLE trail_erasing_client (
    client_id INTEGER PRIMARY KEY REFERENCES client (id)
) STRICT;
