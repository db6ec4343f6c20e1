#include "db/read_clinic.h"

#include "db/aftercare_plans.h"
#include "db/text_list.h"

#include <algorithm>
#include <map>

namespace db::read {
namespace {

constexpr char clinicSql[] = "SELECT uid, name, time_zone, quiet_from, quiet_to, coalesce(licence, ''), address, "
                             "phone FROM clinic WHERE id = 1";
constexpr char roomsSql[] = "SELECT id, name FROM room ORDER BY name, id";

constexpr char accountsSql[] = "SELECT id, uid, sign_in_name, full_name, trainee, pin_hash IS NOT NULL, disabled "
                               "FROM account ORDER BY full_name, id";
constexpr char rolesSql[] = "SELECT account_id, role FROM account_role ORDER BY account_id, role";

constexpr char devicesSql[] =
    "SELECT id, uid, name, make, model_name, serial, modality, maximum_depth, label, retired, "
    "service_due "
    "FROM device ORDER BY retired, name, id";

constexpr char productsSql[] = "SELECT id, uid, brand, model_name, modality, pins, gauge, maximum_depth, low_stock_at, "
                               "coalesce(single_use, 1), backflow_valve FROM product ORDER BY brand, model_name, id";
constexpr char productSql[] = "SELECT id, uid, brand, model_name, modality, pins, gauge, maximum_depth, low_stock_at, "
                              "coalesce(single_use, 1), backflow_valve FROM product WHERE id = ?";
constexpr char packsSql[] = "SELECT product_id, gtin, quantity FROM pack_code ORDER BY product_id, quantity, gtin";
constexpr char packsOfSql[] = "SELECT product_id, gtin, quantity FROM pack_code WHERE product_id = ? "
                              "ORDER BY quantity, gtin";

constexpr char fitsSql[] = "SELECT product_id, make, model_name FROM product_fit ORDER BY product_id, id";
constexpr char fitsOfSql[] = "SELECT product_id, make, model_name FROM product_fit WHERE product_id = ? ORDER BY id";

constexpr char newestBookSql[] = "SELECT version FROM rule_book ORDER BY version DESC LIMIT 1";
// A version that is not yet valid waits; the first holds from the beginning.
constexpr char bookOfSql[] = "SELECT version FROM rule_book WHERE valid_from IS NULL OR valid_from <= ? "
                             "ORDER BY version DESC LIMIT 1";
constexpr char approvalSql[] = "SELECT approved_by FROM rule_book WHERE version = ?";
constexpr char startSql[] = "SELECT valid_from FROM rule_book WHERE version = ?";
constexpr char booksSql[] =
    "SELECT b.version, b.created_at, b.valid_from, coalesce(a.full_name, ''), coalesce(b.reason, ''), b.approved_by "
    "FROM rule_book b LEFT JOIN account a ON a.id = b.author_id ORDER BY b.version DESC";
constexpr char ruleTextsSql[] = "SELECT part, text FROM rule_text WHERE rule_book = ? ORDER BY part";

constexpr char plansSql[] = "SELECT id, code, version, name, modality, zone, over_depth, up_to_depth "
                            "FROM aftercare_plan WHERE current = 1 ORDER BY code, id";
std::optional<model::Depth> depthAt(const Row& row, int column) {
    const auto micrometres = row.get<std::optional<int>>(column);
    return micrometres ? std::optional{model::Depth{*micrometres}} : std::nullopt;
}

model::Device deviceOf(const Row& row) {
    return {.id = row.get<model::DeviceId>(0),
            .uid = row.get<model::Uid>(1),
            .name = row.text(2),
            .make = row.text(3),
            .modelName = row.text(4),
            .serial = row.text(5),
            .modality = row.get<model::Modality>(6),
            .maximumDepth = depthAt(row, 7),
            .label = row.text(8),
            .serviceDue = row.get<std::optional<model::Day>>(10),
            .retired = row.get<bool>(9)};
}

model::Product productOf(const Row& row) {
    return {.id = row.get<model::ProductId>(0),
            .uid = row.get<model::Uid>(1),
            .brand = row.text(2),
            .modelName = row.text(3),
            .packs = {},
            .modality = row.get<model::Modality>(4),
            .pins = row.get<std::optional<int>>(5),
            .gauge = row.get<std::optional<int>>(6),
            .maximumDepth = depthAt(row, 7),
            .lowStockAt = row.get<int>(8),
            .singleUse = row.get<bool>(9),
            .backflowValve = row.get<std::optional<bool>>(10),
            .fits = {}};
}

model::PackCode packOf(const Row& row) {
    return {.gtin = row.text(1), .quantity = row.get<int>(2)};
}

model::DeviceKind fitOf(const Row& row) {
    return {.make = row.text(1), .modelName = row.text(2)};
}

} // namespace

std::vector<model::ZoneCode> zonesOf(std::string_view column) {
    std::vector<model::ZoneCode> zones;
    for (auto& word : wordsOf(column)) {
        zones.push_back({std::move(word)});
    }
    return zones;
}

Clinic clinic(Connection& connection) {
    auto found = connection.one(clinicSql, [](const Row& row) {
        return Clinic{.uid = row.get<model::Uid>(0),
                      .name = row.text(1),
                      .timeZone = row.text(2),
                      .quiet = {.from = row.get<int>(3), .to = row.get<int>(4)},
                      .licence = row.text(5),
                      .address = row.text(6),
                      .phone = row.text(7)};
    });
    if (!found) {
        throw Error{Fault::corrupt, clinicSql, "no clinic"};
    }
    return *std::move(found);
}

model::Day today(Connection& connection, model::Instant now) {
    return model::localTime(now, clinic(connection).timeZone).day;
}

std::vector<Room> rooms(Connection& connection) {
    return connection.rows(roomsSql,
                           [](const Row& row) { return Room{.id = row.get<model::RoomId>(0), .name = row.text(1)}; });
}

std::vector<model::Account> accounts(Connection& connection) {
    std::map<model::AccountId, model::Roles> roles;
    connection.each(rolesSql,
                    [&](const Row& row) { roles[row.get<model::AccountId>(0)].insert(row.get<model::Role>(1)); });
    return connection.rows(accountsSql, [&](const Row& row) {
        const auto id = row.get<model::AccountId>(0);
        return model::Account{.id = id,
                              .uid = row.get<model::Uid>(1),
                              .signInName = row.text(2),
                              .fullName = row.text(3),
                              .roles = roles[id],
                              .trainee = row.get<bool>(4),
                              .hasPin = row.get<bool>(5),
                              .disabled = row.get<bool>(6)};
    });
}

std::vector<model::Device> devices(Connection& connection) {
    return connection.rows(devicesSql, deviceOf);
}

std::vector<model::Product> products(Connection& connection) {
    std::map<model::ProductId, std::vector<model::PackCode>> packs;
    connection.each(packsSql, [&](const Row& row) { packs[row.get<model::ProductId>(0)].push_back(packOf(row)); });
    std::map<model::ProductId, std::vector<model::DeviceKind>> fits;
    connection.each(fitsSql, [&](const Row& row) { fits[row.get<model::ProductId>(0)].push_back(fitOf(row)); });
    return connection.rows(productsSql, [&](const Row& row) {
        auto product = productOf(row);
        product.packs = std::move(packs[product.id]);
        product.fits = std::move(fits[product.id]);
        return product;
    });
}

std::optional<model::Product> product(Connection& connection, model::ProductId id) {
    auto found = connection.one(productSql, productOf, id);
    if (found) {
        found->packs = connection.rows(packsOfSql, packOf, id);
        found->fits = connection.rows(fitsOfSql, fitOf, id);
    }
    return found;
}

int newestRuleBook(Connection& connection) {
    return connection.value<int>(newestBookSql);
}

int ruleBookOn(Connection& connection, model::Day day) {
    return connection.value<int>(bookOfSql, day);
}

RuleTexts ruleTexts(Connection& connection, int version) {
    std::map<std::string, std::string> stored;
    connection.each(
        ruleTextsSql, [&](const Row& row) { stored[row.text(0)] = row.text(1); }, version);
    for (const auto& part : ruleParts()) {
        if (part.always && !stored.contains(part.name)) {
            throw Error{Fault::corrupt, ruleTextsSql, "version " + std::to_string(version) + " lacks its " + part.name};
        }
    }
    auto texts = textsOf(stored);
    texts.strengths = withLaterKinds(std::move(texts.strengths));
    return texts;
}

std::optional<model::Day> ruleBookStart(Connection& connection, int version) {
    return connection.value<std::optional<model::Day>>(startSql, version);
}

std::vector<RuleBookRow> ruleBooks(Connection& connection) {
    return connection.rows(booksSql, [](const Row& row) {
        return RuleBookRow{.version = row.get<int>(0),
                           .madeAt = row.get<model::Instant>(1),
                           .validFrom = row.get<std::optional<model::Day>>(2),
                           .author = row.text(3),
                           .reason = row.text(4),
                           .approvedBy = row.text(5)};
    });
}

std::string ruleBookApproval(Connection& connection, int version) {
    return connection.value<std::string>(approvalSql, version);
}

std::vector<model::AftercarePlan> aftercarePlans(Connection& connection) {
    return connection.rows(plansSql, [&](const Row& row) {
        const auto zone = row.get<std::optional<std::string>>(5);
        return model::AftercarePlan{.code = row.text(1),
                                    .version = row.get<int>(2),
                                    .name = row.text(3),
                                    .modality = row.get<std::optional<model::Modality>>(4),
                                    .zone = zone ? std::optional{model::ZoneCode{*zone}} : std::nullopt,
                                    .over = model::Depth{row.get<int>(6)},
                                    .upTo = model::Depth{row.get<int>(7)},
                                    .steps = stepsOf(connection, row.integer(0))};
    });
}

} // namespace db::read
