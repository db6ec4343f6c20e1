#include "db/migrate.h"
#include "db/row_backup.h"
#include "model/change.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <regex>

BOOST_AUTO_TEST_SUITE(schema)

struct Fresh {
    support::Scratch scratch;
    db::Connection connection = open();

    db::Connection open() {
        support::writeFile(scratch / "a.db", "");
        db::Connection made{scratch / "a.db", {}};
        db::migrate(made);
        return made;
    }
    std::map<std::string, std::string> tables() {
        std::map<std::string, std::string> found;
        connection.each("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT' ORDER BY name",
                        [&](const db::Row& row) { found[row.text(0)] = row.text(1); });
        return found;
    }
};

template <class E>
std::vector<std::string> codes() {
    std::vector<std::string> all;
    for (const auto& named : model::codesOf<E>) {
        all.emplace_back(named.code);
    }
    return all;
}

BOOST_AUTO_TEST_CASE(every_list_of_codes_is_that_of_its_enumeration) {
    const std::map<std::string, std::vector<std::string>> lists{
        {"session.state", codes<model::SessionState>()},
        {"session_row.modality", codes<model::Modality>()},
        {"session_row.indication", codes<model::Indication>()},
        {"session_row.endpoint", codes<model::Endpoint>()},
        {"session_assessment.act", codes<model::Act>()},
        {"session_assessment.verdict", codes<model::Verdict>()},
        {"session_zone.verdict", codes<model::Verdict>()},
        {"session_finding.kind", codes<model::RuleKind>()},
        {"session_finding.strength", codes<model::Strength>()},
        {"session_finding.cause_modality", codes<model::Modality>()},
        {"session_finding.cause_indication", codes<model::Indication>()},
        {"session_override.reason", codes<model::OverrideReason>()},
        {"consent_form.modality", codes<model::Modality>()},
        {"exposure.modality", codes<model::Modality>()},
        {"exposure.indication", codes<model::Indication>()},
        {"reaction.severity", codes<model::Severity>()},
        {"device.modality", codes<model::Modality>()},
        {"product.modality", codes<model::Modality>()},
        {"aftercare_plan.modality", codes<model::Modality>()},
        {"client.skin_type", codes<model::SkinType>()},
        {"client.consent_email", codes<model::ContactConsent>()},
        {"client.consent_sms", codes<model::ContactConsent>()},
        {"client.consent_phone", codes<model::ContactConsent>()},
        {"client.consent_post", codes<model::ContactConsent>()},
        {"container.state", codes<model::ContainerState>()},
        {"cartridge.state", codes<model::CartridgeState>()},
        {"cartridge_event.event", codes<model::CartridgeEvent>()},
        {"cartridge_event.waste_reason", codes<model::WasteReason>()},
        {"cartridge_event.waste_method", codes<model::WasteMethod>()},
        {"recall.recall_class", codes<model::RecallClass>()},
        {"recall_contact.way", codes<model::ContactWay>()},
        {"recall_contact.outcome", codes<model::ContactOutcome>()},
        {"cartridge_use.fate", codes<model::CartridgeFate>()},
        {"cartridge_use.waste_reason", codes<model::WasteReason>()},
        {"reminder.state", codes<model::ReminderState>()},
        {"reminder_attempt.channel", codes<model::Channel>()},
        {"account_role.role", codes<model::Role>()},
        {"access_notice.kind", codes<model::AccessNoticeKind>()},
        {"backup_run.reason", codes<db::BackupReason>()},
        {"backup_run.outcome", codes<db::BackupOutcome>()},
        {"restoration.kind", codes<db::RestorationKind>()},
        {"aftercare_step.kind", codes<model::StepKind>()},
        {"aftercare_step.channel", codes<model::Channel>()},
        {"reminder.moved", codes<model::Moved>()},
        {"mail_settings.security", codes<model::MailSecurity>()},
        {"handout.way", codes<model::HandoutWay>()},
        {"next_visit_note.outcome", codes<model::NextVisitOutcome>()},
    };
    // Lists that no enumeration of the model has.
    const std::set<std::string> own{"container_event.event", "lot_event.event", "incident.kind",
                                    "reminder_answer.outcome"};
    Fresh fresh;
    std::size_t met = 0;
    for (const auto& [table, sql] : fresh.tables()) {
        const std::regex column{R"re([\n,]\s*(\w+) TEXT[^\n,]*?(?:\n\s*)?CHECK \((\w+) IN \(([^)]*)\)\))re"};
        for (std::sregex_iterator at{sql.begin(), sql.end(), column}, end; at != end; ++at) {
            const auto name = table + "." + (*at)[1].str();
            BOOST_TEST_CONTEXT(name) {
                BOOST_TEST((*at)[1].str() == (*at)[2].str());
                std::vector<std::string> listed;
                const auto text = (*at)[3].str();
                const std::regex quoted{"'([^']*)'"};
                for (std::sregex_iterator one{text.begin(), text.end(), quoted}, last; one != last; ++one) {
                    listed.push_back((*one)[1].str());
                }
                if (own.contains(name)) {
                    continue;
                }
                const auto expected = lists.find(name);
                BOOST_TEST_REQUIRE((expected != lists.end()));
                BOOST_TEST(listed == expected->second, boost::test_tools::per_element());
                ++met;
            }
        }
    }
    BOOST_TEST(met == lists.size());
}

BOOST_AUTO_TEST_CASE(every_day_column_refuses_what_is_no_day) {
    Fresh fresh;
    const std::set<std::string> days{
        "day",          "use_by",     "birth_date", "deceased",    "client_since",  "onset",          "closed",
        "assembled",    "collected",  "earliest",   "recommended", "cause_day",     "last_session",   "valid_from",
        "service_due",  "cleared_on", "signed",     "withdrawn",   "licensed_from", "licensed_until", "valid_until",
        "exposure_day", "since",      "first_day",  "last_day",    "until_day"};
    int met = 0;
    for (const auto& [table, sql] : fresh.tables()) {
        const std::regex column{R"re([\n,]\s*(\w+) TEXT([^\n]*))re"};
        for (std::sregex_iterator at{sql.begin(), sql.end(), column}, end; at != end; ++at) {
            const auto name = (*at)[1].str();
            if (days.contains(name)) {
                ++met;
                BOOST_TEST_CONTEXT(table << "." << name) {
                    BOOST_TEST((*at)[2].str().find("CHECK (" + name + " IS date(" + name + ", '+0 days'))") !=
                               std::string::npos);
                }
            }
        }
    }
    BOOST_TEST(met >= 20);
}

BOOST_AUTO_TEST_CASE(every_key_to_another_table_is_found_through_an_index_or_is_of_a_small_table) {
    // These point at tables of a few rows whose rows are never deleted.
    const std::set<std::string> small{"account",        "room",           "device",  "rule_book",
                                      "aftercare_plan", "aftercare_step", "product", "consent_form"};
    // Followed from the small side only when a person asks about one container or reminder.
    Fresh fresh;
    for (const auto& [table, sql] : fresh.tables()) {
        fresh.connection.each(
            "SELECT f.\"from\", f.\"table\" FROM pragma_foreign_key_list(?) f ORDER BY f.id",
            [&, name = table](const db::Row& key) {
                const auto column = key.text(0);
                const auto target = key.text(1);
                const bool indexed =
                    fresh.connection
                        .one(
                            "SELECT 1 FROM pragma_index_list(?1) i JOIN pragma_index_info(i.name) c ON c.seqno = 0 "
                            "WHERE c.name = ?2 UNION ALL SELECT 1 FROM pragma_table_info(?1) t WHERE t.pk = 1 AND "
                            "t.name = ?2",
                            [](const db::Row&) { return true; }, name, column)
                        .has_value();
                const std::set<std::string> walked{"session.container_id", "cartridge_event.session_id",
                                                   "cartridge_event.container_id", "incident.cartridge_id",
                                                   "incident.lot_id"};
                if (!small.contains(target) && !walked.contains(name + "." + column)) {
                    BOOST_TEST(indexed, name << "." << column << " has no index");
                }
            },
            table);
    }
}

BOOST_AUTO_TEST_SUITE_END()
