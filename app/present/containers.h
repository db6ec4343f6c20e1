#pragma once
// Sharps containers from assembly to collection, and the used cartridges that no container holds yet.

#include "app/present/saver.h"
#include "app/present/view.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

struct ContainerCard {
    model::ContainerId id; ///< 0: none chosen
    std::string title;     ///< "Container 12"
    std::string line;      ///< "1 l bench box, room 1, assembled 2 Sep, close by 1 Dec"
    Message standing;      ///< full, overdue; empty when nothing is to be done
    List life;             ///< running number; when, what, who, fill or note
    bool canFill = false;
    bool canClose = false;
    bool canPlace = false;
    bool canOffer = false; ///< it is not the one that sessions begin with yet
    bool canCollect = false;
    bool canTake = false; ///< the loose cartridges can go into it
    bool operator==(const ContainerCard&) const = default;
};

struct ContainersView {
    std::string title;
    std::string line; ///< "3 in use, 1 awaits collection"
    List containers;  ///< container id; number, room, cartridges, fill, assembled, chip
    ContainerCard card;
    List loose; ///< cartridge id; printed id, product, lot
    std::vector<Choice> rooms;
    bool mayAssemble = false;
    Message message;
    bool saving = false;
    bool operator==(const ContainersView&) const = default;
};

/// "78 %, close", "open too long", "Awaits collection", "Collect"; for lists. Empty text: nothing to be done.
Chip chipOf(const db::ContainerRow& row);

class Containers : public Presenter<ContainersView> {
public:
    explicit Containers(Seat seat);

    void refresh();
    void select(model::ContainerId container);

    /// `millilitres` as typed, or empty.
    void assemble(const std::string& number, const std::string& kind, const std::string& millilitres,
                  std::optional<model::RoomId> room);
    void place(std::optional<model::RoomId> room); ///< these act on the one chosen
    void offer(); ///< sessions in its room, or everywhere when it stands in none, begin with it
    void fill(const std::string& percent);
    void close();
    void collect(const std::string& consignment);
    void takeLoose(); ///< every loose cartridge goes into it

private:
    void render();
    const db::ContainerRow* chosen() const;
    ContainerCard card() const;

    Seat seat_;
    Saver saver_;
    model::ContainerId id_;
    std::vector<db::ContainerRow> rows_;
    std::vector<db::CartridgeRow> loose_;
    model::Day today_{};
    std::string timeZone_;
};

} // namespace present
