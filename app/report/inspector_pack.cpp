#include "app/report/inspector_pack.h"

#include "app/present/hygiene_words.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/hygiene_pictures.h"
#include "app/report/inspector_tables.h"
#include "app/report/stamped.h"

#include <utility>

namespace report {

namespace {

using present::counted;
using present::fill;
using present::InspectorPack;
using present::number;
using present::tr;

constexpr double plotWidth = 400; ///< points

std::string licences(const InspectorPack& pack) {
    std::string text;
    for (const auto& one : pack.staff) {
        if (!one.person.licence.empty() && !one.disabled) {
            text += (text.empty() ? "" : "\n") + fill(tr("{0}, {1}"), {one.name, one.person.licence});
        }
    }
    return text.empty() ? tr("none on record") : text;
}

std::vector<Fact> coverFacts(const InspectorPack& pack) {
    const auto& reading = pack.reading;
    const auto& summary = reading.summary;
    const auto found = reading.byCode.find(model::HygieneCode::unitReused);
    return {
        {tr("Period"),
         fill(tr("{0} to {1}"), {present::dayWithYear(pack.query.first), present::dayWithYear(pack.query.last)})},
        {tr("Prepared by"), pack.stamp.preparedBy},
        {tr("Licence of the clinic"), pack.licence.empty() ? tr("not entered") : pack.licence},
        {tr("Licences"), licences(pack)},
        {tr("Prepared"), pack.stamp.preparedAt},
        {tr("Fully traced"), fill(tr("{0}: {1} of {2}"),
                                  {present::percentText(summary.complete, summary.sessions), number(summary.complete),
                                   counted(tr("{n, plural, one {# session} other {# sessions}}"), summary.sessions)})},
        {tr("Reused cartridges"), number(found == reading.byCode.end() ? 0 : found->second)},
        {tr("Findings"),
         fill(tr("{0} open, {1} resolved"), {number(reading.open), number(reading.total - reading.open)})},
        {tr("Critical and open"), number(reading.openCritical)},
        {tr("Trail"), pack.stamp.sequence == 0 ? tr("entered when this is printed or saved")
                                               : fill(tr("entry {0}"), {number(pack.stamp.sequence)})},
        {tr("Clients"),
         pack.query.names == present::PackNames::names ? tr("by name") : tr("by the end of their record's number")}};
}

class Writing {
public:
    explicit Writing(const InspectorPack& pack)
        : pack_{pack} {}

    std::vector<Block> run() {
        cover();
        part(tr("Findings of the hygiene audit"), {findingsTable(pack_)});
        trends();
        part(tr("Sessions"), {sessionsTable(pack_), amendmentsTable(pack_)});
        part(tr("Stock and waste"), {stockTable(pack_), wasteTable(pack_)});
        part(tr("Sharps"), {containersTable(pack_), injuriesTable(pack_)});
        part(tr("Overrides"), {packOverridesTable(pack_, pack_.overrides, tr("What was done against the rules"))});
        part(tr("Staff"), {staffTable(pack_), trainingTable(pack_)});
        part(tr("Recalls"), recallTables(pack_));
        return std::move(blocks_);
    }

private:
    void cover() {
        if (!pack_.stamp.head.empty()) {
            blocks_.emplace_back(Paragraph{fill(tr("Head of the trail: {0}"), {pack_.stamp.head}), Tone::secondary});
        }
        const auto alone = present::overriddenAlone(pack_);
        blocks_.emplace_back(Heading{1, tr("Refusals overridden without a second signer")});
        if (alone.empty()) {
            blocks_.emplace_back(Paragraph{tr("None."), Tone::text});
        } else {
            auto table = packOverridesTable(pack_, alone, {});
            table.caption = counted(tr("{n, plural, one {# override} other {# overrides}}"),
                                    static_cast<std::int64_t>(alone.size()));
            table.title = tr("One by one");
            blocks_.emplace_back(std::move(table));
        }
        blocks_.emplace_back(practitionersTable(pack_));
        blocks_.emplace_back(roomsTable(pack_));
        blocks_.emplace_back(SignatureLine{tr("For the clinic: name, date, signature")});
        blocks_.emplace_back(SignatureLine{tr("Inspector: name, date, signature")});
        blocks_.emplace_back(PageBreak{});
    }

    void part(const std::string& title, std::vector<Table> tables) {
        blocks_.emplace_back(Heading{1, title});
        for (auto& table : tables) {
            blocks_.emplace_back(std::move(table));
        }
    }

    void trends() {
        const auto shown = present::trendsOf(pack_.reading);
        blocks_.emplace_back(Heading{1, tr("Month by month")});
        const auto add = [&](const std::string& title, Picture picture) {
            blocks_.emplace_back(Heading{2, title});
            blocks_.emplace_back(PictureBlock{std::move(picture)});
        };
        add(tr("Cartridges a month"), cartridgesPicture(shown, plotWidth));
        if (!shown.waste.empty()) {
            add(tr("Waste by reason"), wastePicture(shown, plotWidth));
        }
        add(tr("Overrides a month"), overridesPicture(shown, plotWidth));
        add(tr("Findings a month"), findingsPicture(shown, plotWidth));
        add(tr("Stock on hand and use"), stockPicture(shown, plotWidth));
    }

    const InspectorPack& pack_;
    std::vector<Block> blocks_;
};

} // namespace

Document inspectorPack(const InspectorPack& pack) {
    auto document = stamped(pack.stamp);
    document.title = tr("Inspector pack");
    document.context = {tr("Every needle from delivery to the sharps collection, and what the records of the period "
                           "leave open. Words that staff wrote stand as they were written.")};
    document.facts = coverFacts(pack);
    document.blocks = Writing{pack}.run();
    return document;
}

} // namespace report
