#include "app/gui/import_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/pick_table.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/gauge.h>
#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;
using present::ImportStage;

namespace {
constexpr int mostProblems = 6; ///< in sight at once, so that the preview keeps its place
}

ImportPage::ImportPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("import")}
    , import_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto add = [&](wxWindow* window, int share) {
        body->Add(window, wxSizerFlags{share}.Expand().Border(wxBOTTOM, px::cardGap));
    };
    add(message_ = new Banner{this, wxS("import-message")}, 0);
    choose_ = new Card{this, wxS("import-choose"), fromWx(_("Which file?"))};
    choose_->body().Add(
        new WrappedText{
            choose_, wxS("import-words"),
            fromWx(_("The list another program exported as CSV: one line a person, with headings. You see what would "
                     "happen before anything is saved, and it is all saved or nothing. Identity numbers are not taken "
                     "over.")),
            TextRole::body},
        wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    choose_->setActions(
        {{"import-file", fromWx(_("Choose the &file…")), [this] { chooseFile(); }, Action::Kind::primary, true, ""}});
    add(choose_, 0);
    progress_ = new Card{this, wxS("import-progress"), fromWx(_("Working"))};
    gauge_ =
        new wxGauge{progress_,          wxID_ANY,           100, wxDefaultPosition, {-1, px::grid}, wxGA_HORIZONTAL,
                    wxDefaultValidator, wxS("import-gauge")};
    progress_->body().Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    progress_->setActions(
        {{"import-cancel", fromWx(_("Cancel")), [this] { import_.cancel(); }, Action::Kind::plain, true, ""}});
    add(progress_, 0);
    options_ = new Card{this, wxS("import-options"), fromWx(_("How to read it"))};
    dates_ = std::make_unique<ChoiceField>(options_, fromWx(_("Order of the &dates")), wxS("import-dates"));
    duplicates_ =
        std::make_unique<ChoiceField>(options_, fromWx(_("People who are &already here")), wxS("import-duplicates"));
    options_->body().Add(fieldRow({dates_->sizer(), duplicates_->sizer()}),
                         wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    notTaken_ = new WrappedText{options_, wxS("import-not-taken"), {}, TextRole::small};
    options_->body().Add(notTaken_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    add(options_, 0);
    problemsCard_ = new Card{this, wxS("import-problems-card"), fromWx(_("What has to be put right in the file"))};
    problems_ = new List{problemsCard_,
                         wxS("import-problems"),
                         {{fromWx(_("Line")), 70, Align::left, false, true},
                          {fromWx(_("Kind")), 80, Align::left, false, false},
                          {fromWx(_("What is wrong")), 300, Align::left, true, false}}};
    problemsCard_->body().Add(problems_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    add(problemsCard_, 0);
    previewCard_ = new Card{this, wxS("import-preview-card"), fromWx(_("Preview"))};
    preview_ = new List{previewCard_,
                        wxS("import-preview"),
                        {{fromWx(_("Name")), 200, Align::left, true, false},
                         {fromWx(_("Born")), 110, Align::left, false, false},
                         {fromWx(_("Telephone")), 140, Align::left, false, false},
                         {fromWx(_("What happens")), 180, Align::left, false, false}}};
    previewCard_->body().Add(preview_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    add(previewCard_, 1);
    dates_->onPick = [this](const std::string& code) { import_.setDateOrder(code); };
    duplicates_->onPick = [this](const std::string& code) { import_.setDuplicateRule(code); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    import_.changed = [this] { render(); };
    render();
}

ImportPage::~ImportPage() {
    import_.changed = nullptr;
}

void ImportPage::shown() {
    choose_->SetFocus();
}

void ImportPage::chooseFile() {
    pickTable(*this, _("The list of clients"), [this](const std::string& path) { load(path); });
}

void ImportPage::load(const std::string& path) {
    const auto file = readTableFile(path);
    import_.load(file.name, file.bytes);
}

void ImportPage::render() {
    const auto& view = import_.view();
    const bool busy = view.stage == ImportStage::reading || view.stage == ImportStage::importing;
    const bool preview = view.stage == ImportStage::preview;
    HeaderView header{fromWx(_("Import clients")),
                      view.fileName.empty() ? fromWx(_("from another program's file"))
                                            : view.fileName + ", " + view.encoding,
                      {{"import-close", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""}}};
    if (preview) {
        header.actions.push_back({"import-other-file", fromWx(_("Another &file…")), [this] { chooseFile(); },
                                  Action::Kind::plain, true, ""});
        header.actions.push_back({"import-now", fromWx(_("&Import")), [this] { import_.import(); },
                                  Action::Kind::primary, view.canImport, ""});
    }
    setHeader(std::move(header));
    message_->render(bannerOf(view.message));
    choose_->Show(!busy && !preview);
    progress_->Show(busy);
    progress_->setNote(view.progress);
    gauge_->SetValue(view.percent);
    options_->Show(preview);
    dates_->render(view.dateOrders, view.dateOrder);
    duplicates_->render(view.duplicateRules, view.duplicateRule);
    std::string notTaken;
    for (const auto& column : view.notTaken) {
        notTaken += (notTaken.empty() ? "" : "\n") + column;
    }
    notTaken_->setText(notTaken);
    notTaken_->Show(!notTaken.empty());
    problems_->render(listOf(view.problems));
    problems_->fitRows(mostProblems);
    problemsCard_->Show(preview && !view.problems.rows.empty());
    problemsCard_->setTitle(view.canImport ? fromWx(_("Worth knowing about the file"))
                                           : fromWx(_("What has to be put right in the file")));
    problemsCard_->setNote(view.problems.summary);
    preview_->render(listOf(view.preview));
    previewCard_->Show(preview);
    previewCard_->setNote(view.summary);
    Layout();
}

} // namespace gui
