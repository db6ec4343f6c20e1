#pragma once
// Where this machine's backups go, which there are, and making one now. In an old copy of the store: going on with it.

#include "app/present/form_saver.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

struct BackupsView {
    bool offered = false; ///< to whom may see it
    std::string folder;
    std::string warnDays;
    bool mayEdit = false;
    bool mayMake = false;
    bool mayRestore = false; ///< from here: the window is left for it
    std::string note;        ///< "on the same disk as the store"
    Tone noteTone = Tone::neutral;
    Message alarm;    ///< as on Today
    Message restored; ///< what a restored backup left to be done
    List backups;     ///< running number, see folderOf; when, why, entries, chip
    bool busy = false;
    std::string progress;   ///< "Copying 40 %"; with it the backup can be cancelled
    FieldProblems problems; ///< "folder", "warnDays"; "goOn.reason", "goOn.password"
    Message message;

    Message copy; ///< that this is an old copy, or a backup that is looked at; empty for the store itself
    bool mayGoOn = false;
    bool operator==(const BackupsView&) const = default;
};

class Backups : public Presenter<BackupsView> {
public:
    explicit Backups(Seat seat);
    ~Backups() override;

    void refresh();
    void save(const std::string& folder, const std::string& warnDays);
    void make();
    void cancel();
    /// Makes an old copy the store, with one's password; the window is then to be opened anew.
    void goOn(const std::string& reason, const std::string& password);
    /// Of a row of the list; empty for a row that is gone.
    std::filesystem::path folderOf(std::int64_t row) const;

    std::function<void()> wentOn;

private:
    void readFolder();
    void render();
    void say(Message message);

    Seat seat_;
    Worker worker_;
    Worker folderWorker_;
    std::stop_source stop_;
    std::vector<db::BackupInfo> made_;
    std::string note_;
    FieldProblems problems_;
    Message message_;
    std::string progress_;
    bool busy_ = false;
};

/// In words why none was made; a stop is no failure and says so quietly.
Message backupMessage(const model::Outcome<db::BackupInfo>& made);

} // namespace present
