#pragma once
// Turns a plain store into an encrypted one and back: the database is exported to a new file, proved, and takes the
// place of the old one together with new slots and a new manifest.
//
// A power cut at any moment leaves the old store or the new one. Until the file `conversion` is on the disk everything
// new stands beside under names that end in `.next` and is thrown away at the next opening; from then on the next
// opening finishes what is left to move.
//
// Nobody's password is known but that of who asks. So the other accounts get a first password each, shown once, when a
// store is encrypted, and machine slots are dropped. When it is decrypted every slot still proves its password, and is
// rewritten without a key at the next sign-in.
//
// A new file key is the same road, from one key to another: for when somebody has left who may have kept a copy of the
// key, or the recovery key on paper is lost. Whoever asks keeps the password, the others get first passwords. Nothing
// that the old key could have forged is taken over: wrapping the new key for the others under something that they hold
// already would also hand it to whoever had put a key of their own in their place.

#include "db/access.h"
#include "db/store_folder.h"
#include "db/store_state.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace db {

struct Conversion {
    bool encrypted = true; ///< what the store is to be
    bool newKey = false;   ///< of an encrypted store: it stays one, under another key
    std::string password;  ///< of who asks, an owner
    Access::Progress progress{};
    std::stop_token stop{};
    /// Told after each step, for the test that stops there.
    std::function<void(std::string_view step)> afterStep{};
};

struct FirstPassword {
    std::string fullName;
    std::string signInName;
    std::string password;
};

struct Converted {
    std::string recoveryKey; ///< of a store that is encrypted now; shown once
    std::vector<FirstPassword> firstPasswords;
};

/// Problems: "permission"; "password" "wrong"; "store": "already", "being-converted", "stopped", "altered" (the record
/// does not verify), "not-encrypted" (there is no key to replace), "in-use" (another window or program has it open),
/// "changed-meanwhile". The store then is as it was.
model::Outcome<Converted> convertStore(StoreState& state, const Actor& actor, const Conversion& wanted);

/// At opening, before anything else is looked at: finishes a conversion that was promised, or clears away one that was
/// not. Throws Fault::busy while another program is in the middle of it.
void settleConversion(const StoreFolder& folder);

/// The steps in their order, as afterStep tells them.
inline constexpr std::string_view conversionSteps[] = {"begun",      "exported",       "proved",      "entered",
                                                       "keys",       "manifest",       "promised",    "keys-moved",
                                                       "file-moved", "manifest-moved", "promise-kept"};

} // namespace db
