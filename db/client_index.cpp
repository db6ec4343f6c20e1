#include "db/client_index.h"

#include "db/fold.h"

#include <algorithm>

namespace db {

void indexClient(Connection& connection, const model::Client& client, bool isNew) {
    const auto folded = fold(client.givenName + " " + client.familyName);
    const bool anyConsent = std::find(client.consent.begin(), client.consent.end(), model::ContactConsent::given) !=
                            client.consent.end();
    const auto key = nameSortKey(client.givenName, client.familyName);
    const auto phone = reversedDigits(client.phone);
    if (isNew) {
        connection.run("INSERT INTO client_search_index (client_id, sort_key, folded_name, phone_reversed, deceased, "
                       "any_consent, open_reactions) VALUES (?, ?, ?, ?, ?, ?, 0)",
                       client.id, key, folded, phone, client.deceased.has_value(), anyConsent);
    } else {
        connection.run("UPDATE client_search_index SET sort_key = ?, folded_name = ?, phone_reversed = ?, deceased = ?, "
                       "any_consent = ? WHERE client_id = ?",
                       key, folded, phone, client.deceased.has_value(), anyConsent, client.id);
        connection.run("DELETE FROM client_word_index WHERE client_id = ?", client.id);
    }
    for (const auto& word : nameWords(client.givenName, client.familyName)) {
        connection.run("INSERT INTO client_word_index (client_id, word) VALUES (?, ?)", client.id, word);
    }
}

void indexReactions(Connection& connection, model::ClientId client) {
    connection.run("UPDATE client_search_index SET open_reactions = (SELECT count(*) FROM reaction r "
                   "WHERE r.client_id = ?1 AND r.closed IS NULL) WHERE client_id = ?1",
                   client);
}

void indexSession(Connection& connection, model::ClientId client, model::Day day) {
    connection.run("UPDATE client_search_index SET last_session = ?1 "
                   "WHERE client_id = ?2 AND (last_session IS NULL OR last_session < ?1)",
                   day, client);
}

void reindexSessions(Connection& connection, model::ClientId client) {
    connection.run("UPDATE client_search_index SET last_session = (SELECT max(s.day) FROM session s "
                   "WHERE s.client_id = ?1 AND s.counts = 1 AND s.state <> 'open') "
                   "WHERE client_id = ?1",
                   client);
}

} // namespace db
