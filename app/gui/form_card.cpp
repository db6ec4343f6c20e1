#include "app/gui/form_card.h"

#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/panel.h>
#include <wx/sizer.h>

namespace gui {

namespace {

constexpr std::size_t inARow = 4;

} // namespace

FormCard::FormCard(wxWindow* parent, const wxString& name)
    : AskCard{parent, name} {}

FormCard::~FormCard() = default;

void FormCard::ask(std::string_view title, std::vector<Field> fields, std::string_view button, Action::Kind kind,
                   Done done) {
    texts_.clear();
    choices_.clear();
    if (panel_ != nullptr) {
        body().Detach(panel_);
        panel_->Destroy();
    }
    fields_ = std::move(fields);
    done_ = std::move(done);
    setTitle(title);
    panel_ = new wxPanel{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, GetName() + wxS("-fields")};
    panel_->SetBackgroundColour(theme().card);
    auto* const rows = new wxBoxSizer{wxVERTICAL};
    std::vector<wxSizer*> row;
    const auto flush = [&] {
        if (!row.empty()) {
            rows->Add(fieldRow(row), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
            row.clear();
        }
    };
    for (const auto& field : fields_) {
        const auto name = GetName() + wxS("-") + toWx(field.name);
        std::unique_ptr<TextField> text;
        std::unique_ptr<ChoiceField> choice;
        if (field.choices.empty()) {
            text = std::make_unique<TextField>(panel_, field.label, name,
                                               wxTE_PROCESS_ENTER | (field.secret ? wxTE_PASSWORD : 0));
            text->render(field.value);
            text->onEnter = [this] { finish(); };
            row.push_back(text->sizer());
        } else {
            choice = std::make_unique<ChoiceField>(panel_, field.label, name);
            choice->render(field.choices,
                           field.value.empty() ? std::string_view{field.choices.front().code} : field.value);
            row.push_back(choice->sizer());
        }
        texts_.push_back(std::move(text));
        choices_.push_back(std::move(choice));
        if (row.size() == inARow) {
            flush();
        }
    }
    flush();
    panel_->SetSizer(rows);
    body().Add(panel_, wxSizerFlags{}.Expand());
    const auto name = fromWx(GetName());
    setActions({{name + "-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
                {name + "-do", std::string{button}, [this] { finish(); }, kind, true, ""}});
    open();
}

void FormCard::takeFocus() {
    if (texts_.front()) {
        texts_.front()->take();
    } else {
        choices_.front()->control().SetFocus();
    }
}

void FormCard::finish() {
    std::vector<std::string> values;
    bool whole = true;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        values.push_back(texts_[i] ? texts_[i]->text() : choices_[i]->code());
        const bool missing = fields_[i].needed && values.back().find_first_not_of(' ') == std::string::npos;
        const auto words = missing ? fromWx(_("This is needed.")) : std::string{};
        if (texts_[i]) {
            texts_[i]->showProblem(words);
        } else {
            choices_[i]->showProblem(words);
        }
        whole = whole && !missing;
    }
    if (whole) {
        handOn([&] { done_(values); });
    }
}

} // namespace gui
