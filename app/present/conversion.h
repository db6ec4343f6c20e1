#pragma once
// The store's encryption as its owner sees it: whether it is on, and the way there and back.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

struct FirstPasswordLine {
    std::string person;   ///< "Rosei Tanaka, signs in as rosei"
    std::string password; ///< in groups
    bool operator==(const FirstPasswordLine&) const = default;
};

struct ConversionView {
    bool encrypted = true;
    std::string note;        ///< "on", "off: anyone who gets the file can read every record"
    std::string explanation; ///< what converting does, before it is asked for
    std::string aboutKey;    ///< likewise of replacing the key; empty for a plain store
    bool offered = false;    ///< to an owner
    bool working = false;
    std::string progress; ///< "Writing the new file"
    int percent = 0;
    std::string recoveryKey; ///< after encrypting, until it is put away
    std::vector<FirstPasswordLine> firstPasswords;
    std::string passwordProblem; ///< at the field
    Message message;
    bool operator==(const ConversionView&) const = default;
};

class Conversion : public Presenter<ConversionView> {
public:
    explicit Conversion(Seat seat);
    ~Conversion() override;

    void refresh();
    /// From plain to encrypted or back; the password is asked for once more.
    void convert(const std::string& password);
    /// From one key to another; see db/convert.h.
    void replaceKey(const std::string& password);
    void stop();
    void putAway(); ///< key and passwords have been written down

    /// The store is under another key now, or under none.
    std::function<void()> converted;

private:
    void run(const std::string& password, bool newKey);
    void render();
    void ended(const model::Problems& problems);

    Seat seat_;
    Worker worker_;
    std::stop_source stop_;
    bool working_ = false;
    int percent_ = 0;
    std::string recoveryKey_;
    std::vector<FirstPasswordLine> firstPasswords_;
    std::string passwordProblem_;
    Message message_;
};

} // namespace present
