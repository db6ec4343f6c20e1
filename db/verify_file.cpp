#include "db/verify_file.h"

namespace db {
namespace {

bool damageOf(const Error& e) {
    return e.fault() == Fault::corrupt || e.fault() == Fault::notOurs || e.fault() == Fault::io;
}

} // namespace

bool isLonger(Connection& connection, const std::filesystem::path& database) {
    return connection.read([&] {
        const auto bytes =
            connection.value<std::int64_t>("PRAGMA page_count") * connection.value<std::int64_t>("PRAGMA page_size");
        return static_cast<std::int64_t>(std::filesystem::file_size(database)) > bytes;
    });
}

Access::Verification verifyFile(const std::filesystem::path& database, std::span<const std::byte> key,
                                std::span<const KnownHead> known, const Access::Progress& progress,
                                std::stop_token stop) {
    std::vector<std::string> altered;
    Access::Verification answer;
    try {
        if (!soundLayout(database, !key.empty()) || (!key.empty() && !soundSalt(database, key))) {
            altered.emplace_back("store.db damaged");
        }
        Connection connection{database, {.mode = Connection::Mode::readOnly, .key = key}};
        if (isLonger(connection, database)) {
            altered.emplace_back("store.db longer");
        }
        for (const auto page : damagedPages(connection, stop)) {
            altered.push_back("page:" + std::to_string(page) + " damaged");
        }
        try {
            answer = verifyTrail(connection, known, progress, stop);
        } catch (const Error& e) {
            if (!damageOf(e)) {
                throw;
            }
            answer.altered.emplace_back("trail unreadable");
        }
    } catch (const Error& e) {
        if (!damageOf(e)) {
            throw;
        }
        if (altered.empty()) {
            altered.emplace_back("store.db damaged");
        }
    }
    answer.altered.insert(answer.altered.begin(), altered.begin(), altered.end());
    answer.cancelled = answer.cancelled || stop.stop_requested();
    return answer;
}

} // namespace db
