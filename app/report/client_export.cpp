#include "app/report/client_export.h"

#include "app/present/text.h"
#include "app/present/tr.h"
#include "app/report/pdf.h"
#include "app/report/stamped.h"
#include "db/files.h"
#include "db/json_text.h"

#include <algorithm>
#include <system_error>

namespace report {
namespace {

using present::fill;
using present::tr;

/// A field of a record, what it is called on paper, and its share of the table.
struct ShownField {
    const char* field;
    const char* title;
    double width = 1;
};
struct ShownTable {
    const char* table;
    const char* title;
    std::vector<ShownField> fields;
};

const std::vector<ShownField>& shownOfClient() {
    static const std::vector<ShownField> fields{{"given_name", "Given name"},
                                                {"family_name", "Family name"},
                                                {"birth_date", "Birth date"},
                                                {"phone", "Telephone"},
                                                {"email", "E-mail"},
                                                {"address_lines", "Street"},
                                                {"address_postcode", "Postcode"},
                                                {"address_city", "City"},
                                                {"address_country", "Country"},
                                                {"consent_email", "May be mailed"},
                                                {"consent_sms", "May be texted"},
                                                {"consent_phone", "May be telephoned"},
                                                {"consent_post", "May be written to"},
                                                {"language", "Language"},
                                                {"guardian_name", "Guardian"},
                                                {"guardian_relation", "Relation"},
                                                {"guardian_phone", "Guardian's telephone"},
                                                {"guardian_email", "Guardian's e-mail"},
                                                {"skin_type", "Skin type"},
                                                {"allergies", "Allergies"},
                                                {"desk_notes", "Notes for the desk"},
                                                {"external_reference", "Reference"},
                                                {"client_since", "Client since"},
                                                {"deceased", "Deceased"}};
    return fields;
}

const std::vector<ShownTable>& shownTables() {
    static const std::vector<ShownTable> tables{
        {"session",
         "Sessions",
         {{"day", "Day"},
          {"state", "State"},
          {"performer_name", "Treated by", 1.5},
          {"room_name", "Room"},
          {"pain", "Pain", 0.6},
          {"erythema", "Redness", 0.8},
          {"notes", "Notes", 3}}},
        {"session_row",
         "What was planned and done",
         {{"session_day", "Day"},
          {"version", "Version", 0.8},
          {"zone", "Zone", 1.5},
          {"modality", "Modality"},
          {"indication", "For", 1.3},
          {"depth", "Depth, µm"},
          {"passes", "Passes", 0.8},
          {"device_name", "Device", 1.5}}},
        {"cartridge_use",
         "Needle cartridges",
         {{"session_day", "Day"},
          {"cartridge_printed_id", "Printed id", 1.4},
          {"cartridge_lot", "Lot", 1.2},
          {"lot_number", "Lot alone", 1.2},
          {"cartridge_use_by", "Use by"},
          {"cartridge_product", "Product", 2},
          {"fate", "Fate", 0.8}}},
        {"session_amendment",
         "Amendments: what stood before",
         {{"session_day", "Day"},
          {"at", "Amended", 1.8},
          {"account_name", "By", 1.3},
          {"reason", "Reason", 2},
          {"was_pain", "Pain", 0.6},
          {"was_notes", "Notes until then", 2.5}}},
        {"session_invalidation",
         "Sessions that do not stand",
         {{"session_day", "Day"}, {"at", "Invalidated", 1.8}, {"account_name", "By", 1.3}, {"reason", "Reason", 3}}},
        {"session_override",
         "Rules overridden",
         {{"session_day", "Day"},
          {"finding_key", "Finding", 2.5},
          {"reason", "Reason", 1.3},
          {"words", "Words", 2.5},
          {"account_name", "By", 1.3}}},
        {"session_anaesthetic",
         "Numbing",
         {{"session_day", "Day"},
          {"product", "Product", 2},
          {"lot", "Lot", 1.2},
          {"strength_permille", "Strength, ‰"},
          {"on_at", "On", 1.8},
          {"off_at", "Off", 1.8}}},
        {"session_topical",
         "Other products on the skin",
         {{"session_day", "Day"},
          {"product", "Product", 2},
          {"lot", "Lot", 1.2},
          {"under_needles", "Under the needles"}}},
        {"consent",
         "Consents",
         {{"signed", "Signed"},
          {"form_name", "Form", 2.5},
          {"form_version", "Version", 0.8},
          {"photos", "Photos"},
          {"by_guardian", "By guardian"},
          {"withdrawn", "Withdrawn"}}},
        {"screening", "Screenings", {{"day", "Day"}, {"asked_at", "Asked", 1.8}, {"asked_by_name", "By", 1.5}}},
        {"screening_answer",
         "Answers",
         {{"screening", "Screening", 2.6},
          {"question", "Question", 2},
          {"yes", "Yes", 0.6},
          {"zones", "Zones", 1.5},
          {"cleared_by", "Cleared by", 1.3},
          {"clearance_words", "Words", 2}}},
        {"exposure",
         "Treatments and medicines elsewhere",
         {{"day", "Day"},
          {"item", "What", 1.5},
          {"modality", "Modality"},
          {"depth", "Depth, µm"},
          {"zones", "Zones", 2},
          {"note", "Note", 2}}},
        {"reaction",
         "Reactions",
         {{"onset", "Since"},
          {"kind", "Kind", 1.3},
          {"severity", "Severity"},
          {"zones", "Zones", 1.5},
          {"note", "Note", 2},
          {"closed", "Closed"},
          {"outcome", "Outcome", 1.5}}},
        {"reminder",
         "Aftercare reminders",
         {{"day", "Day"}, {"step_title", "Step", 2.5}, {"state", "State"}, {"due_at", "Due", 1.8}}},
        {"reminder_attempt",
         "What was sent",
         {{"at", "When", 1.8}, {"channel", "How"}, {"outcome", "Outcome"}, {"text", "Text", 4}}},
        {"reminder_answer",
         "What was answered",
         {{"at", "When", 1.8}, {"account_name", "Noted by", 1.3}, {"outcome", "Outcome"}, {"note", "Words", 3}}},
        {"handout",
         "Handed out",
         {{"at", "When", 1.8},
          {"sheet_code", "Sheet", 1.5},
          {"sheet_version", "Version", 0.8},
          {"language", "Language"},
          {"way", "How"},
          {"account_name", "By", 1.3}}},
        {"next_visit_note",
         "Asked about the next visit",
         {{"at", "When", 1.8}, {"outcome", "Outcome"}, {"until_day", "Ask again"}, {"note", "Words", 3}}},
        {"recall_contact",
         "Told of recalls",
         {{"at", "When", 1.8},
          {"recall_text", "Recall", 3},
          {"way", "How"},
          {"outcome", "Outcome"},
          {"note", "Words", 2}}},
    };
    return tables;
}

std::string wordsOfValue(const db::RecordValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string{};
}

std::string wordsOfField(const db::Record& record, std::string_view field) {
    const auto found = std::find_if(record.begin(), record.end(), [&](const auto& one) { return one.first == field; });
    return found == record.end() ? std::string{} : wordsOfValue(found->second);
}

Table paperTable(const std::string& title, const std::vector<ShownField>& fields,
                 const std::vector<db::Record>& records) {
    Table table;
    table.title = title;
    for (const auto& field : fields) {
        table.columns.push_back({tr(field.title), field.width});
    }
    for (const auto& record : records) {
        auto& cells = table.rows.emplace_back();
        for (const auto& field : fields) {
            cells.push_back({.text = wordsOfField(record, field.field)});
        }
    }
    table.empty = tr("None");
    return table;
}

const db::RecordTable* tableNamed(const db::ClientRecords& records, std::string_view name) {
    const auto found =
        std::find_if(records.tables.begin(), records.tables.end(), [&](const auto& one) { return one.name == name; });
    return found == records.tables.end() ? nullptr : &*found;
}

void putRecord(db::JsonText& json, const db::Record& record) {
    for (const auto& [name, value] : record) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            json.field(name, *number);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            json.field(name, *text);
        } else {
            json.orNull(name, std::optional<std::int64_t>{});
        }
    }
}

constexpr char formatsText[] =
    "What is in this folder\n"
    "\n"
    "records.pdf   for reading\n"
    "records.json  for programs: UTF-8, RFC 8259, format \"needlebook client 1\"\n"
    "\n"
    "records.json has the members format, client (its lasting name, a UUID), name, clinic, preparedAt, preparedBy,\n"
    "trail (sequence and head of the entry that says this was handed out), tables and entries.\n"
    "tables has one list of records for each kind. Days are YYYY-MM-DD, instants are UTC in ISO 8601, depths are\n"
    "micrometres, yes and no are 1 and 0, what is not known is null. A record that another one names stands there by\n"
    "its UUID, with what people call it beside: performer and performer_name; cartridge, cartridge_printed_id,\n"
    "cartridge_lot and cartridge_use_by.\n"
    "entries lists who looked at the records and who did what, the oldest first.\n";

} // namespace

Document clientRecordsDocument(const db::ClientRecords& records, const present::ReportStamp& stamp) {
    auto document = stamped(stamp);
    document.title = fill(tr("Records of {0}"), {records.name});
    document.context = {tr("Everything that is recorded of this client. The file records.json has the same with every "
                           "field.")};
    document.facts = {{tr("Prepared by"), stamp.preparedBy}, {tr("Prepared"), stamp.preparedAt}};
    Facts identity;
    if (const auto* client = tableNamed(records, "client"); client && !client->records.empty()) {
        for (const auto& field : shownOfClient()) {
            identity.facts.push_back({tr(field.title), wordsOfField(client->records.front(), field.field)});
        }
    }
    document.blocks.emplace_back(Heading{1, tr("Client")});
    document.blocks.emplace_back(std::move(identity));
    for (const auto& shown : shownTables()) {
        if (const auto* table = tableNamed(records, shown.table)) {
            document.blocks.emplace_back(paperTable(tr(shown.title), shown.fields, table->records));
        }
    }
    static const std::vector<ShownField> entry{
        {"sequence", "Entry", 0.8}, {"at", "When", 1.8}, {"who", "Who", 1.5}, {"what", "What", 2.5}};
    auto entries = records.trail;
    for (auto& one : entries) {
        one.emplace_back("what", present::verbWords(wordsOfField(one, "verb")));
    }
    document.blocks.emplace_back(paperTable(tr("Who looked and who did what"), entry, entries));
    return document;
}

std::string clientRecordsJson(const db::ClientRecords& records, const present::ReportStamp& stamp) {
    return db::JsonText::object([&](db::JsonText& json) {
        json.field("format", "needlebook client 1");
        json.field("client", records.client);
        json.field("name", records.name);
        json.field("clinic", stamp.clinic);
        json.field("preparedBy", stamp.preparedBy);
        json.field("preparedAt", stamp.preparedAt);
        json.object("trail", [&](db::JsonText& mark) {
            mark.field("sequence", stamp.sequence);
            mark.field("head", stamp.head);
        });
        json.object("tables", [&](db::JsonText& tables) {
            for (const auto& table : records.tables) {
                tables.objects(table.name, table.records, [&](const db::Record& record) { putRecord(tables, record); });
            }
        });
        json.objects("entries", records.trail, [&](const db::Record& record) { putRecord(json, record); });
    });
}

model::Outcome<ClientExport> exportClient(const present::Seat& seat, model::ClientId client,
                                          const std::filesystem::path& folder, Paper paper) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder))) {
        return model::Problem{"output", "taken", {folder.string()}};
    }
    const auto records = seat.access.clientRecords(client);
    const auto day = seat.access.today();
    auto stamp = present::stampReport(seat, present::ReportUse::pdf, "client-records", day, day, records.client);
    if (!stamp) {
        return stamp.problems();
    }
    ClientExport made{folder, 0, *std::move(stamp)};
    for (const auto& table : records.tables) {
        made.records += std::ssize(table.records);
    }
    auto part = folder;
    part += ".part";
    db::createFolder(part);
    try {
        db::createFile(part / "records.json", clientRecordsJson(records, made.stamp));
        db::createFile(part / "records.pdf", renderPdf(clientRecordsDocument(records, made.stamp), paper));
        db::createFile(part / "FORMATS.txt", formatsText);
        db::renameInto(part, folder);
    } catch (...) {
        std::error_code gone; // what went wrong first is what is told
        std::filesystem::remove_all(part, gone);
        throw;
    }
    return made;
}

} // namespace report
