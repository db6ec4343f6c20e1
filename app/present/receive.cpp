#include "app/present/receive.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/present/typed_count.h"
#include "model/udi.h"

#include <algorithm>

namespace present {

namespace {

constexpr int mostUnits = 100'000; ///< of one delivery, as the store takes it: more is a slip of the finger

std::optional<model::ProductId> productOf(const ReceiveInput& input) {
    const auto id = typedNumber(input.product);
    return id ? std::optional{model::ProductId{*id}} : std::nullopt;
}

model::Product typedProduct(const ReceiveInput& input, model::Problems& problems) {
    model::Product product;
    product.brand = trimmed(input.brand);
    product.modelName = trimmed(input.modelName);
    product.modality = input.modality;
    if (product.brand.empty()) {
        problems.push_back({"brand", "required", {}});
    }
    if (product.modelName.empty()) {
        problems.push_back({"modelName", "required", {}});
    }
    const std::string gtin{trimmed(input.gtin)};
    const auto quantity = typedCount(input.packQuantity, "packQuantity", 1, 1000, problems);
    if (!gtin.empty()) {
        if (gtin.size() > 14 || !model::hasGs1CheckDigit(gtin)) {
            problems.push_back({"gtin", "check-digit", {gtin}});
        } else {
            product.packs.push_back({std::string(14 - gtin.size(), '0') + gtin, quantity.value_or(1)});
        }
    }
    product.pins = typedCount(input.pins, "pins", 1, 500, problems);
    product.gauge = typedCount(input.gauge, "gauge", 20, 40, problems);
    if (!trimmed(input.maximumDepth).empty()) {
        product.maximumDepth = typedDepth(input.maximumDepth);
        if (!product.maximumDepth || *product.maximumDepth > model::Depth{10'000}) {
            problems.push_back({"maximumDepth", "not-a-depth", {}});
        }
    }
    return product;
}

} // namespace

Receive::Receive(Seat seat, bool opening)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    input_.opening = opening;
    render();
}

Receive::~Receive() = default;

void Receive::scan(const std::string& text) {
    readings_.clear();
    if (const auto ours = seat_.access.cartridge(std::string{trimmed(text)})) {
        message_ = {tr("This is one of our own labels."), words(model::Problem{"scan", "own-label", {ours->printedId}}),
                    Tone::warn};
        render();
        return;
    }
    auto readings = model::readUdi(text, seat_.access.today());
    if (!readings) {
        scanned_.clear();
        message_ = {tr("The label could not be read."), joined(readings.problems()), Tone::warn};
    } else if (readings->size() > 1) {
        readings_ = std::move(*readings);
        message_ = {tr("This label can be read in more than one way."),
                    tr("The scanner has dropped a separator. Compare with the label and pick."), Tone::warn};
    } else {
        take(readings->front());
    }
    render();
}

void Receive::chooseReading(std::size_t candidate) {
    if (candidate < readings_.size()) {
        const auto chosen = readings_[candidate];
        readings_.clear();
        take(chosen);
        render();
    }
}

void Receive::take(const model::Udi& udi) {
    scanned_ = udi.text;
    input_.number = udi.lot;
    input_.useBy = fieldDay(udi.expiry);
    const auto known = seat_.access.productOfGtin(udi.di);
    std::string odd;
    for (const auto& warning : udi.warnings) {
        odd += (odd.empty() ? "" : " ") + words(warning);
    }
    if (known) {
        input_.product = std::to_string(known->first.id.value);
        input_.quantity = std::to_string(known->second);
        message_ = {
            fill(tr("{0} {1}, a pack of {2}."), {known->first.brand, known->first.modelName, number(known->second)}),
            odd, odd.empty() ? Tone::safe : Tone::warn};
    } else {
        input_.product = ReceiveInput::newProduct;
        input_.gtin = udi.issuer == model::UdiIssuer::gs1 ? udi.di : std::string{};
        input_.brand.clear();
        input_.modelName.clear();
        message_ = {tr("This product is not in the catalogue yet."),
                    tr("Say what it is, once; the next scan knows it.") + (odd.empty() ? "" : " " + odd), Tone::info};
    }
    tried_ = false;
    refused_.clear();
}

void Receive::edit(ReceiveInput input) {
    if (input.number != input_.number || input.useBy != input_.useBy || input.product != input_.product) {
        scanned_.clear(); // what is stored as scanned must be what was scanned
    }
    if (input.number != input_.number || input.useBy != input_.useBy || input.product != input_.product) {
        input.compared = false; // that was of what stood there before
    }
    input_ = std::move(input);
    refused_.clear();
    render();
}

void Receive::takeKnownUseBy() {
    auto input = input_;
    input.useBy = view().knownUseBy;
    edit(std::move(input));
}

std::optional<model::ReceiveLot> Receive::typed(model::Problems& problems, std::optional<model::Product>& fresh) const {
    model::ReceiveLot lot;
    if (const auto product = productOf(input_)) {
        lot.product = *product;
    } else if (input_.product != ReceiveInput::newProduct) {
        problems.push_back({"product", "required", {}});
    } else {
        fresh = typedProduct(input_, problems);
    }
    lot.number = trimmed(input_.number);
    if (lot.number.empty()) {
        problems.push_back({"number", "required", {}});
    }
    const auto useBy = typedDay(input_.useBy);
    if (!useBy) {
        problems.push_back({"useBy", trimmed(input_.useBy).empty() ? "required" : "not-a-day", {}});
    } else {
        lot.useBy = *useBy;
    }
    const auto quantity = typedCount(input_.quantity, "quantity", 1, mostUnits, problems);
    if (!quantity && trimmed(input_.quantity).empty()) {
        problems.push_back({"quantity", "required", {}});
    }
    lot.quantity = quantity.value_or(0);
    lot.udiAsScanned = scanned_;
    lot.opening = input_.opening;
    lot.compared = input_.compared;
    return problems.empty() ? std::optional{lot} : std::nullopt;
}

/// What the store would refuse is told before, with the way on: a second look at the box.
void Receive::compare(ReceiveView& next) const {
    const auto today = seat_.access.today();
    const auto useBy = typedDay(input_.useBy);
    const auto product = productOf(input_);
    const std::string number{trimmed(input_.number)};
    std::vector<db::LotRow> lots;
    if (!number.empty()) {
        lots = seat_.access.lotsNumbered(number);
    }
    const auto own = std::ranges::find_if(lots, [&](const auto& row) { return product == row.lot.product; });
    if (own != lots.end()) {
        const auto day = model::localTime(own->receivedAt, seat_.access.clinic().timeZone).day;
        next.alreadyThere = fill(tr("Lot {0} was received on {1}: {2}, {3} on hand."),
                                 {own->lot.number, longDay(day, today),
                                  counted(tr("{n, plural, one {# unit} other {# units}}"), own->received),
                                  present::number(own->onHand)});
        if (useBy && *useBy != own->lot.useBy) {
            next.knownUseBy = fieldDay(own->lot.useBy);
            next.problems.emplace("useBy",
                                  words(model::Problem{"useBy", "lot-has-another", {model::isoText(own->lot.useBy)}}));
        }
    } else if (!lots.empty()) {
        next.needsCompared = true;
        if (!input_.compared) {
            next.problems.emplace("number",
                                  words(model::Problem{"number", "lot-of-other-product", {lots.front().productName}}));
        }
    }
    if (useBy && *useBy < today) {
        next.needsCompared = true;
        next.problems.emplace("useBy", input_.compared
                                           ? tr("This day has passed: the units are kept as expired, to be counted and "
                                                "not to be opened.")
                                           : words(model::Problem{"useBy", "use-by-past", {model::isoText(*useBy)}}));
    }
    // Typed and not compared is a finding of the audit.
    next.asksCompared = next.needsCompared || (scanned_.empty() && !number.empty());
}

void Receive::render() {
    ReceiveView next;
    next.title = input_.opening ? tr("Opening balance of a part-used lot") : tr("Receive a delivery");
    next.input = input_;
    next.products.push_back({"", tr("choose one")}); // a product that nobody chose would be a slip waiting to happen
    for (const auto& product : seat_.access.products()) {
        next.products.push_back({std::to_string(product.id.value), product.brand + ' ' + product.modelName});
    }
    next.products.push_back({ReceiveInput::newProduct, tr("a new product")});
    next.newProduct = input_.product == ReceiveInput::newProduct;
    next.scanned = scanned_;
    for (const auto& reading : readings_) {
        next.candidates.push_back(reading.text);
    }
    next.message = message_;
    model::Problems problems;
    std::optional<model::Product> fresh;
    typed(problems, fresh);
    for (const auto& problem : problems) {
        if (tried_ || problem.code != "required") {
            next.problems.emplace(problem.field, words(problem));
        }
    }
    for (const auto& problem : refused_) {
        next.problems.emplace(problem.field, words(problem));
    }
    compare(next);
    next.saving = saving_;
    next.canSave = !saving_ && readings_.empty();
    show(std::move(next));
}

void Receive::save() {
    tried_ = true;
    model::Problems problems;
    std::optional<model::Product> fresh;
    const auto lot = typed(problems, fresh);
    if (!lot || saving_ || !readings_.empty()) {
        render();
        return;
    }
    if (const auto& asked = view(); !asked.knownUseBy.empty() || (asked.needsCompared && !input_.compared)) {
        message_ = {tr("Look at the box again."),
                    asked.knownUseBy.empty()
                        ? tr("Correct what was misread, or tick that number and day were compared.")
                        : tr("Take the day that is known, or correct the lot."),
                    Tone::warn};
        render();
        return;
    }
    saving_ = true;
    render();
    using Answer = model::Outcome<db::Applied>;
    worker_.run<Answer>(
        [seat = seat_, lot = *lot, fresh]() mutable -> Answer {
            // A new product stands on its own: when the lot is refused, the next try finds it in the catalogue.
            if (fresh) {
                const auto added = seat.access.apply(model::AddProduct{*fresh});
                if (!added) {
                    return added;
                }
                lot.product = model::ProductId{added->id};
            }
            return seat.access.apply(lot);
        },
        [this, units = lot->quantity](const Answer& answer) {
            saving_ = false;
            if (!answer) {
                refused_ = answer.problems();
                message_ = {tr("This was not saved."), joined(refused_), Tone::deny};
                render();
                return;
            }
            message_ = {};
            scanned_.clear();
            const bool opening = input_.opening;
            input_ = ReceiveInput{};
            input_.opening = opening;
            tried_ = false;
            render();
            if (received) {
                received(model::LotId{answer->id}, units);
            }
        },
        [this](const std::string& why) {
            saving_ = false;
            message_ = {tr("This was not saved. What you have typed is still here."), why, Tone::deny};
            render();
        });
}

} // namespace present
