#pragma once
// Adding and editing a client: fields as typed, problems beside them, possible doubles while typing.

#include "app/present/view.h"
#include "app/present/worker.h"
#include "model/people.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace present {

/// As typed. Names of members are the names of fields in `problems`.
struct ClientInput {
    std::string givenName;
    std::string familyName;
    std::string birthDate; ///< ISO, or three numbers in the locale's order
    std::string phone;
    std::string email;
    std::string lines;
    std::string city;
    std::string postcode;
    std::string country;
    std::array<model::ContactConsent, 4> consent{}; ///< by model::Channel
    std::string language;
    std::string timeZone;
    std::string guardianName;
    std::string guardianRelation;
    std::string guardianPhone;
    std::string guardianEmail;
    int skinType = 0; ///< 1 to 6; 0 not known
    std::string allergies;
    std::string deskNotes;
    std::string clientSince;
    std::string deceased;
    bool operator==(const ClientInput&) const = default;
};

/// Somebody who may be the same person, or the family member whose address it is.
struct PersonHint {
    model::ClientId client;
    std::string name;
    std::string detail; ///< "born 12 March 1989, same telephone"
    bool operator==(const PersonHint&) const = default;
};

struct ClientFormView {
    std::string title; ///< "New client", "Edit Tomasz Wilk"
    bool isNew = true;
    ClientInput input;
    FieldProblems problems;          ///< of touched fields while typing, of all after a try to save
    std::string age;                 ///< "37 years"; empty while the birth date is none
    bool needsGuardian = false;      ///< under 18 and none given: a hint, not a refusal
    std::vector<PersonHint> doubles; ///< at most 5
    std::string doublesTitle;        ///< "Perhaps already here"
    std::string sharedAddress;       ///< "Address of Anna Wilk"; empty for an own one
    std::vector<PersonHint> addressPicks;
    bool dirty = false;
    bool canSave = false;
    bool saving = false;
    Message message;
    bool operator==(const ClientFormView&) const = default;
};

class ClientForm : public Presenter<ClientFormView> {
public:
    explicit ClientForm(Seat seat, std::optional<model::ClientId> client = {});

    void edit(ClientInput input);
    void findAddress(const std::string& nameOrPhone); ///< fills addressPicks
    void shareAddress(model::ClientId with);
    void ownAddress();
    void save();

    std::function<void(model::ClientId)> saved;

private:
    void takeInChanges();
    model::Client typed(model::Problems& problems) const;
    void render();

    Seat seat_;
    Worker worker_;
    model::Client stored_;
    ClientInput before_;
    ClientInput input_;
    std::optional<model::ClientId> sharesBefore_;
    std::optional<model::ClientId> shares_;
    std::vector<PersonHint> picks_;
    model::Problems refused_;
    Message message_;
    bool tried_ = false;
    bool saving_ = false;
};

} // namespace present
