// The pages of the window, each with the ways that lead from it.
#include "app/gui/clinic_window.h"

#include "app/gui/aftercare_page.h"
#include "app/gui/audit_page.h"
#include "app/gui/audit_place.h"
#include "app/gui/catalogue_page.h"
#include "app/gui/chart_page.h"
#include "app/gui/client_form_page.h"
#include "app/gui/clients_page.h"
#include "app/gui/consent_forms_page.h"
#include "app/gui/containers_page.h"
#include "app/gui/desk_page.h"
#include "app/gui/diary_page.h"
#include "app/gui/hygiene_page.h"
#include "app/gui/import_page.h"
#include "app/gui/injuries_page.h"
#include "app/gui/needles_page.h"
#include "app/gui/override_page.h"
#include "app/gui/plan_editor_page.h"
#include "app/gui/practitioner_page.h"
#include "app/gui/preview_page.h"
#include "app/gui/recalls_page.h"
#include "app/gui/rule_editor_page.h"
#include "app/gui/scanner_page.h"
#include "app/gui/search_field.h"
#include "app/gui/session_page.h"
#include "app/gui/settings_page.h"
#include "app/gui/timeline_page.h"
#include "app/gui/today_page.h"
#include "app/gui/trace_page.h"
#include "app/present/session_care.h"

#include <algorithm>
#include <concepts>

namespace gui {

namespace {

struct Place {
    const char* key;
    const char* icon;
};

Place placeOf(present::Page page) {
    switch (page) {
    case present::Page::today:
        return {"today", "clock"};
    case present::Page::clients:
        return {"clients", "person"};
    case present::Page::diary:
        return {"diary", "calendar"};
    case present::Page::needles:
        return {"needles", "needle"};
    case present::Page::aftercare:
        return {"aftercare", "heart"};
    case present::Page::audit:
        return {"audit", "shield"};
    case present::Page::settings:
        break;
    }
    return {"settings", "gear"};
}

} // namespace

template <class P, class Wire>
void ClinicWindow::offer(LatePage<P>& late, std::size_t place, Wire wire) {
    late.offer(
        [this, place] {
            P* page = nullptr;
            if constexpr (std::constructible_from<P, wxWindow*, present::Seat&>) {
                page = new P{book(), seat_};
            } else if constexpr (std::constructible_from<P, wxWindow*, present::Ports&>) {
                page = new P{book(), seat_.ports};
            } else {
                page = new P{book()};
            }
            add(page, place);
            return page;
        },
        std::move(wire));
}

/// Closing it leads back to where it was opened from.
template <class Inner>
void ClinicWindow::openOver(Inner& page) {
    if (auto* const from = front(); from != &page) {
        page.onClose = [this, from] { show(*from); };
    }
    show(page);
}

void ClinicWindow::offerPages() {
    offerPlaces();
    offerOfClients(homeOf(present::Page::clients));
    offerOfToday(homeOf(present::Page::today));
    if (settings_) {
        offerOfSettings(homeOf(present::Page::settings));
    }
    offerScanner(homeOf(needles_ ? present::Page::needles : present::Page::settings));
    if (needles_) {
        offerOfNeedles(homeOf(present::Page::needles));
    }
    pageOf(0).shown(); // the only one that is made at once; what leads away from it is offered now
}

/// The side bar has what the person's roles may see.
void ClinicWindow::offerPlaces() {
    const auto place = [this](const present::PageEntry& entry, auto& late, auto wire) {
        const auto [key, icon] = placeOf(entry.page);
        places_.push_back(entry.page);
        offer(late, places_.size() - 1, std::move(wire));
        addPlace(key, entry.title, icon, [&late]() -> Page& { return *late; });
    };
    const auto chart = [this](model::ClientId client) { openChart(client); };
    const auto session = [this](model::SessionId id) { openSession(id); };
    const auto desk = [this](model::ClientId client, std::optional<model::SessionId> of) { openDesk(client, of); };
    for (const auto& entry : shell_.view().pages) {
        switch (entry.page) {
        case present::Page::today:
            place(entry, today_, [=, this](TodayPage& page) {
                page.openChart = chart;
                page.openDesk = desk;
                page.openSession = session;
                page.openLot = [this](model::LotId lot) { openLot(lot); };
                page.openDiary = [this](model::SessionId planned) { openDiary(planned); };
                page.newSession = [this] { search().take(); };
                if (settings_) {
                    page.openBackups = [this] { openBackups(); };
                }
                if (needles_) {
                    page.openRecalls = [this] { openOver(*recalls_); };
                }
            });
            break;
        case present::Page::clients:
            place(entry, clients_, [=, this](ClientsPage& page) {
                page.openChart = chart;
                page.addClient = [this] { openForm(std::nullopt); };
                page.importClients = [this] { show(*import_); };
            });
            break;
        case present::Page::diary:
            place(entry, diary_, [=](DiaryPage& page) {
                page.openChart = chart;
                page.openDesk = desk;
                page.openRecord = session;
            });
            break;
        case present::Page::needles:
            place(entry, needles_, [=, this](NeedlesPage& page) {
                page.openSession = session;
                page.openScanner = [this] { openScanner(present::Page::needles); };
                page.openCatalogue = [this] { show(*catalogue_); };
                page.openPreview = [this, &page](const ReportSource& report) {
                    openPreview(report, page, homeOf(present::Page::needles));
                };
                page.openRecalls = [this] { openOver(*recalls_); };
                page.openTrace = [this](model::LotId lot) {
                    if (lot) {
                        trace_->ofLot(lot);
                    }
                    show(*trace_);
                };
                page.openContainers = [this] { openOver(*containers_); };
                page.openInjuries = [this] { openOver(*injuries_); };
            });
            break;
        case present::Page::aftercare:
            place(entry, aftercare_, [this](AftercarePage& page) { wireAftercare(page); });
            break;
        case present::Page::audit:
            place(entry, audit_, [this](AuditPlace& page) { wireAudit(page); });
            break;
        case present::Page::settings:
            place(entry, settings_, [this](SettingsPage& page) {
                page.openScanner = [this] { openScanner(present::Page::settings); };
                page.restore = [this](const std::filesystem::path& backup) {
                    leftToRestore_ = backup;
                    signOutAll();
                };
                page.reopen = [this] { signOutAll(); };
                page.openRules = [this] { show(*rules_); };
                page.openPlans = [this] { openOver(*plans_); };
                page.openPractitioners = [this] { openOver(*practitioners_); };
                page.openConsentForms = [this] { show(*consentForms_); };
                page.openOverrides = [this] { openOver(*overrides_); };
                page.onConverted = [this] { shell_.refresh(); };
            });
            break;
        }
    }
}

void ClinicWindow::wireAftercare(AftercarePage& page) {
    page.openChart = [this](model::ClientId client) { openChart(client); };
    if (settings_) {
        page.openPlans = [this] { openOver(*plans_); };
    }
    auto& calls = page.aftercare();
    if (mail_.offered()) {
        mail_.changed = [this, &page] { page.mailIs(mail_.view()); };
        page.mailIs(mail_.view());
        page.clockIsRight = [this] { mail_.clockIsRight(); };
        calls.send = [this](std::vector<model::ReminderId> reminders, present::Aftercare::Tell tell) {
            mail_.send(std::move(reminders), std::move(tell));
        };
    }
    calls.openForm = [this](model::ClientId client) { openForm(client); };
    if (diary_) {
        calls.planVisit = [this](model::ClientId client, model::Day due) { planFor(client, due); };
    }
}

void ClinicWindow::wireAudit(AuditPlace& page) {
    page.trail().verified = [this, &page](model::Instant at, bool good) {
        shell_.trailVerified(at, good);
        page.hygiene().trailVerified(good);
    };
    auto& hygiene = page.hygiene();
    hygiene.openSession = [this](model::SessionId id) { openSession(id); };
    if (needles_) {
        hygiene.openLot = [this](model::LotId lot) { openLot(lot); };
        hygiene.openUnit = [this](const std::string& printedId) {
            show(*needles_);
            needles_->openUnit(printedId);
        };
        hygiene.openContainer = [this](model::ContainerId container) {
            openOver(*containers_);
            containers_->open(container);
        };
        hygiene.openInjury = [this](model::InjuryId injury) {
            openOver(*injuries_);
            injuries_->open(injury);
        };
        hygiene.openRecall = [this](model::RecallId recall) {
            openOver(*recalls_);
            recalls_->open(recall);
        };
    }
    if (settings_) {
        hygiene.openPapers = [this](model::AccountId account) {
            openOver(*practitioners_);
            practitioners_->open(account);
        };
        hygiene.openOverride = [this](model::SessionId of, model::Day day) {
            openOver(*overrides_);
            overrides_->open(of, day);
        };
    }
    hygiene.openPreview = [this, &page](const ReportSource& report) {
        openPreview(report, page, homeOf(present::Page::audit));
    };
}

/// The chart and what is opened from it.
void ClinicWindow::offerOfClients(std::size_t home) {
    const auto chart = [this](model::ClientId client) { openChart(client); };
    const auto session = [this](model::SessionId id) { openSession(id); };
    const auto desk = [this](model::ClientId client, std::optional<model::SessionId> of) { openDesk(client, of); };
    const auto wireSheet = [this, home](SheetActs& sheet, Page& page) {
        sheet.openPreview = [this, home, &page](const ReportSource& report) { openPreview(report, page, home); };
        if (mail_.offered()) {
            sheet.mail = [this](std::vector<model::ReminderId> reminders, SheetActs::Tell tell) {
                mail_.send(std::move(reminders), std::move(tell));
            };
        }
    };
    offer(chart_, home, [=, this](ChartPage& page) {
        page.openDesk = desk;
        page.openSession = session;
        page.openTimeline = [this](model::ClientId client) { openTimeline(client); };
        page.edit = [this](model::ClientId client) { openForm(client); };
        if (diary_) {
            page.planSession = [this](model::ClientId client) { planFor(client); };
        }
        if (audit_) {
            page.openViews = [this](model::ClientId client) {
                show(*audit_);
                audit_->showViewsOf(client);
            };
        }
        wireSheet(page.sheet(), page);
    });
    offer(form_, home, [=, this](ClientFormPage& page) {
        page.openChart = chart;
        page.onSaved = chart;
        page.onClose = [this, &page] { show(page.client() ? static_cast<Page&>(*chart_) : *clients_); };
    });
    offer(import_, home, [this](ImportPage& page) { page.onClose = [this] { show(*clients_); }; });
    offer(session_, home, [=](SessionPage& page) {
        page.openChart = chart;
        wireSheet(page.sheet(), page);
    });
    offer(timeline_, home, [=, this](TimelinePage& page) {
        page.openChart = chart;
        page.openDesk = desk;
        page.openSession = session;
        page.openPreview = [this, home, &page](const ReportSource& report) { openPreview(report, page, home); };
        page.openOnChart = [this](model::ClientId client, present::TimelineTarget target) {
            openChart(client);
            if (target.kind == present::TimelineTarget::Kind::reaction) {
                chart_->showReaction(model::ReactionId{target.id});
            } else {
                chart_->showExposure(model::ExposureId{target.id});
            }
        };
    });
}

void ClinicWindow::offerOfToday(std::size_t home) {
    offer(desk_, home, [this](DeskPage& page) {
        page.openScanner = [this] { openScanner(present::Page::today); };
        page.onClose = [this](model::ClientId client) { openChart(client); };
        page.onSigned = [this](model::SessionId signedNow, model::ClientId client) {
            shell_.proved(); // by the PIN of the signature
            openChart(client);
            chart_->justSigned(signedNow);
            signed_ = present::movedCare(seat_, signedNow, client);
            signedSession_ = signedNow;
            renderNotices();
        };
    });
    offer(preview_, home, [](PreviewPage&) {});
}

void ClinicWindow::offerOfSettings(std::size_t home) {
    const auto close = [this] { show(*settings_); };
    offer(rules_, home, [=, this](RuleEditorPage& page) {
        page.onClose = close;
        page.openChart = [this](model::ClientId client) { openChart(client); };
    });
    offer(plans_, home, [](PlanEditorPage&) {});
    offer(practitioners_, home, [](PractitionerPage&) {});
    offer(consentForms_, home, [=](ConsentFormsPage& page) { page.onClose = close; });
    offer(overrides_, home, [this, home](OverridePage& page) {
        page.openSession = [this](model::SessionId session) { openSession(session); };
        page.openPreview = [this, home, &page](const ReportSource& report) { openPreview(report, page, home); };
    });
}

/// What scans need, open to whoever scans.
void ClinicWindow::offerScanner(std::size_t home) {
    offer(scanner_, home, [this](ScannerPage& page) {
        page.onClose = [this] {
            if (beforeScanner_ != nullptr) {
                show(*beforeScanner_);
            }
        };
    });
}

void ClinicWindow::offerOfNeedles(std::size_t home) {
    const auto close = [this] { show(*needles_); };
    const auto session = [this](model::SessionId id) { openSession(id); };
    const auto chart = [this](model::ClientId client) { openChart(client); };
    offer(catalogue_, home, [=](CataloguePage& page) { page.onClose = close; });
    offer(recalls_, home, [=, this](RecallsPage& page) {
        page.openSession = session;
        page.openChart = chart;
        page.openPreview = [this, home, &page](const ReportSource& report) { openPreview(report, page, home); };
    });
    offer(trace_, home, [=](TracePage& page) {
        page.onClose = close;
        page.openSession = session;
        page.openChart = chart;
    });
    offer(containers_, home, [](ContainersPage&) {});
    offer(injuries_, home, [](InjuriesPage&) {});
}

void ClinicWindow::openScanner(present::Page from) {
    const auto home = homeOf(from);
    beforeScanner_ = front();
    auto& page = *scanner_;
    moveInner(page, home);
    page.openPreview = [this, home, &page](const ReportSource& report) { openPreview(report, page, home); };
    show(page);
}

void ClinicWindow::openPreview(const ReportSource& report, Page& from, std::size_t home) {
    auto& page = *preview_;
    moveInner(page, home);
    page.onClose = [this, &from] { show(from); };
    page.open(report);
    show(page);
}

std::size_t ClinicWindow::homeOf(present::Page page) const {
    const auto found = std::find(places_.begin(), places_.end(), page);
    return found == places_.end() ? std::size_t{0} : static_cast<std::size_t>(found - places_.begin());
}

} // namespace gui
