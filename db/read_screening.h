#pragma once
// What clients answered and signed, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <vector>

namespace db::read {

/// The latest answer to each question that was ever put to the client.
std::vector<model::ScreeningAnswer> latestAnswers(Connection& connection, model::ClientId client);
/// The newest version of each form that is not retired.
std::vector<model::ConsentForm> consentForms(Connection& connection);
/// Those not withdrawn.
std::vector<model::SignedConsent> signedConsents(Connection& connection, model::ClientId client);

/// All askings, the newest first, at most `limit`.
std::vector<ScreeningRow> screenings(Connection& connection, model::ClientId client, int limit);
/// All that were signed, the newest first.
std::vector<ConsentRow> consents(Connection& connection, model::ClientId client);

} // namespace db::read
