#include "app/present/import_doubles.h"

#include "db/fold.h"

#include <algorithm>

namespace present {
namespace {

/// The same in "Anna Smith" and "SMITH, Anna"; empty without a name.
std::string nameKey(const model::Client& client) {
    auto words = db::foldedWords(client.givenName + " " + client.familyName);
    std::ranges::sort(words);
    std::string key;
    for (const auto& word : words) {
        key += word + " ";
    }
    return key;
}

/// The last nine figures, so that +44 7700 900123 and 07700 900123 are one; empty when there are too few to tell.
std::string phoneKey(std::string_view phone) {
    auto digits = db::digitsOf(phone);
    if (digits.size() < 6) {
        return {};
    }
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

} // namespace

Likeness Resemblance::likeness() const {
    if (!sameName) {
        return samePhone ? Likeness::possible : Likeness::none; // families share telephones
    }
    if (bothHaveBirthDate) {
        return sameBirthDate ? Likeness::certain : Likeness::none;
    }
    if (samePhone) {
        return Likeness::certain;
    }
    if (bothHavePhone) {
        return Likeness::possible;
    }
    return neitherHasBirthDate ? Likeness::certain : Likeness::possible;
}

SeenPeople::Person SeenPeople::personOf(std::size_t index, const model::Client& client) {
    return {index, nameKey(client), phoneKey(client.phone), client.birthDate};
}

void SeenPeople::add(std::size_t index, const model::Client& client) {
    auto person = personOf(index, client);
    byName_.emplace(person.name, people_.size());
    if (!person.phone.empty()) {
        byPhone_.emplace(person.phone, people_.size());
    }
    people_.push_back(std::move(person));
}

SeenPeople::Match SeenPeople::find(const model::Client& client) const {
    const auto wanted = personOf(0, client);
    Match best;
    std::size_t bestPlace = people_.size();
    const auto look = [&](const std::unordered_multimap<std::string, std::size_t>& in, const std::string& key) {
        const auto [begin, end] = in.equal_range(key);
        for (auto at = begin; at != end; ++at) {
            const auto& person = people_[at->second];
            const bool phones = !wanted.phone.empty() && !person.phone.empty();
            const bool births = wanted.birthDate.has_value() && person.birthDate.has_value();
            const Resemblance resemblance{wanted.name == person.name,
                                          phones && wanted.phone == person.phone,
                                          phones,
                                          births && wanted.birthDate == person.birthDate,
                                          births,
                                          !wanted.birthDate && !person.birthDate};
            const auto likeness = resemblance.likeness();
            if (likeness > best.likeness ||
                (likeness == best.likeness && likeness != Likeness::none && at->second < bestPlace)) {
                best = {person.index, likeness};
                bestPlace = at->second;
            }
        }
    };
    look(byName_, wanted.name);
    // Hundreds behind one switchboard number would all be compared with each other.
    if (best.likeness != Likeness::certain && !wanted.phone.empty() && byPhone_.count(wanted.phone) <= 20) {
        look(byPhone_, wanted.phone);
    }
    return best;
}

Likeness likenessOf(const model::Client& client, const db::Double& stored) {
    const bool births = client.birthDate.has_value() && stored.birthDate.has_value();
    return Resemblance{stored.sameName,
                       stored.samePhone,
                       !phoneKey(client.phone).empty() && !phoneKey(stored.phone).empty(),
                       births && client.birthDate == stored.birthDate,
                       births,
                       !client.birthDate && !stored.birthDate}
        .likeness();
}

} // namespace present
