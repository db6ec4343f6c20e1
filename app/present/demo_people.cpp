#include "app/present/demo_people.h"

#include "db/csv.h"
#include "resources/resource.h"

#include <algorithm>
#include <cstdio>

namespace present::demo {

using model::Days;
using model::Indication;
using model::Modality;

const std::vector<Protocol>& protocols() {
    // Depths and gaps as labels, trials and custom have them: reference intervals of resources/rules/intervals.csv.
    static const std::vector<Protocol> all{
        {{"cheeks"}, Modality::pen, Indication::acneScars, 1500, 4, 3, 30, "SkinPen Precision"},
        {{"cheeks", "forehead"}, Modality::pen, Indication::acneScars, 1000, 4, 4, 30, "SkinPen Precision"},
        {{"face"}, Modality::pen, Indication::rejuvenation, 500, 3, 5, 28, "Dermapen 4"},
        {{"face"}, Modality::pen, Indication::rejuvenation, 1000, 3, 4, 35, "Dermapen 4"},
        {{"neck"}, Modality::pen, Indication::wrinkles, 1500, 4, 4, 35, "SkinPen Precision"},
        {{"forehead", "glabella"}, Modality::pen, Indication::wrinkles, 750, 3, 3, 30, "Exceed"},
        {{"jaw", "chin"}, Modality::rf, Indication::wrinkles, 2000, 1, 3, 42, "Morpheus8"},
        {{"abdomen"}, Modality::rf, Indication::striae, 2500, 1, 3, 42, "Morpheus8"},
        {{"scalp-front"}, Modality::pen, Indication::hair, 600, 2, 6, 21, "Dermapen 4"},
        {{"thigh-front-left", "thigh-front-right"}, Modality::pen, Indication::striae, 1500, 4, 4, 35, "Dermapen 4"},
        {{"decolletage"}, Modality::pen, Indication::rejuvenation, 750, 3, 3, 30, "Dermapen 4"},
        {{"upper-lip", "chin"}, Modality::pen, Indication::wrinkles, 500, 3, 3, 28, "Exceed"},
    };
    return all;
}

namespace {

std::vector<std::vector<std::string>> table(const char* name, const std::vector<std::string>& header) {
    std::vector<std::vector<std::string>> rows;
    for (auto& row : db::readTable(resources::text(name), header)) {
        rows.push_back(std::move(row.cells));
    }
    return rows;
}

model::Client person(int number, model::Day since, Chance& chance) {
    static const auto given = table("demo/given_names.csv", {"given"});
    static const auto family = table("demo/family_names.csv", {"family"});
    static const auto streets = table("demo/streets.csv", {"street"});
    static const auto places = table("demo/places.csv", {"city", "postcode"});
    static const std::vector<std::string> allergies{"lidocaine",  "nickel",          "latex",
                                                    "penicillin", "stainless steel", "benzocaine"};

    model::Client client;
    client.givenName = chance.of(given)[0];
    client.familyName = chance.of(family)[0];
    client.birthDate = since - Days{chance.between(19 * 365, 68 * 365)};
    char text[64];
    // Numbers and domains reserved for fiction (Ofcom, RFC 2606).
    std::snprintf(text, sizeof text, chance.percent(70) ? "07700 900%03d" : "020 7946 0%03d", chance.below(1000));
    client.phone = text;
    std::snprintf(text, sizeof text, "client%05d@example.org", number);
    client.email = chance.percent(88) ? text : "";
    std::snprintf(text, sizeof text, "%d %s", chance.between(1, 180), chance.of(streets)[0].c_str());
    client.address.lines = text;
    const auto& place = chance.of(places);
    client.address.city = place[0];
    client.address.postcode = place[1];
    client.address.country = "United Kingdom";
    const auto consent = [&](int given_, int refused) {
        const int drawn = chance.below(100);
        return drawn < given_             ? model::ContactConsent::given
               : drawn < given_ + refused ? model::ContactConsent::refused
                                          : model::ContactConsent::notAsked;
    };
    client.consent = {consent(78, 10), consent(60, 15), consent(85, 5), consent(30, 20)};
    if (client.email.empty()) {
        client.consent[0] = model::ContactConsent::notAsked;
    }
    if (chance.percent(92)) {
        client.skinType = static_cast<model::SkinType>(chance.of(std::vector<int>{1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6}));
    }
    if (chance.percent(12)) {
        client.allergies = chance.of(allergies);
    }
    client.clientSince = since;
    return client;
}

} // namespace

std::vector<Person> people(int count, model::Day from, model::Day today, Chance& chance) {
    std::vector<Person> all;
    all.reserve(static_cast<std::size_t>(count));
    const int span = (today - from).count();
    for (int number = 1; number <= count; ++number) {
        // More come each year; the square root leans their first days to the later ones.
        const int drawn = std::max(chance.below(span), chance.below(span));
        Person one;
        const auto since = from + Days{drawn};
        one.client = person(number, since, chance);
        one.protocol = &chance.of(protocols());
        one.knownHistory = chance.percent(80);
        one.homeRoller = chance.percent(8);
        auto day = since;
        // Most finish their course, some stop, some begin another.
        int left = chance.percent(75) ? one.protocol->sessions : chance.between(1, one.protocol->sessions);
        if (chance.percent(20)) {
            left += chance.between(1, 3);
        }
        for (; left > 0 && day < today; --left) {
            const bool sunday = date::weekday{day} == date::Sunday;
            one.visits.push_back(sunday ? day + Days{1} : day);
            // Now and then somebody is squeezed in a few days early; that is what overrides are for.
            const int drift = chance.percent(4) ? -chance.between(1, 4) : chance.between(0, 12);
            day = one.visits.back() + Days{one.protocol->gapDays + drift};
        }
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace present::demo
