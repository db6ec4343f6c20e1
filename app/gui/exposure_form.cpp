#include "app/gui/exposure_form.h"

#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/list.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

#include <algorithm>

namespace gui {

namespace {

constexpr int mostMatches = 6;

} // namespace

ExposureForm::ExposureForm(wxWindow* parent, std::function<present::Chart*()> chart)
    : chart_{std::move(chart)}
    , card_{new Card{parent, wxS("chart-history-form"), fromWx(_("Done elsewhere, taken, or planned"))}}
    , endCard_{new Card{parent, wxS("chart-exposure-end"), {}}} {
    build();
    buildEnd();
    card_->Hide();
    endCard_->Hide();
}

ExposureForm::~ExposureForm() = default;

void ExposureForm::build() {
    auto& body = card_->body();
    body.Add(new WrappedText{card_, wxS("history-words"),
                             fromWx(_("Ask: needled elsewhere or rolled at home? Injections, peels, lasers, hair "
                                      "removal, medicines, creams, sun? When last? A month or a year will do; it "
                                      "counts from its last day.")),
                             TextRole::secondary},
             wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    what_ = std::make_unique<TextField>(card_, fromWx(_("&What: type the beginning")), wxS("history-what"),
                                        wxTE_PROCESS_ENTER);
    matches_ = new List{card_,
                        wxS("history-matches"),
                        {{fromWx(_("What")), 200, Column::Align::left, true, false},
                         {fromWx(_("Kind")), 120, Column::Align::left, true, true}},
                        false};
    zone_ = std::make_unique<ChoiceField>(card_, fromWx(_("&Zones, one after the other")), wxS("history-zone"));
    where_ = new WrappedText{card_, wxS("history-where"), {}, TextRole::body};
    clearZones_ = new ActionRow{card_, wxS("history-zone-acts")};
    depth_ =
        std::make_unique<TextField>(card_, fromWx(_("Depth mm, if known")), wxS("history-depth"), wxTE_PROCESS_ENTER);
    when_ = std::make_unique<ChoiceField>(card_, fromWx(_("Wh&en")), wxS("history-when"));
    day_ = std::make_unique<TextField>(card_, fromWx(_("&Day")), wxS("history-day"), wxTE_PROCESS_ENTER);
    ongoing_ =
        newCheck(card_, wxS("history-ongoing"), fromWx(_("Still going on; the day is when it began")), [](bool) {});
    note_ = std::make_unique<TextField>(card_, fromWx(_("Note")), wxS("history-note"), wxTE_PROCESS_ENTER);
    nothingElse_ = newCheck(card_, wxS("history-complete"), fromWx(_("Nothing else was done there")), [](bool) {});
    body.Add(what_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(matches_, wxSizerFlags{}.Expand());
    body.Add(fieldRow({zone_->sizer(), depth_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const picked = new wxBoxSizer{wxHORIZONTAL};
    picked->Add(where_, wxSizerFlags{1}.CenterVertical());
    picked->Add(clearZones_, wxSizerFlags{}.Border(wxLEFT, px::grid));
    body.Add(picked, wxSizerFlags{}.Expand());
    body.Add(fieldRow({when_->sizer(), day_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(ongoing_, wxSizerFlags{}.Border(wxTOP, px::grid));
    body.Add(note_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(nothingElse_, wxSizerFlags{}.Border(wxTOP, px::grid));

    what_->onType = [this](const std::string&) {
        code_.clear();
        showMatches();
        arrange();
    };
    what_->onEnter = [this] { pick(matches_->selected()); };
    on(what_->control(), wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (matches_->IsShown() && (key == WXK_UP || key == WXK_DOWN)) {
            matches_->moveSelection(key == WXK_UP ? -1 : 1);
        } else {
            event.Skip();
        }
    });
    matches_->onActivate = [this](const std::string& code) { pick(code); };
    zone_->onPick = [this](const std::string& code) {
        const model::ZoneCode zone{code};
        if (std::erase(zones_, zone) == 0) {
            zones_.push_back(zone);
        }
        showZones();
    };
    when_->onPick = [this](const std::string&) { arrange(); };
    for (auto* const field : {depth_.get(), day_.get(), note_.get()}) {
        field->onEnter = [this] { save(); };
    }
    card_->setActions({{"history-none", fromWx(_("None elsewhere, whole body")),
                        [this] {
                            chart_()->noneElsewhere({{"body"}});
                            close();
                        }},
                       {"history-cancel", fromWx(_("Not now")), [this] { close(); }},
                       {"history-save", fromWx(_("Save")), [this] { save(); }, Action::Kind::primary}});
}

void ExposureForm::buildEnd() {
    endDay_ =
        std::make_unique<TextField>(endCard_, fromWx(_("Last day of it")), wxS("exposure-end-day"), wxTE_PROCESS_ENTER);
    endCard_->body().Add(endDay_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    endDay_->onEnter = [this] { saveEnd(); };
    endCard_->setActions({{"exposure-end-cancel", fromWx(_("Not now")), [this] { close(); }},
                          {"exposure-end-save", fromWx(_("Save")), [this] { saveEnd(); }, Action::Kind::primary}});
}

const present::ExposureChoice* ExposureForm::chosen() const {
    const auto found = std::ranges::find(choices_, code_, &present::ExposureChoice::code);
    return found == choices_.end() ? nullptr : &*found;
}

void ExposureForm::showMatches() {
    shown_ = present::matching(choices_, what_->text());
    ListView rows;
    for (const auto& choice : shown_) {
        rows.rows.push_back({choice.code, {{choice.name, {}}, {choice.group, {}}}});
    }
    rows.empty = fromWx(_("Nothing begins like that. Try another word, or \"other\"."));
    const auto first = shown_.empty() ? std::string{} : shown_.front().code;
    matches_->render(std::move(rows));
    matches_->fitRows(mostMatches);
    if (matches_->selected().empty()) {
        matches_->select(first);
    }
}

void ExposureForm::pick(const std::string& code) {
    const auto found = std::ranges::find(shown_, code, &present::ExposureChoice::code);
    if (found == shown_.end()) {
        return;
    }
    code_ = code;
    what_->render(found->name);
    what_->showProblem({});
    arrange();
    if (found->byZone) {
        zone_->control().SetFocus();
    } else {
        day_->take();
    }
}

/// Only what the picked thing asks for is in sight.
void ExposureForm::arrange() {
    const auto* what = chosen();
    const bool any = what != nullptr;
    matches_->Show(!any);
    const auto showField = [](auto& field, bool wanted) {
        field.sizer()->ShowItems(wanted);
        if (wanted) {
            field.showProblem({});
        }
    };
    showField(*zone_, any && what->byZone);
    showField(*depth_, any && what->needling);
    showField(*when_, any);
    showField(*day_, any);
    showField(*note_, any);
    where_->Show(any && what->byZone);
    ongoing_->Show(any && what->mayLast);
    nothingElse_->Show(any && what->byZone);
    day_->control().SetHint(when_->code() == "about"    ? _("2026-11 or 2026")
                            : when_->code() == "within" ? _("weeks, for example 3")
                                                        : _("2026-11-08"));
    showZones();
    if (onLayout) {
        onLayout();
    }
}

void ExposureForm::showZones() {
    const auto* what = chosen();
    const bool wanted = what != nullptr && what->byZone && !zones_.empty();
    std::vector<std::string> names;
    for (const auto& zone : zones_) {
        names.push_back(present::zoneName(zone, chart_()->zoneTree()));
    }
    where_->setText(zones_.empty() ? fromWx(_("No zone yet.")) : present::sentence(present::listed(names)));
    std::vector<Action> acts;
    if (wanted) {
        acts.push_back({"history-zone-clear", fromWx(_("Other zones")), [this] {
                            zones_.clear();
                            zone_->render(std::vector<present::Choice>{}, {});
                            arrange();
                        }});
    }
    clearZones_->render(std::move(acts));
    std::vector<present::Choice> all;
    for (const auto& zone : chart_()->zoneTree().zones()) {
        all.push_back({zone.code.text, present::sentence(zone.name)});
    }
    zone_->render(all, zones_.empty() ? std::string{} : zones_.back().text);
}

void ExposureForm::open() {
    close();
    choices_ = present::exposureChoices(chart_()->rules());
    code_.clear();
    zones_.clear();
    for (auto* const field : {what_.get(), depth_.get(), day_.get(), note_.get()}) {
        field->clear();
    }
    when_->render({{"on", fromWx(_("On a day"))},
                   {"about", fromWx(_("About a month or year"))},
                   {"within", fromWx(_("Within the last weeks"))}},
                  "on");
    ongoing_->SetValue(false);
    nothingElse_->SetValue(true);
    card_->Show();
    showMatches();
    arrange();
    what_->showProblem({});
    what_->take();
}

void ExposureForm::openEnd(std::int64_t exposure, const std::string& name) {
    close();
    ending_ = exposure;
    endCard_->setTitle(present::fill(fromWx(_("{0}: when did it end?")), {name}));
    endDay_->render(present::fieldDay(chart_()->today()));
    endDay_->showProblem({});
    endCard_->Show();
    onLayout();
    endDay_->take();
}

bool ExposureForm::close() {
    const bool any = card_->IsShown() || endCard_->IsShown();
    card_->Hide();
    endCard_->Hide();
    if (any && onLayout) {
        onLayout();
    }
    return any;
}

void ExposureForm::save() {
    using When = present::ExposureInput::When;
    present::ExposureInput input;
    input.what = code_;
    input.zones = zones_;
    input.depth = depth_->text();
    input.when = when_->code() == "about" ? When::about : when_->code() == "within" ? When::within : When::on;
    input.day = day_->text();
    input.ongoing = ongoing_->GetValue();
    input.note = note_->text();
    input.andNothingElse = nothingElse_->GetValue();
    const auto problems = chart_()->addExposure(input);
    what_->showProblem(problemOf(problems, "what"));
    if (const auto* what = chosen()) {
        if (what->byZone) {
            zone_->showProblem(problemOf(problems, "zones"));
        }
        if (what->needling) {
            depth_->showProblem(problemOf(problems, "depth"));
        }
        day_->showProblem(problemOf(problems, "day"));
    }
    if (problems.empty()) {
        close();
    }
}

void ExposureForm::saveEnd() {
    const auto problems = chart_()->endExposure(ending_, endDay_->text());
    endDay_->showProblem(problemOf(problems, "day"));
    if (problems.empty()) {
        close();
    }
}

} // namespace gui
