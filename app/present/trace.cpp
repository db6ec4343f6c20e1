#include "app/present/trace.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <sstream>

namespace present {

namespace {

constexpr std::size_t mostRows = 500;
constexpr int mostLots = 40;

struct Kind {
    TraceFrom from;
    const char* code;
    const char* name;
};
constexpr std::array kinds{
    Kind{TraceFrom::lot, "lot", "Lot number"}, Kind{TraceFrom::cartridge, "cartridge", "Cartridge, as on its label"},
    Kind{TraceFrom::client, "client", "Client"}, Kind{TraceFrom::container, "container", "Sharps container"},
    Kind{TraceFrom::days, "days", "Days"}};

struct RateKind {
    db::RateBy by;
    const char* code;
    const char* name;
};
constexpr std::array rateKinds{RateKind{db::RateBy::lot, "lot", "By lot"},
                               RateKind{db::RateBy::depth, "depth", "By depth"},
                               RateKind{db::RateBy::interval, "interval", "By days since the session before"},
                               RateKind{db::RateBy::practitioner, "practitioner", "By practitioner"}};

std::int64_t idIn(const std::string& code) {
    std::int64_t value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value);
    return value;
}

std::string zonesOf(const std::string& leaves, const model::ZoneTree& zones) {
    std::vector<model::ZoneCode> codes;
    std::istringstream words_{leaves};
    for (std::string code; words_ >> code;) {
        codes.push_back({code});
    }
    return zoneNames(codes, zones);
}

} // namespace

std::string lotsUsed(const Seat& seat, model::ClientId client) {
    db::TraceQuery query;
    query.client = client;
    query.limit = static_cast<int>(mostRows);
    const auto trace = permitted([&] { return seat.access.trace(query); });
    std::vector<std::string> lots;
    std::set<model::LotId> seen;
    std::int64_t more = 0;
    bool unknown = false;
    for (const auto& row : trace.rows) {
        if (row.invalidated) {
            continue;
        }
        if (!row.lot) {
            unknown = true;
            continue;
        }
        if (!seen.insert(*row.lot).second) {
            continue;
        }
        if (lots.size() >= mostLots) {
            ++more;
            continue;
        }
        const auto lot = permitted([&] { return seat.access.lot(*row.lot); });
        lots.push_back(lot && lot->lot.recalled ? fill(tr("{0} (recalled)"), {row.lotNumber}) : row.lotNumber);
    }
    if (unknown) {
        lots.push_back(tr("not known"));
    }
    if (more > 0 || trace.total > static_cast<std::int64_t>(trace.rows.size())) {
        lots.push_back(tr("and earlier ones, see Trace"));
    }
    if (lots.empty()) {
        return {};
    }
    std::string text;
    for (const auto& lot : lots) {
        text += (text.empty() ? "" : ", ") + lot;
    }
    return fill(tr("Every lot used: {0}"), {text});
}

std::string rateGroup(db::RateBy by, const std::string& group) {
    const auto dash = group.find('-');
    const bool to = group.starts_with("to-");
    const bool over = group.starts_with("over-");
    const auto amount = dash == std::string::npos ? std::int64_t{0} : idIn(group.substr(dash + 1));
    if (by == db::RateBy::depth) {
        if (group == "unknown") {
            return depthText(std::nullopt);
        }
        if (to || over) {
            const auto depth = depthText(model::Depth{static_cast<int>(amount)});
            return fill(to ? tr("up to {0}") : tr("over {0}"), {depth});
        }
    }
    if (by == db::RateBy::interval) {
        if (group == "first") {
            return tr("first session");
        }
        if (to || over) {
            const auto text = days(static_cast<int>(amount));
            return fill(to ? tr("up to {0}") : tr("over {0}"), {text});
        }
    }
    return group;
}

std::string rateText(const model::ReactionRate& rate) {
    return fill(tr("{0} of {1}"), {number(rate.withReaction),
                                   counted(tr("{n, plural, one {# session} other {# sessions}}"), rate.sessions)});
}

Trace::Trace(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , rating_{seat_.ports} {
    render();
}

void Trace::refresh() {
    loadRates();
    if (query_) {
        run(*query_, what_);
    } else {
        render();
    }
}

void Trace::setKind(const std::string& code) {
    for (const auto& kind : kinds) {
        if (code == kind.code && kind.from != kind_) {
            kind_ = kind.from;
            several_.clear();
            problems_.clear();
            message_ = {};
            query_.reset();
            found_ = {};
        }
    }
    render();
}

void Trace::search(const std::string& text, const std::string& until) {
    text_ = text;
    until_ = until;
    several_.clear();
    problems_.clear();
    message_ = {};
    query_.reset();
    found_ = {};
    model::Problems problems;
    find(problems);
    problems_ = byField(problems);
    render();
}

void Trace::find(model::Problems& problems) {
    const std::string typed{trimmed(text_)};
    if (typed.empty()) {
        problems.push_back({"text", "required", {}});
        return;
    }
    db::TraceQuery query;
    query.limit = static_cast<int>(mostRows);
    switch (kind_) {
    case TraceFrom::lot: {
        const auto lots = permitted([&] { return seat_.access.lotsNumbered(typed); });
        for (const auto& lot : lots) {
            several_.push_back(
                {std::to_string(lot.lot.id.value), fill(tr("{0}, lot {1}"), {lot.productName, lot.lot.number})});
        }
        break;
    }
    case TraceFrom::cartridge:
        if (const auto unit = permitted([&] { return seat_.access.cartridge(typed); })) {
            query.cartridge = unit->id;
            run(query, fill(tr("Cartridge {0}"), {unit->printedId}));
            return;
        }
        break;
    case TraceFrom::client: {
        db::ClientQuery who;
        who.text = typed;
        who.includeDeceased = true;
        who.limit = 20;
        for (const auto& row : permitted([&] { return seat_.access.clients(who); }).rows) {
            several_.push_back(
                {std::to_string(row.id.value),
                 row.birthDate ? fill(tr("{0}, born {1}"), {row.name, dayWithYear(*row.birthDate)}) : row.name});
        }
        break;
    }
    case TraceFrom::container:
        for (const auto& row : permitted([&] { return seat_.access.containers(); })) {
            if (row.container.number == typed) {
                several_.push_back({std::to_string(row.container.id.value),
                                    fill(tr("Container {0}, assembled {1}"),
                                         {row.container.number, dayWithYear(row.container.assembled)})});
            }
        }
        break;
    case TraceFrom::days: {
        const auto first = typedDay(typed);
        const auto last = trimmed(until_).empty() ? first : typedDay(until_);
        if (!first) {
            problems.push_back({"text", "not-a-day", {}});
        }
        if (!last) {
            problems.push_back({"until", "not-a-day", {}});
        }
        if (first && last) {
            query.first = *first;
            query.last = *last;
            run(query,
                *first == *last ? fullDay(*first) : fill(tr("{0} to {1}"), {dayWithYear(*first), dayWithYear(*last)}));
        }
        return;
    }
    }
    if (several_.size() == 1) {
        choose(several_.front().code);
    } else if (several_.empty()) {
        message_ = {tr("Nothing of that name was ever here."), typed, Tone::info};
    }
}

void Trace::choose(const std::string& code) {
    const auto picked = std::ranges::find(several_, code, &Choice::code);
    if (picked == several_.end()) {
        return;
    }
    const auto what = picked->text;
    db::TraceQuery query;
    query.limit = static_cast<int>(mostRows);
    const auto id = idIn(code);
    if (kind_ == TraceFrom::lot) {
        query.lot = model::LotId{id};
    } else if (kind_ == TraceFrom::client) {
        query.client = model::ClientId{id};
    } else {
        query.container = model::ContainerId{id};
    }
    several_.clear();
    run(query, what);
}

void Trace::ofLot(model::LotId lot) {
    const auto row = permitted([&] { return seat_.access.lot(lot); });
    if (!row) {
        return;
    }
    kind_ = TraceFrom::lot;
    text_ = row->lot.number;
    several_.clear();
    problems_.clear();
    db::TraceQuery query;
    query.limit = static_cast<int>(mostRows);
    query.lot = lot;
    run(query, fill(tr("{0}, lot {1}"), {row->productName, row->lot.number}));
}

void Trace::run(db::TraceQuery query, const std::string& what) {
    worker_.forget();
    query_ = query;
    what_ = what;
    loading_ = true;
    render();
    worker_.run<db::Listed<db::TraceRow>>([access = seat_.access, query] { return access.trace(query); },
                                          [this](db::Listed<db::TraceRow> found) {
                                              loading_ = false;
                                              found_ = std::move(found);
                                              message_ = {};
                                              render();
                                          },
                                          [this](const std::string& why) {
                                              loading_ = false;
                                              message_ = {tr("The trace cannot be shown."), why, Tone::deny};
                                              render();
                                          },
                                          Lane::aside);
}

void Trace::setRateKind(const std::string& code) {
    for (const auto& kind : rateKinds) {
        if (code == kind.code) {
            rateBy_ = kind.by;
        }
    }
    loadRates();
}

void Trace::loadRates() {
    rating_.forget();
    const auto today = seat_.access.today();
    rating_.run<std::vector<db::RateRow>>(
        [access = seat_.access, by = rateBy_, today] {
            return permitted([&] { return access.reactionRates(by, today - model::Days{rateDays}, today); });
        },
        [this](std::vector<db::RateRow> rates) {
            rates_ = std::move(rates);
            render();
        },
        [this](const std::string& why) {
            rates_.clear();
            message_ = {tr("The reactions cannot be shown."), why, Tone::deny};
            render();
        },
        Lane::aside);
}

model::SessionId Trace::session(std::int64_t row) const {
    const auto at = static_cast<std::size_t>(row - 1);
    return row > 0 && at < found_.rows.size() ? found_.rows[at].session : model::SessionId{};
}

model::ClientId Trace::client(std::int64_t row) const {
    const auto at = static_cast<std::size_t>(row - 1);
    return row > 0 && at < found_.rows.size() ? found_.rows[at].client : model::ClientId{};
}

void Trace::render() {
    TraceView next;
    const auto rules = seat_.access.rules();
    next.title = tr("Trace");
    for (const auto& kind : kinds) {
        next.kinds.push_back({kind.code, tr(kind.name)});
        if (kind.from == kind_) {
            next.kind = kind.code;
        }
    }
    next.text = text_;
    next.until = until_;
    next.several = several_;
    next.problems = problems_;
    next.message = message_;
    next.loading = loading_;
    std::set<model::ClientId> clients;
    std::int64_t running = 0;
    for (const auto& row : found_.rows) {
        if (!row.invalidated) {
            clients.insert(row.client);
        }
        const auto zones = zonesOf(row.zones, rules->zones);
        next.uses.rows.push_back(
            {++running,
             {cell(dayWithYear(row.day), row.invalidated), cell(row.clientName, row.invalidated),
              row.invalidated ? cell(fill(tr("Session invalidated: {0}"), {zones}), true) : cell(zones),
              cell(row.performer), cell(row.lotNumber.empty() ? tr("lot not known") : row.lotNumber),
              row.printedId.empty() ? cell(tr("not known"), true) : cell(row.printedId),
              row.printedId.empty() ? cell("") : cell(Chip{words(row.state), tone(row.state)}), cell(row.container)}});
    }
    if (query_) {
        next.line = fill(
            tr("{0}: {1}, {2}"),
            {what_, counted(tr("{n, plural, one {# use} other {# uses}}"), found_.total),
             counted(tr("{n, plural, one {# client} other {# clients}}"), static_cast<std::int64_t>(clients.size()))});
    } else {
        next.line = tr("from a lot, cartridge, client, container or day to the sessions");
    }
    if (found_.total > running) {
        next.uses.hidden = counted(tr("{n, plural, one {# earlier use is not shown} other {# earlier uses are not "
                                      "shown}}"),
                                   found_.total - running);
    }
    next.uses.empty = loading_ ? tr("Reading")
                      : query_ ? tr("No use of it is recorded.")
                               : tr("Type what you have, and every session it leads to stands here.");
    for (const auto& kind : rateKinds) {
        next.rateKinds.push_back({kind.code, tr(kind.name)});
        if (kind.by == rateBy_) {
            next.rateKind = kind.code;
        }
    }
    running = 0;
    for (const auto& row : rates_) {
        ++running;
        if (next.rates.rows.size() >= mostRows) {
            break;
        }
        const bool all = running == static_cast<std::int64_t>(rates_.size());
        auto group = all ? tr("all sessions") : sentence(rateGroup(rateBy_, row.rate.group));
        if (!row.productName.empty()) {
            group = fill(tr("{0}, {1}"), {row.rate.group, row.productName});
        }
        next.rates.rows.push_back(
            {running,
             {cell(std::move(group)), cell(rateText(row.rate)),
              row.rate.sessions == 0
                  ? cell("")
                  : cell(percent(static_cast<double>(row.rate.withReaction * 100 / row.rate.sessions))),
              row.standsOut ? cell(Chip{tr("Look into it"), Tone::warn}) : cell("")}});
    }
    next.rates.empty = tr("No session in the last year.");
    next.rateNote = tr("Look into it is a hint, not a proof: of many groups one in twenty stands out by chance.");
    show(std::move(next));
}

} // namespace present
