#pragma once
// One round of sending what is due by mail. Any number of programs may hold one on the same store at once: each
// reminder is claimed in the store before anything leaves, and what nobody is sure of is never sent again by itself.

#include "app/deliver/letter.h"
#include "app/deliver/smtp.h"
#include "db/access.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace deliver {

/// Why nothing at all is sent.
enum class Held {
    no,
    off,     ///< mail is not set up, or switched off
    oldCopy, ///< another copy of this store has gone on since
    clock,   ///< in doubt (db::PostState)
    server   ///< it does not take any mail now; the queue waits
};

/// The sheet that goes along with a mail, and what is put on record once it has gone.
struct SheetAlong {
    PdfFile file;
    model::SentSheet record;
};

struct PostOptions {
    bool dryRun = false; ///< claims nothing and sends nothing
    int most = 200;      ///< mails in one round
    std::chrono::seconds timeout = longestTry;
    /// These and no others, because a person said so: late ones too, and what failed for good. Empty: what is due, by
    /// the rules of what goes out by itself, whoever is signed in.
    std::vector<model::ReminderId> only = {};
    /// The sheet of that session, for a step it goes with; nothing when there is none. May be empty.
    std::function<std::optional<SheetAlong>(model::SessionId)> sheet;
};

struct PostItem {
    model::Uid reminder;
    std::string name; ///< of whom it is addressed to: for who asked for names only
    std::string title;
    /// "sent", "retry", "failed", "unknown", "refused" (the store would not have it sent), "would-send" or "waits".
    std::string outcome;
    std::string why; ///< codes and the server's words without personal data: "refused 550 5.1.1 no such user"
};

struct PostReport {
    Held held = Held::no;
    std::string why;   ///< of Held::server
    int abandoned = 0; ///< claims of programs that are gone; now unknown
    std::vector<PostItem> items;

    int count(std::string_view outcome) const;
};

/// Blocks for as long as the mails take; a stop is heeded between two mails and within one.
PostReport postRound(db::Access& access, const PostOptions& options, std::stop_token stop = {});

/// "refused 550 5.1.1 no such user": as an attempt has it in the store.
std::string whyOf(const Delivery& delivery);

/// When a mail that failed so often before may be tried again: after 5 min, 15 min, 1 h, then every 4 h, and only
/// while its window is open.
std::optional<model::Instant> nextTry(int failuresBefore, model::Instant now, model::Instant lateAt);

/// The mail as it goes out. Its id, and so its Message-ID, is the reminder's own: the same for every try.
model::Outcome<Letter> letterFor(const model::MailSettings& settings, const db::Clinic& clinic, const db::DueMail& due,
                                 std::optional<PdfFile> sheet, model::Instant now);

} // namespace deliver

template <>
inline constexpr std::array model::codesOf<deliver::Held>{
    model::Named{deliver::Held::no, "no"}, model::Named{deliver::Held::off, "off"},
    model::Named{deliver::Held::oldCopy, "old-copy"}, model::Named{deliver::Held::clock, "clock"},
    model::Named{deliver::Held::server, "server"}};
