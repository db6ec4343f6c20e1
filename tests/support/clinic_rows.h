#pragma once
// A clinic laid down row by row, for questions about states that would take a long story to reach.

#include "db/fold.h"
#include "db/migrate.h"
#include "db/uid.h"
#include "model/aftercare.h"
#include "tests/support/scratch.h"
#include "tests/support/treatments.h"

#include <optional>
#include <string>
#include <vector>

namespace support {

inline model::Instant instant(const char* iso) {
    return model::parseInstant(iso).value();
}

struct ClientText {
    std::string given;
    std::string family;
    std::string phone = {};
    std::optional<model::Day> born = {};
    std::optional<model::Day> lastSession = {};
    std::optional<model::Day> deceased = {};
    bool anyConsent = true;
    int openReactions = 0;
};

struct Particulars {
    std::optional<model::SessionId> session = {};
    std::optional<model::ContainerId> container = {};
    std::optional<std::string> wasteReason = {};
    std::int64_t at = 0;
};

class ClinicRows {
public:
    ClinicRows() {
        db::migrate(db);
        db.run("INSERT INTO meta (id, store_uid, print_prefix, created_at) VALUES (1, ?, 'NB', 0)", uid());
        db.run("INSERT INTO clinic (id, uid, name, time_zone, quiet_from, quiet_to) VALUES (1, ?, 'Clinic', "
               "'Europe/London', 1200, 480)",
               uid());
        performer = account("Mara Voss");
        db.run("INSERT INTO rule_book (version, created_at, approved_by) VALUES (1, 0, '')");
    }

    model::Uid uid() { return db::newUid(instant("2026-11-01T00:00:00.000000Z")); }

    model::AccountId account(const std::string& name) {
        return model::AccountId{db.insert("INSERT INTO account (uid, sign_in_name, folded_name, full_name, trainee, "
                                          "disabled, created_at) VALUES (?1, ?2, ?2, ?2, 0, 0, 0)",
                                          uid(), name)};
    }

    model::ClientId client(const ClientText& c) {
        const auto id = db.insert(
            "INSERT INTO client (uid, given_name, family_name, birth_date, phone, email, address_lines, address_city, "
            "address_postcode, address_country, consent_email, consent_sms, consent_phone, consent_post, language, "
            "time_zone, allergies, desk_notes, external_reference, deceased, created_at) VALUES "
            "(?, ?, ?, ?, ?, '', '', '', '', '', 'not-asked', 'not-asked', 'not-asked', 'not-asked', '', '', '', '', "
            "'', ?, 0)",
            uid(), c.given, c.family, c.born, c.phone, c.deceased);
        db.run("INSERT INTO client_search_index (client_id, sort_key, folded_name, phone_reversed, deceased, "
               "any_consent, last_session, open_reactions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               id, db::nameSortKey(c.given, c.family), db::fold(c.given + " " + c.family), db::reversedDigits(c.phone),
               c.deceased.has_value(), c.anyConsent, c.lastSession, c.openReactions);
        for (const auto& word : db::nameWords(c.given, c.family)) {
            db.run("INSERT INTO client_word_index (client_id, word) VALUES (?, ?)", id, word);
        }
        return model::ClientId{id};
    }

    model::ProductId product(const std::string& brand, const std::string& name, const char* modality = "pen",
                             int lowStockAt = 10) {
        return model::ProductId{db.insert("INSERT INTO product (uid, brand, model_name, modality, low_stock_at) "
                                          "VALUES (?, ?, ?, ?, ?)",
                                          uid(), brand, name, modality, lowStockAt)};
    }
    model::DeviceId device(const std::string& make, const std::string& modelName) {
        return model::DeviceId{
            db.insert("INSERT INTO device (uid, name, make, model_name, serial, modality, label, retired) VALUES "
                      "(?, ?, ?, ?, '', 'pen', '', 0)",
                      uid(), make + " " + modelName, make, modelName)};
    }
    model::LotId lot(model::ProductId product, const std::string& number, model::Day useBy, int units) {
        const model::LotId id{db.insert("INSERT INTO lot (uid, product_id, number, number_folded, use_by, "
                                        "udi_as_scanned, quarantine, recalled, received_at) VALUES "
                                        "(?, ?, ?, ?, ?, '', '', 0, 0)",
                                        uid(), product, number, db::foldedLotNumber(number), useBy)};
        for (int i = 0; i < units; ++i) {
            const auto unit = nextUnit_++;
            db.run("INSERT INTO cartridge (id, uid, number, printed_id, lot_id, state) VALUES (?1, ?2, ?1, ?3, ?4, "
                   "'in-stock')",
                   unit, uid(), db::printedId("NB", unit), id);
            event(model::CartridgeId{unit}, "received");
        }
        return id;
    }
    void event(model::CartridgeId unit, const char* what, const Particulars& p = {}) {
        db.run("INSERT INTO cartridge_event (cartridge_id, event, session_id, container_id, waste_reason, note, at, "
               "account_id) VALUES (?, ?, ?, ?, ?, '', ?, ?)",
               unit, what, p.session, p.container, p.wasteReason, p.at, performer);
    }
    model::ContainerId container(const std::string& number, model::Day assembled, int fill, const char* state) {
        return model::ContainerId{db.insert("INSERT INTO container (uid, number, assembled, fill_percent, state, "
                                            "consignment) VALUES (?, ?, ?, ?, ?, '')",
                                            uid(), number, assembled, fill, state)};
    }
    /// An open session; `sign` ends it.
    model::SessionId session(model::ClientId client, model::Day onDay, int minute = 600) {
        return model::SessionId{db.insert(
            "INSERT INTO session (uid, client_id, state, day, minute, duration_minutes, time_zone, "
            "performer_id, recorder_id, version, counts, recorded_past, started_at, notes, ending, no_show, "
            "cosign_wanted, created_at) VALUES (?1, ?2, 'open', ?3, ?4, 45, 'Europe/London', ?5, ?5, 1, 1, 0, "
            "?6, '', '', 0, 0, 0)",
            uid(), client, onDay, minute, performer, model::instantOf({onDay, minute}, "Europe/London"))};
    }
    void sign(model::SessionId session, std::optional<model::ContainerId> container = {}) {
        db.run("UPDATE session SET state = 'signed', ended_at = started_at, signed_at = started_at, signed_by_id = "
               "performer_id, container_id = ? WHERE id = ?",
               container, session);
    }
    void use(model::SessionId session, model::CartridgeId unit, const char* fate) {
        db.run("INSERT INTO cartridge_use (session_id, cartridge_id, lot_id, pack_intact, sheath_changed, fate, live, "
               "waste_reason) VALUES (?1, ?2, (SELECT lot_id FROM cartridge WHERE id = ?2), 1, 1, ?3, "
               "?3 <> 'returned-sealed', CASE ?3 WHEN 'wasted' THEN 'dropped' END)",
               session, unit, fate);
    }

    Scratch scratch;
    db::Connection db{made(scratch / "store.db"), {.mode = db::Connection::Mode::readWrite, .key = {}}};
    model::AccountId performer;

private:
    static std::filesystem::path made(const std::filesystem::path& file) {
        writeFile(file, "");
        return file;
    }
    std::int64_t nextUnit_ = 1;
};

} // namespace support
