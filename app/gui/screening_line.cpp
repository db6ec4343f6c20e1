#include "app/gui/screening_line.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/words.h"

#include <wx/tglbtn.h>

#include <algorithm>

namespace gui {

namespace {

constexpr int zoneColumns = 3;
constexpr int answerWidth = 64;

wxToggleButton* newAnswer(wxWindow* parent, const wxString& name, const wxString& label, const char* edge) {
    auto* const button =
        new wxToggleButton{parent, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, name};
    addStyle(*button, style::segment);
    addStyle(*button, edge);
    button->InvalidateBestSize();
    button->SetMinSize({forText(answerWidth), px::target});
    return button;
}

} // namespace

ScreeningRow::ScreeningRow(wxWindow* parent, wxSizer& into, const present::ScreeningLine& line)
    : code_{line.code}
    , parent_{parent}
    , whole_{new wxBoxSizer{wxVERTICAL}} {
    text_ = new WrappedText{parent, named("text"), line.text, TextRole::body};
    last_ = new WrappedText{parent, named("last"), line.last, TextRole::small,
                            [](const Theme& now) { return now.secondary; }};
    yes_ = newAnswer(parent, named("yes"), _("Yes"), style::firstSegment);
    no_ = newAnswer(parent, named("no"), _("No"), style::lastSegment);
    const auto question = toWx(line.text);
    setAccessibleName(*yes_, _("Yes") + wxS(": ") + question);
    setAccessibleName(*no_, _("No") + wxS(": ") + question);
    auto* const words = new wxBoxSizer{wxVERTICAL};
    words->Add(text_, wxSizerFlags{}.Expand());
    words->Add(last_, wxSizerFlags{}.Expand());
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(words, wxSizerFlags{1}.CenterVertical());
    row->Add(yes_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid));
    row->Add(no_, wxSizerFlags{}.CenterVertical());
    whole_->Add(row, wxSizerFlags{}.Expand());
    into.Add(whole_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    on(*yes_, wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { onAnswer(true); });
    on(*no_, wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { onAnswer(false); });
}

wxString ScreeningRow::named(const char* part) const {
    return toWx("screening-" + code_ + '-' + part);
}

bool ScreeningRow::holds(const wxWindow* window) const {
    const auto is = [&](const wxWindow& one) { return window == &one; };
    return is(*yes_) || is(*no_) ||
           std::any_of(zones_.begin(), zones_.end(), [&](const auto& zone) { return is(*zone.second); }) ||
           (by_ && (is(by_->control()) || is(day_->control()) || is(words_->control())));
}

void ScreeningRow::take() {
    (yes_->GetValue() ? yes_ : no_)->SetFocus();
}

void ScreeningRow::takeDetail() {
    if (by_ && by_->control().IsShown()) {
        by_->take();
    } else if (!zones_.empty() && zones_.front().second->IsShown()) {
        zones_.front().second->SetFocus();
    } else {
        take();
    }
}

wxWindow& ScreeningRow::top() {
    return *text_;
}

/// Made when the first yes is given: most questions never need it.
void ScreeningRow::makeDetail() {
    if (meaning_ == nullptr) {
        meaning_ = new Banner{parent_, named("meaning")};
        meaning_->MoveAfterInTabOrder(no_);
        whole_->Add(meaning_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    }
}

void ScreeningRow::makeZones(const std::vector<present::Choice>& zones) {
    const bool same = zones_.size() == zones.size() &&
                      std::equal(zones.begin(), zones.end(), zones_.begin(),
                                 [](const auto& wanted, const auto& there) { return wanted.code == there.first.text; });
    if (same) {
        return;
    }
    if (!zones_.empty()) {
        return; // the panel is built anew when other zones are planned
    }
    where_ = new WrappedText{parent_, named("where"), fromWx(_("Only on (none marked: everywhere that is planned):")),
                             TextRole::small};
    auto* const grid = new wxFlexGridSizer{zoneColumns, 0, px::grid};
    wxWindow* before = meaning_;
    for (const auto& zone : zones) {
        const model::ZoneCode code{zone.code};
        auto* const box = newCheck(parent_, named("zone-") + toWx(zone.code), zone.text,
                                   [this, code](bool there) { onLimit(code, there); });
        box->MoveAfterInTabOrder(before);
        before = box;
        grid->Add(box);
        zones_.emplace_back(code, box);
    }
    whole_->Add(where_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    whole_->Add(grid);
}

void ScreeningRow::makeDecision() {
    if (by_) {
        return;
    }
    by_ = std::make_unique<TextField>(parent_, fromWx(_("Prescriber who decided")), named("by"));
    day_ = std::make_unique<TextField>(parent_, fromWx(_("On (day)")), named("day"));
    words_ = std::make_unique<TextField>(parent_, fromWx(_("What was decided")), named("words"));
    day_->control().SetHint(_("2026-11-08"));
    wxWindow* before = meaning_;
    for (auto* const field : {by_.get(), day_.get(), words_.get()}) {
        field->control().MoveAfterInTabOrder(before);
        before = &field->control();
        field->onType = [this](const std::string&) { onDecide({by_->text(), day_->text(), words_->text()}); };
    }
    whole_->Add(fieldRow({by_->sizer(), day_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    whole_->Add(words_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, px::grid / 2));
}

void ScreeningRow::render(const present::ScreeningLine& line, const std::vector<present::Choice>& zones, bool enabled) {
    if (fromWx(last_->GetLabel()) != line.last) {
        last_->setText(line.last);
    }
    yes_->SetValue(line.answer == true);
    no_->SetValue(line.answer == false);
    yes_->Enable(enabled);
    no_->Enable(enabled);
    if (!line.meaning.empty()) {
        makeDetail();
    }
    if (meaning_ != nullptr) {
        meaning_->render({stateOf(line.tone), {}, line.meaning, false, {}});
    }
    if (line.byZone) {
        makeZones(zones);
    }
    if (where_ != nullptr) {
        where_->Show(line.byZone);
    }
    for (const auto& [code, box] : zones_) {
        box->Show(line.byZone);
        box->SetValue(std::find(line.zones.begin(), line.zones.end(), code) != line.zones.end());
        box->Enable(enabled);
    }
    if (line.asksDecision) {
        makeDecision();
    }
    if (by_) {
        const std::pair<TextField*, const std::string*> fields[]{
            {by_.get(), &line.decision.by}, {day_.get(), &line.decision.day}, {words_.get(), &line.decision.words}};
        for (const auto& [field, text] : fields) {
            field->render(*text);
            field->control().Enable(enabled);
            field->sizer()->ShowItems(line.asksDecision);
        }
        by_->showProblem(problemOf(line.problems, "by"));
        day_->showProblem(problemOf(line.problems, "day"));
        if (line.asksDecision) {
            words_->showProblem({});
        }
    }
}

} // namespace gui
