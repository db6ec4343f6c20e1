#include "app/gui/audit_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/fact_text.h"
#include "app/gui/fields.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/gauge.h>
#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

AuditPage::AuditPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("audit")}
    , audit_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto add = [&](wxWindow* window) {
        body->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    };
    add(message_ = new Banner{this, wxS("audit-message")});
    add(result_ = new Banner{this, wxS("audit-result")});
    progress_ = new Card{this, wxS("audit-progress"), fromWx(_("Verifying"))};
    gauge_ = new wxGauge{progress_,          wxID_ANY,          100, wxDefaultPosition, {-1, px::grid}, wxGA_HORIZONTAL,
                         wxDefaultValidator, wxS("audit-gauge")};
    progress_->body().Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    progress_->setActions(
        {{"audit-cancel", fromWx(_("Cancel")), [this] { audit_.cancel(); }, Action::Kind::plain, true, ""}});
    add(progress_);
    buildFilter();
    add(narrow_);
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    card_ = new Card{this, wxS("audit-card"), fromWx(_("Trail"))};
    list_ = new List{card_,
                     wxS("audit-list"),
                     {{fromWx(_("No.")), 70, Align::right, false, false},
                      {fromWx(_("When")), 120, Align::left, false, false},
                      {fromWx(_("Who")), 110, Align::left, true, false, 0},
                      {fromWx(_("What")), 150, Align::left, true, false},
                      {fromWx(_("Record")), 90, Align::left, false, true, 1}}};
    card_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(card_, wxSizerFlags{7}.Expand());
    detail_ = new Card{this, wxS("audit-detail"), fromWx(_("Entry"))};
    line_ = new WrappedText{
        detail_, wxS("audit-line"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    content_ = new FactText{detail_, wxS("audit-content"), fromWx(_("Content of the entry"))};
    hash_ = new WrappedText{
        detail_, wxS("audit-hash"), {}, TextRole::small, [](const Theme& now) { return now.secondary; }};
    hash_->SetToolTip(_("Stands for this entry and all before it: compare it with a report or a backup"));
    detail_->body().Add(line_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    detail_->body().Add(content_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    detail_->body().Add(hash_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    card_->SetMinSize({forText(150), -1}); // whatever is shown, the columns stay where they are
    detail_->SetMinSize({forText(150), -1});
    columns->Add(detail_, wxSizerFlags{4}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    list_->onSelect = [this](const std::string& id) { audit_.select(numberOf(id)); };
    list_->onActivate = [this](const std::string&) { content_->SetFocus(); };
    audit_.verified = [this](model::Instant at, bool good) {
        if (verified) {
            verified(at, good);
        }
    };
    audit_.changed = [this] { render(); };
    render();
}

AuditPage::~AuditPage() {
    audit_.changed = nullptr;
    audit_.verified = nullptr;
}

void AuditPage::buildFilter() {
    narrow_ = new Card{this, wxS("audit-filter"), fromWx(_("What to show"))};
    person_ = std::make_unique<ChoiceField>(narrow_, fromWx(_("W&ho")), wxS("audit-person"));
    verb_ = std::make_unique<ChoiceField>(narrow_, fromWx(_("Wha&t")), wxS("audit-verb"));
    const auto typed = [this](const wxString& label, const char* name) {
        auto field = std::make_unique<TextField>(narrow_, fromWx(label), toWx(name), long{wxTE_PROCESS_ENTER});
        field->onEnter = [this] { narrow(); };
        return field;
    };
    client_ = typed(_("&Client"), "audit-client");
    from_ = typed(_("F&rom"), "audit-from");
    until_ = typed(_("&Until"), "audit-until");
    narrow_->addRow(fieldRow({person_->sizer(), verb_->sizer(), client_->sizer(), from_->sizer(), until_->sizer()}));
    markSequence_ = typed(_("Entry at the foot of a report"), "audit-mark-entry");
    markHead_ = typed(_("Its head, at least the first eight digits"), "audit-mark-head");
    for (auto* const field : {markSequence_.get(), markHead_.get()}) {
        field->onEnter = [this] { verify(); };
    }
    narrow_->addRow(fieldRow({markSequence_->sizer(), markHead_->sizer()}));
    person_->onPick = verb_->onPick = [this](const std::string&) { narrow(); };
}

void AuditPage::narrow() {
    audit_.narrow({person_->code(), verb_->code(), client_->text(), from_->text(), until_->text()});
}

void AuditPage::verify() {
    audit_.setMark({markSequence_->text(), markHead_->text()});
    audit_.verify();
}

void AuditPage::showViewsOf(model::ClientId client) {
    audit_.showViewsOf(client);
    const auto& filter = audit_.view().filter;
    client_->render(filter.client);
    from_->clear();
    until_->clear();
}

void AuditPage::renderFilter() {
    const auto& view = audit_.view();
    person_->render(view.people, view.filter.person);
    verb_->render(view.verbs, view.filter.verb);
    client_->showProblem(problemOf(view.problems, "client"));
    from_->showProblem(problemOf(view.problems, "from"));
    until_->showProblem(problemOf(view.problems, "until"));
    markSequence_->showProblem(problemOf(view.problems, "mark.sequence"));
    markHead_->showProblem(problemOf(view.problems, "mark.head"));
    narrow_->setNote(view.narrowed);
    std::vector<Action> acts;
    if (!view.filter.empty()) {
        acts.push_back({"audit-all", fromWx(_("Show all")),
                        [this] {
                            for (auto* const field : {client_.get(), from_.get(), until_.get()}) {
                                field->clear();
                            }
                            audit_.narrow({});
                        },
                        Action::Kind::plain, true, ""});
    }
    acts.push_back({"audit-narrow", fromWx(_("&Show")), [this] { narrow(); }, Action::Kind::plain, true, ""});
    narrow_->setActions(std::move(acts));
}

void AuditPage::refresh() {
    audit_.refresh();
}

void AuditPage::shown() {
    refresh();
}

void AuditPage::render() {
    const auto& view = audit_.view();
    setHeader({view.title,
               view.line,
               {{"audit-verify", fromWx(_("&Verify")), [this] { verify(); }, Action::Kind::primary, !view.verifying,
                 fromWx(_("Checks every entry and every record it covers"))}}});
    message_->render(bannerOf(view.message));
    auto result = bannerOf(view.result);
    for (const auto& where : view.altered) {
        result.words += (result.words.empty() ? "" : "\n") + where;
    }
    result_->render(std::move(result));
    progress_->Show(view.verifying);
    progress_->setNote(view.progress);
    gauge_->SetValue(view.percent);
    list_->render(listOf(view.trail));
    card_->setNote(view.trail.summary);
    renderFilter();
    std::vector<Action> acts;
    if (view.more) {
        acts.push_back(
            {"audit-older", fromWx(_("Older")), [this] { audit_.loadMore(); }, Action::Kind::plain, true, ""});
    }
    card_->setActions(std::move(acts));
    renderEntry();
    Layout();
}

void AuditPage::renderEntry() {
    const auto& view = audit_.view();
    const bool chosen = view.selected != 0;
    detail_->setTitle(view.entryTitle);
    line_->setText(view.entryLine);
    std::vector<Fact> facts;
    for (const auto& field : view.fields) {
        const auto none = fromWx(_("nothing"));
        Fact fact{field.label, field.now, {}};
        if (field.changed) {
            fact.text = field.now.empty() ? none : field.now;
            fact.before = present::fill(fromWx(_("before: {0}")), {field.before.empty() ? none : field.before});
        }
        facts.push_back(std::move(fact));
    }
    if (!view.subject.empty()) {
        facts.push_back({fromWx(_("Record")), view.subject, {}});
    }
    content_->render(std::move(facts), view.fieldsNote);
    content_->Show(chosen);
    hash_->setText(chosen ? present::fill(fromWx(_("Hash (SHA-256): {0}")), {view.hashShort}) : std::string{});
    hash_->Show(chosen);
    std::vector<Action> acts;
    if (chosen) {
        acts.push_back({"audit-copy-hash", fromWx(_("Copy the hash")),
                        [this] {
                            const wxClipboardLocker locked;
                            if (!!locked) {
                                wxTheClipboard->SetData(new wxTextDataObject{toWx(audit_.view().hash)});
                            }
                        },
                        Action::Kind::plain, true, view.hash});
    }
    detail_->setActions(std::move(acts));
    detail_->Layout();
}

} // namespace gui
