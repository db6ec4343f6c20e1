#include "app/present/demo_staff.h"

#include "app/present/demo_courses.h"
#include "db/catalogue_tables.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace present::demo {

namespace {

using model::Day;

/// Every paper holds on all days that are made up, the weeks ahead included; some only just.
constexpr model::Days soon{40};

void addDevices(World& world, db::Access& owner) {
    // The next service of each in turn; the first is due soon.
    constexpr int serviceDays[]{29, 160, 75, 240, 110, 320};
    std::size_t added = 0;
    std::set<std::string> wanted;
    for (const auto& course : courses()) {
        wanted.insert(course.device);
    }
    for (const auto& kind : db::shippedDeviceModels()) {
        if (!wanted.contains(kind.modelName)) {
            continue;
        }
        const auto shortName = kind.modelName.substr(0, kind.modelName.find(" Precision"));
        for (int number = 1; number <= (kind.modelName == "SkinPen Precision" ? 2 : 1); ++number) {
            model::Device device;
            device.name = shortName + " #" + std::to_string(number);
            device.make = kind.make;
            device.modelName = kind.modelName;
            device.serial = shortName.substr(0, 2) + std::to_string(20000 + world.chance.below(9999));
            device.modality = kind.modality;
            device.maximumDepth = kind.maximumDepth;
            device.label = kind.label;
            device.serviceDue = world.today + model::Days{serviceDays[added++ % std::size(serviceDays)]};
            world.devices[kind.modelName].push_back(
                model::DeviceId{must(owner.apply(model::AddDevice{device}), "device").id});
        }
    }
}

/// Licence, scope and trainings of those who treat. Numbers and authority are invented.
void addPapers(World& world, db::Access& owner) {
    struct Held {
        const char* name;
        int daysBefore; ///< the first day of the records
        std::optional<Day> validUntil;
    };
    const auto add = [&](Who who, model::Practitioner papers, const std::vector<Held>& trainings) {
        papers.account = world.staff.at(who).access.actor().account();
        papers.authority = "Westminster licensing register";
        must(owner.apply(model::EditPractitioner{papers}), "licence");
        for (const auto& held : trainings) {
            const model::Training training{held.name, world.from - model::Days{held.daysBefore}, held.validUntil};
            must(owner.apply(model::AddTraining{papers.account, training}), "training");
        }
    };
    using enum model::Modality;
    model::Practitioner maya;
    maya.licence = "ST-20417";
    maya.licensedFrom = world.from - model::Days{410};
    maya.licensedUntil = world.today + model::Days{320};
    maya.maximumDepth = model::Depth{3000};
    maya.modalities = {pen, roller, stamp, rf};
    add(Who::maya, maya,
        {{"Medical needling, advanced", 520, std::nullopt},
         {"Radiofrequency needling", 300, std::nullopt},
         {"Basic life support", 20, world.today + model::Days{205}}});
    model::Practitioner ruth;
    ruth.licence = "ST-21183";
    ruth.licensedFrom = world.from - model::Days{95};
    ruth.licensedUntil = world.today + model::Days{130};
    ruth.maximumDepth = model::Depth{2500};
    ruth.modalities = {pen, rf};
    add(Who::ruth, ruth,
        {{"Medical needling, foundation", 160, std::nullopt},
         {"Radiofrequency needling", 110, std::nullopt},
         {"Basic life support", 35, world.today + soon}});
}

} // namespace

void furnish(World& world, const db::SignedIn& signedIn) {
    auto& store = *signedIn.store;
    auto self = signedIn.actor.person();
    self.roles = {model::Role::owner, model::Role::manager, model::Role::practitioner};
    must(store.as(signedIn.actor).apply(model::EditAccount{self}), "owner's roles");
    const auto actor = must(store.signIn("demo", password), "sign-in");
    auto owner = store.as(actor);

    const auto hire = [&](const char* name, const char* full, model::Role role) {
        model::Account account;
        account.signInName = name;
        account.fullName = full;
        account.roles = {role};
        must(owner.addAccount({account}, password), "account");
    };
    hire("rosei", "Ruth Osei", model::Role::practitioner);
    hire("hanna", "Hanna Berg", model::Role::assistant);
    hire("inspector", "Ines Duarte", model::Role::auditor);
    hire("post", "Reminder mail", model::Role::sender);
    const auto room = [&](const char* name) {
        return model::RoomId{must(owner.apply(model::AddRoom{name}), "room").id};
    };
    const auto confirmed = must(store.confirm(actor, password), "confirmation");
    const auto ruth = must(store.signIn("rosei", password), "sign-in");
    world.staff.insert({Who::maya, {owner, confirmed, room("Room 1")}});
    world.staff.insert(
        {Who::ruth, {store.as(ruth), must(store.confirm(ruth, password), "confirmation"), room("Room 2")}});
    // These two sign nothing.
    const auto as = [&](const char* name) { return store.as(must(store.signIn(name, password), "sign-in")); };
    world.staff.insert({Who::hanna, {as("hanna"), confirmed, std::nullopt}});
    world.staff.insert({Who::mail, {as("post"), confirmed, std::nullopt}});

    const auto clinic = owner.clinic();
    must(owner.apply(model::EditClinic{clinic.name, clinic.timeZone, clinic.quiet, "HS-2017-0148",
                                       "12 Harley Street, London W1G 9PG", "020 7946 0321"}),
         "clinic");
    addDevices(world, owner);
    addPapers(world, owner);
    must(owner.apply(model::ApproveRuleBook{owner.rules()->version, "Dr Helena Marsh"}), "rule book");
    world.rules = owner.rules();
}

} // namespace present::demo
