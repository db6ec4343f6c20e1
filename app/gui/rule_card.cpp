#include "app/gui/rule_card.h"

#include "app/gui/action_flow.h"
#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace gui {

RuleCard::RuleCard(wxWindow* parent, const wxString& name)
    : Card{parent, name, {}} {
    title_ = new WrappedText{this, name + wxS("-name"), {}, TextRole::cardTitle};
    body().Add(title_, wxSizerFlags{}.Expand());
    line_ = new WrappedText{this, name + wxS("-line"), {}, TextRole::small};
    body().Add(line_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    says_ = new WrappedText{this, name + wxS("-says"), {}, TextRole::body};
    body().Add(says_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    problem_ = new Banner{this, name + wxS("-wrong")};
    body().Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    sheet_ = newSheet(this, name + wxS("-sheet"), &Theme::card);
    sheet_->SetSizer(new wxBoxSizer{wxVERTICAL});
    body().Add(sheet_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    acts_ = new ActionFlow{this, name + wxS("-acts")};
    body().Add(acts_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] { acts_->fit(GetClientSize().x - 2 * px::cardMargin); });
    });
}

void RuleCard::setButtons(std::vector<Action> actions) {
    acts_->render(std::move(actions));
    Layout();
}

void RuleCard::take(Field& field) {
    if (field.text && field.text->text() != field.shown) {
        field.shown = field.text->text();
        onSet(field.column, field.shown);
    }
}

void RuleCard::takeTyping() {
    // Taking over renders, which never changes which fields there are.
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        take(*fields_[i]);
    }
}

void RuleCard::focusFirst() {
    if (fields_.empty()) {
        return;
    }
    auto& first = *fields_.front();
    if (first.text) {
        first.text->take();
    } else {
        first.choice->control().SetFocus();
    }
}

std::unique_ptr<RuleCard::Field> RuleCard::newField(const present::RuleField& field, wxSizer*& sizer) {
    auto made = std::make_unique<Field>();
    made->column = field.column;
    const auto name = wxS("rule-") + toWx(field.column);
    if (field.choices.empty()) {
        const long style = field.isLong ? long{wxTE_MULTILINE} : long{wxTE_PROCESS_ENTER};
        made->text = std::make_unique<TextField>(sheet_, field.label, name, style);
        sizer = made->text->sizer();
        if (field.isLong) {
            made->text->control().SetMinSize({-1, 2 * px::target});
        }
        auto* const own = made.get();
        on(made->text->control(), wxEVT_KILL_FOCUS, [this, own](wxFocusEvent& event) {
            event.Skip();
            later(*this, [this, own, column = own->column] {
                // The field may be gone with its rule by then.
                for (const auto& one : fields_) {
                    if (one.get() == own && one->column == column) {
                        take(*own);
                    }
                }
            });
        });
        made->text->onEnter = [this, own] { take(*own); };
    } else {
        made->choice = std::make_unique<ChoiceField>(sheet_, field.label, name);
        sizer = made->choice->sizer();
        made->choice->onPick = [this, column = field.column](const std::string& code) { onSet(column, code); };
    }
    made->was = new WrappedText{
        sheet_, name + wxS("-was"), {}, TextRole::small, [](const Theme& now) { return now.secondary; }};
    sizer->Add(made->was, wxSizerFlags{}.Expand());
    made->was->Hide();
    return made;
}

void RuleCard::rebuild(const present::RuleCardView& view) {
    sheet_->DestroyChildren();
    fields_.clear();
    auto* const all = new wxBoxSizer{wxVERTICAL};
    std::vector<wxSizer*> beside;
    const auto flush = [&] {
        if (!beside.empty()) {
            all->Add(fieldRow(beside), wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid));
            beside.clear();
        }
    };
    for (const auto& field : view.fields) {
        wxSizer* sizer = nullptr;
        auto made = newField(field, sizer);
        fields_.push_back(std::move(made));
        if (field.wide) {
            flush();
            all->Add(sizer, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid));
        } else {
            beside.push_back(sizer);
            if (beside.size() == 2) {
                flush();
            }
        }
    }
    flush();
    sheet_->SetSizer(all);
}

void RuleCard::render(const present::RuleCardView& view) {
    std::string shape;
    for (const auto& field : view.fields) {
        shape += field.column + (field.choices.empty() ? ";" : "?");
    }
    const bool fresh = shape != shape_;
    if (fresh) {
        shape_ = shape;
        rebuild(view);
    }
    title_->setText(view.id == 0 ? fromWx(_("No rule chosen")) : view.title);
    line_->setText(view.id == 0 ? fromWx(_("Choose a rule to see all it says and to change it.")) : view.line);
    sayOrHide(*says_, view.says);
    problem_->render(bannerOf(view.problem));
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        auto& field = *fields_[i];
        const auto& shown = view.fields[i];
        if (field.text) {
            // What is being typed stays until it is taken over.
            if (field.shown != shown.text || !field.text->control().HasFocus()) {
                field.text->render(shown.text);
            }
            field.shown = shown.text;
            field.text->showProblem(shown.problem);
            field.text->control().SetEditable(shown.enabled);
        } else {
            field.choice->render(shown.choices, shown.text);
            field.choice->showProblem(shown.problem);
            field.choice->control().Enable(shown.enabled);
        }
        field.was->setText(shown.was);
        field.was->Show(!shown.was.empty());
    }
    sheet_->FitInside();
    sheet_->Layout();
    if (fresh) {
        sheet_->Scroll(0, 0);
    }
    Layout();
}

} // namespace gui
