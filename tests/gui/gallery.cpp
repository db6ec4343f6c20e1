// Every widget of the toolkit with sample words, for looking: gallery [today|chart|forms|body] at 1280x800.
#include "app/gui/a11y.h"
#include "app/gui/banner.h"
#include "app/gui/card.h"
#include "app/gui/chip.h"
#include "app/gui/events.h"
#include "app/gui/figure.h"
#include "app/gui/layout.h"
#include "app/gui/list.h"
#include "app/gui/main_frame.h"
#include "app/gui/page.h"
#include "app/gui/search_field.h"
#include "app/gui/segmented.h"
#include "app/gui/strings.h"
#include "app/gui/zone_map.h"

#include <wx/app.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <cstdio>

namespace {

using namespace gui;
using enum gui::State;

/// A page with two columns of cards, `left` and `right` in parts of the width.
struct Columns {
    Columns(Page& page, int left, int right) {
        auto* const row = new wxBoxSizer{wxHORIZONTAL};
        first = new wxBoxSizer{wxVERTICAL};
        second = new wxBoxSizer{wxVERTICAL};
        row->Add(first, wxSizerFlags{left}.Expand());
        row->AddSpacer(px::cardGap);
        row->Add(second, wxSizerFlags{right}.Expand());
        newPageBody(page)->Add(row, wxSizerFlags{1}.Expand());
    }
    wxBoxSizer* first;
    wxBoxSizer* second;
};

wxSizerFlags gapAbove(int proportion) {
    return wxSizerFlags{proportion}.Expand().Border(wxTOP, px::cardGap);
}

Row row(std::string id, std::initializer_list<std::string> texts, std::optional<State> lastAs = {}) {
    Row made{std::move(id), {}};
    for (const auto& text : texts) {
        made.cells.push_back({text, {}});
    }
    made.cells.back().chip = lastAs;
    return made;
}

class TodayPage : public Page {
public:
    explicit TodayPage(wxWindow* book)
        : Page{book, wxS("today")} {
        setHeader({"Today",
                   "Sunday 22 November 2026",
                   {{.name = "new-session",
                     .label = "&New session",
                     .run = [] {},
                     .kind = Action::Kind::primary,
                     .why = {}}}});
        const Columns at{*this, 35, 20};

        auto* const sessions = new Card{this, wxS("sessions"), "Sessions"};
        sessions->setNote("7 sessions, 2 signed, 1 open");
        auto* const list = new List{sessions,
                                    wxS("session-list"),
                                    {{.title = "Time", .width = 60},
                                     {.title = "Client", .width = 124},
                                     {.title = "Treatment", .width = 180, .grows = true},
                                     {.title = "Room", .width = 56},
                                     {.title = "State", .width = 143}}};
        list->render({{row("1", {"09:00", "Adaeze Okafor", "Pen 1.0 mm, cheeks, forehead", "1", "Signed"}, safe),
                       row("2", {"09:45", "Clare Fenwick", "Pen 0.5 mm, full face", "2", "Signed"}, safe),
                       row("3", {"10:30", "Tomasz Wilk", "Pen 1.5 mm, cheeks", "1", "Not before 8 Dec"}, deny),
                       row("4", {"11:15", "Priya Raman", "RF 2.0 mm, jaw, chin", "1", "Open since 11:02"}, info),
                       row("5", {"12:30", "Joan Whitaker", "Pen 1.0 mm, neck", "2", "Planned"}, neutral),
                       row("6", {"14:00", "Samira Haddad", "Scalp 0.6 mm", "1", "Planned"}, neutral),
                       row("7", {"15:30", "Elsie Grant", "Pen 1.5 mm, full face", "2", "Screening due"}, warn)},
                      {},
                      "2 cancelled sessions hidden"});
        list->select("3");
        sessions->body().Add(list, wxSizerFlags{1}.Expand());
        at.first->Add(sessions, wxSizerFlags{1}.Expand());

        auto* const calls = new Card{this, wxS("calls"), "Call now"};
        calls->setActions({{.name = "call", .label = "&Call", .run = [] {}, .why = {}}});
        auto* const due = new List{calls,
                                   wxS("call-list"),
                                   {{.title = "Client", .width = 146},
                                    {.title = "Step", .width = 200, .grows = true},
                                    {.title = "Since", .width = 100},
                                    {.title = {}, .width = 70, .align = Column::Align::right}}};
        due->render({{row("1", {"Nora Petrie", "Day 1 check-in, redness and heat?", "09:00", "Due"}, info),
                      row("2", {"Ben Achterberg", "Day 3 check-in", "Yesterday", "Late"}, warn)},
                     {},
                     {}});
        due->select("1");
        due->fitRows(3);
        calls->body().Add(due, wxSizerFlags{1}.Expand());
        at.first->Add(calls, gapAbove(0));

        auto* const banner = new Banner{this, wxS("recall-banner")};
        banner->render({deny,
                        "Recalled lot in stock",
                        "Dermapen 12-pin, lot B7731: 14 quarantined, 9 clients to tell.",
                        false,
                        {{.name = "open-recall", .label = "Open the &recall", .run = [] {}, .why = {}}}});
        at.second->Add(banner, wxSizerFlags{}.Expand());

        auto* const needles = new Card{this, wxS("needles-card"), "Needles"};
        auto* const stock = new List{
            needles,
            wxS("stock-list"),
            {{.title = {}, .width = 150, .grows = true}, {.title = {}, .width = 130, .align = Column::Align::right}},
            false};
        stock->render(
            {{row("1", {"SkinPen, lot 24F118", "3 left"}), row("2", {"Exceed 6-pin, lot 88120", "Use by 30 Nov"}, warn),
              row("3", {"Sharps container 12, room 2", "78 % full"}, warn)},
             {},
             {}});
        stock->fitRows(4);
        needles->body().AddSpacer(px::grid);
        needles->body().Add(stock, wxSizerFlags{1}.Expand());
        at.second->Add(needles, gapAbove(0));

        auto* const open = new Card{this, wxS("unsigned"), "Unsigned"};
        open->setActions({{.name = "continue",
                           .label = "C&ontinue",
                           .run = [] {},
                           .enabled = false,
                           .why = "Choose a session first"}});
        auto* const drafts = new List{open, wxS("draft-list"), {{.title = {}, .width = 150, .grows = true}}, false};
        drafts->render({{}, "Sessions that were charted but not signed stand here. There is none.", {}});
        open->body().Add(drafts, wxSizerFlags{1}.Expand());
        at.second->Add(open, gapAbove(1));
    }
};

std::vector<ZoneView> sampleZones() {
    return {{"forehead", "forehead", warn, "28 days recommended, better from 27 November", false},
            {"glabella", "glabella", warn, "28 days recommended, better from 27 November", false},
            {"cheek-left", "left cheek", deny, "not before 8 December", true},
            {"cheek-right", "right cheek", deny, "not before 8 December", true},
            {"temple-left", "left temple", safe, "safe today", false},
            {"temple-right", "right temple", safe, "safe today", false},
            {"nose", "nose", safe, "safe today", false},
            {"periorbital-left", "left eye surround", safe, "safe today", false},
            {"periorbital-right", "right eye surround", safe, "safe today", false},
            {"chin", "chin", unknown, "history not taken", false},
            {"upper-lip", "upper lip", unknown, "history not taken", false},
            {"jaw-left", "left jaw", safe, "safe today", false},
            {"jaw-right", "right jaw", safe, "safe today", false},
            {"neck", "neck", unknown, "history not taken", false},
            {"face", "face", warn, "parts are healing", false},
            {"decolletage", "decolletage", safe, "safe today", false},
            {"upper-arm-left", "left upper arm", deny, "not before 8 December", false},
            {"knee-left", "left knee", info, "planned", true},
            {"heel-left", "left heel", deny, "not before 8 December", false}};
}

class ChartPage : public Page {
public:
    ChartPage(wxWindow* book, Map map)
        : Page{book, map == Map::face ? wxS("chart") : wxS("body")} {
        setHeader(
            {"Tomasz Wilk",
             "12 March 1989, 37 years, skin type III, client since 2024",
             {{.name = "plan", .label = "&Plan", .run = [] {}, .why = {}},
              {.name = "start", .label = "&Start session", .run = [] {}, .kind = Action::Kind::primary, .why = {}}}});
        const Columns at{*this, 40, 63};
        auto* const healing = new Card{this, wxS("healing"), "Healing on 22 November"};
        healing->setNote("today");
        auto* const zones = new ZoneMap{healing, wxS("zone-map")};
        zones->render(sampleZones());
        zones->show(map);
        healing->body().Add(zones, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
        auto* const chips = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES};
        for (const auto& [words, state] : std::initializer_list<std::pair<const char*, State>>{
                 {"Healing", deny}, {"With reason", warn}, {"Safe", safe}, {"Not known", unknown}}) {
            chips->Add(new Chip{healing, wxS("chip"), words, state}, wxSizerFlags{}.Border(wxALL, px::grid / 2));
        }
        healing->body().Add(chips, wxSizerFlags{}.Centre().Border(wxTOP, px::grid));
        auto* const which = new Segmented{
            healing, wxS("which-map"), {{"map-face", "Face"}, {"map-front", "Body front"}, {"map-back", "Body back"}}};
        which->choose(static_cast<std::size_t>(map));
        which->onChoose = [zones](std::size_t index) { zones->show(static_cast<Map>(index)); };
        zones->onOpenFace = [zones, which] {
            zones->show(Map::face);
            which->choose(0);
        };
        healing->body().Add(which, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
        at.first->Add(healing, wxSizerFlags{1}.Expand());

        auto* const banner = new Banner{this, wxS("allergies")};
        banner->render({warn,
                        {},
                        "<b>Allergy: lidocaine.</b> No topical anaesthetic with lidocaine. <b>Isotretinoin</b> ended "
                        "2 March 2026: clear since 1 September. Cold sores: antiviral plan recorded.",
                        true,
                        {}});
        at.second->Add(banner, wxSizerFlags{}.Expand());

        auto* const earliest = new Card{this, wxS("earliest"), "Earliest safe day"};
        earliest->setNote("pen, 1.5 mm");
        auto* const days = new List{earliest,
                                    wxS("earliest-list"),
                                    {{.title = "Zone", .width = 90},
                                     {.title = "Last treated", .width = 180},
                                     {.title = "Earliest", .width = 165},
                                     {.title = "Why", .width = 120, .grows = true, .quiet = true}}};
        ListView view;
        view.rows = {
            row("cheeks", {"Cheeks", "8 Nov, SkinPen 1.5 mm", "8 Dec", "device label, 30 days"}),
            row("forehead", {"Forehead", "30 Oct, Dermapen 1.0 mm", "today, better 27 Nov", "28 days recommended"}),
            row("neck", {"Neck", "none here or elsewhere", "today", {}})};
        view.rows[0].cells[2].chip = deny;
        view.rows[1].cells[2].chip = warn;
        view.rows[2].cells[2].chip = safe;
        days->render(view);
        days->fitRows(5);
        earliest->body().Add(days, wxSizerFlags{1}.Expand());
        at.second->Add(earliest, gapAbove(0));

        auto* const sessions = new Card{this, wxS("sessions-of"), "Sessions"};
        sessions->setNote("course: 2 of 4");
        auto* const list = new List{sessions,
                                    wxS("chart-sessions"),
                                    {{.title = "Day", .width = 100},
                                     {.title = "Treatment", .width = 140, .grows = true},
                                     {.title = "Cartridge", .width = 130},
                                     {.title = "Practitioner", .width = 105},
                                     {.title = {}, .width = 100}}};
        list->render(
            {{row("1", {"8 Nov 2026", "Pen 1.5 mm, cheeks", "24F118, N-3KD7", "M. Lindqvist", "Signed"}, safe),
              row("2", {"30 Oct 2026", "Pen 1.0 mm, forehead", "24F118, N-3KC2", "M. Lindqvist", "Amended"}, info),
              row("3", {"2 Mar 2025", "Pen 0.5 mm, full face", "23B040, N-1A0F", "R. Osei", "Signed"}, safe)},
             {},
             {}});
        sessions->body().Add(list, wxSizerFlags{1}.Expand());
        at.second->Add(sessions, gapAbove(1));
    }
};

class FormsPage : public Page {
public:
    explicit FormsPage(wxWindow* book)
        : Page{book, wxS("forms")} {
        setHeader({"Session, Tomasz Wilk",
                   "Room 1, planned 10:30, not started, draft saved 10:33",
                   {{.name = "close", .label = "C&lose", .run = [] {}, .why = {}},
                    {.name = "start",
                     .label = "&Start",
                     .run = [] {},
                     .kind = Action::Kind::primary,
                     .enabled = false,
                     .why = "Not before 8 December"}}});
        auto* const all = newPageBody(*this);
        auto* const banner = new Banner{this, wxS("denied")};
        banner->render(
            {deny,
             "Not before Tuesday 8 December: the cheeks are healing.",
             "Treated on 8 November with SkinPen at 1.5 mm; the device label asks for 30 days, 14 have passed.",
             false,
             {{.name = "plan-later", .label = "&Plan for 8 December", .run = [] {}, .why = {}},
              {.name = "other", .label = "Other &zones", .run = [] {}, .why = {}},
              {.name = "override", .label = "O&verride with reason…", .run = [] {}, .why = {}}}});
        all->Add(banner, wxSizerFlags{}.Expand());
        auto* const figures = new wxBoxSizer{wxHORIZONTAL};
        for (const auto& [number, caption] :
             std::initializer_list<std::pair<const char*, const char*>>{{"99.4 %", "sessions fully traced, 3 open"},
                                                                        {"0", "reused cartridges"},
                                                                        {"2", "critical findings"},
                                                                        {"Verified", "trail, 41 882 entries"}}) {
            auto* const figure = new FigureCard{this, wxS("figure")};
            figure->render(number, caption);
            figures->Add(figure, wxSizerFlags{1}.Expand().Border(wxRIGHT, px::grid));
        }
        all->Add(figures, gapAbove(0));
        auto* const card = new Card{this, wxS("treatment"), "Treatment"};
        card->setNote("as last time: Alt+L");
        auto* const fields = new wxBoxSizer{wxHORIZONTAL};
        const auto choice = [card](const char* name, const wxString& value) {
            return labelled(card, name, toWx(name), [&] {
                auto* const made = new wxChoice{card, wxID_ANY};
                made->Append(value);
                made->SetSelection(0);
                return made;
            });
        };
        fields->Add(choice("&Modality", wxS("Pen")).sizer, wxSizerFlags{1}.Border(wxRIGHT, px::grid + 4));
        fields->Add(choice("&Device", wxS("SkinPen #2")).sizer, wxSizerFlags{1}.Border(wxRIGHT, px::grid + 4));
        const auto depth = labelled(card, "Dept&h mm", wxS("depth"), [&] {
            return new wxTextCtrl{card, wxID_ANY, wxS("2.75")};
        });
        fields->Add(depth.sizer, wxSizerFlags{1});
        card->body().Add(fields, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
        all->Add(card, gapAbove(1));
        depth.showProblem("SkinPen #2 reaches 2.5 mm: enter at most 2.5.");
    }
};

} // namespace

class Gallery : public wxApp {
public:
    bool OnInit() override {
        setProgramId("needlebook-gallery");
        failureSink() = [](const std::exception& failure) { std::fprintf(stderr, "%s\n", failure.what()); };
        auto* const frame = new MainFrame{wxS("Gallery")};
        auto add = [frame, place = std::size_t{0}](const char* key, const char* label, const char* icon,
                                                   Page* page) mutable {
            frame->addPlace(key, label, icon, [page]() -> Page& { return *page; });
            frame->add(page, place++);
        };
        add("today", "Today", "clock", new TodayPage{frame->book()});
        add("clients", "Clients", "person", new ChartPage{frame->book(), Map::face});
        add("diary", "Diary", "calendar", new FormsPage{frame->book()});
        add("needles", "Needles", "needle", new ChartPage{frame->book(), Map::bodyFront});
        add("aftercare", "Aftercare", "heart", new ChartPage{frame->book(), Map::bodyBack});
        add("audit", "Audit", "shield", new Page{frame->book(), wxS("audit")});
        add("settings", "Settings", "gear", new Page{frame->book(), wxS("settings")});
        frame->sideBar().setBadge(3, {"2", false, "2 lots run low"});
        frame->sideBar().setBadge(4, {"5", true, "5 clients to call"});
        frame->sideBar().render({"Maya Lindqvist", "Practitioner", "locks in 8 min"});
        frame->render(
            StatusView{{"Harley Street Skin", "clinic.needlebook, encrypted", "Trail verified 08:02"}, "Backup 07:58"});
        frame->search().onText = [frame](const std::string& text) {
            frame->search().suggest({{"1", "Tomasz Wilk", "12 Mar 1989"}, {"2", "Tom Wilkinson", "3 May 1971, Leeds"}},
                                    "Nobody is called " + text);
        };
        frame->SetClientSize(1280, 800);
        frame->Show();
        if (argc > 1) {
            long place = 0;
            wxString{argv[1]}.ToLong(&place);
            frame->choosePlace(static_cast<std::size_t>(place));
        }
        return true;
    }
};

wxIMPLEMENT_APP(Gallery);
