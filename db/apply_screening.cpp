// What a client answers and signs.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_screening.h"
#include "db/session_parts.h"

#include "model/text_length.h"

#include <algorithm>
#include <set>

namespace db {
namespace {

constexpr std::size_t longestFormText = 100'000;
constexpr std::size_t longestMedicineName = 200;

bool clientThere(Writing& w, model::ClientId client) {
    return w.db
        .one(
            "SELECT 1 FROM client WHERE id = ?", [](const Row&) { return true; }, client)
        .has_value();
}

model::Problems checkAnswer(Writing& w, const model::RuleBook& rules, const model::ScreeningAnswer& answer,
                            const std::string& field) {
    model::Problems problems;
    const auto* question = rules.question(answer.question);
    if (question == nullptr) {
        return {{field + "question", "unknown", {answer.question}}};
    }
    for (const auto& zone : answer.zones) {
        if (rules.zones.find(zone) == nullptr) {
            problems.push_back({field + "zones", "unknown-zone", {zone.text}});
        }
    }
    if (!answer.yes && (!answer.zones.empty() || answer.clearance)) {
        problems.push_back({field + "yes", "required", {}});
    }
    if (!answer.zones.empty() && question->reach == model::Reach::client) {
        problems.push_back({field + "zones", "not-by-zone", {answer.question}});
    }
    if (const auto& clearance = answer.clearance) {
        if (model::isBlank(clearance->by)) {
            problems.push_back({field + "clearance.by", "required", {}});
        } else if (model::lengthOf(clearance->by) > longestMedicineName) {
            problems.push_back({field + "clearance.by", "too-long", {std::to_string(longestMedicineName)}});
        }
        if (clearance->day > w.today) {
            problems.push_back({field + "clearance.day", "in-the-future", {model::isoText(clearance->day)}});
        }
    }
    return problems;
}

} // namespace

Outcome apply(Writing& w, const model::RecordScreening& change) {
    model::Problems problems;
    if (!clientThere(w, change.client)) {
        problems.push_back({"client", "unknown", {}});
    }
    if (change.answers.empty()) {
        problems.push_back({"answers", "required", {}});
    }
    if (change.session) {
        const auto visit = sessionHead(w.db, *change.session);
        if (!visit || visit->client != change.client) {
            problems.push_back({"session", "unknown", {}});
        } else if (visit->state != model::SessionState::planned && visit->state != model::SessionState::arrived &&
                   visit->state != model::SessionState::open) {
            problems.push_back({"session", "wrong-state", {std::string{model::code(visit->state)}}});
        }
    }
    const auto rules = w.rules();
    std::set<std::string> asked;
    for (std::size_t i = 0; i < change.answers.size(); ++i) {
        const auto& answer = change.answers[i];
        const auto field = "answers[" + std::to_string(i) + "].";
        auto more = checkAnswer(w, *rules, answer, field);
        problems.insert(problems.end(), more.begin(), more.end());
        if (!asked.insert(answer.question).second) {
            problems.push_back({field + "question", "twice", {answer.question}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO screening (uid, client_id, session_id, day, asked_at, asked_by_id) "
                                "VALUES (?, ?, ?, ?, ?, ?)",
                                uid, change.client, change.session, w.today, w.now, w.who.id);
    for (const auto& answer : change.answers) {
        const auto& clearance = answer.clearance;
        w.db.run("INSERT INTO screening_answer (screening_id, question, yes, zones, cleared_by, cleared_on, "
                 "clearance_words) VALUES (?, ?, ?, ?, ?, ?, ?)",
                 id, answer.question, answer.yes, leavesText(rules->zones, answer.zones).value_or(""),
                 clearance ? std::optional{std::string{model::trimmed(clearance->by)}} : std::nullopt,
                 clearance ? std::optional{clearance->day} : std::nullopt,
                 clearance ? std::optional{clearance->words} : std::nullopt);
    }
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       putUid(w.db)(json, "session", change.session);
                       json.objects("answers", change.answers, [&](const model::ScreeningAnswer& answer) {
                           json.field("question", answer.question);
                           json.field("yes", answer.yes);
                           if (!answer.zones.empty()) {
                               json.field("zones", answer.zones);
                           }
                           if (answer.clearance) {
                               json.field("clearedBy", answer.clearance->by);
                               json.field("clearedOn", answer.clearance->day);
                               json.filled("clearance", answer.clearance->words);
                           }
                       });
                   })};
}

Outcome apply(Writing& w, const model::AddConsentForm& change) {
    const std::string name{model::trimmed(change.form.name)};
    const std::string code{model::trimmed(change.form.code)};
    model::Problems problems;
    if (name.empty()) {
        problems.push_back({"name", "required", {}});
    } else if (model::lengthOf(name) > longestMedicineName) {
        problems.push_back({"name", "too-long", {std::to_string(longestMedicineName)}});
    }
    model::checkLength(problems, "code", code, longestMedicineName);
    model::checkLength(problems, "text", change.text, longestFormText);
    if (code.empty()) {
        problems.push_back({"code", "required", {}});
    } else if (code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) {
        problems.push_back({"code", "not-a-code", {code}});
    }
    if (change.form.modality == model::Modality::homeRoller) {
        problems.push_back({"modality", "home-only", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const int version = 1 + w.db.value<int>("SELECT coalesce(max(version), 0) FROM consent_form WHERE code = ?", code);
    const auto uid = w.newUid();
    const auto id =
        w.db.insert("INSERT INTO consent_form (uid, code, version, name, modality, text, retired, created_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
                    uid, code, version, name, change.form.modality, change.text, w.now);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("code", code);
                       json.field("version", version);
                       json.field("name", name);
                       json.field("modality", change.form.modality);
                       json.filled("text", change.text);
                   })};
}

Outcome apply(Writing& w, const model::RetireConsentForm& change) {
    struct Found {
        std::int64_t id = 0;
        model::Uid uid;
        int version = 0;
        std::string name;
        bool retired = false;
    };
    const auto form = w.db.one(
        "SELECT id, uid, version, name, retired FROM consent_form WHERE code = ? "
        "ORDER BY version DESC LIMIT 1",
        [](const Row& row) {
            return Found{row.integer(0), row.get<model::Uid>(1), row.get<int>(2), row.text(3), row.get<bool>(4)};
        },
        change.code);
    if (!form) {
        return model::Problem{"form", "unknown", {change.code}};
    }
    if (form->retired) {
        return model::Problem{"form", "already-retired", {}};
    }
    const std::string reason{model::trimmed(change.reason)};
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (auto problem = model::lengthProblem("reason", reason)) {
        return *std::move(problem);
    }
    w.db.run("UPDATE consent_form SET retired = 1, retired_on = ?, retired_reason = ? WHERE code = ? AND retired = 0",
             w.today, reason, change.code);
    return Written{form->id, form->uid, JsonText::object([&](JsonText& json) {
                       json.field("code", change.code);
                       json.field("version", form->version);
                       json.field("name", form->name);
                       json.field("retired", w.today);
                       json.field("reason", reason);
                   })};
}

Outcome apply(Writing& w, const model::SignConsent& change) {
    model::Problems problems;
    if (!clientThere(w, change.client)) {
        problems.push_back({"client", "unknown", {}});
    }
    model::checkLength(problems, "paper", change.paper);
    if (change.day > w.today) {
        problems.push_back({"day", "in-the-future", {model::isoText(change.day)}});
    }
    const auto form = w.db.one(
        "SELECT id, retired_on FROM consent_form WHERE code = ? AND version = ?",
        [](const Row& row) {
            return std::pair{row.integer(0), row.get<std::optional<model::Day>>(1)};
        },
        change.form, change.version);
    if (!form) {
        problems.push_back({"form", "unknown", {change.form}});
    } else if (form->second && change.day > *form->second) { // a sheet of before may still be entered
        problems.push_back({"form", "already-retired", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO consent (uid, client_id, form_id, signed, by_guardian, photos, paper, "
                                "recorded_at, recorded_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                uid, change.client, form->first, change.day, change.byGuardian, change.photos,
                                change.paper, w.now, w.who.id);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       json.field("form", change.form);
                       json.field("version", change.version);
                       json.field("signed", change.day);
                       json.field("byGuardian", change.byGuardian);
                       json.field("photos", change.photos);
                       json.filled("paper", change.paper);
                   })};
}

Outcome apply(Writing& w, const model::WithdrawConsent& change) {
    struct Found {
        model::Uid uid;
        model::ClientId client;
        model::Day signedOn{};
        bool withdrawn = false;
    };
    const auto found = w.db.one(
        "SELECT uid, client_id, signed, withdrawn IS NOT NULL FROM consent WHERE id = ?",
        [](const Row& row) {
            return Found{row.get<model::Uid>(0), row.get<model::ClientId>(1), row.get<model::Day>(2), row.get<bool>(3)};
        },
        change.consent);
    if (!found) {
        return model::Problem{"consent", "unknown", {}};
    }
    if (found->withdrawn) {
        return model::Problem{"consent", "already-withdrawn", {}};
    }
    if (change.day > w.today) {
        return model::Problem{"day", "in-the-future", {model::isoText(change.day)}};
    }
    if (change.day < found->signedOn) {
        return model::Problem{"day", "before-signed", {model::isoText(found->signedOn)}};
    }
    w.db.run("UPDATE consent SET withdrawn = ? WHERE id = ?", change.day, change.consent);
    return Written{change.consent.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, found->client));
                       json.field("withdrawn", change.day);
                   })};
}

} // namespace db
