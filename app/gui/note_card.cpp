#include "app/gui/note_card.h"

#include "app/gui/a11y.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

NoteCard::NoteCard(wxWindow* parent, const wxString& name)
    : AskCard{parent, name}
    , words_{this, " ", name + wxS("-words"), wxTE_PROCESS_ENTER}
    , choice_{this, " ", name + wxS("-choice")} {
    label_ = wxDynamicCast(wxWindow::FindWindowByName(name + wxS("-words-label"), this), wxStaticText);
    choiceLabel_ = wxDynamicCast(wxWindow::FindWindowByName(name + wxS("-choice-label"), this), wxStaticText);
    fields_ = fieldRow({words_.sizer(), choice_.sizer()});
    body().Add(fields_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    words_.onEnter = [this] { finish(); };
}

void NoteCard::ask(std::string_view title, std::string_view label, std::string_view button, Action::Kind kind,
                   bool needed, std::function<void(const std::string&)> done) {
    done_ = std::move(done);
    needed_ = needed;
    setTitle(title);
    label_->SetLabel(toWx(label));
    words_.clear();
    words_.showProblem({});
    fields_->Show(choice_.sizer(), false, true);
    setActions({{"note-close", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
                {"note-do", std::string{button}, [this] { finish(); }, kind, true, ""}});
    open();
}

void NoteCard::alsoAsk(std::string_view label, const std::vector<present::Choice>& choices,
                       std::function<void(const std::string& words, const std::string& code)> done) {
    choiceLabel_->SetLabel(toWx(label));
    choice_.render(choices, choices.empty() ? std::string_view{} : std::string_view{choices.front().code});
    choice_.showProblem({});
    fields_->Show(choice_.sizer(), true, true);
    choice_.showProblem({});
    done_ = [this, done = std::move(done)](const std::string& words) { done(words, choice_.code()); };
    layoutAround(*this);
}

void NoteCard::finish() {
    const auto words = words_.text();
    if (needed_ && words.find_first_not_of(' ') == std::string::npos) {
        words_.showProblem(fromWx(_("A few words are needed here.")));
        return;
    }
    handOn([&] { done_(words); });
}

} // namespace gui
