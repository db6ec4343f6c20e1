#pragma once
// Pieces of statements that several questions share. Aliases: c is the client, t the aftercare step.

// A step's words for the client: in the client's language where the step has them, else the clinic's own. "de-AT" reads
// "de".
#define STEP_WORDS(column)                                                                                             \
    "coalesce((SELECT w." column " FROM aftercare_step_words w WHERE w.step_id = t.id AND (lower(c.language) = "       \
    "w.language OR lower(c.language) LIKE w.language || '-%')), t." column ")"

// Where mail for the client goes: to the guardian where there is one, and never past them to the client. Empty:
// nowhere, so that somebody calls.
#define MAIL_ADDRESS "CASE WHEN c.guardian_name IS NOT NULL THEN coalesce(c.guardian_email, '') ELSE c.email END"

// Who is called about the client: the guardian who has a telephone, else the client.
#define CALL_NUMBER "CASE WHEN c.guardian_phone <> '' THEN c.guardian_phone ELSE c.phone END"
