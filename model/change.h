#pragma once
// Everything that can be done to the store, as values. `verbOf` gives the code by which the role table and the trail
// know each; the store's apply() is the only thing that carries one out.

#include "model/change_aftercare.h"
#include "model/change_clients.h"
#include "model/change_clinic.h"
#include "model/change_ledger.h"
#include "model/change_needles.h"
#include "model/change_sessions.h"

#include <string_view>
#include <variant>

namespace model {

using Change =
    std::variant<EditClinic, AddRoom, AddAccount, EditAccount, AddDevice, EditDevice, ApproveRuleBook, EditRuleBook,
                 EditPractitioner, AddTraining, AddConsentForm, RetireConsentForm, AddClient, EditClient, AddExposure,
                 EndExposure, RecordScreening, SignConsent, WithdrawConsent, TakeHistory, AddReaction, CloseReaction,
                 AddProduct, EditProduct, ReceiveLot, WasteCartridge, ReturnCartridge, LoseCartridge, FindCartridge,
                 DisposeCartridges, ExpireLots, CountLot, QuarantineLot, ReleaseLot, AssembleContainer, PlaceContainer,
                 OfferContainer, FillContainer, CloseContainer, CollectContainer, EditLedgerSettings, IssueRecall,
                 LiftRecall, NoteRecallContact, RecordInjury, NoteInjury, CloseInjury, ResolveFinding, PlanSession,
                 MoveSession, ArriveSession, CancelSession, StartSession, ExtendSession, OpenCartridge, ResealCartridge,
                 SignSession, AbandonSession, RecordSession, ReplaceSession, InvalidateSession, AnswerReminder,
                 ClaimReminder, NoteSending, RecordReply, PostponeReminder, SaveAftercarePlan, WithdrawAftercarePlan,
                 EditMail, HandOut, StampCalendar, NoteNextVisit, SetOpeningHours, AddClosure, RemoveClosure,
                 ConfirmClock, NoteLooking>;

/// In order of the alternatives of Change.
inline constexpr std::array<std::string_view, std::variant_size_v<Change>> changeVerbs{
    "clinic.edit",        "room.add",          "account.add",        "account.edit",
    "device.add",         "device.edit",       "rules.approve",      "rules.edit",
    "practitioner.edit",  "training.add",      "consent-form.add",   "consent-form.retire",
    "client.add",         "client.edit",       "exposure.add",       "exposure.end",
    "screening.record",   "consent.sign",      "consent.withdraw",   "history.take",
    "reaction.add",       "reaction.close",    "product.add",        "product.edit",
    "lot.receive",        "cartridge.waste",   "cartridge.return",   "cartridge.lose",
    "cartridge.find",     "cartridge.dispose", "lot.expire",         "lot.count",
    "lot.quarantine",     "lot.release",       "container.assemble", "container.place",
    "container.offer",    "container.fill",    "container.close",    "container.collect",
    "ledger.settings",    "recall.issue",      "recall.lift",        "recall.contact",
    "injury.record",      "injury.note",       "injury.close",       "finding.resolve",
    "session.plan",       "session.move",      "session.arrive",     "session.cancel",
    "session.start",      "session.extend",    "cartridge.open",     "cartridge.reseal",
    "session.sign",       "session.abandon",   "session.record",     "session.replace",
    "session.invalidate", "reminder.answer",   "reminder.claim",     "reminder.sending",
    "reminder.reply",     "reminder.postpone", "aftercare.save",     "aftercare.withdraw",
    "mail.edit",          "sheet.hand-out",    "calendar.stamp",     "next-visit.note",
    "hours.set",          "closure.add",       "closure.remove",     "clock.confirm",
    "mail.look"};

inline std::string_view verbOf(const Change& change) {
    return changeVerbs[change.index()];
}

} // namespace model
