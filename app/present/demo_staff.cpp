#include "app/present/demo_staff.h"

#include "app/present/demo_courses.h"
#include "db/catalogue_tables.h"

#include <algorithm>
#include <set>

namespace present::demo {

namespace {

void addDevices(World& world, db::Access& owner) {
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
            const auto added = must(owner.apply(model::AddDevice{device}), "device");
            world.devices[kind.modelName].push_back(model::DeviceId{added.id});
        }
    }
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

    addDevices(world, owner);
    must(owner.apply(model::ApproveRuleBook{owner.rules()->version, "Dr Helena Marsh"}), "rule book");
    world.rules = owner.rules();
}

} // namespace present::demo
