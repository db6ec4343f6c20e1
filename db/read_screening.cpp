#include "db/read_screening.h"

#include "db/read_clinic.h"

#include <map>

namespace db::read {
namespace {

constexpr char latestSql[] =
    "SELECT question, yes, day, zones, cleared_by, cleared_on, clearance_words FROM ("
    "SELECT a.question, a.yes, s.day, a.zones, a.cleared_by, a.cleared_on, a.clearance_words, "
    "row_number() OVER (PARTITION BY a.question ORDER BY s.id DESC) AS age "
    "FROM screening s JOIN screening_answer a ON a.screening_id = s.id WHERE s.client_id = ?) "
    "WHERE age = 1 ORDER BY question";
constexpr char formsSql[] =
    "SELECT code, version, name, modality FROM consent_form f WHERE retired = 0 AND version = "
    "(SELECT max(version) FROM consent_form o WHERE o.code = f.code) ORDER BY code";
constexpr char signedSql[] = "SELECT f.code, f.version, c.signed, c.by_guardian FROM consent c "
                             "JOIN consent_form f ON f.id = c.form_id WHERE c.client_id = ? AND c.withdrawn IS NULL "
                             "ORDER BY c.signed, c.id";
constexpr char screeningsSql[] = "SELECT s.id, s.day, s.asked_at, a.full_name, s.session_id FROM screening s "
                                 "JOIN account a ON a.id = s.asked_by_id WHERE s.client_id = ? ORDER BY s.id DESC LIMIT ?";
constexpr char answersSql[] = "SELECT question, yes, zones, cleared_by, cleared_on, clearance_words "
                              "FROM screening_answer WHERE screening_id = ? ORDER BY id";
constexpr char consentsSql[] =
    "SELECT c.id, f.code, f.version, f.name, c.signed, c.by_guardian, c.photos, c.paper, c.withdrawn, "
    "f.version = (SELECT max(version) FROM consent_form o WHERE o.code = f.code) FROM consent c "
    "JOIN consent_form f ON f.id = c.form_id WHERE c.client_id = ? ORDER BY c.signed DESC, c.id DESC";

std::optional<model::MedicalClearance> clearanceAt(const Row& row, int column) {
    if (row.isNull(column)) {
        return std::nullopt;
    }
    return model::MedicalClearance{row.text(column), row.get<model::Day>(column + 1), row.text(column + 2)};
}

} // namespace

std::vector<model::ScreeningAnswer> latestAnswers(Connection& connection, model::ClientId client) {
    return connection.rows(
        latestSql,
        [](const Row& row) {
            return model::ScreeningAnswer{.question = row.text(0),
                                          .yes = row.get<bool>(1),
                                          .day = row.get<model::Day>(2),
                                          .zones = zonesOf(row.text(3)),
                                          .clearance = clearanceAt(row, 4)};
        },
        client);
}

std::vector<model::ConsentForm> consentForms(Connection& connection) {
    return connection.rows(formsSql, [](const Row& row) {
        return model::ConsentForm{row.text(0), row.get<int>(1), row.text(2),
                                  row.get<std::optional<model::Modality>>(3)};
    });
}

std::vector<model::SignedConsent> signedConsents(Connection& connection, model::ClientId client) {
    return connection.rows(
        signedSql,
        [](const Row& row) {
            return model::SignedConsent{row.text(0), row.get<int>(1), row.get<model::Day>(2), row.get<bool>(3)};
        },
        client);
}

std::vector<ScreeningRow> screenings(Connection& connection, model::ClientId client, int limit) {
    struct Asking {
        std::int64_t id = 0;
        ScreeningRow row;
    };
    auto askings = connection.rows(
        screeningsSql,
        [](const Row& row) {
            return Asking{row.integer(0),
                          {.day = row.get<model::Day>(1),
                           .askedAt = row.get<model::Instant>(2),
                           .askedBy = row.text(3),
                           .session = row.get<std::optional<model::SessionId>>(4),
                           .answers = {}}};
        },
        client, limit);
    std::vector<ScreeningRow> screenings;
    for (auto& asking : askings) {
        asking.row.answers = connection.rows(
            answersSql,
            [&](const Row& row) {
                return model::ScreeningAnswer{.question = row.text(0),
                                              .yes = row.get<bool>(1),
                                              .day = asking.row.day,
                                              .zones = zonesOf(row.text(2)),
                                              .clearance = clearanceAt(row, 3)};
            },
            asking.id);
        screenings.push_back(std::move(asking.row));
    }
    return screenings;
}

std::vector<ConsentRow> consents(Connection& connection, model::ClientId client) {
    return connection.rows(
        consentsSql,
        [](const Row& row) {
            return ConsentRow{.id = row.get<model::ConsentId>(0),
                              .form = row.text(1),
                              .version = row.get<int>(2),
                              .name = row.text(3),
                              .signedOn = row.get<model::Day>(4),
                              .byGuardian = row.get<bool>(5),
                              .photos = row.get<bool>(6),
                              .paper = row.text(7),
                              .withdrawn = row.get<std::optional<model::Day>>(8),
                              .current = row.get<bool>(9)};
        },
        client);
}

} // namespace db::read
