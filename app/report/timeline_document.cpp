#include "app/report/timeline_document.h"

#include "app/present/tr.h"
#include "app/report/stamped.h"
#include "app/report/timeline_picture.h"

namespace report {
namespace {

using present::fill;
using present::tr;

// Points: what every paper has between its margins, and what the first page has left below the head.
constexpr double pictureWidth = 498;
constexpr double wholePage = 640;
constexpr double firstPage = 460;

std::string wordsOf(const present::Cell& cell) {
    return cell.chip ? cell.chip->text : cell.text;
}

Table recordsTable(const present::TimelineOnPaper& paper) {
    Table table;
    table.title = tr("Records");
    table.columns = {{tr("Day"), 1.5}, {tr("What"), 2}, {tr("Zones"), 2}, {tr("State"), 1.2}, {tr("Waiting"), 2.3}};
    table.empty = paper.view.records.empty;
    std::size_t at = 0;
    for (const auto& row : paper.view.records.rows) {
        auto& cells = table.rows.emplace_back();
        for (const auto& cell : row.cells) {
            cells.push_back({.text = wordsOf(cell)});
        }
        cells.front().data = paper.days[at++];
    }
    table.caption = paper.view.records.summary;
    return table;
}

} // namespace

Document timelineDocument(const present::TimelineOnPaper& paper) {
    const auto& view = paper.view;
    auto document = stamped(paper.stamp);
    document.title = view.title;
    document.context = {view.note};
    document.facts = {{tr("Period"), view.range},
                      {tr("Prepared by"), paper.stamp.preparedBy},
                      {tr("Outside of it"), view.outside.empty() ? tr("nothing") : view.outside},
                      {tr("Prepared"), paper.stamp.preparedAt}};
    for (auto& picture : timelinePictures(view, pictureWidth, firstPage, wholePage)) {
        document.blocks.emplace_back(PictureBlock{std::move(picture)});
    }
    document.blocks.emplace_back(recordsTable(paper));
    return document;
}

} // namespace report
