#pragma once
// The verbs of the cartridge ledger: needles, recalls, sharps containers.

#include "app/cli/cli.h"

#include <string>
#include <vector>

namespace cli {

struct ReceiveOptions {
    std::string scan, product, lot, useBy;
    int quantity = 0;
    bool opening = false, compared = false;
};
struct OpenOptions {
    std::string unit, session;
    bool packIntact = false, sheathChanged = false;
};
struct WasteOptions {
    std::string unit, reason, note, method, witness, container;
};
struct CountOptions {
    std::string lot, product, reason;
    int counted = 0;
    std::vector<std::string> missing;
};
struct StockOptions {
    bool all = false;
};
struct TraceOptions {
    std::string of, client, container, day, from, to;
};
struct LabelOptions {
    std::string of, product, sheet, output;
    int from = 1; ///< the first free label of the first sheet
};

/// One of issuing (the first six), importing, listing, showing, lifting and contacting.
struct RecallOptions {
    std::string product, gtin, lots, recallClass, date, text;
    bool all = false;
    std::string source, file, show, lift, reason, contact, client, how, outcome, note;
    bool list = false, withLifted = false, keep = false, preview = false;
};

struct ContainerOptions {
    std::string number, room, kind, consignment;
    int percent = 0, millilitres = 0;
    bool noRoom = false, all = false, due = false;
};

Exit needleReceive(Context& context, const ReceiveOptions& options);
Exit needleOpen(Context& context, const OpenOptions& options);
Exit needleWaste(Context& context, const WasteOptions& options);
Exit needleCount(Context& context, const CountOptions& options);
Exit needleStock(Context& context, const StockOptions& options);
Exit needleTrace(Context& context, const TraceOptions& options);
Exit needleLabel(Context& context, const LabelOptions& options);
Exit needleRecall(Context& context, const RecallOptions& options);

Exit containerAssemble(Context& context, const ContainerOptions& options);
Exit containerPlace(Context& context, const ContainerOptions& options);
Exit containerOffer(Context& context, const ContainerOptions& options);
Exit containerFill(Context& context, const ContainerOptions& options);
Exit containerClose(Context& context, const ContainerOptions& options);
Exit containerCollect(Context& context, const ContainerOptions& options);
Exit containerList(Context& context, const ContainerOptions& options);

} // namespace cli
