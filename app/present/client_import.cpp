#include "app/present/client_import.h"

#include "app/present/import_doubles.h"
#include "app/present/import_row.h"
#include "app/present/text_encoding.h"
#include "db/csv.h"
#include "db/fold.h"
#include "model/text_length.h"

#include <algorithm>
#include <unordered_map>

namespace present {
namespace {

constexpr std::size_t mostRemarks = 1000;
constexpr std::size_t progressEvery = 256;

std::string_view firstLine(std::string_view text) {
    const auto begin = text.find_first_not_of("\r\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find('\n', begin) - begin);
}

/// Excel's own "sep=;" before the headings; it counts as a line but says nothing else.
std::optional<char> takeSeparatorLine(std::string& text) {
    if (text.size() < 6 || db::fold(text.substr(0, 4)) != "sep=" || (text[5] != '\r' && text[5] != '\n')) {
        return std::nullopt;
    }
    const char separator = text[4];
    text.replace(0, 5, 5, '\r'); // blank to the reader, and the line numbers stay
    return separator;
}

class Import {
public:
    explicit Import(const ImportOptions& options)
        : options_{options} {}

    ImportPreview preview(std::string_view bytes);

private:
    bool readLines(std::string_view text);
    bool takeHeadings(const db::CsvRow& row);
    void seeDates(const db::CsvRow& row);
    bool settleDates();
    void readPeople();
    void take(std::size_t line, model::Client client);
    bool meetsFile(std::size_t line, const model::Client& client);
    bool meetsStore(std::size_t line, const model::Client& client);
    bool merge(std::size_t index, std::size_t line, const model::Client& client);
    void refuse(ImportRemark remark);
    void refuseFile(const char* field, const char* code, std::size_t line = 0, std::vector<std::string> values = {});
    void tell(std::size_t done);

    const ImportOptions& options_;
    ImportPreview out_;
    std::size_t size_ = 0;
    bool headingsRead_ = false;
    bool headingsGood_ = false;
    std::vector<db::CsvRow> lines_;
    DateEvidence dates_;
    SeenPeople seen_;
    std::unordered_map<std::int64_t, std::size_t> linked_; ///< by client of the store: index of the row that fills it
};

void Import::refuse(ImportRemark remark) {
    ++out_.problemCount;
    if (out_.problems.size() < mostRemarks) {
        out_.problems.push_back(std::move(remark));
    }
}

void Import::refuseFile(const char* field, const char* code, std::size_t line, std::vector<std::string> values) {
    refuse({line, "", {field, code, std::move(values)}});
}

void Import::tell(std::size_t done) {
    out_.cancelled = out_.cancelled || options_.stop.stop_requested();
    if (options_.progress) {
        options_.progress(done, 2 * size_);
    }
}

bool Import::takeHeadings(const db::CsvRow& row) {
    headingsRead_ = true;
    if (knownHeadings(row.cells) == 0) {
        refuseFile("file", "no-heading", row.line);
        return false;
    }
    out_.columns = readHeadings(row.cells);
    const bool named = std::ranges::any_of(out_.columns, [](const ImportColumn& column) {
        return column.field == ImportField::givenName || column.field == ImportField::familyName ||
               column.field == ImportField::fullName;
    });
    if (!named) {
        refuseFile("file", "no-name", row.line);
        return false;
    }
    for (const auto& column : out_.columns) {
        if (column.field == ImportField::birthDate || column.field == ImportField::deceased ||
            column.field == ImportField::clientSince) {
            dates_.seeHeading(column.heading);
        }
    }
    return true;
}

void Import::seeDates(const db::CsvRow& row) {
    for (const auto& column : out_.columns) {
        const bool date = column.field == ImportField::birthDate || column.field == ImportField::deceased ||
                          column.field == ImportField::clientSince || column.field == ImportField::deceasedFlag;
        if (date && column.index < row.cells.size()) {
            dates_.see(cellText(row.cells[column.index]), row.line);
        }
    }
}

/// False when the file cannot be read further.
bool Import::readLines(std::string_view text) {
    std::size_t count = 0;
    try {
        db::eachCsvRow(text, out_.delimiter, [&](db::CsvRow&& row, std::size_t bytesRead) {
            if (++count % progressEvery == 0) {
                tell(bytesRead);
            }
            if (std::ranges::all_of(row.cells, [](const std::string& cell) { return cellText(cell).empty(); })) {
                return !out_.cancelled;
            }
            if (!headingsRead_) {
                headingsGood_ = takeHeadings(row);
                return headingsGood_;
            }
            seeDates(row);
            lines_.push_back(std::move(row));
            return !out_.cancelled;
        });
    } catch (const db::CsvError& e) {
        refuseFile("file", "open-quote", e.line);
        return false;
    }
    out_.people = lines_.size();
    if (headingsGood_ && lines_.empty() && !out_.cancelled) {
        refuseFile("file", "no-people");
    }
    if (!headingsRead_) {
        refuseFile("file", "empty-file");
    }
    return headingsGood_ && !lines_.empty() && !out_.cancelled;
}

bool Import::settleDates() {
    const auto verdict = dates_.verdict();
    out_.dateOrder = options_.dates ? options_.dates : verdict.order;
    if (verdict.problem && !options_.dates) {
        out_.askDateOrder = true;
        refuse({0, "", *verdict.problem});
        return false;
    }
    return true;
}

void Import::readPeople() {
    const RowReader reader{out_.columns, out_.dateOrder, options_.today};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (i % progressEvery == 0) {
            tell(size_ + size_ * i / lines_.size());
            if (out_.cancelled) {
                return;
            }
        }
        auto read = reader.read(lines_[i]);
        lines_[i].cells = {};
        for (auto& note : read.notes) {
            if (out_.notes.size() < mostRemarks) {
                out_.notes.push_back(std::move(note));
            }
        }
        for (auto& problem : read.problems) {
            refuse(std::move(problem));
        }
        if (read.problems.empty()) {
            take(lines_[i].line, std::move(read.client));
        }
    }
    tell(2 * size_);
}

void Import::take(std::size_t line, model::Client client) {
    if (meetsFile(line, client) || meetsStore(line, client)) {
        return;
    }
    seen_.add(out_.rows.size(), client);
    out_.rows.push_back({line, ImportAct::add, std::move(client), true, {}});
}

/// Puts the line's particulars into the row that stands for the same person. False, with a problem, when they
/// contradict.
bool Import::merge(std::size_t index, std::size_t line, const model::Client& client) {
    auto& row = out_.rows[index];
    auto filled = filledFrom(row.client, client);
    auto problems = model::validate(filled, options_.today);
    for (auto& problem : problems) {
        refuse({line, "", std::move(problem)});
    }
    row.changed = row.changed || filled != row.client;
    row.client = std::move(filled);
    return problems.empty();
}

/// True when the line is dealt with: it is a person of a line above.
bool Import::meetsFile(std::size_t line, const model::Client& client) {
    const auto match = seen_.find(client);
    if (match.likeness == Likeness::none) {
        return false;
    }
    const auto& earlier = out_.rows[match.index];
    const bool certain = match.likeness == Likeness::certain;
    out_.duplicates.push_back({line, earlier.line, std::nullopt, certain});
    if (!certain) {
        return false;
    }
    if (options_.duplicates == DuplicateRule::refuse) {
        refuseFile("", "duplicate", line, {"line", std::to_string(earlier.line)});
        return true;
    }
    if (options_.duplicates == DuplicateRule::skip || earlier.act == ImportAct::skip ||
        merge(match.index, line, client)) {
        out_.rows.push_back({line, ImportAct::skip, client, false, {}});
    }
    return true;
}

/// True when the line is dealt with: it is a client of the store.
bool Import::meetsStore(std::size_t line, const model::Client& client) {
    if (!options_.doublesOf) {
        return false;
    }
    std::vector<model::ClientId> certain;
    std::optional<model::ClientId> possible;
    for (const auto& stored : options_.doublesOf(client)) {
        const auto likeness = likenessOf(client, stored);
        if (likeness == Likeness::certain) {
            certain.push_back(stored.id);
        } else if (likeness == Likeness::possible && !possible) {
            possible = stored.id;
        }
    }
    if (certain.empty()) {
        if (possible) {
            out_.duplicates.push_back({line, std::nullopt, possible, false});
        }
        return false;
    }
    const auto id = certain.front();
    out_.duplicates.push_back({line, std::nullopt, id, true});
    if (options_.duplicates == DuplicateRule::refuse) {
        const auto there = options_.client ? options_.client(id) : std::nullopt;
        refuseFile("", "duplicate", line, {"client", there ? there->uid.text : std::string{}});
        return true;
    }
    if (options_.duplicates == DuplicateRule::skip) {
        seen_.add(out_.rows.size(), client);
        out_.rows.push_back({line, ImportAct::skip, client, false, {}});
        return true;
    }
    auto stored = certain.size() == 1 && options_.client ? options_.client(id) : std::nullopt;
    if (!stored) {
        refuseFile("", "several-doubles", line, {std::to_string(certain.size())});
        return true;
    }
    if (const auto found = linked_.find(id.value); found != linked_.end()) {
        if (merge(found->second, line, client)) {
            out_.rows.push_back({line, ImportAct::skip, client, false, {}});
        }
        return true;
    }
    linked_.emplace(id.value, out_.rows.size());
    seen_.add(out_.rows.size(), client);
    out_.rows.push_back({line, ImportAct::link, *stored, false, *stored});
    merge(out_.rows.size() - 1, line, client);
    return true;
}

ImportPreview Import::preview(std::string_view bytes) {
    auto decoded = decodeText(bytes);
    if (!decoded) {
        const auto& problem = decoded.problems().front();
        refuse({0, "", problem});
        return std::move(out_);
    }
    auto& [text, encoding] = *decoded;
    out_.encoding = std::move(encoding);
    const auto separator = takeSeparatorLine(text);
    out_.delimiter = separator ? *separator : guessDelimiter(firstLine(text));
    size_ = text.size();
    if (readLines(text) && settleDates()) {
        readPeople();
    }
    if (out_.cancelled) {
        out_.rows.clear();
    }
    std::ranges::stable_sort(out_.problems, {}, &ImportRemark::line);
    return std::move(out_);
}

void fillText(std::string& there, const std::string& more) {
    if (there.empty()) {
        there = more;
    }
}

/// For text where losing a line could do harm.
void addText(std::string& there, const std::string& more) {
    if (there.empty()) {
        there = more;
    } else if (!more.empty() && db::fold(there).find(db::fold(more)) == std::string::npos) {
        there += "\n" + more;
    }
}

} // namespace

std::size_t ImportPreview::count(ImportAct act) const {
    return static_cast<std::size_t>(std::ranges::count(rows, act, &ImportedClient::act));
}

model::Client filledFrom(model::Client there, const model::Client& more) {
    fillText(there.givenName, more.givenName);
    fillText(there.familyName, more.familyName);
    fillText(there.phone, more.phone);
    fillText(there.email, more.email);
    fillText(there.language, more.language);
    fillText(there.externalReference, more.externalReference);
    addText(there.allergies, more.allergies);
    addText(there.deskNotes, more.deskNotes);
    if (there.address == model::Address{} && !there.sharesAddressWith) {
        there.address = more.address;
    }
    for (std::size_t i = 0; i < there.consent.size(); ++i) {
        if (there.consent[i] == model::ContactConsent::notAsked) {
            there.consent[i] = more.consent[i];
        }
    }
    const auto fill = [](auto& mine, const auto& theirs) {
        if (!mine) {
            mine = theirs;
        }
    };
    fill(there.birthDate, more.birthDate);
    fill(there.guardian, more.guardian);
    fill(there.skinType, more.skinType);
    fill(there.clientSince, more.clientSince);
    fill(there.deceased, more.deceased);
    return there;
}

ImportPreview previewClients(std::string_view bytes, const ImportOptions& options) {
    return Import{options}.preview(bytes);
}

std::vector<std::pair<std::size_t, model::Change>> changesOf(const ImportPreview& preview) {
    std::vector<std::pair<std::size_t, model::Change>> changes;
    for (const auto& row : preview.rows) {
        if (row.act == ImportAct::add) {
            changes.emplace_back(row.line, model::AddClient{row.client});
        } else if (row.act == ImportAct::link && row.changed) {
            changes.emplace_back(row.line, model::EditClient{row.client, row.stored});
        }
    }
    return changes;
}

} // namespace present
