#include "app/gui/rule_editor_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/note_card.h"
#include "app/gui/rule_card.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"

#include <wx/dirdlg.h>
#include <wx/gauge.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stdpaths.h>

namespace gui {

using Align = Column::Align;
using present::RuleStage;

namespace {

wxSizerFlags below() {
    return wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
}
wxSizerFlags inside(int share = 0) {
    return wxSizerFlags{share}.Expand().Border(wxTOP, px::grid);
}

wxPanel* newPart(wxWindow* parent, const wxString& name) {
    auto* const part =
        new wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name};
    followTheme(*part, [part](const Theme& now) { part->SetBackgroundColour(now.window); });
    return part;
}

} // namespace

RuleEditorPage::RuleEditorPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("rules")}
    , editor_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    body->Add(message_ = new Banner{this, wxS("rules-message")}, below());
    body->Add(note_ = new NoteCard{this, wxS("rules-note")}, below());
    buildRules();
    buildReview();
    buildVersions();
    body->Add(rules_, wxSizerFlags{1}.Expand());
    body->Add(review_, wxSizerFlags{1}.Expand());
    body->Add(versions_, wxSizerFlags{1}.Expand());
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            back();
        } else if (event.ControlDown() && event.GetKeyCode() == 'F' && rules_->IsShown()) {
            search_->take();
        } else {
            event.Skip();
        }
    });
    editor_.changed = [this] { render(); };
    render();
}

RuleEditorPage::~RuleEditorPage() {
    editor_.changed = nullptr;
}

void RuleEditorPage::buildRules() {
    rules_ = newPart(this, wxS("rules-part"));
    listCard_ = new Card{rules_, wxS("rules-card"), fromWx(_("Rules"))};
    section_ = std::make_unique<ChoiceField>(listCard_, fromWx(_("&Kind")), wxS("rules-kind"));
    search_ = std::make_unique<TextField>(listCard_, fromWx(_("&Find")), wxS("rules-search"));
    listCard_->body().Add(fieldRow({section_->sizer(), search_->sizer()}), inside());
    list_ = new List{listCard_,
                     wxS("rules-list"),
                     {{fromWx(_("Rule")), 170, Align::left, true, false},
                      {fromWx(_("What it says")), 330, Align::left, true, false},
                      {fromWx(_("Grade")), 56, Align::left, false, true, 1},
                      {std::string{}, 92, Align::left, false, false}}};
    listCard_->body().Add(list_, inside(1));
    rule_ = new RuleCard{rules_, wxS("rules-rule")};
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    columns->Add(listCard_, wxSizerFlags{8}.Expand());
    columns->Add(rule_, wxSizerFlags{5}.Expand().Border(wxLEFT, px::cardGap));
    rules_->SetSizer(columns);
    section_->onPick = [this](const std::string& code) { editor_.setSection(code); };
    search_->onType = [this](const std::string& text) { editor_.search(text); };
    list_->onSelect = [this](const std::string& id) {
        rule_->takeTyping();
        editor_.select(numberOf(id));
    };
    list_->onActivate = [this](const std::string&) { rule_->focusFirst(); };
    rule_->onSet = [this](const std::string& column, const std::string& typed) { editor_.set(column, typed); };
}

void RuleEditorPage::buildReview() {
    review_ = newSheet(this, wxS("rules-review"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    faultsCard_ = new Card{review_, wxS("rules-faults-card"), fromWx(_("What has to be put right first"))};
    faults_ = new List{faultsCard_,
                       wxS("rules-faults"),
                       {{fromWx(_("Rule")), 220, Align::left, true, false},
                        {fromWx(_("What is wrong")), 460, Align::left, true, false}}};
    faultsCard_->body().Add(faults_, inside());
    all->Add(faultsCard_, below());

    saveCard_ = new Card{review_, wxS("rules-save-card"), fromWx(_("Why, and from when"))};
    reason_ = std::make_unique<TextField>(saveCard_, fromWx(_("Reas&on, at least 10 characters")), wxS("rules-reason"),
                                          wxTE_PROCESS_ENTER);
    from_ = std::make_unique<TextField>(saveCard_, fromWx(_("&Valid from; empty: at once")), wxS("rules-from"),
                                        wxTE_PROCESS_ENTER);
    auto* const fields = new wxBoxSizer{wxHORIZONTAL};
    fields->Add(reason_->sizer(), wxSizerFlags{3});
    fields->Add(from_->sizer(), wxSizerFlags{1}.Border(wxLEFT, px::grid + px::grid / 2));
    saveCard_->body().Add(fields, inside());
    who_ = new WrappedText{saveCard_, wxS("rules-who"), {}, TextRole::small};
    saveCard_->body().Add(who_, inside());
    all->Add(saveCard_, below());
    for (auto* const field : {reason_.get(), from_.get()}) {
        field->onEnter = [this] { editor_.save(); };
    }
    reason_->onType = [this](const std::string& text) { editor_.setReason(text); };
    from_->onType = [this](const std::string& text) { editor_.setFrom(text); };

    changesCard_ = new Card{review_, wxS("rules-changes-card"), fromWx(_("What changes"))};
    changes_ = new List{changesCard_,
                        wxS("rules-changes"),
                        {{fromWx(_("Rule")), 200, Align::left, true, false},
                         {fromWx(_("Field")), 130, Align::left, true, false},
                         {fromWx(_("Until now")), 150, Align::left, true, false},
                         {fromWx(_("From then on")), 150, Align::left, true, false},
                         {std::string{}, 90, Align::left, false, false}}};
    changesCard_->body().Add(changes_, inside());
    all->Add(changesCard_, below());

    affectedCard_ = new Card{review_, wxS("rules-affected-card"), fromWx(_("Planned sessions that it concerns"))};
    gauge_ = new wxGauge{affectedCard_,      wxID_ANY,          100, wxDefaultPosition, {-1, px::grid}, wxGA_HORIZONTAL,
                         wxDefaultValidator, wxS("rules-gauge")};
    affectedCard_->body().Add(gauge_, inside());
    affected_ = new List{affectedCard_,
                         wxS("rules-affected"),
                         {{fromWx(_("Day")), 110, Align::left, false, false},
                          {fromWx(_("Client")), 150, Align::left, true, false},
                          {fromWx(_("Practitioner")), 140, Align::left, true, false},
                          {fromWx(_("Until now")), 140, Align::left, false, false},
                          {fromWx(_("From then on")), 140, Align::left, false, false}}};
    affectedCard_->body().Add(affected_, inside());
    all->Add(affectedCard_, wxSizerFlags{}.Expand());
    review_->SetSizer(all);

    faults_->onActivate = [this](const std::string& line) { editor_.openFault(numberOf(line)); };
    affected_->onActivate = [this](const std::string& id) {
        if (const auto client = editor_.clientOf(model::SessionId{numberOf(id)}); client && openChart) {
            openChart(*client);
        }
    };
}

void RuleEditorPage::buildVersions() {
    versions_ = newPart(this, wxS("rules-versions-part"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    versionsCard_ = new Card{versions_, wxS("rules-versions-card"), fromWx(_("Versions"))};
    versionList_ = new List{versionsCard_,
                            wxS("rules-versions"),
                            {{fromWx(_("No.")), 50, Align::right, false, false},
                             {fromWx(_("Made")), 120, Align::left, false, false},
                             {fromWx(_("By")), 120, Align::left, true, false},
                             {fromWx(_("Reason")), 220, Align::left, true, false},
                             {fromWx(_("Approved by")), 150, Align::left, true, false},
                             {std::string{}, 110, Align::left, false, false}}};
    versionsCard_->body().Add(versionList_, inside(1));
    all->Add(versionsCard_, wxSizerFlags{1}.Expand().Border(wxBOTTOM, px::cardGap));
    filesCard_ = new Card{versions_, wxS("rules-files-card"), fromWx(_("As files"))};
    filesCard_->body().Add(
        new WrappedText{filesCard_, wxS("rules-files-words"),
                        fromWx(_("One table per part, to be read and changed with any spreadsheet. What is read in is "
                                 "reviewed like any other change before it is saved.")),
                        TextRole::body},
        inside());
    all->Add(filesCard_, wxSizerFlags{}.Expand());
    versions_->SetSizer(all);
    versionList_->onActivate = [this](const std::string& id) { editor_.look(static_cast<int>(numberOf(id))); };
}

void RuleEditorPage::chooseFolder(bool toWrite) {
    inDialog(*this, [this, toWrite] {
        wxDirDialog dialog{this, toWrite ? _("The folder to write the tables to") : _("The folder with the tables"),
                           wxStandardPaths::Get().GetDocumentsDir(),
                           toWrite ? wxDD_DEFAULT_STYLE : wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST};
        if (dialog.ShowModal() == wxID_OK) {
            const auto folder = fromWx(dialog.GetPath());
            if (toWrite) {
                editor_.exportTo(folder);
            } else {
                editor_.importFrom(folder);
            }
        }
    });
}

void RuleEditorPage::refresh() {
    editor_.refresh();
}

void RuleEditorPage::shown() {
    editor_.refresh();
    list_->control().SetFocus();
}

void RuleEditorPage::review() {
    rule_->takeTyping();
    editor_.review();
}

/// What was in front is hidden now: the keyboard goes where the next step is.
void RuleEditorPage::focusStage() {
    switch (editor_.view().stage) {
    case RuleStage::rules:
        list_->control().SetFocus();
        break;
    case RuleStage::review:
        if (saveCard_->IsShown()) {
            reason_->take();
        } else {
            faults_->control().SetFocus();
        }
        break;
    case RuleStage::versions:
        versionList_->control().SetFocus();
        break;
    }
}

void RuleEditorPage::back() {
    if (note_->close()) {
        return;
    }
    if (editor_.view().stage != RuleStage::rules) {
        editor_.showRules();
    } else if (onClose) {
        rule_->takeTyping();
        onClose();
    }
}

void RuleEditorPage::render() {
    const LayoutOnce layout;
    const auto& view = editor_.view();
    renderHeader();
    note_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    rules_->Show(view.stage == RuleStage::rules);
    review_->Show(view.stage == RuleStage::review);
    versions_->Show(view.stage == RuleStage::versions);
    section_->render(view.sections, view.section);
    search_->render(view.search);
    list_->render(listOf(view.rules));
    listCard_->setNote(view.rules.summary);
    if (view.rule.id != 0) {
        if (const auto id = std::to_string(view.rule.id); list_->selected() != id) {
            list_->select(id);
        }
    }
    rule_->render(view.rule);
    std::vector<Action> acts;
    if (view.rule.canRestore) {
        acts.push_back(act("rule-restore", _("Restore the &default"), [this] { editor_.restore(); }));
    }
    if (view.rule.canRemove) {
        acts.push_back(act("rule-remove", _("Remove"), [this] {
            editor_.remove();
            list_->control().SetFocus();
        }));
    }
    if (view.rule.canCopy) {
        acts.push_back(act("rule-copy", _("&Copy"), [this] {
            rule_->takeTyping();
            editor_.copy(false);
            rule_->focusFirst();
        }));
    }
    if (!view.rule.newSubject.empty()) {
        acts.push_back(act("rule-copy-subject", toWx(view.rule.newSubject), [this] {
            rule_->takeTyping();
            editor_.copy(true);
            rule_->focusFirst();
        }));
    }
    rule_->setButtons(std::move(acts));
    if (view.stage == RuleStage::review) {
        renderReview();
    }
    if (view.stage == RuleStage::versions) {
        renderVersions();
    }
    Layout();
    if (view.stage != shownStage_) {
        shownStage_ = view.stage;
        focusStage();
    }
}

void RuleEditorPage::renderHeader() {
    const auto& view = editor_.view();
    HeaderView header{view.title, view.line, {}};
    if (!view.changes.empty()) {
        header.context += ", " + view.changes;
    }
    switch (view.stage) {
    case RuleStage::rules:
        header.actions.push_back(act("rules-close", _("Close"), [this] { back(); }));
        header.actions.push_back(act("rules-versions-open", _("&Versions"), [this] {
            rule_->takeTyping();
            editor_.showVersions();
        }));
        if (view.looksBack) {
            header.actions.push_back(act(
                "rules-newest", _("Back to the &newest"), [this] { editor_.discard(); }, Action::Kind::primary));
        } else if (view.canEdit) {
            if (view.dirty) {
                header.actions.push_back(act("rules-discard", _("Discard"), [this] { editor_.discard(); }));
            }
            header.actions.push_back(act(
                "rules-review-open", _("&Review changes"), [this] { review(); }, Action::Kind::primary, view.dirty));
        }
        break;
    case RuleStage::review:
        header.actions.push_back(act("rules-back", _("Back to the rules"), [this] { back(); }));
        header.actions.push_back(act(
            "rules-save", _("&Save as new version"), [this] { editor_.save(); }, Action::Kind::primary,
            view.review.canSave));
        break;
    case RuleStage::versions:
        header.actions.push_back(act(
            "rules-back", _("Back to the rules"), [this] { back(); }, Action::Kind::primary));
        break;
    }
    setHeader(std::move(header));
}

void RuleEditorPage::renderReview() {
    const auto& review = editor_.view().review;
    const bool sound = review.faults.rows.empty();
    if (!sound && saveCard_->IsShown() && shownStage_ == RuleStage::review) {
        shownStage_ = RuleStage::rules; // the field in which somebody may be typing goes
    }
    faultsCard_->Show(!sound);
    faults_->render(listOf(review.faults));
    faults_->fitRows(6);
    faultsCard_->setActions({act("rules-fault-open", _("Put it right"), [this] {
        editor_.openFault(numberOf(faults_->selected()));
        rule_->focusFirst();
    })});
    saveCard_->Show(sound);
    reason_->render(review.reason);
    from_->render(review.from);
    const auto problem = [&](TextField& text, const char* field) {
        text.showProblem(problemOf(review.problems, field));
    };
    problem(*reason_, "reason");
    problem(*from_, "validFrom");
    who_->setText(fromWx(_("Changed by")) + ' ' + review.who);
    changes_->render(listOf(review.changes));
    changes_->fitRows(10);
    changesCard_->setNote(review.summary);
    gauge_->Show(review.checking);
    gauge_->SetValue(review.percent);
    affected_->Show(!review.checking);
    affected_->render(listOf(review.affected));
    affected_->fitRows(8);
    affectedCard_->setNote(review.checking ? review.progress : review.affected.summary);
    if (review.checking) {
        affectedCard_->setActions({act("rules-check-cancel", _("Cancel"), [this] { back(); })});
    } else if (!review.affected.rows.empty()) {
        affectedCard_->setActions({act("rules-affected-open", _("Open the chart"), [this] {
            if (!affected_->selected().empty()) {
                affected_->onActivate(affected_->selected());
            }
        })});
    } else {
        affectedCard_->setActions({});
    }
    review_->FitInside();
    review_->Layout();
}

void RuleEditorPage::renderVersions() {
    const auto& view = editor_.view();
    versionList_->render(listOf(view.versions));
    versionsCard_->setNote(view.versions.summary);
    std::vector<Action> acts{act("rules-look", _("&Look at it"), [this] {
        if (const auto version = numberOf(versionList_->selected()); version != 0) {
            editor_.look(static_cast<int>(version));
        }
    })};
    if (view.canApprove) {
        acts.push_back(act("rules-approve", _("Approve the newest…"), [this] {
            note_->ask(fromWx(_("Approve the rule book")),
                       fromWx(_("Name and licence of the clinician who approves it")), fromWx(_("Approve")),
                       Action::Kind::primary, true, [this](const std::string& who) { editor_.approve(who); });
        }));
    }
    versionsCard_->setActions(std::move(acts));
    filesCard_->setActions(
        {act("rules-export", _("&Export…"), [this] { chooseFolder(true); }),
         act(
             "rules-import", _("&Import…"), [this] { chooseFolder(false); }, Action::Kind::plain, view.canEdit),
         act(
             "rules-restore-all", _("Restore all &defaults"), [this] { editor_.restoreAll(); }, Action::Kind::plain,
             view.canRestoreAll)});
}

} // namespace gui
