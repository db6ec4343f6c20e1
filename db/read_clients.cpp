#include "db/read_clients.h"

#include "db/fold.h"
#include "db/read_clinic.h"
#include "db/read_terms.h"

#include <algorithm>
#include <array>

namespace db::read {
namespace {

constexpr std::size_t mostDoubles = 20;
// The end of a phone number that two people hardly share by chance.
constexpr std::size_t tellingDigits = 7;
constexpr model::Days lately{90};

// ------------------------------------------------------------------------------------------------ the list

#define CLIENT_COLUMNS                                                                                                 \
    "s.client_id, c.given_name, c.family_name, c.birth_date, c.phone, s.last_session, c.deceased, "                    \
    "c.allergies <> '', s.open_reactions > 0, s.folded_name, s.phone_reversed, c.uid "
#define CLIENT_FILTERS                                                                                                 \
    "(?1 = 1 OR s.deceased = 0) AND (?2 = 0 OR s.open_reactions > 0) AND (?3 = 0 OR s.any_consent = 0) "               \
    "AND (?4 IS NULL OR s.last_session >= ?4) "

constexpr char countSql[] = "SELECT count(*) FROM client_search_index s WHERE " CLIENT_FILTERS;
// CROSS JOIN keeps the walk along the order, which ends at the limit.
constexpr char byNameSql[] =
    "SELECT " CLIENT_COLUMNS "FROM client_search_index s CROSS JOIN client c ON c.id = s.client_id "
    "WHERE " CLIENT_FILTERS "ORDER BY s.sort_key, s.client_id LIMIT ?5";
constexpr char newestSql[] =
    "WITH picked AS (SELECT s.client_id AS id FROM client_search_index s WHERE " CLIENT_FILTERS
    "ORDER BY s.last_session IS NULL, s.last_session DESC, s.sort_key, s.client_id LIMIT ?5) "
    "SELECT " CLIENT_COLUMNS "FROM picked JOIN client_search_index s ON s.client_id = picked.id "
    "JOIN client c ON c.id = picked.id "
    "ORDER BY s.last_session IS NULL, s.last_session DESC, s.sort_key, s.client_id";

// The statements of a search start from the term that finds the fewest; the other terms are looked at row by row.
#define CLIENT_SEARCH                                                                                                  \
    "SELECT " CLIENT_COLUMNS "FROM client_search_index s JOIN client c ON c.id = s.client_id WHERE " CLIENT_FILTERS
#define CLIENT_SEARCH_ORDER                                                                                            \
    "ORDER BY CASE WHEN ?5 = 1 THEN coalesce(s.last_session, '') END DESC, s.sort_key, s.client_id"
constexpr char byWordSql[] = CLIENT_SEARCH
    "AND s.client_id IN (SELECT client_id FROM client_word_index WHERE word >= ?6 AND word < ?7) " CLIENT_SEARCH_ORDER;
constexpr char byWordInsideSql[] =
    CLIENT_SEARCH "AND s.client_id IN (SELECT client_id FROM client_word_index WHERE word >= ?6 AND word < ?7 "
                  "UNION SELECT rowid FROM client_gram WHERE client_gram MATCH ?8) " CLIENT_SEARCH_ORDER;
constexpr char byPhoneSql[] =
    CLIENT_SEARCH "AND s.client_id IN (SELECT client_id FROM client_search_index WHERE phone_reversed <> '' "
                  "AND phone_reversed >= ?6 AND phone_reversed < ?7 UNION SELECT client_id FROM client_search_index "
                  "WHERE phone_reversed <> '' AND phone_reversed >= ?8 AND phone_reversed < ?9) " CLIENT_SEARCH_ORDER;
// No index knows the middle of a number: this one reads all numbers, short texts that lie side by side.
constexpr char byPhoneInsideSql[] =
    CLIENT_SEARCH "AND s.client_id IN (SELECT client_id FROM client_search_index WHERE phone_reversed <> '' "
                  "AND (phone_reversed >= ?6 AND phone_reversed < ?7 OR phone_reversed >= ?8 AND phone_reversed < ?9 "
                  "OR instr(phone_reversed, ?10) > 0 OR instr(phone_reversed, ?11) > 0)) " CLIENT_SEARCH_ORDER;
constexpr char byBirthDateSql[] = CLIENT_SEARCH
    "AND s.client_id IN (SELECT id FROM client WHERE birth_date IN (?6, ?7, ?8, ?9)) " CLIENT_SEARCH_ORDER;

// Above every word that begins with the text: the last code point there is.
std::string afterAll(const std::string& beginning) {
    return beginning + "\xf4\x8f\xbf\xbf";
}

std::string reversed(const std::string& text) {
    return {text.rbegin(), text.rend()};
}

std::size_t letters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string fullName(const Row& row, int given) {
    const auto first = row.text(given);
    const auto last = row.text(given + 1);
    return first.empty() || last.empty() ? first + last : first + " " + last;
}

ClientRow clientRowOf(const Row& row) {
    return {.id = row.get<model::ClientId>(0),
            .uid = row.get<model::Uid>(11),
            .name = fullName(row, 1),
            .birthDate = row.get<std::optional<model::Day>>(3),
            .phone = row.text(4),
            .lastSession = row.get<std::optional<model::Day>>(5),
            .deceased = row.get<std::optional<model::Day>>(6),
            .hasAllergies = row.get<bool>(7),
            .openReaction = row.get<bool>(8)};
}

bool matches(const Row& row, const SearchTerms& terms) {
    if (!terms.words.empty()) {
        const auto names = nameWords(row.text(1), row.text(2));
        const auto folded = row.text(9);
        for (const auto& word : terms.words) {
            const bool begins = std::any_of(names.begin(), names.end(),
                                            [&](const std::string& name) { return name.starts_with(word); });
            if (!begins && (letters(word) < 3 || folded.find(word) == std::string::npos)) {
                return false;
            }
        }
    }
    if (!terms.numbers.empty()) {
        const auto phone = row.text(10);
        for (const auto& number : terms.numbers) {
            const auto ends = [&](const std::string& end) { return phone.starts_with(end); };
            const auto holds = [&](const std::string& part) { return phone.find(reversed(part)) != std::string::npos; };
            if (std::none_of(number.reversedEnds.begin(), number.reversedEnds.end(), ends) &&
                std::none_of(number.inside.begin(), number.inside.end(), holds)) {
                return false;
            }
        }
    }
    if (!terms.birthDates.empty()) {
        const auto born = row.get<std::optional<model::Day>>(3);
        return born && std::all_of(terms.birthDates.begin(), terms.birthDates.end(), [&](const auto& readings) {
                   return std::find(readings.begin(), readings.end(), *born) != readings.end();
               });
    }
    return true;
}

/// The first and the last of one or two readings.
std::pair<std::string, std::string> both(const std::vector<std::string>& readings) {
    return {readings.front(), readings.back()};
}

struct Filters {
    bool includeDeceased;
    bool withReaction;
    bool withoutConsent;
    std::optional<model::Day> treatedSince;
};

template <class Sink>
void search(Connection& connection, const SearchTerms& terms, const Filters& f, bool newestFirst, const Sink& sink) {
    const auto ask = [&](const char* sql, const auto&... more) {
        connection.each(sql, sink, f.includeDeceased, f.withReaction, f.withoutConsent, f.treatedSince, newestFirst,
                        more...);
    };
    if (!terms.birthDates.empty()) {
        const auto& readings = terms.birthDates.front();
        std::array<model::Day, 4> days{};
        for (std::size_t i = 0; i < days.size(); ++i) {
            days[i] = readings[std::min(i, readings.size() - 1)];
        }
        ask(byBirthDateSql, days[0], days[1], days[2], days[3]);
    } else if (!terms.numbers.empty()) {
        const auto& number = terms.numbers.front();
        const auto [one, other] = both(number.reversedEnds);
        if (number.inside.empty()) {
            ask(byPhoneSql, one, afterAll(one), other, afterAll(other));
        } else {
            const auto [part, otherPart] = both(number.inside);
            ask(byPhoneInsideSql, one, afterAll(one), other, afterAll(other), reversed(part), reversed(otherPart));
        }
    } else {
        const auto& word =
            *std::max_element(terms.words.begin(), terms.words.end(),
                              [](const std::string& a, const std::string& b) { return letters(a) < letters(b); });
        if (letters(word) < 3) {
            ask(byWordSql, word, afterAll(word));
        } else {
            ask(byWordInsideSql, word, afterAll(word), '"' + word + '"');
        }
    }
}

// ------------------------------------------------------------------------------------------------ one client

constexpr char clientSql[] =
    "SELECT id, uid, given_name, family_name, birth_date, phone, email, address_lines, address_city, "
    "address_postcode, address_country, shares_address_with_id, consent_email, consent_sms, consent_phone, "
    "consent_post, language, time_zone, guardian_name, guardian_relation, guardian_phone, skin_type, allergies, "
    "desk_notes, external_reference, client_since, deceased, coalesce(guardian_email, '') FROM client WHERE id = ?";

model::Client clientOf(const Row& row) {
    using Consent = model::ContactConsent;
    model::Client client{
        .id = row.get<model::ClientId>(0),
        .uid = row.get<model::Uid>(1),
        .givenName = row.text(2),
        .familyName = row.text(3),
        .birthDate = row.get<std::optional<model::Day>>(4),
        .phone = row.text(5),
        .email = row.text(6),
        .address = {.lines = row.text(7), .city = row.text(8), .postcode = row.text(9), .country = row.text(10)},
        .sharesAddressWith = row.get<std::optional<model::ClientId>>(11),
        .consent = {row.get<Consent>(12), row.get<Consent>(13), row.get<Consent>(14), row.get<Consent>(15)},
        .language = row.text(16),
        .timeZone = row.text(17),
        .guardian = std::nullopt,
        .skinType = row.get<std::optional<model::SkinType>>(21),
        .allergies = row.text(22),
        .deskNotes = row.text(23),
        .externalReference = row.text(24),
        .clientSince = row.get<std::optional<model::Day>>(25),
        .deceased = row.get<std::optional<model::Day>>(26)};
    if (!row.isNull(18)) {
        client.guardian = model::Guardian{
            .name = row.text(18), .relation = row.text(19), .phone = row.text(20), .email = row.text(27)};
    }
    return client;
}

constexpr char doublesSql[] =
    "SELECT s.client_id, c.given_name, c.family_name, c.birth_date, c.phone, s.phone_reversed "
    "FROM client_search_index s JOIN client c ON c.id = s.client_id "
    "WHERE s.client_id <> ?1 AND s.client_id IN ("
    "SELECT client_id FROM client_search_index WHERE folded_name IN (?2, ?3) "
    "UNION SELECT id FROM client WHERE birth_date = ?4 "
    "UNION SELECT client_id FROM client_search_index WHERE phone_reversed <> '' "
    "AND phone_reversed >= ?5 AND phone_reversed < ?6 "
    "UNION SELECT client_id FROM client_search_index WHERE phone_reversed <> '' "
    "AND phone_reversed >= ?7 AND phone_reversed < ?8) "
    "ORDER BY s.client_id LIMIT 500";

constexpr char exposuresSql[] = "SELECT id, day, approximate, modality, depth, zones, note, item, "
                                "ongoing FROM exposure "
                                "WHERE client_id = ? ORDER BY day DESC, id DESC LIMIT 1000";
constexpr char reactionsSql[] = "SELECT id, kind, severity, onset, closed, zones, note FROM reaction "
                                "WHERE client_id = ? ORDER BY onset DESC, id DESC LIMIT 1000";

} // namespace

Listed<ClientRow> clients(Connection& connection, const ClientQuery& query, model::Day today) {
    Listed<ClientRow> listed;
    const auto limit = static_cast<std::size_t>(std::max(query.limit, 0));
    const Filters f{query.includeDeceased, query.withReaction, query.withoutConsent,
                    query.treatedWithin90Days ? std::optional{today - lately} : std::nullopt};
    const auto terms = searchTerms(query.text);
    if (terms.hopeless) {
        return listed;
    }
    if (terms.words.empty() && terms.numbers.empty() && terms.birthDates.empty()) {
        listed.total = connection.value<std::int64_t>(countSql, f.includeDeceased, f.withReaction, f.withoutConsent,
                                                      f.treatedSince);
        listed.rows = connection.rows(query.newestFirst ? newestSql : byNameSql, clientRowOf, f.includeDeceased,
                                      f.withReaction, f.withoutConsent, f.treatedSince, limit);
        return listed;
    }
    const bool one = terms.words.size() + terms.numbers.size() + terms.birthDates.size() == 1;
    search(connection, terms, f, query.newestFirst, [&](const Row& row) {
        if (one || matches(row, terms)) {
            ++listed.total;
            if (listed.rows.size() < limit) {
                listed.rows.push_back(clientRowOf(row));
            }
        }
    });
    return listed;
}

std::optional<model::Client> client(Connection& connection, model::ClientId id) {
    return connection.one(clientSql, clientOf, id);
}

std::optional<model::ClientId> clientByUid(Connection& connection, const model::Uid& uid) {
    return connection.one(
        "SELECT id FROM client WHERE uid = ?", [](const Row& row) { return row.get<model::ClientId>(0); }, uid);
}

std::vector<Double> doublesOf(Connection& connection, const model::Client& typed) {
    const auto words = nameWords(typed.givenName, typed.familyName);
    // Nothing stored is equal to, or begins with, a text that cannot occur in it.
    const std::string never = "\x01";
    auto ends = phoneTerm(typed.phone).reversedEnds;
    std::erase_if(ends, [](const std::string& end) { return end.size() < tellingDigits; });
    if (ends.empty()) {
        ends.push_back(never);
    }
    const auto named = [&](std::string_view first, std::string_view second) {
        return first.empty() && second.empty() ? never : fold(std::string{first} + " " + std::string{second});
    };
    const auto [one, other] = both(ends);
    std::vector<Double> doubles;
    connection.each(
        doublesSql,
        [&](const Row& row) {
            const auto theirs = nameWords(row.text(1), row.text(2));
            const auto born = row.get<std::optional<model::Day>>(3);
            const auto phone = row.text(5);
            Double found{.id = row.get<model::ClientId>(0),
                         .name = fullName(row, 1),
                         .birthDate = born,
                         .phone = row.text(4),
                         .sameName = !words.empty() && words == theirs,
                         .sameBirthDate = born && born == typed.birthDate,
                         .samePhone = std::any_of(ends.begin(), ends.end(),
                                                  [&](const std::string& end) { return phone.starts_with(end); })};
            const bool relatedName =
                std::find_first_of(words.begin(), words.end(), theirs.begin(), theirs.end()) != words.end();
            if (found.sameName || found.samePhone || (found.sameBirthDate && relatedName)) {
                doubles.push_back(std::move(found));
            }
        },
        typed.id, named(typed.givenName, typed.familyName), named(typed.familyName, typed.givenName), typed.birthDate,
        one, afterAll(one), other, afterAll(other));
    const auto weight = [](const Double& d) {
        return 2 * int{d.sameName} + 2 * int{d.sameBirthDate} + int{d.samePhone};
    };
    std::stable_sort(doubles.begin(), doubles.end(),
                     [&](const Double& a, const Double& b) { return weight(a) > weight(b); });
    doubles.resize(std::min(doubles.size(), mostDoubles));
    return doubles;
}

std::vector<ExposureRow> exposures(Connection& connection, model::ClientId id) {
    return connection.rows(
        exposuresSql,
        [](const Row& row) {
            const auto depth = row.get<std::optional<int>>(4);
            return ExposureRow{.id = row.get<model::ExposureId>(0),
                               .day = row.get<model::Day>(1),
                               .approximate = row.get<bool>(2),
                               .modality = row.get<std::optional<model::Modality>>(3),
                               .depth = depth ? std::optional{model::Depth{*depth}} : std::nullopt,
                               .item = row.get<std::optional<std::string>>(7).value_or(""),
                               .ongoing = row.get<std::optional<bool>>(8).value_or(false),
                               .zones = zonesOf(row.text(5)),
                               .note = row.text(6)};
        },
        id);
}

std::vector<ReactionRow> reactions(Connection& connection, model::ClientId id) {
    return connection.rows(
        reactionsSql,
        [](const Row& row) {
            return ReactionRow{.id = row.get<model::ReactionId>(0),
                               .kind = row.text(1),
                               .severity = row.get<model::Severity>(2),
                               .onset = row.get<model::Day>(3),
                               .closed = row.get<std::optional<model::Day>>(4),
                               .zones = zonesOf(row.text(5)),
                               .note = row.text(6)};
        },
        id);
}

} // namespace db::read
