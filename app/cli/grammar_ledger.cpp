// The options of the ledger's verbs.

#include "app/cli/grammar.h"
#include "app/cli/ledger.h"

namespace cli {

namespace {

void tellReceive(Verb& verb, ReceiveOptions& options) {
    verb.text("--scan", options.scan, "The box as the scanner read it (GS1 or HIBC)");
    verb.text("--product", options.product, "Product by brand and model, when there is no scan");
    verb.text("--lot", options.lot, "Lot number, when there is no scan");
    verb.text("--use-by", options.useBy, "Use-by day YYYY-MM-DD, when there is no scan");
    verb.number("--quantity", options.quantity, "Cartridges; a scanned pack knows its own");
    verb.flag("--opening", options.opening, "They were here before the program: an opening balance");
    verb.flag("--compared", options.compared,
              "Lot and day were compared with the box: take a day that is over, or a lot known of another product");
}

void tellOpen(Verb& verb, OpenOptions& options) {
    verb.needed("UNIT", options.unit, "The cartridge's printed id, or a scan of its single pack");
    verb.needed("--session", options.session, "Uid of the session that has been started");
    verb.flag("--pack-intact", options.packIntact, "Its sterile pack was intact");
    verb.flag("--sheath-changed", options.sheathChanged, "The handpiece has a new sheath");
}

void tellWaste(Verb& verb, WasteOptions& options) {
    verb.needed("UNIT", options.unit, "The cartridge's printed id");
    verb.needed("--reason", options.reason,
                "dropped, defective, pack-damaged, wrong-item, expired, not-needed or other");
    verb.text("--note", options.note, "What happened, in words");
    verb.text("--method", options.method, "Where it went: sharps-container, clinical-waste, supplier or other");
    verb.text("--container", options.container, "Number of the sharps container, when into one");
    verb.text("--witness", options.witness, "Who saw it: sign-in name, full name or uid of another account");
}

void tellCount(Verb& verb, CountOptions& options) {
    verb.needed("LOT", options.lot, "Lot number");
    verb.needed("--counted", options.counted, "Sealed cartridges on the shelf, expired and quarantined ones too");
    verb.text("--reason", options.reason, "Why, when they are not as many as expected");
    verb.texts("--missing", options.missing, "Printed id of one that is missing; may be given several times");
    verb.text("--product", options.product, "Product, when several have a lot of this number");
}

void tellTrace(Verb& verb, TraceOptions& options) {
    verb.text("LOT", options.of, "Lot number, or a cartridge's printed id");
    verb.text("--client", options.client, "Instead: what was used on this client (uid)");
    verb.text("--container", options.container, "Instead: what lies in this sharps container (number)");
    verb.text("--day", options.day, "Only this day, YYYY-MM-DD; alone: all that was used on it");
    verb.text("--from", options.from, "Only from this day on");
    verb.text("--to", options.to, "Only up to this day");
}

void tellLabel(Verb& verb, LabelOptions& options) {
    verb.needed("LOT", options.of, "Lot number, or a cartridge's printed id");
    verb.needed("--sheet", options.sheet, "The sheet of labels, e.g. avery-l7651");
    verb.number("--from", options.from, "Number of the first free label on the first sheet (1)");
    verb.needed("--output", options.output, "PDF file to make; one that is there is kept");
    verb.text("--product", options.product, "Product, when several have a lot of this number");
}

void tellRecall(Verb& verb, RecallOptions& options) {
    verb.text("--product", options.product, "The product recalled, by brand and model or as the letter names it");
    verb.text("--gtin", options.gtin, "Its number, instead or beside");
    verb.text("--lots", options.lots, "Lot numbers with commas between");
    verb.flag("--all", options.all, "All its lots, those to come too");
    verb.text("--class", options.recallClass, "I, II or III");
    verb.text("--date", options.date, "Day of the letter, YYYY-MM-DD");
    verb.text("--text", options.text, "What it says");
    verb.text("--source", options.source, "Who sent it, and its number");
    verb.flag("--keep-unmatched", options.keep, "Keep it though none of it ever came: it meets later deliveries");
    verb.flag("--preview", options.preview, "Only tell what it would meet");
    verb.text("--import", options.file, "Issue all recalls of a CSV file, or none; - for standard input");
    verb.flag("--list", options.list, "List the recalls that stand");
    verb.flag("--with-lifted", options.withLifted, "With --list: those that were lifted too");
    verb.text("--show", options.show, "Show the recall of this uid: its lots, who was exposed, who was told");
    verb.text("--lift", options.lift, "Lift the recall of this uid; with --reason");
    verb.text("--reason", options.reason, "Why it is lifted");
    verb.text("--contact", options.contact, "Note for the recall of this uid that a client was told, or tried");
    verb.text("--client", options.client, "With --contact: the client's uid");
    verb.text("--how", options.how, "With --contact: email, sms, phone, post or in-person");
    verb.text("--outcome", options.outcome, "With --contact: told, message-left, not-reached or refused");
    verb.text("--note", options.note, "With --contact: note");
}

void tellNumber(Verb& verb, ContainerOptions& options) {
    verb.needed("NUMBER", options.number, "The number written on the container");
}

} // namespace

void tellNeedles(VerbGroup& group) {
    group.verb("receive", "Receive a delivery, or an opening balance", needleReceive, tellReceive);
    group.verb("open", "Open a cartridge into a session that has been started", needleOpen, tellOpen);
    group.verb("waste", "Note that a cartridge was thrown away unused", needleWaste, tellWaste);
    group.verb("count", "Count what lies on the shelf of a lot", needleCount, tellCount);
    group.verb("stock", "Stock by lot, first expiry first", needleStock, [](Verb& verb, StockOptions& options) {
        verb.flag("--all", options.all, "Also empty and expired lots");
    });
    group.verb("trace", "Every use of a lot, a cartridge, a client, a container or a day", needleTrace, tellTrace);
    group.verb("recall", "Issue, import, list, show and lift recalls; note who was told", needleRecall, tellRecall);
    group.verb("label", "Make label sheets for the sealed cartridges of a lot", needleLabel, tellLabel);
}

void tellContainers(VerbGroup& group) {
    group.verb("assemble", "Begin a new sharps container", containerAssemble,
               [](Verb& verb, ContainerOptions& options) {
                   tellNumber(verb, options);
                   verb.text("--room", options.room, "Name of the room it stands in");
                   verb.text("--kind", options.kind, "What it is, e.g. \"1 l bench box\"");
                   verb.number("--millilitres", options.millilitres, "Its volume");
               });
    group.verb("place", "Put a container into another room", containerPlace, [](Verb& verb, ContainerOptions& options) {
        tellNumber(verb, options);
        verb.text("--room", options.room, "Name of the room");
        verb.flag("--no-room", options.noRoom, "In none");
    });
    group.verb("offer", "Make a container the one that sessions in its room begin with", containerOffer, tellNumber);
    group.verb("fill", "Note how full a container is", containerFill, [](Verb& verb, ContainerOptions& options) {
        tellNumber(verb, options);
        verb.needed("--percent", options.percent, "0 to 100");
    });
    group.verb("close", "Close a container for good", containerClose, tellNumber);
    group.verb("collect", "A closed container was taken away", containerCollect,
               [](Verb& verb, ContainerOptions& options) {
                   tellNumber(verb, options);
                   verb.needed("--consignment", options.consignment, "Number of the consignment note");
               });
    group.verb("list", "The containers, and which are to be closed or collected", containerList,
               [](Verb& verb, ContainerOptions& options) {
                   verb.flag("--all", options.all, "Also collected ones");
                   verb.flag("--due", options.due, "Only those that are full or overdue, or soon will be");
               });
}

} // namespace cli
