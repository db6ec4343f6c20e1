// Recalls on the command line: issued, imported, listed, shown and lifted; who was told.

#include "app/cli/ledger.h"
#include "app/cli/ledger_lookup.h"
#include "app/cli/ledger_out.h"
#include "app/present/recall_import.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

constexpr int mostExposed = 100'000;

model::RecallId recallNamed(const db::Access& access, const std::string& uid) {
    for (const auto& row : access.recalls(true)) {
        if (row.uid.text == uid) {
            return row.id;
        }
    }
    throw Refusal{{{"recall", "unknown", {uid}}}};
}

model::RecallItem itemOf(const db::Access& access, const RecallOptions& options) {
    model::RecallItem item;
    item.gtin = present::wholeGtin(options.gtin);
    item.name = options.product;
    const auto products = access.products();
    if (const auto* known = present::productCalled(products, options.product)) {
        item.product = known->id;
    }
    item.lots = present::lotsIn(options.lots);
    if (item.lots.empty() != options.all) {
        throw Refusal{{{"lots", "lots-or-all", {}}}};
    }
    return item;
}

model::RecallNotice noticeOf(const db::Access& access, const RecallOptions& options) {
    if (options.product.empty() && options.gtin.empty()) {
        throw Refusal{{{"product", "required", {}}}};
    }
    model::RecallNotice notice;
    notice.items.push_back(itemOf(access, options));
    if (!options.recallClass.empty()) {
        notice.recallClass = codeOf<model::RecallClass>(options.recallClass, "class");
    }
    if (options.date.empty()) {
        throw Refusal{{{"date", "required", {}}}};
    }
    notice.day = dayOf(options.date, "date");
    notice.text = options.text;
    notice.source = options.source;
    return notice;
}

std::string lotsOf(const db::RecallMatch& match) {
    return match.lot.empty() ? tr("All lots") : fill(tr("Lot {0}"), {match.lot});
}

void tellMet(std::ostream& out, const db::RecallMatch& match) {
    out << fill(tr("{0} of {1}: {2}; {3} on hand, used in {4}."),
                {lotsOf(match), match.product,
                 present::counted(tr("{n, plural, one {# lot} other {# lots}} here"),
                                  static_cast<std::int64_t>(match.lots.size())),
                 present::number(match.onHand),
                 present::counted(tr("{n, plural, one {# session} other {# sessions}}"), match.sessions)})
        << '\n';
}

/// A line of the letter that meets nothing: mistyped, or never bought.
void tellUnmet(std::ostream& out, const db::RecallMatch& match) {
    if (!match.productKnown) {
        out << (match.product.empty() ? tr("No product of that number is in the catalogue.")
                                      : fill(tr("{0} is not in the catalogue."), {match.product}))
            << '\n';
    }
    if (match.lot.empty()) {
        if (match.productKnown) {
            out << fill(tr("No lot of {0} ever came here."), {match.product}) << '\n';
        }
        return;
    }
    out << fill(tr("Lot {0} never came here."), {match.lot});
    if (!match.near.empty()) {
        out << ' ' << fill(tr("Lots that come near: {0}."), {present::listed(match.near)});
    }
    if (!match.other.empty()) {
        out << ' ' << fill(tr("A lot of that number came of {0}."), {present::listed(match.other)});
    }
    out << '\n';
}

void tellMatches(Context& context, const std::vector<db::RecallMatch>& matches, std::ostream& met) {
    for (const auto& match : matches) {
        if (match.lots.empty()) {
            tellUnmet(context.err, match);
        } else {
            tellMet(met, match);
        }
    }
}

void tellRow(Context& context, const db::RecallRow& row) {
    context.out << fill(tr("{0}  {1}, class {2}: {3}"),
                        {row.uid.text, model::isoText(row.day), std::string{model::code(row.recallClass)}, row.text})
                << "\n  "
                << fill(tr("{0} lots, {1} on hand, {2} clients exposed, {3} told"),
                        {present::number(row.lots), present::number(row.onHand), present::number(row.exposed),
                         present::number(row.told)})
                << (row.liftedAt ? fill(tr("; lifted: {0}"), {row.liftReason}) : std::string{}) << '\n';
}

void tellDetail(Context& context, const db::RecallDetail& detail) {
    if (context.json) {
        context.out << ledger_out::recall(detail);
        return;
    }
    tellRow(context, detail.row);
    for (const auto& lot : detail.lots) {
        context.out << "  "
                    << fill(tr("{0}, lot {1}: {2} on hand then and {3} now"),
                            {lot.productName, lot.number, present::number(lot.onHandThen), present::number(lot.onHand)})
                    << '\n';
    }
    for (const auto& row : detail.exposures) {
        context.out << "  " << model::isoText(row.day) << "  " << row.clientName << ", " << row.phone << ": "
                    << (row.printedId.empty() ? fill(tr("lot {0}"), {row.lotNumber}) : row.printedId) << ", "
                    << (row.withdrawn ? tr("the session was invalidated")
                        : row.outcome ? std::string{model::code(*row.outcome)}
                                      : tr("not yet told"))
                    << '\n';
    }
}

Exit issue(Context& context, const RecallOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    if (options.preview) {
        if (options.product.empty() && options.gtin.empty()) {
            throw Refusal{{{"product", "required", {}}}};
        }
        const auto matches = access.recallMatches({itemOf(access, options)});
        if (context.json) {
            context.out << ledger_out::matches(matches);
        } else {
            tellMatches(context, matches, context.out);
            context.out << tr("Nothing was changed.") << '\n';
        }
        return Exit::done;
    }
    const auto notice = noticeOf(access, options);
    const auto matches = access.recallMatches(notice.items);
    for (const auto& match : matches) {
        if (match.lots.empty()) {
            tellUnmet(context.err, match);
        }
    }
    if (const auto none = options.keep ? std::nullopt : present::whyNotOurs(matches)) {
        context.err << tr("Nothing was recalled. With --keep-unmatched it is kept for deliveries to come.") << '\n';
        return Exit::refused;
    }
    const auto applied = orRefuse(access.apply(model::Change{model::IssueRecall{notice, options.keep}}));
    if (const auto detail = access.recall(model::RecallId{applied.id}, mostExposed)) {
        tellDetail(context, *detail);
    }
    return Exit::done;
}

Exit importAll(Context& context, const RecallOptions& options) {
    const auto text = fileText(context, options.file);
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto source =
        options.source.empty() ? std::filesystem::path{options.file}.filename().string() : options.source;
    const auto table = present::readRecallTable(text, access.products(), access.today(), source);
    if (!table.faults.empty()) {
        throw Refusal{present::problemsOf(table.faults)};
    }
    const auto& recalls = table.recalls;
    if (options.preview) {
        std::vector<db::RecallMatch> all;
        for (const auto& recall : recalls) {
            const auto matches = access.recallMatches(recall.notice.items);
            all.insert(all.end(), matches.begin(), matches.end());
        }
        if (context.json) {
            context.out << ledger_out::matches(all);
        } else {
            tellMatches(context, all, context.out);
            context.out << tr("Nothing was changed.") << '\n';
        }
        return Exit::done;
    }
    const auto applied = orRefuse(present::issueRecalls(access, recalls, options.keep));
    std::vector<db::RecallRow> rows;
    for (const auto& one : applied) {
        if (const auto detail = access.recall(model::RecallId{one.id}, 0)) {
            rows.push_back(detail->row);
        }
    }
    if (context.json) {
        context.out << ledger_out::importedRecalls(rows);
    } else {
        for (const auto& row : rows) {
            tellRow(context, row);
        }
    }
    return Exit::done;
}

Exit list(Context& context, const RecallOptions& options) {
    auto signedIn = open(context);
    const auto rows = signedIn.store->as(signedIn.actor).recalls(options.withLifted);
    if (context.json) {
        context.out << ledger_out::recalls(rows);
        return Exit::done;
    }
    for (const auto& row : rows) {
        tellRow(context, row);
    }
    if (rows.empty()) {
        context.out << tr("No recall stands.") << '\n';
    }
    return Exit::done;
}

/// Makes the change of the recall that was named, when there is one, and tells how it stands.
template <class Make>
Exit change(Context& context, const std::string& uid, Make make) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto id = recallNamed(access, uid);
    make(access, id);
    if (const auto detail = access.recall(id, mostExposed)) {
        tellDetail(context, *detail);
    }
    return Exit::done;
}

} // namespace

Exit needleRecall(Context& context, const RecallOptions& options) {
    const std::array others{!options.file.empty(), options.list, !options.show.empty(), !options.lift.empty(),
                            !options.contact.empty()};
    const bool issues = !options.product.empty() || !options.gtin.empty() || !options.lots.empty() || options.all;
    const auto asked = std::count(others.begin(), others.end(), true) + (issues ? 1 : 0);
    if (asked != 1) {
        throw Refusal{{{"recall", asked == 0 ? "required" : "one-at-a-time", {}}}};
    }
    if (!options.file.empty()) {
        return importAll(context, options);
    }
    if (options.list) {
        return list(context, options);
    }
    if (!options.show.empty()) {
        return change(context, options.show, [](const db::Access&, model::RecallId) {});
    }
    if (!options.lift.empty()) {
        return change(context, options.lift, [&](db::Access& access, model::RecallId id) {
            orRefuse(access.apply(model::Change{model::LiftRecall{id, options.reason}}));
        });
    }
    if (!options.contact.empty()) {
        return change(context, options.contact, [&](db::Access& access, model::RecallId id) {
            orRefuse(access.apply(model::Change{model::NoteRecallContact{
                id, clientOf(access, options.client), codeOf<model::ContactWay>(options.how, "how"),
                codeOf<model::ContactOutcome>(options.outcome, "outcome"), options.note}}));
        });
    }
    return issue(context, options);
}

} // namespace cli
