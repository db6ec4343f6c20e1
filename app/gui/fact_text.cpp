#include "app/gui/fact_text.h"

#include "app/gui/a11y.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/theme.h"

namespace gui {

FactText::FactText(wxWindow* parent, const wxString& name, const std::string& title)
    : wxTextCtrl{parent,
                 wxID_ANY,
                 wxString{},
                 wxDefaultPosition,
                 wxDefaultSize,
                 wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE,
                 wxDefaultValidator,
                 name} {
    setAccessibleName(*this, toWx(title));
    addStyle(*this, style::facts);
    followTheme(*this, [this](const Theme& now) {
        SetBackgroundColour(now.card);
        write();
    });
}

void FactText::render(std::vector<Fact> facts, std::string note) {
    if (facts == facts_ && note == note_) {
        return; // what is marked stays marked
    }
    facts_ = std::move(facts);
    note_ = std::move(note);
    write();
}

void FactText::write() {
    const auto& now = theme();
    const wxTextAttr label{now.secondary, wxNullColour, fontFor(TextRole::small)};
    const wxTextAttr body{now.body, wxNullColour, fontFor(TextRole::body)};
    Clear();
    bool first = true;
    for (const auto& fact : facts_) {
        if (!first) {
            AppendText(wxS("\n"));
        }
        first = false;
        SetDefaultStyle(label);
        AppendText(toWx(fact.label) + wxS(": "));
        SetDefaultStyle(body);
        AppendText(toWx(fact.text));
        if (!fact.before.empty()) {
            SetDefaultStyle(label);
            AppendText(wxS("\n    ") + toWx(fact.before));
        }
    }
    if (!note_.empty()) {
        SetDefaultStyle(label);
        AppendText((first ? wxS("") : wxS("\n\n")) + toWx(note_));
    }
    SetInsertionPoint(0);
    ShowPosition(0);
}

} // namespace gui
