-- Aftercare that reaches the client: what a step is and how it goes out, its plan's versions, mail, sheets, calendar.

-- Where the clinic is and how it is called: on every sheet, and in what a client is told.
ALTER TABLE clinic ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE clinic ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- What kind of step it is decides what stops it (resources/aftercare/events.csv). `channel`: how it goes out; 'phone' and
-- 'post' are for people. `sheet`: the sheet of the treatment goes with it. `alarms`: codes of the signs that are asked
-- about, with a space between (resources/aftercare/signs.csv).
ALTER TABLE aftercare_step ADD COLUMN kind TEXT NOT NULL DEFAULT 'instruction'
    CHECK (kind IN ('instruction', 'check-in', 'call', 'next-visit'));
ALTER TABLE aftercare_step ADD COLUMN channel TEXT NOT NULL DEFAULT 'email'
    CHECK (channel IN ('email', 'sms', 'phone', 'post'));
ALTER TABLE aftercare_step ADD COLUMN sheet INTEGER NOT NULL DEFAULT 0 CHECK (sheet IN (0, 1));
ALTER TABLE aftercare_step ADD COLUMN alarms TEXT NOT NULL DEFAULT '';
UPDATE aftercare_step SET kind = CASE WHEN needs_staff THEN 'call' WHEN code = 'next-due' THEN 'next-visit'
                                      WHEN expects_answer THEN 'check-in' ELSE 'instruction' END,
                          channel = CASE WHEN needs_staff THEN 'phone' ELSE 'email' END;
-- The steps that the program came with ask about the signs that it knows now.
UPDATE aftercare_step SET alarms = 'pain-after-a-day worsening-pain warmth swelling fever dizziness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-24' AND p.code = 'pen-shallow'
                OR s.code = 'hours-24' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'pen-shallow');
UPDATE aftercare_step SET alarms = 'worsening-pain spreading-redness swelling pus fever'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-72' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches nodules itching-rash'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'pen-deep'
                OR s.code = 'day-7-call' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'brown-patches track-marks'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-14' AND p.code = 'pen-deep');
UPDATE aftercare_step SET alarms = 'pain-after-a-day worsening-pain warmth swelling fever blisters dizziness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-24' AND p.code = 'rf'
                OR s.code = 'hours-24-call' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'worsening-pain spreading-redness swelling pus fever blisters'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-72' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches swelling track-marks dents'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'redness-after-a-week cold-sores brown-patches swelling track-marks dents numbness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7-call' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'brown-patches track-marks dents'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-14' AND p.code = 'rf');
UPDATE aftercare_step SET alarms = 'pain-after-a-day worsening-pain warmth swelling fever pus dizziness'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'hours-24' AND p.code = 'scalp');
UPDATE aftercare_step SET alarms = 'redness-after-a-week pus worsening-pain'
WHERE id IN (SELECT s.id FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
             WHERE s.code = 'day-7' AND p.code = 'scalp');
UPDATE aftercare_step SET sheet = 1 WHERE code = 'right-after';
UPDATE aftercare_step SET kind = 'next-visit'
WHERE code = 'day-14' AND plan_id IN (SELECT id FROM aftercare_plan WHERE code = 'pen-shallow');

-- Who saved this version and why; nothing for what the program came with. A plan without a current version is withdrawn.
ALTER TABLE aftercare_plan ADD COLUMN saved_at INTEGER;
ALTER TABLE aftercare_plan ADD COLUMN saved_by_id INTEGER REFERENCES account (id);
ALTER TABLE aftercare_plan ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- A step's words in another language than the clinic's own, which stand in the step itself. `language`: ISO 639, small letters.
CREATE TABLE aftercare_step_words (
    step_id INTEGER NOT NULL REFERENCES aftercare_step (id),
    language TEXT NOT NULL CHECK (language <> '' AND language = lower(language)),
    title TEXT NOT NULL CHECK (title <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (step_id, language)
) STRICT;
-- The plans that the program came with speak German too; what a clinic has written itself is left alone.
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Direkt danach: so pflegen Sie Ihre Haut heute',
       'Rötung und ein Spannungsgefühl wie bei einem leichten Sonnenbrand sind etwa einen Tag lang normal. Fassen Sie die Haut nicht an, nehmen Sie einen frischen Kissenbezug, waschen Sie sich mit lauwarmem Wasser und einem milden Reiniger und tragen Sie nur das feuchtigkeitsspendende Produkt auf, das Sie von uns haben. Bis morgen kein Make-up, kein Sonnenschutz, keine Wirkstoffcremes, kein Sport, keine Sauna, keine heiße Dusche, kein Schwimmen und kein Alkohol; meiden Sie die Sonne. Wenn sich eine Rötung ausbreitet oder Sie Überwärmung, Eiter, Fieber, zunehmende Schmerzen, Blasen, Herpes oder einen juckenden Ausschlag bemerken, rufen Sie uns sofort an.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-shallow' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'right-after';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '24 Stunden: wie geht es Ihrer Haut?',
       'Ab jetzt dürfen Sie einen mineralischen Sonnenschutz mit LSF 30 oder mehr und Make-up verwenden. Haben Sie noch Schmerzen, Hitze, eine Schwellung oder Fieber? Bitte sagen Sie es uns. Schmerzen über den ersten Tag hinaus sind ein Grund anzurufen.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-shallow' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-24';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '72 Stunden: wieder Sport',
       'Die Oberfläche Ihrer Haut sollte sich wieder geschlossen haben. Sport, Schwimmbad und Sauna sind in Ordnung, wenn sich Ihre Haut ruhig anfühlt. Verwenden Sie weiter jeden Tag Sonnenschutz und meiden Sie diese Woche starke Sonne.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-shallow' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-72';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 7: ist die Rötung weg?',
       'Inzwischen sollte die Rötung weg sein. Wenn nicht, oder wenn Sie Herpes oder neue braune Flecken sehen, antworten Sie bitte oder rufen Sie uns an. Auf ruhiger Haut dürfen Sie Retinoide, Säuren und Vitamin C wieder verwenden.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-shallow' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-7';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 14: Ihr nächster Termin kann anstehen',
       'Ihre Haut hatte zwei Wochen Zeit. Nach flachem Needling kann der nächste Termin jetzt vereinbart werden. Bitte sagen Sie uns, wenn Sie neue braune Flecken sehen oder Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-shallow' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-14';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Direkt danach: so pflegen Sie Ihre Haut heute',
       'Rötung und Spannung wie bei einem Sonnenbrand sind 12 bis 48 Stunden lang normal, punktförmige Blutungen hören nach wenigen Minuten auf. Fassen Sie die Haut nicht an, nehmen Sie einen frischen Kissenbezug, waschen Sie sich mit lauwarmem Wasser und einem milden Reiniger und tragen Sie nur das feuchtigkeitsspendende Produkt auf, das Sie von uns haben. Für den Rest des Tages kein Make-up und kein Sonnenschutz, meiden Sie also die Sonne; keine Wirkstoffcremes, kein Sport, keine Sauna, keine heiße Dusche, kein Schwimmen und kein Alkohol. Wenn sich eine Rötung ausbreitet oder Sie Überwärmung, Eiter, Fieber, zunehmende Schmerzen, Blasen, Herpes oder einen juckenden Ausschlag bemerken, rufen Sie uns sofort an.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'right-after';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '24 Stunden: Schmerzen, Hitze, Schwellung, Fieber?',
       'Wie geht es Ihrer Haut heute? Bitte antworten Sie und schicken Sie, wenn möglich, ein Foto. Schmerzen, Hitze oder eine Schwellung über den ersten Tag hinaus oder Fieber sind ein Grund, uns anzurufen. Ein mineralischer Sonnenschutz mit LSF 30 oder mehr und Make-up sind jetzt wieder erlaubt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-24';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '48 Stunden: die Rötung lässt nach',
       'Der größte Teil der Rötung sollte weg sein. Halten Sie die Haut sauber und feucht, zupfen Sie nicht an Schüppchen und warten Sie mit Sport bis morgen.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-48';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '72 Stunden: wie heilt es?',
       'Sport, Schwitzen, Schwimmbad und Sauna sind wieder in Ordnung, wenn sich Ihre Haut ruhig anfühlt. Meiden Sie starke Sonne und verwenden Sie täglich Sonnenschutz. Wird etwas schlimmer statt besser? Bitte sagen Sie es uns.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-72';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 7: ist die Rötung weg?',
       'Nach einer Woche ist keine Rötung mehr zu erwarten: Bitte sagen Sie uns, wenn Sie noch welche sehen, oder Herpes, kleine juckende Knötchen oder neue braune Flecken. Auf ruhiger Haut dürfen Sie Retinoide, Säuren, Vitamin C und Peelings wieder verwenden.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-7';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 7: Anruf',
       'Fragen Sie nach Rötung nach Tag 7, Herpes, juckenden Knötchen, neuen braunen Flecken und wie sich die Haut anfühlt. Schreiben Sie auf, was gesagt wurde; alles Bedenkliche wird am selben Tag angesehen.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-7-call';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 14: braune Flecken?',
       'Zwei Wochen sind vergangen. Bitte sehen Sie sich die behandelte Haut bei Tageslicht an: Neue braune Flecken oder Spuren in Linien sollten Sie uns zeigen. Verwenden Sie weiter jeden Tag LSF 30 oder mehr.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-14';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Ihr nächster Termin kann anstehen',
       'Seit Ihrer Behandlung ist ein Monat vergangen. Wenn eine Behandlungsreihe vereinbart ist, kann der nächste Termin jetzt gebucht werden; wir sehen uns zuerst Ihre Haut an und machen ein Foto.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'next-due';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Drei Monate: ein Foto des Ergebnisses',
       'Seit Ihrer letzten Behandlung sind drei Monate vergangen. Bitte schicken Sie uns ein Foto der behandelten Haut bei Tageslicht und ohne Make-up, oder kommen Sie vorbei, dann machen wir es. Sagen Sie uns, wie zufrieden Sie mit dem Ergebnis sind und ob Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'photo-month-3';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Sechs Monate: ein Foto des Ergebnisses',
       'Seit Ihrer letzten Behandlung sind sechs Monate vergangen. Bitte schicken Sie uns ein Foto der behandelten Haut bei Tageslicht und ohne Make-up, oder kommen Sie vorbei, dann machen wir es. Sagen Sie uns, wie zufrieden Sie mit dem Ergebnis sind und ob Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'pen-deep' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'photo-month-6';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Direkt danach: kühlen und sauber halten',
       'Rötung, Schwellung und Wärme sind zuerst normal: Kühlen Sie die Stelle jeweils 10 bis 20 Minuten mit einer sauberen Kühlkompresse. Fassen Sie die Haut nicht an, nehmen Sie einen frischen Kissenbezug und nur das Produkt, das Sie von uns haben. Heute kein Make-up, keine Wirkstoffcremes, kein Sport, keine Sauna, keine heiße Dusche, kein Schwimmen und kein Alkohol; meiden Sie die Sonne. Rufen Sie uns sofort an bei Blasen, Verbrennungen, zunehmenden Schmerzen, Dellen in der Haut, Eiter, Fieber oder Herpes.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'right-after';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '24 Stunden: Schmerzen, Hitze, Blasen?',
       'Wie geht es Ihrer Haut heute? Schmerzen über den ersten Tag hinaus, Blasen oder Fieber sind Gründe, uns jetzt anzurufen. Ein Foto hilft. Feuchtigkeitspflege und Make-up dürfen Sie ein bis drei Tage nach der Behandlung wieder verwenden, sobald sich die Haut geschlossen hat.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-24';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '24 Stunden: Anruf',
       'Fragen Sie nach Schmerzen über den ersten Tag hinaus, Blasen, Hitze, Schwellung und Fieber. Eine Verbrennung oder ein Zeichen einer Infektion wird am selben Tag angesehen.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-24-call';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '72 Stunden: nicht zupfen',
       'Winzige Krusten sind normal und können einige Tage bleiben: Lassen Sie sie von selbst abfallen. Auf ruhiger Haut dürfen Sie wieder Sport treiben. Wird etwas schlimmer? Bitte sagen Sie es uns.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-72';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 7: verheilt?',
       'Nach einer Woche sind keine Rötung, Krusten oder Schwellung mehr zu erwarten: Bitte sagen Sie es uns, auch wenn Sie neue braune Flecken oder eine Delle in der Haut sehen. Auf ruhiger Haut dürfen Sie Retinoide und Säuren wieder verwenden.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-7';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 7: Anruf',
       'Fragen Sie nach Rötung, Krusten, Spuren in Linien, braunen Flecken, Dellen und Taubheit. Schreiben Sie auf, was gesagt wurde.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-7-call';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 14: braune Flecken?',
       'Bitte sehen Sie sich die behandelte Haut bei Tageslicht an. Neue braune Flecken, Spuren in Linien oder Dellen sollten Sie uns zeigen. Meiden Sie direkte Sonne und verwenden Sie jeden Tag LSF 30 oder mehr.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-14';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Ihr nächster Termin kann anstehen',
       'Vier Wochen sind vergangen. Wenn eine Behandlungsreihe vereinbart ist, kann der nächste Termin gebucht werden; wir prüfen zuerst Ihre Haut, und dunklere Haut braucht vielleicht sechs Wochen.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'next-due';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Drei Monate: ein Foto des Ergebnisses',
       'Seit Ihrer letzten Behandlung sind drei Monate vergangen. Bitte schicken Sie uns ein Foto der behandelten Haut bei Tageslicht und ohne Make-up, oder kommen Sie vorbei, dann machen wir es. Sagen Sie uns, wie zufrieden Sie mit dem Ergebnis sind und ob Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'photo-month-3';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Sechs Monate: ein Foto des Ergebnisses',
       'Seit Ihrer letzten Behandlung sind sechs Monate vergangen. Bitte schicken Sie uns ein Foto der behandelten Haut bei Tageslicht und ohne Make-up, oder kommen Sie vorbei, dann machen wir es. Sagen Sie uns, wie zufrieden Sie mit dem Ergebnis sind und ob Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'rf' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'photo-month-6';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Direkt danach: die Kopfhaut in Ruhe lassen',
       'Rötung und Spannungsgefühl sind ein bis zwei Tage lang normal, punktförmige Blutungen hören nach wenigen Minuten auf. Waschen Sie die Haare erst morgen wieder; kein Haarspray, keine Farbe, kein heißes Föhnen, kein Sport, keine Sauna, kein Schwimmen und kein Alkohol, und schützen Sie die Kopfhaut mit einem sauberen, lockeren Hut vor der Sonne. Wenn sich eine Rötung ausbreitet oder Sie Überwärmung, Eiter, Fieber, zunehmende Schmerzen, Blasen, Herpes oder einen juckenden Ausschlag bemerken, rufen Sie uns sofort an.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'right-after';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '24 Stunden: wie geht es Ihrer Kopfhaut?',
       'Sie dürfen die Haare mit lauwarmem Wasser und einem milden Shampoo waschen. Haben Sie noch Schmerzen, Hitze, eine Schwellung, Nässen oder Fieber? Bitte sagen Sie es uns.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-24';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', '72 Stunden: wieder wie gewohnt',
       'Sport, Schwimmen und Ihre übliche Haarpflege sind auf ruhiger Kopfhaut wieder in Ordnung. Fragen Sie uns, bevor Sie wieder ein Haarwuchsmittel verwenden.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'hours-72';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Tag 7: ist die Kopfhaut ruhig?',
       'Inzwischen sollte die Kopfhaut ruhig sein. Nach einer Woche sind Rötung, schmerzende Knötchen, Krusten oder Nässen nicht zu erwarten: Bitte sagen Sie es uns.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'day-7';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Ihr nächster Termin kann anstehen',
       'Zwei Wochen sind vergangen. Wenn eine Behandlungsreihe vereinbart ist, kann der nächste Termin jetzt gebucht werden.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'next-due';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Drei Monate: ein Foto des Ergebnisses',
       'Seit Ihrer letzten Behandlung sind drei Monate vergangen. Bitte schicken Sie uns ein Foto der behandelten Kopfhaut bei Tageslicht, oder kommen Sie vorbei, dann machen wir es. Sagen Sie uns, wie zufrieden Sie mit dem Ergebnis sind und ob Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'photo-month-3';
INSERT INTO aftercare_step_words (step_id, language, title, text)
SELECT s.id, 'de', 'Sechs Monate: ein Foto des Ergebnisses',
       'Seit Ihrer letzten Behandlung sind sechs Monate vergangen. Bitte schicken Sie uns ein Foto der behandelten Kopfhaut bei Tageslicht, oder kommen Sie vorbei, dann machen wir es. Sagen Sie uns, wie zufrieden Sie mit dem Ergebnis sind und ob Sie etwas beunruhigt.'
FROM aftercare_step s JOIN aftercare_plan p ON p.id = s.plan_id
WHERE p.code = 'scalp' AND p.version = 1 AND p.saved_by_id IS NULL AND s.code = 'photo-month-6';

-- Where a guardian gets what is meant for the client; nothing: at the client's own address.
ALTER TABLE client ADD COLUMN guardian_email TEXT CHECK (guardian_email <> '');

-- When it was planned: a step whose window had closed by then is missed at once and never sent. `moved`: why it does not
-- stand at its own time. `retry_at`: a failed sending is tried again from then on; nothing: a person decides.
ALTER TABLE reminder ADD COLUMN planned_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reminder ADD COLUMN moved TEXT NOT NULL DEFAULT '' CHECK (moved IN ('', 'quiet-hours', 'late-hour', 'closed-day', 'no-answer'));
ALTER TABLE reminder ADD COLUMN retry_at INTEGER;

-- One row once mail is set up. The password is nowhere else.
CREATE TABLE mail_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    host TEXT NOT NULL CHECK (host <> ''),
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security TEXT NOT NULL CHECK (security IN ('none', 'starttls', 'tls')),
    login TEXT NOT NULL,
    password TEXT NOT NULL,
    from_address TEXT NOT NULL CHECK (from_address <> ''),
    from_name TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    extra_ca TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    body TEXT NOT NULL CHECK (body <> ''),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

-- What was handed to a client after a treatment: the very words, and how they went.
CREATE TABLE handout (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    session_id INTEGER NOT NULL REFERENCES session (id),
    session_version INTEGER NOT NULL CHECK (session_version > 0),
    sheet_code TEXT NOT NULL CHECK (sheet_code <> ''),
    sheet_version INTEGER NOT NULL CHECK (sheet_version > 0),
    language TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('printed', 'saved', 'mailed')),
    words TEXT NOT NULL CHECK (words <> ''),
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX handout_session ON handout (session_id, id);

-- What a calendar has been given last under this uid; `sequence` counts its changes (RFC 5545, 3.8.7.4).
CREATE TABLE calendar_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    digest TEXT NOT NULL CHECK (digest <> ''),
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;

-- Asked about the next visit: booked, wants to be asked again from a day on, or wants none.
CREATE TABLE next_visit_note (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    client_id INTEGER NOT NULL REFERENCES client (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('booked', 'later', 'declined')),
    until_day TEXT CHECK (until_day IS date(until_day, '+0 days')),
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    CHECK ((outcome = 'later') = (until_day IS NOT NULL))
) STRICT;
CREATE INDEX next_visit_note_client ON next_visit_note (client_id, id);

-- Where the clock jumped by more than 7 days between two entries, and nobody has said since that it is right.
CREATE TABLE clock_jump_cache (
    sequence INTEGER PRIMARY KEY, -- the entry after the jump
    last_at INTEGER NOT NULL      -- when the entry before it was made
) STRICT;
