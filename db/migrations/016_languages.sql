-- Steps in the languages of clients, and where a guardian is written to.

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
