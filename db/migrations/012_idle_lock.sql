-- One row, once the manager has changed anything; until then what IdleLimits begins with holds. Minutes; 0: never by itself.
CREATE TABLE idle_lock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    after_minutes INTEGER NOT NULL CHECK (after_minutes BETWEEN 0 AND 120),
    desk_minutes INTEGER NOT NULL CHECK (desk_minutes BETWEEN 1 AND 480 AND desk_minutes >= after_minutes)
) STRICT;
