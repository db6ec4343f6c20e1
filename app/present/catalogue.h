#pragma once
// The needles the clinic buys: what a scanned product number stands for.

#include "app/present/form_saver.h"
#include "app/present/view.h"
#include "model/needle.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace present {

struct PackInput {
    std::string gtin;
    std::string quantity; ///< cartridges in that pack
    bool operator==(const PackInput&) const = default;
};

/// As typed. Names of members are the names of fields in `problems`; of packs "packs[0].gtin".
struct ProductInput {
    model::ProductId id; ///< 0: a new one
    std::string brand;
    std::string modelName;
    model::Modality modality = model::Modality::pen;
    std::string pins;
    std::string gauge;
    std::string maximumDepth;
    std::string lowStockAt;
    std::vector<PackInput> packs; ///< empty rows are left out
    bool singleUse = true;
    std::string valve;          ///< "yes", "no", empty: not known
    std::set<std::string> fits; ///< codes of `handpieces`
    bool operator==(const ProductInput&) const = default;
};

struct CatalogueView {
    std::string title;
    std::string line; ///< "8 products, 3 with product numbers"
    List products;    ///< product id; name, modality, pins and gauge, deepest, packs, on hand
    std::vector<Choice> modalities;
    std::vector<Choice> valves;
    std::vector<Choice> handpieces; ///< makes and models of the clinic's devices, and what products name besides
    FieldProblems problems;         ///< of the form last sent
    bool mayAdd = false;
    bool mayEdit = false;
    bool saving = false;
    Message message;
    bool operator==(const CatalogueView&) const = default;
};

class Catalogue : public Presenter<CatalogueView> {
public:
    static constexpr std::size_t mostPacks = 4; ///< in the form; unit, box, case and one more

    explicit Catalogue(Seat seat);

    void refresh();
    ProductInput product(model::ProductId id) const; ///< to begin a form with; id 0 for a new one
    void save(const ProductInput& input);
    void forgetProblems(); ///< another form

    std::function<void(model::ProductId)> saved;

private:
    void render();

    Seat seat_;
    FormSaver saver_;
};

/// A product number with 8 to 14 digits and a good check digit, as 14 digits.
std::optional<std::string> typedGtin(std::string_view typed);

} // namespace present
