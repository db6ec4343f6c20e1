#pragma once
// Who works in the demo clinic and with what: accounts, rooms, devices, an approved rule book. Private to demo_*.cpp.

#include "app/present/demo_world.h"

namespace present::demo {

/// `signedIn` is the owner of a store made just now. Every password is `password`.
void furnish(World& world, const db::SignedIn& signedIn);

} // namespace present::demo
