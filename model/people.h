#pragma once
// Who works in the clinic, and who is treated there.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/outcome.h"
#include "model/treatment.h"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace model {

enum class Role { owner, manager, practitioner, assistant, auditor, sender };
template <>
inline constexpr std::array codesOf<Role>{
    Named{Role::owner, "owner"},         Named{Role::manager, "manager"}, Named{Role::practitioner, "practitioner"},
    Named{Role::assistant, "assistant"}, Named{Role::auditor, "auditor"}, Named{Role::sender, "sender"}};
using Roles = std::set<Role>;

struct Account {
    AccountId id;
    Uid uid;
    std::string signInName; ///< unique without regard to case
    std::string fullName;
    Roles roles;
    bool trainee = false; ///< sessions wait for a co-signature
    bool hasPin = false;
    bool disabled = false;
    bool operator==(const Account&) const = default;
};

enum class Channel { email, sms, phone, post };
template <>
inline constexpr std::array codesOf<Channel>{Named{Channel::email, "email"}, Named{Channel::sms, "sms"},
                                             Named{Channel::phone, "phone"}, Named{Channel::post, "post"}};

enum class ContactConsent { notAsked, given, refused };
template <>
inline constexpr std::array codesOf<ContactConsent>{Named{ContactConsent::notAsked, "not-asked"},
                                                    Named{ContactConsent::given, "given"},
                                                    Named{ContactConsent::refused, "refused"}};

struct Address {
    std::string lines; ///< street lines, separated by newlines
    std::string city;
    std::string postcode;
    std::string country;
    bool operator==(const Address&) const = default;
};

struct Guardian {
    std::string name;
    std::string relation;
    std::string phone;
    std::string email{}; ///< where the client's mail goes; empty: to the client's own address
    bool operator==(const Guardian&) const = default;
};

struct Client {
    ClientId id;
    Uid uid;
    std::string givenName;
    std::string familyName;
    std::optional<Day> birthDate;
    std::string phone;
    std::string email;
    Address address;
    std::optional<ClientId> sharesAddressWith; ///< the family member whose address it is
    std::array<ContactConsent, 4> consent{};   ///< by Channel
    std::string language;                      ///< BCP 47; empty means the clinic's
    std::string timeZone;                      ///< IANA; empty means the clinic's
    std::optional<Guardian> guardian;
    std::optional<SkinType> skinType;
    std::string allergies;
    std::string deskNotes;
    std::string externalReference; ///< the name an imported record had where it came from
    std::optional<Day> clientSince;
    std::optional<Day> deceased;

    ContactConsent consentFor(Channel channel) const { return consent[static_cast<std::size_t>(channel)]; }
    bool operator==(const Client&) const = default;
};

/// Refuses: no name at all; a name over 200 characters; birth date after `today`, or deceased before born or after
/// `today`; an e-mail address without @ or with spaces; a person under 18 without a guardian is allowed (asked at
/// treatment). Fields are named as in Client; no name at all stands at familyName. Codes: required, too-long,
/// in-the-future, before-birth, not-an-email.
Problems validate(const Client& client, Day today);

} // namespace model
