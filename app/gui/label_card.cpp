#include "app/gui/label_card.h"

#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/label_document.h"
#include "app/report/labels.h"

#include <algorithm>

namespace gui {

namespace {

// Of what the machine remembers for its user: sheets lie beside a printer.
constexpr auto sheetKey = "label-sheet";
constexpr auto firstKey = "label-first";

/// Those of the country's paper first.
std::vector<present::Choice> sheetChoices() {
    const auto usual = report::usualPaper(present::localeName());
    std::vector<present::Choice> choices;
    for (const bool first : {true, false}) {
        for (const auto& sheet : report::labelSheets()) {
            if ((sheet.paper == usual) == first) {
                choices.push_back({sheet.code, sheet.name});
            }
        }
    }
    return choices;
}

} // namespace

LabelCard::LabelCard(wxWindow* parent, present::Seat seat)
    : Card{parent, wxS("label-card"), " "}
    , seat_{std::move(seat)}
    , worker_{seat_.ports}
    , sheet_{this, fromWx(_("S&heet of labels")), wxS("label-sheet")}
    , which_{this, fromWx(_("&For which units")), wxS("label-which")}
    , first_{this, fromWx(_("First free &label of the sheet")), wxS("label-first"), wxTE_PROCESS_ENTER} {
    body().Add(fieldRow({which_.sizer(), sheet_.sizer(), first_.sizer()}),
               wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    line_ = new WrappedText{this, wxS("label-line"), {}, TextRole::body};
    body().Add(line_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    sheet_.onPick = [this](const std::string&) { pickSheet(); };
    which_.onPick = [this](const std::string&) { render(); };
    first_.onType = [this](const std::string&) { render(); };
    first_.onEnter = [this] { show(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    Hide();
}

void LabelCard::open(model::LotId lot, int received, const std::string& unit) {
    request_ = {lot, present::LabelScope::sealed, received, unit};
    offer_ = present::labelOffer(seat_, request_);
    if (offer_.scopes.empty()) {
        tell({fromWx(_("There is nothing to label.")), {}, present::Tone::info});
        return;
    }
    std::vector<present::Choice> scopes;
    for (const auto& scope : offer_.scopes) {
        scopes.push_back({scope.code, scope.text});
    }
    which_.render(scopes, scopes.front().code);
    const auto sheets = sheetChoices();
    const auto known = seat_.ports.recall(sheetKey);
    const bool stillThere = std::ranges::find(sheets, known, &present::Choice::code) != sheets.end();
    sheet_.render(sheets, stillThere ? known : sheets.front().code);
    Show();
    pickSheet();
    if (turned) {
        turned();
    }
    layoutAround(*this);
    which_.control().SetFocus();
}

bool LabelCard::close() {
    if (!IsShown()) {
        return false;
    }
    Hide();
    if (turned) {
        turned();
    }
    layoutAround(*this);
    return true;
}

const report::LabelSheet& LabelCard::sheet() const {
    const auto& all = report::labelSheets();
    const auto found = std::ranges::find(all, sheet_.code(), &report::LabelSheet::code);
    return found == all.end() ? all.front() : *found;
}

std::optional<int> LabelCard::firstFree() const {
    const auto typed = present::typedNumber(first_.text());
    return typed && *typed >= 1 && *typed <= sheet().perSheet() ? std::optional{*typed - 1} : std::nullopt;
}

/// A sheet of this kind that was begun goes on where it was left.
void LabelCard::pickSheet() {
    const bool begun = seat_.ports.recall(sheetKey) == sheet_.code();
    const auto kept = begun ? seat_.ports.recall(firstKey) : std::string{};
    first_.render(kept.empty() ? "1" : kept);
    render();
}

void LabelCard::render() {
    using present::counted;
    using present::fill;
    using present::number;
    const auto& on = sheet();
    const auto first = firstFree();
    std::int64_t labels = 0;
    for (const auto& scope : offer_.scopes) {
        labels = scope.code == which_.code() ? scope.labels : labels;
    }
    setTitle(offer_.title);
    first_.showProblem(first ? std::string{} : fill(fromWx(_("A number from 1 to {0}.")), {number(on.perSheet())}));
    std::string line;
    if (first) {
        const auto sheets = report::sheetsFor(static_cast<int>(labels), on, *first);
        line = fill(fromWx(_("{0} on {1}, from row {2}, column {3} on.")),
                    {counted(fromWx(_("{n, plural, one {# label} other {# labels}}")), labels),
                     counted(fromWx(_("{n, plural, one {# sheet} other {# sheets}}")), sheets),
                     number(*first / on.columns + 1), number(*first % on.columns + 1)});
        line += ' ' + fromWx(_("Print them at their true size, never fitted to the page."));
    }
    sayOrHide(*line_, line);
    setActions({{"label-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
                {"label-show", fromWx(_("Show the sheets")), [this] { show(); }, Action::Kind::primary,
                 first.has_value(), fromWx(_("Then print or save them"))}});
    Layout();
}

void LabelCard::show() {
    const auto first = firstFree();
    if (!first) {
        first_.take();
        return;
    }
    auto request = request_;
    request.scope = model::fromCode<present::LabelScope>(which_.code()).value_or(present::LabelScope::sealed);
    ReportSource source;
    source.fileName = [this, lot = request.lot] { return present::labelFileName(seat_, lot); };
    source.tell = tell;
    source.make = [this, request, on = sheet(), first = *first](present::ReportUse use, ReportSource::Then then,
                                                                ReportSource::Tell failed) {
        const auto fail = [failed](const std::string& why) {
            failed({fromWx(_("The labels could not be made.")), why, present::Tone::deny});
        };
        using Made = model::Outcome<present::LabelUnits>;
        worker_.run<Made>([seat = seat_, request, use] { return present::gatherLabels(seat, request, use); },
                          [this, then = std::move(then), fail, on, first, use](const Made& made) {
                              if (!made) {
                                  fail(present::joined(made.problems()));
                                  return;
                              }
                              if (use != present::ReportUse::look) {
                                  const auto next = (first + static_cast<int>(made->units.size())) % on.perSheet();
                                  seat_.ports.remember(sheetKey, on.code);
                                  seat_.ports.remember(firstKey, std::to_string(next + 1));
                              }
                              then(report::labelDocument(*made, on, first));
                          },
                          fail);
    };
    close();
    openPreview(source);
}

} // namespace gui
