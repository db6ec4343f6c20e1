-- Consent forms can be retired: no longer asked for or offered, while what was signed on them stays. And a finding keeps
-- whose decision cleared it.

ALTER TABLE consent_form ADD COLUMN retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days'));
ALTER TABLE consent_form ADD COLUMN retired_reason TEXT CHECK (retired_reason <> '');

-- The prescriber named in the answer, where one was on record when it was assessed.
ALTER TABLE session_finding ADD COLUMN cleared_by TEXT CHECK (cleared_by <> '');
