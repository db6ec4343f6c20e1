#include "app/present/import_screen.h"

#include "app/present/client_import.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t mostRows = 500;

std::string actWords(const ImportedClient& row) {
    switch (row.act) {
    case ImportAct::add:
        return tr("New");
    case ImportAct::link:
        return row.changed ? tr("Completes a record") : tr("Already complete");
    case ImportAct::skip:
        break;
    }
    return tr("Left out");
}

Tone actTone(ImportAct act) {
    switch (act) {
    case ImportAct::add:
        return Tone::safe;
    case ImportAct::link:
        return Tone::info;
    case ImportAct::skip:
        break;
    }
    return Tone::neutral;
}

std::string fateWords(ColumnFate fate, const std::string& columns) {
    switch (fate) {
    case ColumnFate::identityNumber:
        return fill(tr("Identity numbers are not taken over: {0}"), {columns});
    case ColumnFate::noPlace:
        return fill(tr("There is no place here for: {0}"), {columns});
    case ColumnFate::secondColumn:
        return fill(tr("Another column gives the same as: {0}"), {columns});
    case ColumnFate::noHeading:
        return fill(tr("Without a heading: column {0}"), {columns});
    case ColumnFate::taken:
        break;
    }
    return {};
}

/// One line for each reason, with the columns it holds for.
std::vector<std::string> notTakenLines(const std::vector<ImportColumn>& columns) {
    std::vector<std::string> lines;
    for (const auto fate :
         {ColumnFate::identityNumber, ColumnFate::noPlace, ColumnFate::secondColumn, ColumnFate::noHeading}) {
        std::string names;
        for (const auto& column : columns) {
            if (column.fate == fate) {
                names += names.empty() ? "" : ", ";
                names += fate == ColumnFate::noHeading ? number(static_cast<std::int64_t>(column.index) + 1)
                                                       : column.heading;
            }
        }
        if (!names.empty()) {
            lines.push_back(fateWords(fate, names));
        }
    }
    return lines;
}

std::string delimiterWords(char delimiter) {
    switch (delimiter) {
    case ';':
        return tr("semicolon");
    case '\t':
        return tr("tab");
    case '|':
        return tr("bar");
    default:
        return tr("comma");
    }
}

Row remarkRow(const ImportRemark& remark, Tone tone) {
    // The line says who it is; a code of the store would tell nobody anything.
    const bool known = remark.problem.code == "duplicate" && !remark.problem.values.empty() &&
                       remark.problem.values.front() == "client";
    auto text = known ? tr("This person is already here.") : words(remark.problem);
    if (!remark.column.empty()) {
        text = fill(tr("{0}: {1}"), {remark.column, text});
    }
    const auto line = static_cast<std::int64_t>(remark.line);
    return {line,
            {{line == 0 ? tr("whole file") : fill(tr("line {0}"), {number(line)}), {}, true},
             {"", Chip{tone == Tone::deny ? tr("Problem") : tr("Note"), tone}, false},
             {text, {}, false}}};
}

/// "[3].birthDate" names the fourth change; the person knows the file's lines.
std::string refusedLine(const model::Problems& problems, const std::vector<std::size_t>& lines) {
    model::Problems plain = problems;
    std::string where;
    for (auto& problem : plain) {
        const auto end = problem.field.find("].");
        const auto index = problem.field.starts_with('[') && end != std::string::npos
                               ? typedNumber(std::string_view{problem.field}.substr(1, end - 1))
                               : std::nullopt;
        if (index && static_cast<std::size_t>(*index) < lines.size()) {
            where =
                fill(tr("Line {0}: "), {number(static_cast<std::int64_t>(lines[static_cast<std::size_t>(*index)]))});
            problem.field.erase(0, end + 2);
        }
    }
    return where + joined(plain);
}

std::vector<Choice> dateOrders() {
    return {{"", tr("Worked out from the file")},
            {std::string{model::code(DateOrder::dayMonthYear)}, tr("Day first: 31/12/2026")},
            {std::string{model::code(DateOrder::monthDayYear)}, tr("Month first: 12/31/2026")}};
}

std::vector<Choice> duplicateRules() {
    return {{std::string{model::code(DuplicateRule::refuse)}, tr("Stop when somebody is already here")},
            {std::string{model::code(DuplicateRule::skip)}, tr("Leave out who is already here")},
            {std::string{model::code(DuplicateRule::link)}, tr("Fill the gaps of who is already here")}};
}

} // namespace

struct ImportScreen::Content {
    std::string bytes;
    std::string fileName;
    std::optional<DateOrder> dates;
    DuplicateRule duplicates = DuplicateRule::refuse;
    ImportPreview preview;
};

ImportScreen::ImportScreen(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , content_{std::make_unique<Content>()} {
    ImportView first;
    first.dateOrders = dateOrders();
    first.duplicateRules = duplicateRules();
    first.duplicateRule = model::code(content_->duplicates);
    show(std::move(first));
}

ImportScreen::~ImportScreen() {
    stop_.request_stop();
}

void ImportScreen::load(const std::string& fileName, std::string bytes) {
    if (view().stage == ImportStage::importing) {
        return;
    }
    *content_ = Content{};
    content_->fileName = fileName;
    content_->bytes = std::move(bytes);
    read();
}

void ImportScreen::setDateOrder(const std::string& code) {
    content_->dates = model::fromCode<DateOrder>(code);
    read();
}

void ImportScreen::setDuplicateRule(const std::string& code) {
    content_->duplicates = model::fromCode<DuplicateRule>(code).value_or(DuplicateRule::refuse);
    if (!content_->bytes.empty()) {
        read();
    }
}

void ImportScreen::read() {
    stop_.request_stop();
    stop_ = std::stop_source{};
    worker_.forget(); // a preview with the old answers is of no use

    auto next = view();
    next.stage = ImportStage::reading;
    next.fileName = content_->fileName;
    next.dateOrder = content_->dates ? std::string{model::code(*content_->dates)} : std::string{};
    next.duplicateRule = model::code(content_->duplicates);
    next.canImport = false;
    next.message = {};
    next.progress = tr("Reading");
    next.percent = 0;
    show(std::move(next));

    ImportOptions options;
    options.today = seat_.access.today();
    options.dates = content_->dates;
    options.duplicates = content_->duplicates;
    options.stop = stop_.get_token();
    options.progress = progress();
    worker_.run<ImportPreview>(
        [seat = seat_, bytes = content_->bytes, options]() mutable {
            options.doublesOf = [&seat](const model::Client& client) { return seat.access.doublesOf(client); };
            options.client = [&seat](model::ClientId id) { return seat.access.client(id); };
            return previewClients(bytes, options);
        },
        [this](ImportPreview preview) {
            content_->preview = std::move(preview);
            showPreview();
        },
        [this](const std::string& why) {
            auto now = view();
            now.stage = ImportStage::choose;
            now.message = {tr("The file could not be read."), why, Tone::deny};
            show(std::move(now));
        },
        Lane::aside);
}

void ImportScreen::showPreview() {
    const auto& preview = content_->preview;
    auto next = view();
    next.stage = ImportStage::preview;
    next.progress.clear();
    if (preview.cancelled) {
        next.stage = ImportStage::choose;
        next.message = {tr("Stopped. Nothing was imported."), "", Tone::neutral};
        show(std::move(next));
        return;
    }
    next.summary =
        counted(tr("{n, plural, one {# person} other {# people}}"), static_cast<std::int64_t>(preview.people));
    if (preview.problemCount > 0) {
        next.summary += ", " + counted(tr("{n, plural, one {# problem} other {# problems}}"),
                                       static_cast<std::int64_t>(preview.problemCount));
    }
    next.encoding = fill(tr("{0}, {1}"), {preview.encoding, delimiterWords(preview.delimiter)});
    next.preview = {};
    for (const auto& row : preview.rows) {
        if (next.preview.rows.size() == mostRows) {
            break;
        }
        next.preview.rows.push_back(
            {static_cast<std::int64_t>(row.line),
             {{row.client.givenName + ' ' + row.client.familyName, {}, false},
              {row.client.birthDate ? dayWithYear(*row.client.birthDate) : std::string{}, {}, false},
              {row.client.phone, {}, false},
              {"", Chip{actWords(row), actTone(row.act)}, false}}});
    }
    if (preview.rows.size() > mostRows) {
        next.preview.summary = fill(tr("the first {0} of {1}"),
                                    {number(mostRows), number(static_cast<std::int64_t>(preview.rows.size()))});
    }
    next.problems = {};
    for (const auto& remark : preview.problems) {
        next.problems.rows.push_back(remarkRow(remark, Tone::deny));
    }
    for (const auto& remark : preview.notes) {
        next.problems.rows.push_back(remarkRow(remark, Tone::info));
    }
    next.problems.rows.resize(std::min(next.problems.rows.size(), mostRows));
    next.problems.empty = tr("Nothing is wrong with the file.");
    next.notTaken = notTakenLines(preview.columns);
    next.askDateOrder = preview.askDateOrder;
    if (next.dateOrder.empty() && preview.dateOrder) {
        next.dateOrder = model::code(*preview.dateOrder);
    }
    next.askDuplicates = !preview.duplicates.empty();
    next.canImport = preview.ready();
    next.message = next.canImport ? Message{fill(tr("Ready: {0} to add, {1} to complete, {2} left out."),
                                                 {number(static_cast<std::int64_t>(preview.count(ImportAct::add))),
                                                  number(static_cast<std::int64_t>(preview.count(ImportAct::link))),
                                                  number(static_cast<std::int64_t>(preview.count(ImportAct::skip)))}),
                                            "", Tone::safe}
                   : next.askDateOrder
                       ? Message{tr("The dates can be read in two ways. Say which comes first."), "", Tone::warn}
                       : Message{tr("Nothing can be imported yet."),
                                 tr("Mend the file, or choose another way with those already here."), Tone::warn};
    show(std::move(next));
}

/// Told from the thread that works, shown on the window's.
std::function<void(std::size_t done, std::size_t total)> ImportScreen::progress() {
    return [tell = worker_.reporter(), this](std::size_t done, std::size_t total) {
        tell([this, done, total] {
            auto now = view();
            now.percent = total == 0 ? 0 : static_cast<int>(100 * done / total);
            show(std::move(now));
        });
    };
}

void ImportScreen::import() {
    if (!view().canImport || view().stage != ImportStage::preview) {
        return;
    }
    std::vector<model::Change> changes;
    std::vector<std::size_t> lines; ///< of each change, to tell of a refusal
    for (auto& [line, change] : changesOf(content_->preview)) {
        lines.push_back(line);
        changes.push_back(std::move(change));
    }
    auto next = view();
    next.stage = ImportStage::importing;
    next.canImport = false;
    next.progress = tr("Importing, all or nothing");
    next.percent = 0;
    next.message = {};
    show(std::move(next));
    stop_ = std::stop_source{};
    const auto count = static_cast<std::int64_t>(changes.size());
    const auto goOn = [tell = progress(), stop = stop_.get_token(), total = changes.size()](std::size_t done) {
        constexpr std::size_t often = 500;
        if (done % often == 0) {
            tell(done, total);
        }
        return !stop.stop_requested();
    };
    using Answer = model::Outcome<std::vector<db::Applied>>;
    worker_.run<Answer>(
        [seat = seat_, changes = std::move(changes), goOn]() mutable { return seat.access.apply(changes, goOn); },
        [this, count, lines = std::move(lines)](const Answer& answer) {
            auto now = view();
            now.progress.clear();
            const bool stopped = !answer && answer.problems().front().code == "stopped";
            now.stage = answer ? ImportStage::done : ImportStage::preview;
            now.canImport = stopped;
            now.percent = answer ? 100 : 0;
            now.message = answer ? Message{counted(tr("{n, plural, one {# record was imported.} other {# records were "
                                                      "imported.}}"),
                                                   count),
                                           "", Tone::safe}
                          : stopped
                              ? Message{tr("Stopped. Nothing was imported."), "", Tone::neutral}
                              : Message{tr("Nothing was imported."), refusedLine(answer.problems(), lines), Tone::deny};
            show(std::move(now));
            if (answer && imported) {
                imported();
            }
        },
        [this](const std::string& why) {
            auto now = view();
            now.progress.clear();
            now.stage = ImportStage::preview;
            now.canImport = true;
            now.message = {tr("Nothing was imported."), why, Tone::deny};
            show(std::move(now));
        });
}

void ImportScreen::cancel() {
    stop_.request_stop();
}

} // namespace present
