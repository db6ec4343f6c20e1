#pragma once
// Values in words for people: days, times, amounts, and what each code is called.

#include "app/present/view.h"
#include "model/change.h"
#include "model/day.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

// Days and times
std::string shortDay(model::Day day, model::Day today);    ///< "6 Dec", with the year when it is not this one
std::string dayWithYear(model::Day day);                   ///< "6 Dec 2026"
std::string longDay(model::Day day, model::Day today);     ///< "8 December", with the year when it is not this one
std::string weekdayAndDay(model::Day day, model::Day today); ///< "Tuesday 8 December"
std::string fullDay(model::Day day);                       ///< "Sunday 22 November 2026"
/// "today", "yesterday", "Friday" within the week before, else shortDay.
std::string nearDay(model::Day day, model::Day today);
std::string clockTime(int minuteOfDay);                                       ///< "09:00"
std::string clockTime(model::Instant at, const std::string& zone);            ///< local
std::string dayAndTime(model::Instant at, const std::string& zone, model::Day today); ///< "6 Dec 11:02"; "11:02" today
std::string fieldTime(int minuteOfDay); ///< "09:00" in every locale, for fields
std::string days(int n);                                                      ///< "14 days"
std::string years(int n);                                                     ///< "37 years"
/// For fields: ISO; typed days are taken as ISO or as three numbers in the locale's order ("6/12/2026").
std::string fieldDay(std::optional<model::Day> day);
std::optional<model::Day> typedDay(std::string_view text);
/// "9:5" no, "09:05", "0905" and "9.05" yes.
std::optional<int> typedTime(std::string_view text);

// Amounts
std::string depthText(std::optional<model::Depth> depth); ///< "1.5 mm"; "unknown depth"
std::string depthField(std::optional<model::Depth> depth); ///< "1.50"
/// Millimetres with point or comma, with or without "mm".
std::optional<model::Depth> typedDepth(std::string_view text);
std::optional<int> typedNumber(std::string_view text); ///< digits only, at most 9

// Codes
std::string words(model::Modality modality);
std::string words(model::Indication indication);
std::string words(model::Endpoint endpoint);
std::string words(model::SkinType type); ///< "III"
std::string words(model::SessionState state);
std::string words(model::CartridgeState state);
std::string words(model::CartridgeEvent event);
std::string words(model::WasteReason reason);
std::string words(model::WasteMethod method);
std::string words(model::CartridgeFate fate);
std::string words(model::ContainerState state);
std::string words(model::RecallClass recallClass); ///< "Class II"; "no class"
std::string words(model::ContactWay way);
std::string words(model::ContactOutcome outcome);
std::string words(model::ReminderState state);
std::string words(model::Urgency urgency);
std::string words(model::Role role);
std::string words(model::Channel channel);
std::string words(model::ContactConsent consent);
std::string words(model::Severity severity);
std::string words(model::OverrideReason reason);
std::string words(model::Verdict verdict);
Tone tone(model::SessionState state);
Tone tone(model::CartridgeState state);
Tone tone(model::ContactOutcome outcome);
Tone tone(model::Urgency urgency);
Tone tone(model::ReminderState state);
Tone tone(model::Verdict verdict);

/// "client added", for the verbs of the trail.
std::string verbWords(std::string_view verb);
/// What a reaction is called, by its code; an unknown code as it stands.
std::string reactionWords(std::string_view kind);
std::vector<Choice> reactionKinds();

/// Choices of an enumeration in order of its values.
template <class E>
std::vector<Choice> choices() {
    std::vector<Choice> all;
    for (const auto& named : model::codesOf<E>) {
        all.push_back({std::string{named.code}, words(named.value)});
    }
    return all;
}

// Zones and treatments
std::string zoneName(const model::ZoneCode& zone, const model::ZoneTree& zones); ///< "left cheek"
/// "cheeks, forehead": gathered into groups, in the tree's order.
std::string zoneNames(const std::vector<model::ZoneCode>& leaves, const model::ZoneTree& zones);
/// "Pen 1.5 mm, cheeks; Pen 1.0 mm, forehead".
std::string treatmentText(const std::vector<model::TreatmentRow>& rows, const model::ZoneTree& zones);
/// "the cheeks", "the cheeks, forehead and 4 more zones"; for a sentence.
std::string zoneSubject(const std::vector<model::ZoneCode>& leaves, const model::ZoneTree& zones);
/// Whether the verb after it is "are".
bool zoneSubjectIsPlural(const std::vector<model::ZoneCode>& leaves, const model::ZoneTree& zones);
/// "Pen 1.5 mm"
std::string protocolText(model::Modality modality, std::optional<model::Depth> depth);
/// First letter small unless it begins an abbreviation ("RF").
std::string inSentence(std::string text);
std::string roleNames(const model::Roles& roles);

} // namespace present
