#pragma once
// Finds people who are in a client list twice, or already in the store.

#include "app/present/client_import.h"

#include <unordered_map>

namespace present {

enum class Likeness { none, possible, certain };

/// What two records that may be one person have in common.
struct Resemblance {
    bool sameName = false;
    bool samePhone = false;
    bool bothHavePhone = false;
    bool sameBirthDate = false;
    bool bothHaveBirthDate = false;
    bool neitherHasBirthDate = false;

    Likeness likeness() const;
};

/// The people of a file read so far, found again by name or telephone.
class SeenPeople {
public:
    struct Match {
        std::size_t index = 0; ///< as given to add
        Likeness likeness = Likeness::none;
    };
    /// The first certain one, else the first possible one; likeness none when there is nobody.
    Match find(const model::Client& client) const;
    void add(std::size_t index, const model::Client& client);

private:
    struct Person {
        std::size_t index = 0;
        std::string name;
        std::string phone;
        std::optional<model::Day> birthDate;
    };
    static Person personOf(std::size_t index, const model::Client& client);

    std::vector<Person> people_;
    std::unordered_multimap<std::string, std::size_t> byName_;
    std::unordered_multimap<std::string, std::size_t> byPhone_;
};

Likeness likenessOf(const model::Client& client, const db::Double& stored);

} // namespace present
