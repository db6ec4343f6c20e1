// Linux's own way: one call on the session bus (Desktop Notifications Specification 1.2,
// org.freedesktop.Notifications).
#include "app/gui/desktop_notice.h"

#include <gio/gio.h>

#include <memory>

namespace gui {
namespace {

/// The one before is replaced, not piled up.
guint32 lastNotice = 0;

void noticeShown(GObject* source, GAsyncResult* result, gpointer /*unused*/) {
    // Without a daemon the answer is an error, which is nobody's business.
    if (auto* const answer =
            g_dbus_connection_call_finish(reinterpret_cast<GDBusConnection*>(source), result, nullptr)) {
        g_variant_get(answer, "(u)", &lastNotice);
        g_variant_unref(answer);
    }
}

struct NoticeText {
    std::string title;
    std::string text;
};

void busFound(GObject* /*source*/, GAsyncResult* result, gpointer data) {
    const std::unique_ptr<NoticeText> notice{static_cast<NoticeText*>(data)};
    auto* const bus = g_bus_get_finish(result, nullptr);
    if (bus == nullptr) {
        return;
    }
    constexpr gint32 asTheDaemonLikes = -1;
    constexpr int patience = 2000; // ms
    g_dbus_connection_call(bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                           "org.freedesktop.Notifications", "Notify",
                           g_variant_new("(susssasa{sv}i)", "Needlebook", lastNotice, "needlebook",
                                         notice->title.c_str(), notice->text.c_str(), nullptr, nullptr,
                                         asTheDaemonLikes),
                           nullptr, G_DBUS_CALL_FLAGS_NONE, patience, nullptr, noticeShown, nullptr);
    g_object_unref(bus);
}

} // namespace

void noticeOnDesktop(const std::string& title, const std::string& text) {
    auto notice = std::make_unique<NoticeText>(NoticeText{title, text});
    g_bus_get(G_BUS_TYPE_SESSION, nullptr, busFound, notice.release());
}

} // namespace gui
