#include "app/gui/scan_bar.h"

#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/scanner_setup.h"

namespace gui {

ScanBar::ScanBar(wxWindow* parent, wxWindow& page, const wxString& name)
    : Banner{parent, name}
    , page_{page}
    , name_{fromWx(name)}
    , scanner_{page} {
    scanner_.onScan = [this](const std::string& text) {
        if (gate_) {
            gate_->scan(text);
        }
    };
    Banner::render({});
}

ScanBar::~ScanBar() = default;

void ScanBar::use(std::optional<present::Seat> seat) {
    gate_.reset();
    ports_.reset();
    if (seat) {
        ports_ = seat->ports;
        gate_ = std::make_unique<present::ScanGate>(*std::move(seat));
        gate_->changed = [this] { render(); };
        gate_->take = [this](const std::string& text) {
            if (onScan) {
                onScan(text);
            }
        };
        shown();
    }
    render();
}

void ScanBar::shown() {
    if (ports_) {
        scanner_.set(present::wedgeSettings(present::scannerSetup(*ports_)));
    }
}

void ScanBar::typed(const std::string& text) {
    if (gate_) {
        gate_->typed(text);
    }
}

bool ScanBar::close() {
    if (!gate_ || gate_->view().message.empty()) {
        return false;
    }
    gate_->close();
    return true;
}

void ScanBar::render() {
    BannerView banner;
    bool asks = false;
    if (gate_) {
        const auto& view = gate_->view();
        banner = bannerOf(view.message);
        asks = view.asks;
        if (asks) {
            banner.actions.push_back({name_ + "-yes", fromWx(_("&Yes, the same")), [this] { gate_->confirm(); },
                                      Action::Kind::primary, true, ""});
            banner.actions.push_back(
                {name_ + "-no", fromWx(_("&No")), [this] { gate_->refuse(); }, Action::Kind::plain, true, ""});
        }
        if (view.canCheck && onCheck) {
            banner.actions.push_back({name_ + "-check", fromWx(_("Check the scanner…")),
                                      [this] {
                                          gate_->close();
                                          onCheck();
                                      },
                                      Action::Kind::plain, true, ""});
        }
        if (!view.message.empty() && !asks) {
            banner.actions.push_back(
                {name_ + "-close", fromWx(_("Close")), [this] { gate_->close(); }, Action::Kind::plain, true, ""});
        }
    }
    Banner::render(std::move(banner));
    layoutAround(*this);
    if (asks && !asked_) {
        // One key answers; a scanner's own second Enter is kept away.
        later(page_, [this] {
            if (auto* const yes = FindWindowByName(toWx(name_ + "-yes"), this); yes != nullptr) {
                yes->SetFocus();
            }
        });
    }
    asked_ = asks;
}

} // namespace gui
