#include "app/present/catalogue.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/typed_count.h"
#include "model/udi.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace present {

namespace {

constexpr model::Depth deepest{10'000};
constexpr std::size_t shortestGtin = 8;
constexpr std::size_t gtinSize = 14;

std::string field(std::optional<int> value) {
    return value ? std::to_string(*value) : std::string{};
}

std::string packText(const model::PackCode& pack) {
    return pack.quantity == 1 ? fill(tr("{0}, single"), {pack.gtin})
                              : fill(tr("{0}, pack of {1}"), {pack.gtin, number(pack.quantity)});
}

std::string needleText(const model::Product& product) {
    std::string text;
    if (product.pins) {
        text = counted(tr("{n, plural, one {# pin} other {# pins}}"), *product.pins);
    }
    if (product.gauge) {
        text += (text.empty() ? "" : ", ") + fill(tr("{0} G"), {number(*product.gauge)});
    }
    return text;
}

/// "Crown, SkinPen Precision": a kind of handpiece, both as code and as words.
std::string kindText(const model::DeviceKind& kind) {
    return kind.make.empty() ? kind.modelName : kind.make + ", " + kind.modelName;
}

std::string furtherText(const model::Product& product) {
    std::vector<std::string> parts;
    if (!product.singleUse) {
        parts.push_back(tr("for several uses"));
    }
    if (product.backflowValve) {
        parts.push_back(*product.backflowValve ? tr("backflow valve") : tr("no backflow valve"));
    }
    for (const auto& kind : product.fits) {
        parts.push_back(kindText(kind));
    }
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : "; ") + part;
    }
    return text;
}

/// Every kind that the clinic has or a product names, once each.
std::vector<model::DeviceKind> kindsOf(const db::Access& access) {
    std::vector<model::DeviceKind> kinds;
    const auto add = [&](const model::DeviceKind& kind) {
        if (!kind.modelName.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            kinds.push_back(kind);
        }
    };
    for (const auto& device : access.devices()) {
        add({device.make, device.modelName});
    }
    for (const auto& product : access.products()) {
        for (const auto& kind : product.fits) {
            add(kind);
        }
    }
    std::sort(kinds.begin(), kinds.end(), [](const auto& left, const auto& right) {
        return std::tie(left.make, left.modelName) < std::tie(right.make, right.modelName);
    });
    return kinds;
}

bool isEmpty(const PackInput& pack) {
    return trimmed(pack.gtin).empty() && trimmed(pack.quantity).empty();
}

/// The form's rows that the packs of a product stand in.
std::vector<std::size_t> filledRows(const ProductInput& input) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < input.packs.size(); ++i) {
        if (!isEmpty(input.packs[i])) {
            rows.push_back(i);
        }
    }
    return rows;
}

std::string packField(std::size_t row, const char* name) {
    return "packs[" + std::to_string(row) + "]." + name;
}

void readPacks(const ProductInput& input, model::Product& product, model::Problems& problems) {
    product.packs.clear();
    for (const auto row : filledRows(input)) {
        const auto& typed = input.packs[row];
        const auto gtin = typedGtin(typed.gtin);
        if (trimmed(typed.gtin).empty()) {
            problems.push_back({packField(row, "gtin"), "required", {}});
        } else if (!gtin) {
            problems.push_back({packField(row, "gtin"), "not-a-gtin", {std::string{trimmed(typed.gtin)}}});
        }
        const auto quantity = typedCount(typed.quantity, packField(row, "quantity"), 1, 1000, problems);
        if (!quantity && trimmed(typed.quantity).empty()) {
            problems.push_back({packField(row, "quantity"), "required", {}});
        }
        product.packs.push_back({gtin.value_or(""), quantity.value_or(1)});
    }
}

model::Problems readProduct(const ProductInput& input, const std::vector<model::DeviceKind>& kinds,
                            model::Product& product) {
    model::Problems problems;
    product.brand = trimmed(input.brand);
    product.modelName = trimmed(input.modelName);
    product.modality = input.modality;
    if (product.brand.empty()) {
        problems.push_back({"brand", "required", {}});
    }
    if (product.modelName.empty()) {
        problems.push_back({"modelName", "required", {}});
    }
    product.pins = typedCount(input.pins, "pins", 1, 500, problems);
    product.gauge = typedCount(input.gauge, "gauge", 20, 40, problems);
    product.lowStockAt = typedCount(input.lowStockAt, "lowStockAt", 0, 1000, problems).value_or(0);
    product.maximumDepth.reset();
    if (!trimmed(input.maximumDepth).empty()) {
        product.maximumDepth = typedDepth(input.maximumDepth);
        if (!product.maximumDepth || *product.maximumDepth > deepest) {
            problems.push_back({"maximumDepth", "not-a-depth", {}});
        }
    }
    readPacks(input, product, problems);
    product.singleUse = input.singleUse;
    product.backflowValve = input.valve.empty() ? std::nullopt : std::optional{input.valve == "yes"};
    product.fits.clear();
    for (const auto& kind : kinds) {
        if (input.fits.contains(kindText(kind))) {
            product.fits.push_back(kind);
        }
    }
    return problems;
}

/// The store numbers the packs it was given; the form has empty rows between them.
FieldProblems atFormRows(const std::vector<std::size_t>& rows, const model::Problems& problems) {
    FieldProblems all;
    for (const auto& problem : problems) {
        auto name = problem.field;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto ofStore = packField(i, "");
            if (name.starts_with(ofStore)) {
                name = packField(rows[i], "") + name.substr(ofStore.size());
                break;
            }
        }
        all.emplace(name, words(problem));
    }
    return all;
}

} // namespace

std::optional<std::string> typedGtin(std::string_view typed) {
    const auto digits = trimmed(typed);
    if (digits.size() < shortestGtin || digits.size() > gtinSize || !model::hasGs1CheckDigit(digits)) {
        return std::nullopt;
    }
    return std::string(gtinSize - digits.size(), '0').append(digits);
}

Catalogue::Catalogue(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_.ports, [this] { render(); }} {
    refresh();
}

void Catalogue::refresh() {
    render();
}

void Catalogue::forgetProblems() {
    saver_.clear();
    render();
}

void Catalogue::render() {
    CatalogueView next;
    next.title = tr("Catalogue");
    std::map<model::ProductId, std::int64_t> onHand;
    for (const auto& row : permitted([this] { return seat_.access.stock(false); }).rows) {
        onHand[row.lot.product] += row.onHand;
    }
    std::int64_t numbered = 0;
    for (const auto& product : seat_.access.products()) {
        numbered += product.packs.empty() ? 0 : 1;
        std::vector<std::string> packs;
        for (const auto& pack : product.packs) {
            packs.push_back(packText(pack));
        }
        std::string packsText;
        for (const auto& pack : packs) {
            packsText += (packsText.empty() ? "" : "; ") + pack;
        }
        next.products.rows.push_back(
            {product.id.value,
             {{product.brand + ' ' + product.modelName, {}, false},
              {words(product.modality), {}, false},
              {needleText(product), {}, false},
              {product.maximumDepth ? depthText(product.maximumDepth) : std::string{}, {}, false},
              {packs.empty() ? tr("learned at the first scan") : packsText, {}, packs.empty()},
              {furtherText(product), {}, true},
              {number(onHand[product.id]), {}, false}}});
    }
    const auto count = static_cast<std::int64_t>(next.products.rows.size());
    next.line = fill(tr("{0}, {1} with product numbers"),
                     {counted(tr("{n, plural, one {# product} other {# products}}"), count), number(numbered)});
    next.products.empty = tr("No products yet. Add one, or scan the box of a delivery.");
    for (const auto& choice : choices<model::Modality>()) {
        if (choice.code != model::code(model::Modality::homeRoller)) {
            next.modalities.push_back(choice);
        }
    }
    next.valves = {{"", tr("not known")}, {"yes", tr("yes")}, {"no", tr("no")}};
    for (const auto& kind : kindsOf(seat_.access)) {
        next.handpieces.push_back({kindText(kind), kindText(kind)});
    }
    next.problems = saver_.problems();
    next.mayAdd = may(seat_, "product.add");
    next.mayEdit = may(seat_, "product.edit");
    next.saving = saver_.busy();
    next.message = saver_.message();
    show(std::move(next));
}

ProductInput Catalogue::product(model::ProductId id) const {
    ProductInput input;
    for (const auto& product : seat_.access.products()) {
        if (product.id == id) {
            input = {id,
                     product.brand,
                     product.modelName,
                     product.modality,
                     field(product.pins),
                     field(product.gauge),
                     depthField(product.maximumDepth),
                     std::to_string(product.lowStockAt),
                     {},
                     product.singleUse,
                     product.backflowValve ? (*product.backflowValve ? "yes" : "no") : "",
                     {}};
            for (const auto& kind : product.fits) {
                input.fits.insert(kindText(kind));
            }
            for (const auto& pack : product.packs) {
                input.packs.push_back({pack.gtin, std::to_string(pack.quantity)});
            }
        }
    }
    if (!input.id) {
        input.lowStockAt = std::to_string(model::Product{}.lowStockAt);
    }
    return input;
}

void Catalogue::save(const ProductInput& input) {
    if (saver_.busy()) {
        return;
    }
    // What the form does not show stays as it is stored.
    model::Product product;
    for (const auto& stored : seat_.access.products()) {
        if (stored.id == input.id) {
            product = stored;
        }
    }
    if (const auto problems = readProduct(input, kindsOf(seat_.access), product); !problems.empty()) {
        saver_.refuse(problems); // named by the form's own rows already
        return;
    }
    saver_.save<db::Applied>(
        [access = seat_.access, product, fresh = !input.id]() mutable {
            return fresh ? access.apply(model::AddProduct{product}) : access.apply(model::EditProduct{product});
        },
        fill(tr("{0} was saved."), {product.brand + ' ' + product.modelName}),
        [this, id = input.id](const db::Applied& applied) {
            if (saved) {
                saved(id ? id : model::ProductId{applied.id});
            }
        },
        [rows = filledRows(input)](const model::Problems& problems) { return atFormRows(rows, problems); });
}

} // namespace present
