#pragma once
// Importing clients from another program's file: preview first, then all or nothing.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace present {

enum class ImportStage { choose, reading, preview, importing, done };

struct ImportView {
    ImportStage stage = ImportStage::choose;
    std::string fileName;
    std::string summary;       ///< "543 people, 2 lines with problems"
    std::string encoding;      ///< "UTF-8, comma"
    List preview;              ///< line number; name, born, telephone, what happens with it
    List problems;             ///< line number; line, what is wrong
    bool askDateOrder = false; ///< the dates can be read both ways
    std::vector<Choice> dateOrders;
    std::string dateOrder;
    bool askDuplicates = false;
    std::vector<Choice> duplicateRules; ///< refuse, skip, link
    std::string duplicateRule;
    std::vector<std::string> notTaken; ///< a line for each reason, with its columns
    bool canImport = false;
    std::string progress;
    int percent = 0;
    Message message;
    bool operator==(const ImportView&) const = default;
};

class ImportScreen : public Presenter<ImportView> {
public:
    explicit ImportScreen(Seat seat);
    ~ImportScreen() override;

    /// The bytes of the file, read by the caller.
    void load(const std::string& fileName, std::string bytes);
    void setDateOrder(const std::string& code);
    void setDuplicateRule(const std::string& code);
    void import();
    void cancel();

    std::function<void()> imported;

private:
    struct Content;
    void read();
    void showPreview();
    std::function<void(std::size_t done, std::size_t total)> progress();

    Seat seat_;
    Worker worker_;
    std::unique_ptr<Content> content_;
    std::stop_source stop_;
};

} // namespace present
