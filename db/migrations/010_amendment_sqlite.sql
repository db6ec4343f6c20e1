-- SQLite's own: nothing that belongs to a session is added, changed or taken away once it has ended, except by an
-- amendment, which first keeps what stood until then. An amendment is under way while its version is the one after the
-- session's.

-- A session that has ended keeps what it says, unless an amendment says otherwise; its standing may change.
DROP TRIGGER session_fixed;
CREATE TRIGGER session_fixed BEFORE UPDATE ON session
WHEN OLD.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated') AND (
    NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.client_id <> OLD.client_id OR NEW.day <> OLD.day
    OR NEW.duration_minutes <> OLD.duration_minutes OR NEW.time_zone <> OLD.time_zone
    OR NEW.performer_id <> OLD.performer_id OR NEW.recorder_id <> OLD.recorder_id
    OR NEW.supervisor_id IS NOT OLD.supervisor_id OR NEW.recorded_past <> OLD.recorded_past
    OR NEW.container_id IS NOT OLD.container_id OR NEW.ending <> OLD.ending OR NEW.no_show <> OLD.no_show
    OR NEW.signed_by_id IS NOT OLD.signed_by_id OR NEW.signed_at IS NOT OLD.signed_at
    OR NEW.created_at <> OLD.created_at OR NEW.counts <> OLD.counts AND NEW.state <> 'invalidated'
    OR NEW.state NOT IN (OLD.state, 'amended', 'invalidated')
    OR NEW.state = 'invalidated' AND OLD.state NOT IN ('signed', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'session: what has ended is not overwritten'); END;

CREATE TRIGGER session_amended BEFORE UPDATE ON session
WHEN OLD.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated') AND (
    NEW.version <> OLD.version OR NEW.minute <> OLD.minute OR NEW.room_id IS NOT OLD.room_id
    OR NEW.started_at IS NOT OLD.started_at OR NEW.ended_at IS NOT OLD.ended_at
    OR NEW.handpiece_disinfected IS NOT OLD.handpiece_disinfected OR NEW.pain IS NOT OLD.pain
    OR NEW.erythema IS NOT OLD.erythema OR NEW.oedema IS NOT OLD.oedema OR NEW.bleeding IS NOT OLD.bleeding
    OR NEW.notes <> OLD.notes OR NEW.cosign_wanted > OLD.cosign_wanted
    OR NEW.state = 'amended' AND OLD.state <> 'amended')
AND NOT (OLD.state IN ('signed', 'amended') AND NEW.state = 'amended' AND NEW.version = OLD.version + 1
    AND EXISTS (SELECT 1 FROM session_amendment WHERE session_id = OLD.id AND version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'session: what has ended is not overwritten'); END;

CREATE TRIGGER session_cosigned BEFORE UPDATE ON session
WHEN OLD.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NEW.cosign_wanted < OLD.cosign_wanted AND NOT EXISTS (
        SELECT 1 FROM session_cosignature WHERE session_id = OLD.id AND version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'session: nobody has co-signed it'); END;

-- An amendment tells truly what stood until then.
CREATE TRIGGER session_amendment_of_signed BEFORE INSERT ON session_amendment
WHEN NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state IN ('signed', 'amended')
    AND version = NEW.version_before AND room_id IS NEW.was_room_id AND started_at = NEW.was_started_at
    AND ended_at = NEW.was_ended_at AND handpiece_disinfected IS NEW.was_handpiece_disinfected
    AND pain IS NEW.was_pain AND erythema IS NEW.was_erythema AND oedema IS NEW.was_oedema
    AND bleeding IS NEW.was_bleeding AND notes = NEW.was_notes)
BEGIN SELECT RAISE(ABORT, 'session_amendment: the session says something else'); END;

CREATE TRIGGER session_cosignature_wanted BEFORE INSERT ON session_cosignature
WHEN NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state IN ('signed', 'amended')
    AND version = NEW.version AND cosign_wanted = 1)
BEGIN SELECT RAISE(ABORT, 'session_cosignature: the session waits for none'); END;

CREATE TRIGGER session_replacement_of_invalidated BEFORE INSERT ON session_replacement
WHEN NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'invalidated')
BEGIN SELECT RAISE(ABORT, 'session_replacement: the session still stands'); END;

-- ---------------------------------------------------------------- added only by an amendment

CREATE TRIGGER session_row_ended BEFORE INSERT ON session_row
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND NEW.version = s.version + 1 AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = NEW.version)))
BEGIN SELECT RAISE(ABORT, 'session_row: the session has ended'); END;
CREATE TRIGGER session_assessment_ended BEFORE INSERT ON session_assessment
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND NEW.version = s.version + 1 AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = NEW.version)))
BEGIN SELECT RAISE(ABORT, 'session_assessment: the session has ended'); END;
CREATE TRIGGER session_finding_ended BEFORE INSERT ON session_finding
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND NEW.version = s.version + 1 AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = NEW.version)))
BEGIN SELECT RAISE(ABORT, 'session_finding: the session has ended'); END;
CREATE TRIGGER session_zone_ended BEFORE INSERT ON session_zone
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND NEW.version = s.version + 1 AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = NEW.version)))
BEGIN SELECT RAISE(ABORT, 'session_zone: the session has ended'); END;
CREATE TRIGGER session_override_ended BEFORE INSERT ON session_override
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND NEW.version = s.version + 1 AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = NEW.version)))
BEGIN SELECT RAISE(ABORT, 'session_override: the session has ended'); END;

CREATE TRIGGER cartridge_use_ended BEFORE INSERT ON cartridge_use
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.id = NEW.added_by_id AND a.session_id = s.id
            AND a.version = s.version + 1)))
BEGIN SELECT RAISE(ABORT, 'cartridge_use: the session has ended'); END;
-- One that lies open is settled before the session ends.
CREATE TRIGGER cartridge_use_after_end BEFORE UPDATE ON cartridge_use
WHEN OLD.fate IS NULL AND EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id
    AND state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'cartridge_use: the session has ended'); END;
CREATE TRIGGER cartridge_use_added_by BEFORE UPDATE OF added_by_id ON cartridge_use
WHEN NEW.added_by_id IS NOT OLD.added_by_id
BEGIN SELECT RAISE(ABORT, 'cartridge_use: it stays where it was charted'); END;

CREATE TRIGGER incident_ended BEFORE INSERT ON incident
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = s.version + 1)))
BEGIN SELECT RAISE(ABORT, 'incident: the session has ended'); END;

-- A used unit may still go into a container.
CREATE TRIGGER cartridge_event_ended BEFORE INSERT ON cartridge_event
WHEN EXISTS (SELECT 1 FROM session s WHERE s.id = NEW.session_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated')
    AND NOT (s.state IN ('signed', 'amended') AND EXISTS (
        SELECT 1 FROM session_amendment a WHERE a.session_id = s.id AND a.version = s.version + 1))
    AND NOT (NEW.event = 'disposed' AND EXISTS (
        SELECT 1 FROM cartridge u WHERE u.id = NEW.cartridge_id AND u.session_id = s.id AND u.state = 'used')))
BEGIN SELECT RAISE(ABORT, 'cartridge_event: the session has ended'); END;

-- A unit of a session that has ended is where its last event led it.
CREATE TRIGGER cartridge_follows BEFORE UPDATE OF state, session_id, container_id ON cartridge
WHEN EXISTS (SELECT 1 FROM session WHERE id IN (OLD.session_id, NEW.session_id)
    AND state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
AND NOT EXISTS (
    SELECT 1 FROM cartridge_event e
    WHERE e.id = (SELECT max(n.id) FROM cartridge_event n WHERE n.cartridge_id = OLD.id)
        AND NEW.state = CASE WHEN e.event IN ('received', 'resealed', 'released', 'found') THEN 'in-stock'
                             WHEN e.event = 'recharted' THEN OLD.state
                             ELSE e.event END
        AND NEW.session_id IS CASE WHEN e.event IN ('opened', 'used', 'recharted') THEN e.session_id
                                   WHEN e.event = 'resealed' THEN NULL
                                   ELSE OLD.session_id END
        AND NEW.container_id IS coalesce(e.container_id, OLD.container_id))
BEGIN SELECT RAISE(ABORT, 'cartridge: it is where its last event led it'); END;
CREATE TRIGGER cartridge_new BEFORE INSERT ON cartridge WHEN NEW.session_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'cartridge: a unit begins in no session'); END;

CREATE TRIGGER amended_anaesthetic_ended BEFORE INSERT ON amended_anaesthetic
WHEN NOT EXISTS (SELECT 1 FROM session_amendment a JOIN session s ON s.id = a.session_id
    WHERE a.id = NEW.amendment_id AND a.version = s.version + 1 AND s.state IN ('signed', 'amended'))
BEGIN SELECT RAISE(ABORT, 'amended_anaesthetic: the amendment is done'); END;
CREATE TRIGGER amended_topical_ended BEFORE INSERT ON amended_topical
WHEN NOT EXISTS (SELECT 1 FROM session_amendment a JOIN session s ON s.id = a.session_id
    WHERE a.id = NEW.amendment_id AND a.version = s.version + 1 AND s.state IN ('signed', 'amended'))
BEGIN SELECT RAISE(ABORT, 'amended_topical: the amendment is done'); END;

-- ---------------------------------------------------------------- never added

CREATE TRIGGER session_anaesthetic_ended BEFORE INSERT ON session_anaesthetic
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id
    AND state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'session_anaesthetic: the session has ended'); END;
CREATE TRIGGER session_topical_ended BEFORE INSERT ON session_topical
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id
    AND state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'session_topical: the session has ended'); END;
CREATE TRIGGER session_closed_reason_ended BEFORE INSERT ON session_closed_reason
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id
    AND state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'session_closed_reason: the session has ended'); END;
CREATE TRIGGER screening_ended BEFORE INSERT ON screening
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id
    AND state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'screening: the session has ended'); END;
CREATE TRIGGER screening_answer_ended BEFORE INSERT ON screening_answer
WHEN EXISTS (SELECT 1 FROM screening q JOIN session s ON s.id = q.session_id WHERE q.id = NEW.screening_id
    AND s.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated'))
BEGIN SELECT RAISE(ABORT, 'screening_answer: the session has ended'); END;

-- ---------------------------------------------------------------- what may never be changed

CREATE TRIGGER session_amendment_keep BEFORE DELETE ON session_amendment
BEGIN SELECT RAISE(ABORT, 'session_amendment is append-only'); END;
CREATE TRIGGER session_amendment_fixed BEFORE UPDATE ON session_amendment
BEGIN SELECT RAISE(ABORT, 'session_amendment is append-only'); END;
CREATE TRIGGER amended_anaesthetic_keep BEFORE DELETE ON amended_anaesthetic
BEGIN SELECT RAISE(ABORT, 'amended_anaesthetic is append-only'); END;
CREATE TRIGGER amended_anaesthetic_fixed BEFORE UPDATE ON amended_anaesthetic
BEGIN SELECT RAISE(ABORT, 'amended_anaesthetic is append-only'); END;
CREATE TRIGGER amended_topical_keep BEFORE DELETE ON amended_topical
BEGIN SELECT RAISE(ABORT, 'amended_topical is append-only'); END;
CREATE TRIGGER amended_topical_fixed BEFORE UPDATE ON amended_topical
BEGIN SELECT RAISE(ABORT, 'amended_topical is append-only'); END;
CREATE TRIGGER session_cosignature_keep BEFORE DELETE ON session_cosignature
BEGIN SELECT RAISE(ABORT, 'session_cosignature is append-only'); END;
CREATE TRIGGER session_cosignature_fixed BEFORE UPDATE ON session_cosignature
BEGIN SELECT RAISE(ABORT, 'session_cosignature is append-only'); END;

-- Their states move on; whose they are does not.
CREATE TRIGGER reminder_keep BEFORE DELETE ON reminder
BEGIN SELECT RAISE(ABORT, 'reminder is never deleted'); END;
CREATE TRIGGER reminder_fixed BEFORE UPDATE ON reminder
WHEN NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.session_id <> OLD.session_id OR NEW.client_id <> OLD.client_id
    OR NEW.step_id <> OLD.step_id OR NEW.revision <> OLD.revision
BEGIN SELECT RAISE(ABORT, 'reminder: it stays with its session and step'); END;

CREATE TRIGGER reaction_keep BEFORE DELETE ON reaction
BEGIN SELECT RAISE(ABORT, 'reaction is never deleted'); END;
CREATE TRIGGER reaction_fixed BEFORE UPDATE ON reaction
WHEN OLD.closed IS NOT NULL OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.client_id <> OLD.client_id
    OR NEW.session_id IS NOT OLD.session_id OR NEW.zones <> OLD.zones OR NEW.kind <> OLD.kind
    OR NEW.severity <> OLD.severity OR NEW.onset <> OLD.onset OR NEW.note <> OLD.note
    OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by_id <> OLD.recorded_by_id
BEGIN SELECT RAISE(ABORT, 'reaction: what was seen is not overwritten'); END;
