#include "app/gui/diary_answer.h"

#include "app/gui/adapt.h"
#include "app/gui/banner.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

DiaryAnswer::DiaryAnswer(wxWindow* parent, const wxString& name, present::DiaryPlan& plan)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name}
    , plan_{plan} {
    refusal_ = new Banner{this, wxS("diary-refusal")};
    verdict_ = new Banner{this, wxS("diary-verdict")};
    doubleBooked_ = new Banner{this, wxS("diary-double-booked")};
    closed_ = new Banner{this, wxS("diary-closed")};
    auto* const all = new wxBoxSizer{wxVERTICAL};
    for (auto* const banner : {refusal_, verdict_, doubleBooked_, closed_}) {
        all->Add(banner, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::grid));
    }
    SetSizer(all);
    Hide();
}

bool DiaryAnswer::take(std::size_t offered) {
    const auto& view = plan_.view();
    if (!view.open || view.saving || offered >= view.offered.size()) {
        return false;
    }
    plan_.take(offered);
    if (onTaken) {
        onTaken();
    }
    return true;
}

std::vector<Action> DiaryAnswer::times(const present::DiaryPlanView& view) {
    std::vector<Action> acts;
    for (std::size_t i = 0; i < view.offered.size(); ++i) {
        acts.push_back({"diary-time-" + std::to_string(i), view.offered[i].text, [this, i] { take(i); },
                        Action::Kind::plain, !view.saving,
                        fromWx(wxString::Format(_("Takes this time over (Alt+%zu)"), i + 1))});
    }
    return acts;
}

void DiaryAnswer::render() {
    const auto& view = plan_.view();
    const bool doubled = !view.doubleBooked.empty();
    const bool closed = !view.closed.empty();
    const auto offering = [&](std::string words) {
        if (!view.offered.empty()) {
            words += (words.empty() ? "" : "\n") + fromWx(_("Free and safe:"));
        }
        return words;
    };
    refusal_->render(bannerOf(view.refusal));
    auto verdict = bannerOf(view.verdict);
    if (!doubled && !closed && !view.verdict.empty()) {
        verdict.words = offering(view.verdict.text);
        verdict.actions = times(view);
    }
    verdict_->render(std::move(verdict));
    BannerView twice;
    if (doubled) {
        twice = {State::warn, fromWx(_("Double booked.")), closed ? view.doubleBooked : offering(view.doubleBooked),
                 false, closed ? std::vector<Action>{} : times(view)};
    }
    doubleBooked_->render(std::move(twice));
    BannerView shut;
    if (closed) {
        shut = {State::warn, fromWx(_("The clinic is closed then.")), offering(view.closed), false, times(view)};
    }
    closed_->render(std::move(shut));
    Show(view.open && (verdict_->IsShown() || refusal_->IsShown() || doubleBooked_->IsShown() || closed_->IsShown()));
    Layout();
}

} // namespace gui
