// The diary and what else was done to a client, on the command line.

#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/closed_sessions.h"
#include "app/present/diary_slots.h"
#include "app/present/finding_text.h"
#include "app/present/opening_text.h"
#include "app/present/planned.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <iostream>

namespace cli {

using present::fill;
using present::tr;

namespace {

model::Day dayOr(const std::string& text, const char* field, model::Day otherwise) {
    if (text.empty()) {
        return otherwise;
    }
    const auto day = model::parseDay(text);
    if (!day) {
        throw Refusal{{{field, "not-a-day", {text}}}};
    }
    return *day;
}

/// Findings of several zones that say the same are told once.
void tellWhy(std::ostream& out, const std::vector<model::Finding>& against, const std::vector<std::string>& words) {
    std::vector<std::string> told;
    for (std::size_t i = 0; i < against.size(); ++i) {
        if (std::ranges::find(told, words[i]) == told.end()) {
            out << "    " << words[i] << '\n';
            told.push_back(words[i]);
        }
    }
}

/// Of a session that waits for its day.
void tellClosed(json_out::DiaryEntry& entry, const model::Opening& opening, const present::ShutReasons& reasons) {
    const auto shut = present::closedFor(entry.row, opening, {});
    if (!shut) {
        return;
    }
    entry.closed = present::closedText(*shut, entry.row.day);
    if (const auto said = reasons.find(entry.row.id); said != reasons.end() && said->second.against == shut->key()) {
        entry.closedReason = said->second.words;
    }
}

constexpr model::Days mostClosures{366}; // days are told one by one

std::vector<json_out::DiaryClosure> closuresOf(const model::Opening& opening, model::Day first, model::Day last) {
    std::vector<json_out::DiaryClosure> all;
    for (auto day = first; day <= std::min(last, first + mostClosures); day += model::Days{1}) {
        if (const auto* closure = model::closureOn(opening, day)) {
            all.push_back({day, *closure});
        }
    }
    return all;
}

} // namespace

Exit diary(Context& context, const std::string& from, const std::string& to) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto first = dayOr(from, "from", access.today());
    const auto last = dayOr(to, "to", first + model::Days{6});
    if (last < first) {
        throw Refusal{{{"to", "before-its-start", {model::isoText(first)}}}};
    }
    const auto rules = access.rules();
    const auto rows = access.sessionsBetween(first, last);
    const auto unsafe = present::noLongerSafe(access);
    const auto opening = access.opening();
    const auto reasons = access.shutReasons(first, last);
    std::vector<json_out::DiaryEntry> entries;
    for (const auto& row : rows) {
        json_out::DiaryEntry entry{row, {}, {}, present::doubleBookedWith(row, rows), {}, {}};
        tellClosed(entry, opening, reasons);
        const auto found = std::ranges::find(unsafe, row.id, [](const auto& session) { return session.row.id; });
        if (found != unsafe.end()) {
            entry.against = found->against;
            for (const auto& finding : found->against) {
                entry.words.push_back(present::explain(finding, found->assessment, *rules, access.today()));
            }
        }
        entries.push_back(std::move(entry));
    }
    if (context.json) {
        context.out << json_out::diary(entries, closuresOf(opening, first, last));
        return Exit::done;
    }
    for (const auto& [day, closure] : closuresOf(opening, first, last)) {
        context.out << model::isoText(day) << "        " << present::closedText({closure, closure.open}, day) << '\n';
    }
    for (const auto& [row, against, words, others, closed, closedReason] : entries) {
        context.out << fill(tr("{0} {1}  {2}, {3}, {4}"),
                            {model::isoText(row.day), present::clockTime(row.minute), row.clientName, row.performerName,
                             present::words(row.state)})
                    << (against.empty() ? "" : tr("  no longer safe")) << (others.empty() ? "" : tr("  double booked"))
                    << (closed.empty() ? "" : "  " + closed)
                    << (closedReason.empty() ? "" : fill(tr(" ({0})"), {closedReason})) << '\n';
        tellWhy(context.out, against, words);
    }
    if (rows.empty()) {
        context.out << tr("Nothing stands in the diary for these days.") << '\n';
    }
    return Exit::done;
}

Exit exposureItems(Context& context) {
    auto signedIn = open(context);
    const auto rules = signedIn.store->as(signedIn.actor).rules();
    if (context.json) {
        context.out << json_out::items(rules->items);
        return Exit::done;
    }
    for (const auto& item : rules->items) {
        context.out << item.code << "  " << item.name << '\n';
    }
    return Exit::done;
}

Exit exposureAdd(Context& context, const ExposureOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    model::AddExposure change;
    change.client = clientOf(access, options.client);
    change.item = options.item;
    if (!options.modality.empty()) {
        change.modality = model::fromCode<model::Modality>(options.modality);
        if (!change.modality) {
            throw Refusal{{{"modality", "unknown", {options.modality}}}};
        }
    }
    if (!options.depth.empty()) {
        change.depth = present::typedDepth(options.depth);
        if (!change.depth) {
            throw Refusal{{{"depth", "not-a-depth", {options.depth}}}};
        }
    }
    for (const auto& zone : options.zones) {
        change.zones.push_back({zone});
    }
    change.day = dayOr(options.day, "day", access.today());
    change.approximate = options.approximate;
    change.ongoing = options.ongoing;
    change.note = options.note;
    const auto applied = orRefuse(access.apply(model::Change{change}));
    if (context.json) {
        context.out << json_out::added(applied.uid, "exposure");
    } else {
        context.out << fill(tr("Recorded: {0}"), {applied.uid.text}) << '\n';
    }
    return Exit::done;
}

} // namespace cli
