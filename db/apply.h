#pragma once
// The changes one by one; see writing.h for what each may rely on and gives back.

#include "db/writing.h"

namespace db {

Outcome apply(Writing& w, const model::EditClinic& change);
Outcome apply(Writing& w, const model::SetOpeningHours& change);
Outcome apply(Writing& w, const model::AddClosure& change);
Outcome apply(Writing& w, const model::RemoveClosure& change);
Outcome apply(Writing& w, const model::AddRoom& change);
/// Refused: an account is made together with its password, by Access::addAccount.
Outcome apply(Writing& w, const model::AddAccount& change);
Outcome apply(Writing& w, const model::EditAccount& change);
Outcome apply(Writing& w, const model::AddDevice& change);
Outcome apply(Writing& w, const model::EditDevice& change);
Outcome apply(Writing& w, const model::ApproveRuleBook& change);
Outcome apply(Writing& w, const model::EditRuleBook& change);
Outcome apply(Writing& w, const model::EditPractitioner& change);
Outcome apply(Writing& w, const model::AddTraining& change);
Outcome apply(Writing& w, const model::AddConsentForm& change);
Outcome apply(Writing& w, const model::RetireConsentForm& change);

Outcome apply(Writing& w, const model::AddClient& change);
Outcome apply(Writing& w, const model::EditClient& change);
Outcome apply(Writing& w, const model::AddExposure& change);
Outcome apply(Writing& w, const model::EndExposure& change);
Outcome apply(Writing& w, const model::RecordScreening& change);
Outcome apply(Writing& w, const model::SignConsent& change);
Outcome apply(Writing& w, const model::WithdrawConsent& change);
Outcome apply(Writing& w, const model::TakeHistory& change);
Outcome apply(Writing& w, const model::AddReaction& change);
Outcome apply(Writing& w, const model::CloseReaction& change);

Outcome apply(Writing& w, const model::AddProduct& change);
Outcome apply(Writing& w, const model::EditProduct& change);
Outcome apply(Writing& w, const model::ReceiveLot& change);
Outcome apply(Writing& w, const model::WasteCartridge& change);
Outcome apply(Writing& w, const model::ReturnCartridge& change);
Outcome apply(Writing& w, const model::LoseCartridge& change);
Outcome apply(Writing& w, const model::FindCartridge& change);
Outcome apply(Writing& w, const model::DisposeCartridges& change);
Outcome apply(Writing& w, const model::ExpireLots& change);
Outcome apply(Writing& w, const model::CountLot& change);
Outcome apply(Writing& w, const model::QuarantineLot& change);
Outcome apply(Writing& w, const model::ReleaseLot& change);

Outcome apply(Writing& w, const model::AssembleContainer& change);
Outcome apply(Writing& w, const model::PlaceContainer& change);
Outcome apply(Writing& w, const model::OfferContainer& change);
Outcome apply(Writing& w, const model::FillContainer& change);
Outcome apply(Writing& w, const model::CloseContainer& change);
Outcome apply(Writing& w, const model::CollectContainer& change);

Outcome apply(Writing& w, const model::EditLedgerSettings& change);
Outcome apply(Writing& w, const model::IssueRecall& change);
Outcome apply(Writing& w, const model::LiftRecall& change);
Outcome apply(Writing& w, const model::NoteRecallContact& change);
Outcome apply(Writing& w, const model::RecordInjury& change);
Outcome apply(Writing& w, const model::NoteInjury& change);
Outcome apply(Writing& w, const model::CloseInjury& change);
Outcome apply(Writing& w, const model::ResolveFinding& change);

Outcome apply(Writing& w, const model::PlanSession& change);
Outcome apply(Writing& w, const model::MoveSession& change);
Outcome apply(Writing& w, const model::ArriveSession& change);
Outcome apply(Writing& w, const model::CancelSession& change);
Outcome apply(Writing& w, const model::StartSession& change);
Outcome apply(Writing& w, const model::ExtendSession& change);
Outcome apply(Writing& w, const model::OpenCartridge& change);
Outcome apply(Writing& w, const model::ResealCartridge& change);
Outcome apply(Writing& w, const model::SignSession& change);
Outcome apply(Writing& w, const model::AbandonSession& change);
Outcome apply(Writing& w, const model::RecordSession& change);
Outcome apply(Writing& w, const model::ReplaceSession& change);
Outcome apply(Writing& w, const model::InvalidateSession& change);

Outcome apply(Writing& w, const model::AnswerReminder& change);
Outcome apply(Writing& w, const model::ClaimReminder& change);
Outcome apply(Writing& w, const model::NoteSending& change);
Outcome apply(Writing& w, const model::RecordReply& change);
Outcome apply(Writing& w, const model::PostponeReminder& change);
Outcome apply(Writing& w, const model::SaveAftercarePlan& change);
Outcome apply(Writing& w, const model::WithdrawAftercarePlan& change);
Outcome apply(Writing& w, const model::EditMail& change);
Outcome apply(Writing& w, const model::ConfirmClock& change);
Outcome apply(Writing& w, const model::NoteLooking& change);
Outcome apply(Writing& w, const model::HandOut& change);
Outcome apply(Writing& w, const model::StampCalendar& change);
Outcome apply(Writing& w, const model::NoteNextVisit& change);

} // namespace db
