#pragma once
// Keeps client_search_index and client_word_index, by which lists and search find a client.

#include "db/connection.h"
#include "model/people.h"

namespace db {

void indexClient(Connection& connection, const model::Client& client, bool isNew);
void indexReactions(Connection& connection, model::ClientId client);
/// A session on `day` has been done.
void indexSession(Connection& connection, model::ClientId client, model::Day day);
/// One that had been done counts no longer.
void reindexSessions(Connection& connection, model::ClientId client);

} // namespace db
