-- SQLite's own: what was made, what was given up and what had moved on stays as it was told.
CREATE TRIGGER backup_run_keep BEFORE DELETE ON backup_run
BEGIN SELECT RAISE(ABORT, 'backup_run is append-only'); END;
CREATE TRIGGER backup_run_fixed BEFORE UPDATE ON backup_run
BEGIN SELECT RAISE(ABORT, 'backup_run is append-only'); END;
CREATE TRIGGER restoration_keep BEFORE DELETE ON restoration
BEGIN SELECT RAISE(ABORT, 'restoration is append-only'); END;
CREATE TRIGGER restoration_fixed BEFORE UPDATE ON restoration
BEGIN SELECT RAISE(ABORT, 'restoration is append-only'); END;
CREATE TRIGGER restored_unit_keep BEFORE DELETE ON restored_unit
BEGIN SELECT RAISE(ABORT, 'restored_unit is never deleted'); END;
CREATE TRIGGER restored_unit_fixed BEFORE UPDATE ON restored_unit
WHEN OLD.counted_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.restoration_id <> OLD.restoration_id
    OR NEW.cartridge_id IS NOT OLD.cartridge_id OR NEW.lot_id IS NOT OLD.lot_id OR NEW.printed_id <> OLD.printed_id
    OR NEW.state_there <> OLD.state_there OR NEW.blocked <> OLD.blocked
BEGIN SELECT RAISE(ABORT, 'restored_unit: only the count is added'); END;
