#pragma once
// The parts of a session as rows: treatment rows, the assessment they were let through with, overrides, what was used
// and said at the end.

#include "db/writing.h"

namespace db {

/// What a session's own row says, as far as changes need it.
struct SessionHead {
    model::SessionId id;
    model::Uid uid;
    model::ClientId client;
    model::SessionState state{};
    model::Day day{};
    int version = 0;
    model::AccountId performer;
    std::optional<model::AccountId> supervisor;
    std::optional<model::RoomId> room;
    std::optional<model::Instant> startedAt;
};
std::optional<SessionHead> sessionHead(Connection& connection, model::SessionId id);

struct NewSession {
    model::SessionPlan plan;
    model::SessionState state{};
    model::Day day{};
    int minute = 0;
    int durationMinutes = 0;
    std::optional<model::RoomId> room;
    std::optional<model::Instant> startedAt;
};
/// A planned or open session at version 1, without its rows.
SessionHead insertSession(Writing& w, const NewSession& session);

void insertRows(Writing& w, model::SessionId session, int version, const std::vector<model::TreatmentRow>& rows);
std::vector<model::TreatmentRow> rowsOf(Connection& connection, model::SessionId session, int version);

void insertAssessment(Writing& w, model::SessionId session, int version, const model::Assessment& assessment);
/// As far as newOrWorse compares: findings with rule, version, zone, cause, strength and days short.
model::Assessment assessmentOf(Connection& connection, model::SessionId session, int version);
void insertOverrides(Writing& w, model::SessionId session, int version, int ruleBookVersion,
                     const std::vector<model::Override>& overrides);

/// What was given for a session's findings in all its versions; with `denialsOnly`, where they were denials then.
std::vector<model::Override> overridesOf(Connection& connection, model::SessionId session, bool denialsOnly);

/// Anaesthetic and topical products of a session that has ended.
void insertSubstances(Writing& w, model::SessionId session, const model::SessionRecord& record);

/// The performer may treat; a trainee has a supervisor who may, and nobody supervises themselves.
model::Problems checkPeople(Writing& w, const model::SessionPlan& plan);
bool isTrainee(Connection& connection, model::AccountId account);
/// Treats here, and is neither a trainee nor gone.
bool maySupervise(Connection& connection, model::AccountId account);
/// Energy, pulse and shots below nothing; fields "rows[i].rf".
model::Problems checkSettings(const std::vector<model::TreatmentRow>& rows);
/// A session whose parts all stand is signed by who acts; one of a trainee waits for its supervisor. Nothing can be
/// added to it from here on.
void sign(Writing& w, model::SessionId session);
/// Whether who acts treated or supervised in this session, or runs the clinic.
bool answersFor(const Writing& w, const SessionHead& session);
/// Client there and alive on `day`, devices there (and not retired unless `past`), room there.
model::Problems checkPlaces(Writing& w, const model::SessionPlan& plan, std::optional<model::RoomId> room,
                            model::Day day, bool past);

} // namespace db
