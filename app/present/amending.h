#pragma once
// Correcting a signed session: the record as it stands, to be changed in place, with what would change told beside it;
// then a reason and the PIN are asked for.

#include "app/present/desk_input.h"
#include "app/present/session_lines.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <memory>
#include <string>
#include <vector>

namespace present {

struct AmendInput {
    DeskInput record;  ///< a row for each leaf
    std::string added; ///< printed id of a cartridge that was used and not charted
    bool addedPackIntact = false;
    bool addedSheathChanged = false;
    bool operator==(const AmendInput&) const = default;
};

struct AmendingView {
    model::SessionId session; ///< none: not asking
    std::string title;
    std::string follows; ///< what will come of it
    std::string meaning; ///< "I, Maya Lindqvist, correct ...": what the PIN stands for
    AmendInput input;
    std::vector<bool> rf; ///< of each row: energy, pulse and shots are asked
    std::vector<std::string> rowProblems;
    std::vector<Choice> zones, modalities, indications, devices, endpoints, rooms;
    std::vector<RecordChange> changes; ///< as typed: old beside new
    FieldProblems problems;            ///< "startTime", "endTime", "added", "anaesthetic", "topicals", "reason", "pin"
    Message message;
    bool saving = false;
    bool operator==(const AmendingView&) const = default;
};

/// "Amended by Maya Lindqvist, 22 Nov 09:40: the depth was misread."
std::string amendedText(const db::InvalidationRow& row, const std::string& timeZone, model::Day today);
/// Whether the person may amend this session; the store asks again.
bool mayAmend(const Seat& seat, const db::SessionDetail& session);

class Amending : public Presenter<AmendingView> {
public:
    explicit Amending(Seat seat);

    void open(model::SessionId session);
    void close();
    void type(AmendInput input);
    void addRow(); ///< as the last one, on a zone to be chosen
    void dropRow(std::size_t row);
    void save(const std::string& reason, const std::string& pin);

    std::function<void()> saved;

private:
    ReadRecord read(const AmendInput& input) const;
    model::TreatmentRow readRow(const DeskRowInput& typed, std::size_t place, model::Problems& problems) const;
    std::optional<model::CartridgeUse> readAdded(const AmendInput& input, model::Problems& problems,
                                                 std::vector<db::CartridgeRow>& units) const;
    void judge(AmendingView& next) const;
    void refuse(const model::Problems& problems);

    Seat seat_;
    Worker worker_;
    std::shared_ptr<const db::SessionDetail> session_;
    std::shared_ptr<const SessionLines> lines_;
    std::shared_ptr<const model::RuleBook> rules_;
    AmendInput initial_;
    std::string timeZone_;
};

} // namespace present
