#pragma once
// Pieces of statements that several questions share. Aliases: c is the client, t the aftercare step.

// A step's words for the client: in the client's language where the step has them, else the clinic's own. "de-AT" reads
// "de".
#define STEP_WORDS(column)                                                                                             \
    "coalesce((SELECT w." column " FROM aftercare_step_words w WHERE w.step_id = t.id AND (lower(c.language) = "       \
    "w.language OR lower(c.language) LIKE w.language || '-%')), t." column ")"

// Where mail for the client goes: to the guardian who has an address of their own, else to the client's.
#define MAIL_ADDRESS                                                                                                   \
    "CASE WHEN c.guardian_name IS NOT NULL AND c.guardian_email <> '' THEN c.guardian_email ELSE c.email END"
