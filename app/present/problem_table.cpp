#include "app/present/problem_table.h"

#include <array>

namespace present {

namespace {

constexpr std::array table{
    // Any field
    ProblemWords{"required", "", "{0} is needed."},
    ProblemWords{"required", "familyName", "A name is needed: the family name, the given name or both."},
    ProblemWords{"required", "rows", "Pick at least one zone."},
    ProblemWords{"required", "cartridges", "A cartridge is needed: scan it, or take the one offered."},
    ProblemWords{"required", "packIntact", "Answer whether the pack was intact."},
    ProblemWords{"required", "sheathChanged", "Answer whether the sheath was changed."},
    ProblemWords{"required", "container", "Say into which sharps container the used cartridges went."},
    ProblemWords{"required", "wasteReason", "Say why the cartridge was wasted."},
    ProblemWords{"required", "password", "A password is needed."},
    ProblemWords{"empty", "", "{0} is empty."},
    ProblemWords{"empty", "scan", "Nothing was scanned."},
    ProblemWords{"too-long", "", "{0} is too long; at most {1} characters."},
    ProblemWords{"too-long", "scan", "The scan is longer than a label can be. Scan one label at a time."},
    ProblemWords{"too-short", "", "{0} is too short; at least {1} characters."},
    ProblemWords{"not-a-number", "", "{0} is not a number."},
    ProblemWords{"out-of-range", "", "{0} must be from {1} to {2}."},
    ProblemWords{"not-a-day", "", "{0} is not a day. Type it as 2026-12-06."},
    ProblemWords{"not-a-time", "", "{0} is not a time. Type it as 09:30."},
    ProblemWords{"not-a-depth", "", "{0} is not a depth. Type millimetres, as 1.5."},
    ProblemWords{"in-the-future", "", "{0} lies in the future."},
    ProblemWords{"in-the-past", "", "{0} lies in the past."},
    ProblemWords{"too-far-ahead", "", "{0} lies too far ahead."},
    ProblemWords{"before-birth", "", "{0} lies before the birth date."},
    ProblemWords{"not-an-email", "", "This is not an e-mail address: it needs one @ and no spaces."},
    ProblemWords{"unknown", "", "{0} is not known to the store."},
    ProblemWords{"not-found", "", "{0} is not in the store."},
    ProblemWords{"taken", "", "{0} is taken already."},
    ProblemWords{"taken", "folder", "There is something in this folder already. Choose another name."},
    ProblemWords{"exists", "", "{0} is there already."},
    ProblemWords{"ambiguous", "", "{0} can be read in more than one way. Compare it with the label and pick."},
    ProblemWords{"repeated", "", "{0} occurs twice."},
    ProblemWords{"differs", "passwordAgain", "The two passwords differ."},
    ProblemWords{"differs", "pinAgain", "The two PINs differ."},

    // Signing in, accounts, permission
    ProblemWords{"not-permitted", "", "Your account may not do this. Ask a manager."},
    ProblemWords{"unknown-zone", "", "This time zone is not known. Choose one like Europe/London."},

    // The desk
    ProblemWords{"not-ended", "", "{0} lies before the start."},

    // Reading a label
    ProblemWords{"not-a-udi", "", "This is not the label of a device. Scan the box, or type lot and use-by day."},
    ProblemWords{"unknown-ai", "", "The label has an element that is not known: ({1}). Type lot and use-by day."},
    ProblemWords{"not-digits", "", "Element {0} of the label must be digits. Scan again, or type it."},
    ProblemWords{"character", "", "Element {0} of the label has a character that cannot be there. Scan again, or type it."},
    ProblemWords{"not-a-date", "", "{0} is not a date. Scan again, or type it."},
    ProblemWords{"check-digit", "", "The check digit is wrong. Scan again; typed numbers often have two digits swapped."},
    ProblemWords{"di-missing", "", "The label does not say what it is on. Scan the other code of the box too."},
    ProblemWords{"no-application-identifier", "",
                 "This is a product number without lot and use-by day. Scan the other code of the box."},
    ProblemWords{"issuer-not-supported", "", "Labels of this kind are not read. Type lot and use-by day."},
    ProblemWords{"plus-missing", "", "The label's beginning is missing. Scan again."},
    ProblemWords{"not-an-element", "", "Part of the label is not understood. Scan again, or type it."},

    // What was odd about a label, and the anaesthetic
    ProblemWords{"separator-possible", "", "The scanner may have dropped a separator. Compare with the label."},
    ProblemWords{"separator-lost", "", "The scanner has dropped a separator. Compare with the label."},
    ProblemWords{"day-missing", "", "The label gives the month only; its last day is taken."},
    ProblemWords{"far-ahead", "", "The use-by day is unusually far ahead. Compare with the label."},
    ProblemWords{"before-production", "", "The use-by day lies before the day of production. Compare with the label."},
    ProblemWords{"over-4-percent", "", "More than 4 % lidocaine: not to be sold for the skin without prescription (FDA)."},
    ProblemWords{"over-60-g", "", "More than 60 g of cream."},
    ProblemWords{"over-600-cm2", "", "A larger area than 600 cm\u00b2 (EMLA label)."},
    ProblemWords{"over-4.5-mg-per-kg", "", "More than 4.5 mg of lidocaine for each kilogram of the client."},
    ProblemWords{"weight-needed", "", "The client's weight is needed to judge this dose."},
    ProblemWords{"not-taken-off", "", "The cream has not been noted as taken off."},
    ProblemWords{"off-before-on", "", "The cream was taken off before it was put on."},
};

constexpr std::array<std::pair<std::string_view, const char*>, 44> fields{{
    {"familyName", "family name"},
    {"givenName", "given name"},
    {"birthDate", "birth date"},
    {"phone", "telephone"},
    {"email", "e-mail"},
    {"deceased", "day of death"},
    {"clientSince", "client since"},
    {"signInName", "sign-in name"},
    {"sign-in", "sign-in"},
    {"fullName", "full name"},
    {"timeZone", "time zone"},
    {"number", "lot number"},
    {"useBy", "use-by day"},
    {"modelName", "model"},
    {"packQuantity", "cartridges in the pack"},
    {"maximumDepth", "greatest depth"},
    {"gtin", "product number (GTIN)"},
    {"pins", "needles"},
    {"pin", "PIN"},
    {"pinAgain", "PIN"},
    {"passwordAgain", "password"},
    {"startedAt", "start"},
    {"endedAt", "end"},
    {"startTime", "start"},
    {"endTime", "end"},
    {"performer", "practitioner"},
    {"packIntact", "pack intact"},
    {"sheathChanged", "sheath changed"},
    {"container", "sharps container"},
    {"room", "room"},
    {"lines", "address"},
    {"quietFrom", "beginning of the quiet hours"},
    {"quietTo", "end of the quiet hours"},
    {"onset", "first seen on"},
    {"scan", "scan"},
    {"anaesthetic.on", "time the cream was put on"},
    {"anaesthetic.off", "time the cream was taken off"},
    {"anaesthetic.product", "anaesthetic"},
    {"anaesthetic.lot", "lot of the anaesthetic"},
    {"anaesthetic.strength", "strength of the anaesthetic"},
    {"anaesthetic.grams", "grams of cream"},
    {"anaesthetic.weight", "weight of the client"},
    {"anaesthetic.area", "area under cream"},
    {"17", "use-by day"},
}};

} // namespace

std::span<const ProblemWords> problemTable() {
    return table;
}
std::span<const std::pair<std::string_view, const char*>> fieldTable() {
    return fields;
}

} // namespace present
