#pragma once
// What is thrown when the machine, the file or the database fails. Refusals of a person's input are never thrown.

#include <stdexcept>
#include <string>

namespace db {

enum class Fault {
    busy,         ///< another program held the store for longer than the waiting time
    constraint,   ///< a rule of the schema was broken; `constraint()` says which
    full,         ///< disk or quota full
    readOnly,     ///< the file or its folder cannot be written
    io,           ///< the disk failed, or a file cannot be opened
    corrupt,      ///< the content is damaged: a page, a code no enumeration has, a day that is none
    notOurs,      ///< not a database, or the key does not open it
    tooNew,       ///< written by a newer version of the program
    notPermitted, ///< a read that the role table forbids
    notAStore,    ///< a folder that is refused, see OpenRefused
    oldCopy,      ///< nothing is written to a backup, nor to an old copy that nobody has decided about
    stopped,      ///< a read whose end somebody asked for; Connection::stoppable catches it
    other,
};

enum class Constraint { none, unique, foreignKey, check, notNull, trigger, other };

class Error : public std::runtime_error {
public:
    Error(Fault fault, const std::string& operation, const std::string& message)
        : std::runtime_error{operation + ": " + message}
        , fault_{fault} {}
    /// `detail` is what SQLite names: "account.sign_in_name" for a unique column, the trigger's own words.
    Error(Constraint constraint, std::string detail, const std::string& operation, const std::string& message)
        : std::runtime_error{operation + ": " + message}
        , fault_{Fault::constraint}
        , constraint_{constraint}
        , detail_{std::move(detail)} {}

    Fault fault() const { return fault_; }
    Constraint constraint() const { return constraint_; }
    const std::string& detail() const { return detail_; }

private:
    Fault fault_;
    Constraint constraint_{Constraint::none};
    std::string detail_;
};

} // namespace db
