#pragma once
// On the settings page: where backups go, which there are, one now, and the way to restoring. In an old copy: going on
// with it.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/backups.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace gui {

class Banner;
class FormCard;
class List;
class WrappedText;

class BackupsCard {
public:
    BackupsCard(wxWindow* sheet, present::Seat seat);
    ~BackupsCard();
    BackupsCard(const BackupsCard&) = delete;
    BackupsCard& operator=(const BackupsCard&) = delete;

    Card* card() { return card_; }
    FormCard* form() { return form_; } ///< asks for the reason and password of going on
    void refresh();
    bool closeForm();

    std::function<void()> onLayout;
    std::function<void()> onForm; ///< the form was opened and wants to be seen
    /// Leaves the window for restoring; the folder may be empty.
    std::function<void(const std::filesystem::path& backup)> onRestore;
    std::function<void()> onWentOn;

private:
    void build();
    void chooseFolder();
    void askGoOn();
    void render();

    present::Backups backups_;
    present::BackupsView laidOut_;
    Card* card_ = nullptr;
    FormCard* form_ = nullptr;
    Banner* copy_ = nullptr;
    Banner* alarm_ = nullptr;
    Banner* message_ = nullptr;
    std::unique_ptr<TextField> folder_, days_;
    WrappedText* note_ = nullptr;
    ActionRow* folderRow_ = nullptr;
    WrappedText* progress_ = nullptr;
    List* list_ = nullptr;
    std::string shownFolder_, shownDays_;
};

} // namespace gui
