#pragma once
// What is known of a client, and of those who treat, when a plan is assessed.

#include "model/rule_book.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace model {

/// A needling of one leaf zone that has happened, is under way or is planned, here or elsewhere. Unknown particulars
/// are empty.
struct PastTreatment {
    Uid uid;   ///< of the session or the exposure
    Day day{}; ///< for an approximate date its latest day
    ZoneCode zone;
    Modality modality = Modality::pen;
    std::optional<Indication> indication;
    std::optional<DeviceId> device;
    std::string deviceName; ///< for the words of a finding
    std::string label;
    bool deviceKnown = true; ///< false makes any label's row a candidate
    std::optional<Depth> depth;
    bool elsewhere = false;
    bool underWay = false; ///< an open session
    bool operator==(const PastTreatment&) const = default;
};

/// Another treatment, a drug, sun. What lies in the future is planned elsewhere.
struct PastExposure {
    Uid uid;
    std::string item; ///< ExposureItem::code
    Day day{};        ///< the latest it can have been; of what lasted, its end; of what still goes on, its beginning
    bool approximate = false;
    bool ongoing = false;
    std::vector<ZoneCode> zones; ///< leaves; none for what concerns the whole client
    bool operator==(const PastExposure&) const = default;
};

/// A prescriber's decision that a treatment may be given although ... The program records it and never advises one.
struct MedicalClearance {
    std::string by;
    Day day{};
    std::string words;
    bool operator==(const MedicalClearance&) const = default;
};

/// The latest answer to a question of the screening.
struct ScreeningAnswer {
    std::string question;
    bool yes = false;
    Day day{};
    std::vector<ZoneCode> zones; ///< where, for what concerns a zone; none means everywhere
    std::optional<MedicalClearance> clearance;
    bool operator==(const ScreeningAnswer&) const = default;
};

struct OpenReaction {
    Uid uid;
    std::string kind;
    Day onset{};
    std::vector<ZoneCode> zones; ///< leaves
    bool operator==(const OpenReaction&) const = default;
};

struct Training {
    std::string name;
    Day day{};
    std::optional<Day> validUntil;
    bool operator==(const Training&) const = default;
};

/// What a person may do by licence and training. No licence number means that none is on record.
struct Practitioner {
    AccountId account;
    std::string licence;
    std::string authority; ///< who gave the licence
    std::optional<Day> licensedFrom;
    std::optional<Day> licensedUntil;
    std::optional<Depth> maximumDepth;
    std::set<Modality> modalities; ///< empty: all
    std::vector<Training> trainings;
    bool operator==(const Practitioner&) const = default;
};

/// A form the clinic has clients sign before treatment. Its newest version is the one that counts.
struct ConsentForm {
    std::string code;
    int version = 1;
    std::string name;
    std::optional<Modality> modality; ///< empty: for every treatment
    bool operator==(const ConsentForm&) const = default;
};

struct SignedConsent {
    std::string form;
    int version = 1;
    Day day{};
    bool byGuardian = false;
    bool operator==(const SignedConsent&) const = default;
};

/// All that assessing one client needs; the store gathers it in one transaction. Without the rows of the very session
/// that is being started or extended: they are part of the plan, not of the past.
struct History {
    std::vector<PastTreatment> treatments{};
    std::vector<PastTreatment> planned{}; ///< rows of other sessions in the diary
    std::vector<PastExposure> exposures{};
    std::vector<OpenReaction> reactions{};
    std::vector<ScreeningAnswer> answers{}; ///< the latest of each question
    std::set<ZoneCode> historyTaken{};      ///< leaves for which "what was done elsewhere" was asked
    std::optional<SkinType> skinType{};
    std::optional<Day> birthDate{};
    bool hasGuardian = false;
    std::vector<ConsentForm> consentForms{}; ///< the newest version of each
    std::vector<SignedConsent> consents{};   ///< not withdrawn
    std::vector<Device> devices{};           ///< those that the plan may name
    std::vector<Practitioner> practitioners{};
};

} // namespace model
