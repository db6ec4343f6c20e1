#include "db/restore.h"

#include "db/old_copy.h"
#include "db/restore_source.h"

#include <map>

namespace db {
namespace {

std::int64_t filesIn(const std::filesystem::path& folder) {
    std::int64_t count = 0;
    std::error_code failed;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, failed}) {
        count += entry.is_regular_file(failed) ? 1 : 0;
    }
    return count;
}

StoreContents contentsOf(Connection& connection, const StoreFolder& folder) {
    const auto head = trailHead(connection);
    StoreContents contents;
    contents.clinic = connection.value<std::string>("SELECT name FROM clinic WHERE id = 1");
    contents.sequence = head.sequence;
    contents.head = hexOf(head.hash);
    contents.lastEntry = connection.one("SELECT at FROM trail_entry ORDER BY sequence DESC LIMIT 1",
                                        [](const Row& row) { return row.get<model::Instant>(0); });
    contents.clients = connection.value<std::int64_t>("SELECT count(*) FROM client");
    contents.sessions =
        connection.value<std::int64_t>("SELECT count(*) FROM session WHERE state IN ('signed', 'amended')");
    contents.planned =
        connection.value<std::int64_t>("SELECT count(*) FROM session WHERE state IN ('planned', 'arrived')");
    contents.units = connection.value<std::int64_t>("SELECT count(*) FROM cartridge WHERE state = 'in-stock'");
    contents.files = filesIn(folder.files());
    return contents;
}

WouldBeLost lostSince(Connection& store, std::int64_t sequence) {
    std::map<std::string, std::int64_t> counts;
    WouldBeLost lost;
    store.each(
        "SELECT verb, count(*) FROM trail_entry WHERE sequence > ? GROUP BY verb ORDER BY verb",
        [&](const Row& row) {
            counts[row.text(0)] = row.integer(1);
            lost.entries += row.integer(1);
        },
        sequence);
    lost.clients = counts["client.add"];
    lost.sessions = counts["session.sign"] + counts["session.record"] + counts["session.replace"];
    lost.planned = counts["session.plan"];
    lost.units =
        counts["cartridge.open"] + counts["cartridge.waste"] + counts["cartridge.return"] + counts["cartridge.lose"];
    lost.sent = counts["reminder.claim"];
    return lost;
}

} // namespace

model::Outcome<BackupLook> lookInside(const RestoreOrder& order, const Environment& environment,
                                      const BackupProgress& progress, const std::stop_token& stop) {
    const auto sides = openSides(order, environment);
    if (!sides) {
        return sides.problems();
    }
    const auto& backup = sides->backup;
    BackupLook look;
    look.marked = backup.manifest.copy.has_value();
    TrailHead insideHead;
    try {
        auto inside = readCopy(backup);
        insideHead = look.marked ? backup.manifest.head : trailHead(inside);
        const auto checked = checkCopy(inside, insideHead, progress, stop);
        if (checked.trail.cancelled) {
            return model::Problem{"", "stopped", {}};
        }
        if (!checked.pages) {
            return model::Problem{"backup", "damaged", {}};
        }
        look.altered = checked.trail.altered;
        look.inside = contentsOf(inside, backup.folder);
    } catch (const Error& error) {
        if (error.fault() == Fault::corrupt || error.fault() == Fault::notOurs) {
            return model::Problem{"backup", "damaged", {}};
        }
        throw;
    }
    look.backup = {.folder = backup.folder.path,
                   .madeAt =
                       look.marked ? backup.manifest.copy->madeAt : look.inside.lastEntry.value_or(model::Instant{}),
                   .reason = look.marked ? backup.manifest.copy->reason : BackupReason::hand,
                   .sequence = look.inside.sequence,
                   .head = look.inside.head,
                   .altered = !look.altered.empty(),
                   .encrypted = backup.manifest.encrypted,
                   .version = look.marked ? backup.manifest.copy->version : 0};
    look.store = std::filesystem::exists(std::filesystem::symlink_status(order.store));
    if (sides->store) {
        try {
            auto store = readCopy(*sides->store);
            look.now = contentsOf(store, sides->store->folder);
            look.goesOnFromIt = remembers(store, insideHead);
            if (look.goesOnFromIt) {
                look.lost = lostSince(store, look.inside.sequence);
            }
        } catch (const Error& error) {
            if (error.fault() != Fault::corrupt && error.fault() != Fault::notOurs) {
                throw;
            }
            look.now.reset(); // that is why it is being replaced
        }
    }
    return look;
}

} // namespace db
