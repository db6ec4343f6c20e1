#include "app/present/demo_people.h"

#include "db/csv.h"
#include "resources/resource.h"

#include <algorithm>

namespace present::demo {

using model::Day;
using model::Days;

namespace {

std::vector<std::vector<std::string>> table(const char* name, const std::vector<std::string>& header) {
    std::vector<std::vector<std::string>> rows;
    for (auto& row : db::readTable(resources::text(name), header)) {
        rows.push_back(std::move(row.cells));
    }
    return rows;
}
const std::vector<std::vector<std::string>>& givenNames() {
    static const auto names = table("demo/given_names.csv", {"given"});
    return names;
}

std::string padded(int number, std::size_t digits) {
    auto text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// Numbers and domains reserved for fiction (Ofcom, RFC 2606).
std::string phoneNumber(Chance& chance) {
    const std::string range = chance.percent(70) ? "07700 900" : "020 7946 0";
    return range + padded(chance.below(1000), 3);
}

model::Client contactOf(int number, Chance& chance) {
    static const auto family = table("demo/family_names.csv", {"family"});
    static const auto streets = table("demo/streets.csv", {"street"});
    static const auto places = table("demo/places.csv", {"city", "postcode"});
    model::Client client;
    client.givenName = chance.of(givenNames())[0];
    client.familyName = chance.of(family)[0];
    client.phone = phoneNumber(chance);
    client.email = chance.percent(88) ? "client" + padded(number, 5) + "@example.org" : "";
    client.address.lines = std::to_string(chance.between(1, 180)) + ' ';
    client.address.lines += chance.of(streets)[0];
    const auto& place = chance.of(places);
    client.address.city = place[0];
    client.address.postcode = place[1];
    client.address.country = "United Kingdom";
    const auto consent = [&](int agreed, int refused) {
        const int drawn = chance.below(100);
        return drawn < agreed             ? model::ContactConsent::given
               : drawn < agreed + refused ? model::ContactConsent::refused
                                          : model::ContactConsent::notAsked;
    };
    client.consent = {consent(78, 10), consent(60, 15), consent(85, 5), consent(30, 20)};
    if (client.email.empty()) {
        client.consent[0] = model::ContactConsent::notAsked;
    }
    return client;
}

void addHealth(model::Client& client, Chance& chance) {
    static const char* const allergies[]{"lidocaine", "nickel", "latex", "penicillin", "stainless steel", "benzocaine"};
    static const char* const notes[]{"Prefers mornings.", "Afraid of needles: lie down, and talk all the way.",
                                     "Comes by train from far away; ring when running late.",
                                     "Cold sores in the past: ask about antivirals before the upper lip."};
    static const int skinTypes[]{1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6};
    if (chance.percent(92)) {
        client.skinType = static_cast<model::SkinType>(chance.of(skinTypes));
    }
    if (chance.percent(12)) {
        client.allergies = chance.of(allergies);
    }
    if (chance.percent(7)) {
        client.deskNotes = chance.of(notes);
    }
}

const Course& courseFor(bool minor, Chance& chance) {
    for (;;) {
        const auto& course = chance.of(courses());
        if (course.minors == minor) {
            return course;
        }
    }
}

/// Visit by visit until the course is over, given up, or runs past today.
void addVisits(Person& one, Day first, Day today, Chance& chance) {
    // Most finish their course, some stop, some begin another.
    int left = chance.percent(75) ? one.course->sessions : chance.between(1, one.course->sessions);
    if (chance.percent(20)) {
        left += chance.between(1, 3);
    }
    auto day = first;
    for (; left > 0; --left) {
        if (date::weekday{day} == date::Sunday) {
            day += Days{1};
        }
        if (day >= today) {
            one.next = day;
            return;
        }
        one.visits.push_back(day);
        // Now and then somebody is squeezed in a few days early; that is what overrides are for. Where the floor is as
        // long as the recommended gap, that is before the floor too.
        const int drift = chance.percent(7) ? -chance.between(1, 4) : chance.between(0, 12);
        day += Days{one.course->gapDays + drift};
    }
}

Person person(int number, Day from, Day today, Chance& chance) {
    const bool minor = number % 40 == 7;
    const bool newcomer = number % 8 == 3 && number < 64;
    const int span = (today - from).count();
    // More come each year: the later of two days. Who is still a minor has not been coming for long, and some have come
    // for the first time in these days, so that there is always skin that heals.
    const int drawn = newcomer ? span - 1 - chance.below(9)
                      : minor  ? span - 1 - chance.below(span / 4)
                               : std::max(chance.below(span), chance.below(span));
    Person one;
    one.client = contactOf(number, chance);
    auto first = from + Days{drawn};
    if (date::weekday{first} == date::Sunday) {
        first -= Days{1}; // `from` is a Monday
    }
    one.client.clientSince = mondayOf(first);
    one.client.birthDate = minor ? today - Days{chance.between(6000, 6500)}
                                 : *one.client.clientSince - Days{chance.between(23 * 365, 68 * 365)};
    if (minor) {
        one.client.guardian = {chance.of(givenNames())[0] + ' ' + one.client.familyName,
                               chance.percent(60) ? "mother" : "father", phoneNumber(chance), one.client.email};
    }
    addHealth(one.client, chance);
    one.course = &courseFor(minor, chance);
    if (number % 20 == 9) {
        one.asked = std::nullopt; // cannot say, and brings no papers
    } else if (number % 20 == 14) {
        one.asked = 1; // brings the papers of the former clinic to the second visit
    }
    one.homeRoller = chance.percent(8);
    one.treatedElsewhere = chance.percent(5);
    addVisits(one, first, today, chance);
    return one;
}

/// Some live with somebody who came before them.
void makeFamilies(std::vector<Person>& all, Chance& chance) {
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (chance.percent(5) || i == 9) {
            const auto of = static_cast<std::size_t>(chance.below(static_cast<int>(i)));
            all[i].family = of;
            all[i].client.familyName = all[of].client.familyName;
            all[i].client.address = all[of].client.address;
        }
    }
}

/// Somebody came before the floor was over, so that there is such an exception to be read.
void squeezeOneIn(std::vector<Person>& all, const model::RuleBook& rules) {
    constexpr int early = 3;
    constexpr int nearby = 7; // of a gap that is much longer than the floor nobody would go below the floor
    Person* chosen = nullptr;
    for (auto& one : all) {
        if (one.visits.size() < 2) {
            continue;
        }
        const int floor = floorDays(*one.course, one.client.skinType, rules);
        for (std::size_t i = 1; i < one.visits.size(); ++i) {
            if (one.visits[i] - one.visits[i - 1] < Days{floor}) {
                return;
            }
        }
        if (chosen == nullptr && one.asked == 0U && one.course->gapDays - floor <= nearby) {
            chosen = &one;
        }
    }
    if (chosen != nullptr) {
        auto& second = chosen->visits[1];
        second = chosen->visits[0] + Days{floorDays(*chosen->course, chosen->client.skinType, rules) - early};
        second -= Days{date::weekday{second} == date::Sunday ? 1 : 0};
    }
}

/// A few have died since; it became known long after their last visit.
void letSomeDie(std::vector<Person>& all, Day today, Chance& chance) {
    bool none = true;
    for (auto& one : all) {
        const bool over = !one.next && today - one.visits.back() > Days{90} && !one.client.guardian;
        if (over && (chance.percent(1) || (none && all.size() >= 20))) {
            one.died = one.visits.back() + Days{chance.between(20, 70)};
            none = false;
        }
    }
}

} // namespace

Day mondayOf(Day day) {
    return day - (date::weekday{day} - date::Monday);
}

std::vector<Person> people(int count, Day from, Day today, const model::RuleBook& rules, Chance& chance) {
    std::vector<Person> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int number = 1; number <= count; ++number) {
        all.push_back(person(number, from, today, chance));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Person& a, const Person& b) { return a.visits.front() < b.visits.front(); });
    makeFamilies(all, chance);
    squeezeOneIn(all, rules);
    letSomeDie(all, today, chance);
    return all;
}

} // namespace present::demo
