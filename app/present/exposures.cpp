#include "app/present/exposures.h"

#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/fold.h"

#include <algorithm>
#include <optional>

namespace present {

namespace {

constexpr std::string_view needling = "needling:";
constexpr int mostWeeks = 520;

std::string words(model::ExposureGroup group) {
    using enum model::ExposureGroup;
    switch (group) {
    case injection:
        return tr("Injections");
    case peel:
        return tr("Peels");
    case light:
        return tr("Laser, light and radiofrequency");
    case hairRemoval:
        return tr("Hair removal");
    case skinCare:
        return tr("Skin care");
    case medicine:
        return tr("Medicines");
    case sun:
        return tr("Sun");
    case surgery:
        return tr("Surgery");
    case other:
        break;
    }
    return tr("Other");
}

/// "2026-03" and "2026": their last day, or today where they are not over.
std::optional<model::Day> lastDayOf(std::string_view text, model::Day today) {
    text = trimmed(text);
    const auto year = typedNumber(text.substr(0, 4));
    const bool yearOnly = text.size() == 4;
    const auto month = yearOnly                             ? std::optional{12}
                       : text.size() == 7 && text[4] == '-' ? typedNumber(text.substr(5))
                                                            : std::nullopt;
    if (!year || !month || *year < 1900 || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    const model::Day last{date::year{*year} / date::month{static_cast<unsigned>(*month)} / date::last};
    const auto now = date::year_month_day{today};
    const bool current =
        int{now.year()} == *year && (yearOnly || unsigned{now.month()} == static_cast<unsigned>(*month));
    return current ? std::min(last, today) : last;
}

struct ReadDay {
    std::optional<model::Day> day;
    bool approximate = false;
};

ReadDay readDay(const ExposureInput& input, model::Day today) {
    using When = ExposureInput::When;
    if (input.when == When::within) {
        const auto weeks = typedNumber(input.day);
        return weeks && *weeks >= 1 && *weeks <= mostWeeks ? ReadDay{today, true} : ReadDay{};
    }
    if (const auto day = typedDay(input.day)) {
        return {day, input.when == When::about};
    }
    return {lastDayOf(input.day, today), true};
}

const char* wrongDay(const ExposureInput& input) {
    return trimmed(input.day).empty()                  ? "required"
           : input.when == ExposureInput::When::within ? "not-a-number"
                                                       : "not-a-day";
}

} // namespace

std::vector<ExposureChoice> exposureChoices(const model::RuleBook& rules) {
    std::vector<ExposureChoice> choices;
    for (const auto& named : model::codesOf<model::Modality>) {
        choices.push_back({std::string{needling} + std::string{named.code}, present::words(named.value), tr("Needling"),
                           true, false, true});
    }
    for (const auto& item : rules.items) {
        choices.push_back({item.code, tr(item.name.c_str()), words(item.group), item.reach == model::Reach::zone,
                           item.mayLast, false});
    }
    return choices;
}

std::vector<ExposureChoice> matching(const std::vector<ExposureChoice>& choices, std::string_view typed) {
    const auto wanted = db::foldedWords(typed);
    std::vector<ExposureChoice> found;
    std::ranges::copy_if(choices, std::back_inserter(found), [&](const ExposureChoice& choice) {
        const auto known = db::foldedWords(choice.name + ' ' + choice.group);
        return std::ranges::all_of(wanted, [&](const std::string& word) {
            return std::ranges::any_of(known, [&](const std::string& one) { return one.starts_with(word); });
        });
    });
    return found;
}

ReadExposure readExposure(const ExposureInput& input, model::ClientId client, const model::RuleBook& rules,
                          model::Day today) {
    ReadExposure read;
    auto& [exposure, takesHistory, problems] = read;
    exposure.client = client;
    exposure.note = trimmed(input.note);
    const auto choices = exposureChoices(rules);
    const auto what = std::ranges::find(choices, input.what, &ExposureChoice::code);
    if (what == choices.end()) {
        problems.push_back({"what", "required", {}});
        return read;
    }
    if (what->needling) {
        exposure.modality = model::fromCode<model::Modality>(input.what.substr(needling.size()));
    } else {
        exposure.item = what->code;
    }
    if (what->byZone) {
        exposure.zones = input.zones;
        takesHistory = input.andNothingElse;
        if (input.zones.empty()) {
            problems.push_back({"zones", "required", {}});
        }
    }
    if (what->needling && !trimmed(input.depth).empty()) {
        exposure.depth = typedDepth(input.depth);
        if (!exposure.depth || *exposure.depth > model::deepestDepth) {
            problems.push_back({"depth", "not-a-depth", {}});
        }
    }
    exposure.ongoing = input.ongoing && what->mayLast;
    const auto [day, approximate] = readDay(input, today);
    // What is only planned has a day; a needling elsewhere is recorded once it has been.
    const bool mayLieAhead = !what->needling && !exposure.ongoing && !approximate;
    if (!day) {
        problems.push_back({"day", wrongDay(input), {}});
    } else if (*day > today && !mayLieAhead) {
        problems.push_back({"day", "in-the-future", {}});
    } else {
        exposure.day = *day;
        exposure.approximate = approximate;
    }
    // What lies ahead says nothing of what has been.
    takesHistory = takesHistory && day && *day <= today;
    return read;
}

std::string exposureDay(const db::ExposureRow& row, model::Day today) {
    const auto day = dayWithYear(row.day);
    if (row.ongoing) {
        return fill(row.approximate ? tr("since about {0}") : tr("since {0}"), {day});
    }
    if (row.day > today) {
        return fill(tr("planned for {0}"), {day});
    }
    return row.approximate ? fill(tr("until about {0}"), {day}) : day;
}

std::string exposureName(const db::ExposureRow& row, const model::RuleBook& rules) {
    if (row.modality) {
        return protocolText(*row.modality, row.depth);
    }
    const auto* item = rules.item(row.item);
    return item == nullptr ? row.item : tr(item->name.c_str());
}

List exposureList(const std::vector<db::ExposureRow>& rows, const model::RuleBook& rules, model::Day today) {
    List list;
    for (const auto& row : rows) {
        const auto where = row.zones.empty() ? tr("whole client") : zoneNames(row.zones, rules.zones);
        list.rows.push_back({row.id.value,
                             {{exposureDay(row, today), {}, false},
                              {exposureName(row, rules), {}, false},
                              {where, {}, false},
                              {row.note, {}, true}}});
    }
    list.empty = tr("Nothing recorded from elsewhere.");
    return list;
}

} // namespace present
