#include "app/present/altered_words.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {
namespace {

std::string rememberedBy(std::string_view who) {
    if (who == "manifest") {
        return tr("the manifest of the store");
    }
    if (who == "session") {
        return tr("this program, which wrote it last");
    }
    if (who == "user") {
        return tr("your own folder on this machine");
    }
    if (who == "backup") {
        return tr("the backup");
    }
    if (who == "report") {
        return tr("the report");
    }
    return std::string{who};
}

std::string ofEntry(const std::string& pattern, std::string_view sequence) {
    return fill(pattern, {std::string{sequence}});
}

} // namespace

std::string alteredWords(std::string_view where) {
    const auto space = where.find_last_of(' ');
    const auto how = space == std::string_view::npos ? std::string_view{} : where.substr(space + 1);
    const auto what = where.substr(0, space);
    const auto colon = what.find(':');
    const auto kind = what.substr(0, colon);
    const auto which = colon == std::string_view::npos ? std::string_view{} : what.substr(colon + 1);
    if (kind == "head") {
        return fill(how == "missing" ? tr("Entries are missing that {0} remembers.")
                                     : tr("The trail is another than the one that {0} remembers."),
                    {rememberedBy(which)});
    }
    if (kind == "page") {
        return fill(tr("Page {0} of the file is damaged."), {std::string{which}});
    }
    if (kind == "store.db") {
        return how == "longer" ? tr("Something was put after the end of the file.") : tr("The file is damaged.");
    }
    if (kind == "trail") {
        return tr("The trail cannot be read to its end.");
    }
    if (kind == "trail_entry") {
        return ofEntry(how == "missing" ? tr("Entry {0} of the trail is missing.")
                                        : tr("Entry {0} of the trail was altered."),
                       which);
    }
    if (kind == "trail_payload") {
        return ofEntry(how == "missing"   ? tr("The content of entry {0} is missing.")
                       : how == "unknown" ? tr("There is content for entry {0} that it does not know.")
                                          : tr("The content of entry {0} was altered."),
                       which);
    }
    std::string table{kind};
    std::replace(table.begin(), table.end(), '_', ' ');
    return fill(how == "missing"   ? tr("Record {0} of {1} is missing.")
                : how == "unknown" ? tr("Record {0} of {1} was not written by Needlebook.")
                                   : tr("Record {0} of {1} was altered by something other than Needlebook."),
                {std::string{which}, table});
}

} // namespace present
