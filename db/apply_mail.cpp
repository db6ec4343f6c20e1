// How the clinic's mail goes out.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_mail.h"

#include "model/text_length.h"

namespace db {
namespace {

constexpr int highestPort = 65535;

/// All but the password: what the trail tells of it is only that it is another one.
void writeMailSettings(JsonText& json, const model::MailSettings& settings) {
    json.field("enabled", settings.enabled);
    json.field("host", settings.host);
    json.field("port", settings.port);
    json.field("security", settings.security);
    json.filled("login", settings.user);
    json.field("from", settings.fromAddress);
    json.filled("fromName", settings.fromName);
    json.filled("replyTo", settings.replyTo);
    json.filled("extraCa", settings.extraCa);
    json.field("subject", settings.subject);
    json.field("body", settings.body);
}

/// What no store may hold; that a server takes it is checked where mail is made (deliver::check).
model::Problems faultsOf(const model::MailSettings& settings) {
    model::Problems problems;
    const auto needed = [&](const char* field, const std::string& value) {
        if (model::isBlank(value)) {
            problems.push_back({field, "required", {}});
        }
    };
    needed("host", settings.host);
    needed("fromAddress", settings.fromAddress);
    needed("subject", settings.subject);
    needed("body", settings.body);
    if (settings.port < 1 || settings.port > highestPort) {
        problems.push_back({"port", "out-of-range", {"1", std::to_string(highestPort)}});
    }
    if (settings.security == model::MailSecurity::none && !settings.user.empty()) {
        problems.push_back({"security", "needs-encryption", {}});
    }
    return problems;
}

} // namespace

Outcome apply(Writing& w, const model::EditMail& change) {
    const auto before = read::mailSettings(w.db);
    auto now = change.settings;
    const auto noPassword = read::keepPassword(now, before);
    auto problems = faultsOf(now);
    if (noPassword) {
        problems.push_back(*noPassword);
    }
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("INSERT INTO mail_settings (id, host, port, security, login, password, from_address, from_name, reply_to, "
             "extra_ca, subject, body, enabled) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO "
             "UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security, login = "
             "excluded.login, password = excluded.password, from_address = excluded.from_address, from_name = "
             "excluded.from_name, reply_to = excluded.reply_to, extra_ca = excluded.extra_ca, subject = "
             "excluded.subject, body = excluded.body, enabled = excluded.enabled",
             now.host, now.port, now.security, now.user, now.password, now.fromAddress, now.fromName, now.replyTo,
             now.extraCa, now.subject, now.body, now.enabled);
    const bool otherPassword = !before ? !now.password.empty() : before->password != now.password;
    return Written{1, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.object("new", [&](JsonText&) {
                           writeMailSettings(json, now);
                           if (otherPassword) {
                               json.field("password", "changed");
                           }
                       });
                       if (before) {
                           json.object("old", [&](JsonText&) { writeMailSettings(json, *before); });
                       }
                   })};
}

Outcome apply(Writing& w, const model::ConfirmClock&) {
    if (!read::clockInDoubt(w.db, w.now)) {
        return model::Problem{"clock", "not-in-doubt", {}};
    }
    const auto last = read::lastEntry(w.db);
    return Written{1, w.clinic.uid,
                   JsonText::object([&](JsonText& json) { json.field("lastEntry", last); })}; // see clock_jump_cache
}

Outcome apply(Writing& w, const model::NoteLooking&) {
    if (read::clockInDoubt(w.db, w.now)) {
        return model::Problem{"clock", "in-doubt", {model::isoText(read::lastEntry(w.db))}};
    }
    return Written{1, w.clinic.uid, "{}"};
}

} // namespace db
