// Sharps containers on the command line.

#include "app/cli/ledger.h"
#include "app/cli/ledger_lookup.h"
#include "app/cli/ledger_out.h"
#include "app/present/store_names.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

std::optional<model::RoomId> roomNamed(const db::Access& access, const std::string& name) {
    const auto found = name.empty() ? std::nullopt : present::StoreNames{access}.room(name);
    if (!found && !name.empty()) {
        throw Refusal{{{"room", "unknown", {name}}}};
    }
    return found;
}

/// What is to be done about it, gravest first; empty when nothing is.
std::string dueText(const db::ContainerRow& row) {
    const auto& standing = row.standing;
    if (standing.collectOverdue) {
        return tr("COLLECTION OVERDUE");
    }
    if (standing.closeOverdue) {
        return tr("CLOSE IT: open for too long");
    }
    if (standing.full) {
        return tr("CLOSE IT: full");
    }
    if (standing.closeSoon) {
        return fill(tr("close by {0}"), {model::isoText(standing.closeBy)});
    }
    return {};
}

std::string inWords(const db::ContainerRow& row) {
    const auto& container = row.container;
    auto text = fill(tr("{0}: {1}, {2} % full, {3} cartridges, assembled {4}"),
                     {container.number, present::words(container.state), std::to_string(container.fillPercent),
                      present::number(row.cartridges), model::isoText(container.assembled)});
    if (!row.room.empty()) {
        text += fill(tr(", in {0}"), {row.room});
    }
    if (container.offered) {
        text += row.room.empty() ? tr(", the usual one everywhere") : tr(", the usual one there");
    }
    if (!container.consignment.empty()) {
        text += fill(tr(", consignment {0}"), {container.consignment});
    }
    if (const auto due = dueText(row); !due.empty()) {
        text += ", " + due;
    }
    return text;
}

void tell(Context& context, const db::Access& access, model::ContainerId id) {
    for (const auto& row : access.containers()) {
        if (row.container.id == id) {
            context.out << (context.json ? ledger_out::container(row) : inWords(row) + "\n");
        }
    }
}

/// Makes the change of the container that was named, and tells how it stands then.
template <class Make>
Exit change(Context& context, const ContainerOptions& options, Make make) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto id = containerNamed(access, options.number);
    orRefuse(access.apply(model::Change{make(access, id)}));
    tell(context, access, id);
    return Exit::done;
}

} // namespace

Exit containerAssemble(Context& context, const ContainerOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::AssembleContainer assemble{options.number, roomNamed(access, options.room)};
    assemble.kind = options.kind;
    if (options.millilitres != 0) {
        assemble.millilitres = options.millilitres;
    }
    const auto applied = orRefuse(access.apply(model::Change{assemble}));
    tell(context, access, model::ContainerId{applied.id});
    return Exit::done;
}

Exit containerPlace(Context& context, const ContainerOptions& options) {
    if (options.room.empty() != options.noRoom) {
        throw Refusal{{{"room", "room-or-none", {}}}};
    }
    return change(context, options, [&](const db::Access& access, model::ContainerId id) {
        return model::PlaceContainer{id, roomNamed(access, options.room)};
    });
}

Exit containerOffer(Context& context, const ContainerOptions& options) {
    return change(context, options, [](const db::Access&, model::ContainerId id) { return model::OfferContainer{id}; });
}

Exit containerFill(Context& context, const ContainerOptions& options) {
    return change(context, options, [&](const db::Access&, model::ContainerId id) {
        return model::FillContainer{id, options.percent};
    });
}

Exit containerClose(Context& context, const ContainerOptions& options) {
    return change(context, options, [](const db::Access&, model::ContainerId id) { return model::CloseContainer{id}; });
}

Exit containerCollect(Context& context, const ContainerOptions& options) {
    if (options.consignment.empty()) {
        throw Refusal{{{"consignment", "required", {}}}};
    }
    return change(context, options, [&](const db::Access&, model::ContainerId id) {
        return model::CollectContainer{id, options.consignment};
    });
}

Exit containerList(Context& context, const ContainerOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    auto rows = access.containers();
    std::erase_if(rows, [&](const db::ContainerRow& row) {
        return (!options.all && row.container.state == model::ContainerState::collected) ||
               (options.due && !row.standing.due());
    });
    if (context.json) {
        context.out << ledger_out::containers(rows);
        return Exit::done;
    }
    for (const auto& row : rows) {
        context.out << inWords(row) << '\n';
    }
    if (rows.empty()) {
        context.out << (options.due ? tr("No container is due.") : tr("There is no container.")) << '\n';
    }
    return Exit::done;
}

} // namespace cli
