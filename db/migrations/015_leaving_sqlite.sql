-- SQLite's own: what may never be changed gives way to the erasure of its client, and to nothing else. That client's row
-- number stands in trail_erasing_client inside the one transaction that erases.

DROP TRIGGER amended_anaesthetic_keep;
CREATE TRIGGER amended_anaesthetic_keep BEFORE DELETE ON amended_anaesthetic
WHEN NOT OLD.amendment_id IN (SELECT id FROM session_amendment WHERE session_id IN (SELECT id FROM session WHERE
    client_id IN (SELECT client_id FROM trail_erasing_client)))
BEGIN SELECT RAISE(ABORT, 'amended_anaesthetic is append-only'); END;

DROP TRIGGER amended_topical_keep;
CREATE TRIGGER amended_topical_keep BEFORE DELETE ON amended_topical
WHEN NOT OLD.amendment_id IN (SELECT id FROM session_amendment WHERE session_id IN (SELECT id FROM session WHERE
    client_id IN (SELECT client_id FROM trail_erasing_client)))
BEGIN SELECT RAISE(ABORT, 'amended_topical is append-only'); END;

DROP TRIGGER handout_keep;
CREATE TRIGGER handout_keep BEFORE DELETE ON handout
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'handout is append-only'); END;

DROP TRIGGER next_visit_note_keep;
CREATE TRIGGER next_visit_note_keep BEFORE DELETE ON next_visit_note
WHEN NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'next_visit_note is append-only'); END;

DROP TRIGGER reaction_keep;
CREATE TRIGGER reaction_keep BEFORE DELETE ON reaction
WHEN NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'reaction is never deleted'); END;

DROP TRIGGER recall_contact_keep;
CREATE TRIGGER recall_contact_keep BEFORE DELETE ON recall_contact
WHEN NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'recall_contact is append-only'); END;

DROP TRIGGER reminder_keep;
CREATE TRIGGER reminder_keep BEFORE DELETE ON reminder
WHEN NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'reminder is never deleted'); END;

DROP TRIGGER reminder_answer_keep;
CREATE TRIGGER reminder_answer_keep BEFORE DELETE ON reminder_answer
WHEN NOT OLD.reminder_id IN (SELECT id FROM reminder WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'reminder_answer is append-only'); END;

DROP TRIGGER reminder_attempt_keep;
CREATE TRIGGER reminder_attempt_keep BEFORE DELETE ON reminder_attempt
WHEN NOT OLD.reminder_id IN (SELECT id FROM reminder WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'reminder_attempt is append-only'); END;

DROP TRIGGER screening_keep;
CREATE TRIGGER screening_keep BEFORE DELETE ON screening
WHEN NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'screening is append-only'); END;

DROP TRIGGER screening_answer_keep;
CREATE TRIGGER screening_answer_keep BEFORE DELETE ON screening_answer
WHEN NOT OLD.screening_id IN (SELECT id FROM screening WHERE client_id IN (SELECT client_id FROM
    trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'screening_answer is append-only'); END;

DROP TRIGGER session_amended;
CREATE TRIGGER session_amended BEFORE UPDATE ON session
WHEN (OLD.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated') AND (
    NEW.version <> OLD.version OR NEW.minute <> OLD.minute OR NEW.room_id IS NOT OLD.room_id
    OR NEW.started_at IS NOT OLD.started_at OR NEW.ended_at IS NOT OLD.ended_at
    OR NEW.handpiece_disinfected IS NOT OLD.handpiece_disinfected OR NEW.pain IS NOT OLD.pain
    OR NEW.erythema IS NOT OLD.erythema OR NEW.oedema IS NOT OLD.oedema OR NEW.bleeding IS NOT OLD.bleeding
    OR NEW.notes <> OLD.notes OR NEW.cosign_wanted > OLD.cosign_wanted
    OR NEW.state = 'amended' AND OLD.state <> 'amended')
AND NOT (OLD.state IN ('signed', 'amended') AND NEW.state = 'amended' AND NEW.version = OLD.version + 1
    AND EXISTS (SELECT 1 FROM session_amendment WHERE session_id = OLD.id AND version = NEW.version)))
AND NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'session: what has ended is not overwritten'); END;

DROP TRIGGER session_fixed;
CREATE TRIGGER session_fixed BEFORE UPDATE ON session
WHEN (OLD.state IN ('signed', 'abandoned', 'cancelled', 'amended', 'invalidated') AND (
    NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.client_id <> OLD.client_id OR NEW.day <> OLD.day
    OR NEW.duration_minutes <> OLD.duration_minutes OR NEW.time_zone <> OLD.time_zone
    OR NEW.performer_id <> OLD.performer_id OR NEW.recorder_id <> OLD.recorder_id
    OR NEW.supervisor_id IS NOT OLD.supervisor_id OR NEW.recorded_past <> OLD.recorded_past
    OR NEW.container_id IS NOT OLD.container_id OR NEW.ending <> OLD.ending OR NEW.no_show <> OLD.no_show
    OR NEW.signed_by_id IS NOT OLD.signed_by_id OR NEW.signed_at IS NOT OLD.signed_at
    OR NEW.created_at <> OLD.created_at OR NEW.counts <> OLD.counts AND NEW.state <> 'invalidated'
    OR NEW.state NOT IN (OLD.state, 'amended', 'invalidated')
    OR NEW.state = 'invalidated' AND OLD.state NOT IN ('signed', 'amended', 'invalidated')))
AND NOT OLD.client_id IN (SELECT client_id FROM trail_erasing_client)
BEGIN SELECT RAISE(ABORT, 'session: what has ended is not overwritten'); END;

DROP TRIGGER session_amendment_fixed;
CREATE TRIGGER session_amendment_fixed BEFORE UPDATE ON session_amendment
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_amendment is append-only'); END;

DROP TRIGGER session_anaesthetic_keep;
CREATE TRIGGER session_anaesthetic_keep BEFORE DELETE ON session_anaesthetic
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_anaesthetic is append-only'); END;

DROP TRIGGER session_assessment_keep;
CREATE TRIGGER session_assessment_keep BEFORE DELETE ON session_assessment
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_assessment is append-only'); END;

DROP TRIGGER session_closed_reason_keep;
CREATE TRIGGER session_closed_reason_keep BEFORE DELETE ON session_closed_reason
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_closed_reason is append-only'); END;

DROP TRIGGER session_finding_keep;
CREATE TRIGGER session_finding_keep BEFORE DELETE ON session_finding
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_finding is append-only'); END;

DROP TRIGGER session_invalidation_fixed;
CREATE TRIGGER session_invalidation_fixed BEFORE UPDATE ON session_invalidation
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_invalidation is append-only'); END;

DROP TRIGGER session_override_keep;
CREATE TRIGGER session_override_keep BEFORE DELETE ON session_override
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_override is append-only'); END;

DROP TRIGGER session_replacement_fixed;
CREATE TRIGGER session_replacement_fixed BEFORE UPDATE ON session_replacement
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_replacement is append-only'); END;

DROP TRIGGER session_row_keep;
CREATE TRIGGER session_row_keep BEFORE DELETE ON session_row
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_row is append-only'); END;

DROP TRIGGER session_topical_keep;
CREATE TRIGGER session_topical_keep BEFORE DELETE ON session_topical
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_topical is append-only'); END;

DROP TRIGGER session_zone_keep;
CREATE TRIGGER session_zone_keep BEFORE DELETE ON session_zone
WHEN NOT OLD.session_id IN (SELECT id FROM session WHERE client_id IN (SELECT client_id FROM trail_erasing_client))
BEGIN SELECT RAISE(ABORT, 'session_zone is append-only'); END;

CREATE TRIGGER erasure_keep BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasure is append-only'); END;
CREATE TRIGGER erasure_fixed BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasure is append-only'); END;
