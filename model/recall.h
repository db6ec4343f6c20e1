#pragma once
// A maker's recall as a letter tells it, and what is done about it.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/outcome.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// FDA's classes (21 CFR 7.3); `none` when the letter gives none.
enum class RecallClass { none, I, II, III };
template <>
inline constexpr std::array codesOf<RecallClass>{Named{RecallClass::none, "none"}, Named{RecallClass::I, "I"},
                                                 Named{RecallClass::II, "II"}, Named{RecallClass::III, "III"}};

/// One product of a recall: of the catalogue, or by GTIN, or only as the letter names it.
struct RecallItem {
    std::optional<ProductId> product;
    std::string gtin;              ///< 14 digits, or empty
    std::string name;              ///< as the letter has it; may be empty beside a product or GTIN
    std::vector<std::string> lots; ///< empty: all lots, those to come too
    bool operator==(const RecallItem&) const = default;
};

struct RecallNotice {
    RecallClass recallClass = RecallClass::none;
    Day day{}; ///< of the letter
    std::string text;
    std::string source; ///< who sent it, its number
    std::vector<RecallItem> items;
    bool operator==(const RecallNotice&) const = default;
};
/// Refuses: no item; one without product, GTIN and name, or with a bad GTIN (not-a-gtin); no text or source; a day to
/// come; an empty lot number; a lot twice. What it names may be unknown to the clinic.
Problems validate(const RecallNotice& notice, Day today);

enum class ContactWay { email, sms, phone, post, inPerson };
template <>
inline constexpr std::array codesOf<ContactWay>{Named{ContactWay::email, "email"}, Named{ContactWay::sms, "sms"},
                                                Named{ContactWay::phone, "phone"}, Named{ContactWay::post, "post"},
                                                Named{ContactWay::inPerson, "in-person"}};
enum class ContactOutcome { told, messageLeft, notReached, refused };
template <>
inline constexpr std::array codesOf<ContactOutcome>{
    Named{ContactOutcome::told, "told"}, Named{ContactOutcome::messageLeft, "message-left"},
    Named{ContactOutcome::notReached, "not-reached"}, Named{ContactOutcome::refused, "refused"}};

/// How far two lot numbers are apart for an eye that mistakes O for 0, I or L for 1, B for 8, S for 5, Z for 2 and G
/// for 6: such a pair costs 1, any other wrong, missing or added character 3, two neighbours swapped 2; blanks, hyphens
/// and case nothing. 0: the same but for these.
int lotDistance(std::string_view a, std::string_view b);

/// Of `known` those that `typed` may have been meant for, the nearest first, equal ones in order; never one that is the
/// same. A short number allows less than a long one.
std::vector<std::string> nearLots(std::string_view typed, const std::vector<std::string>& known, std::size_t most = 5);

} // namespace model
