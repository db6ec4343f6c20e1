#pragma once
// What a client has signed: how the clinic's consent forms stand, and the paper that goes with them.

#include "app/present/ports.h"
#include "app/present/saver.h"
#include "app/present/view.h"
#include "model/consent.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace present {

struct ConsentsView {
    List rows;                 ///< consent id, or minus the number of a form never signed; form, state, paper
    std::vector<Choice> forms; ///< that can be signed
    std::string form;          ///< the one that is asked for most
    bool minor = false;        ///< a guardian signs
    bool maySign = false;
    bool mayWithdraw = false;
    bool saving = false;
    Message message;
    bool operator==(const ConsentsView&) const = default;
};

struct ConsentInput {
    std::string form;
    std::string day;
    bool byGuardian = false;
    bool photos = false;
    std::string paper; ///< where the signed sheet is kept
};

class Consents : public Presenter<ConsentsView> {
public:
    Consents(Seat seat, model::ClientId client);

    void refresh();
    /// Signed on paper. Problems of the form at once; else it is saved and shown.
    FieldProblems sign(const ConsentInput& input);
    FieldProblems withdraw(std::int64_t consent, const std::string& day);
    /// Signed and not withdrawn.
    bool canWithdraw(std::int64_t row) const;
    model::Day today() const { return today_; }

private:
    void render();

    Seat seat_;
    Saver saver_;
    model::ClientId client_;
    std::shared_ptr<const model::RuleBook> rules_;
    std::vector<model::ConsentForm> forms_;
    std::vector<model::SignedConsent> standing_; ///< not withdrawn
    std::vector<db::ConsentRow> signed_;
    bool minor_ = false;
    model::Day today_{};
};

/// "Needling consent: signed 3 Mar 2026", "... : not signed", a line for each form that these modalities ask for.
struct ConsentLine {
    std::string text;
    Tone tone = Tone::neutral;
};
std::vector<ConsentLine> consentLines(const model::History& history, const std::set<model::Modality>& modalities,
                                      const model::RuleBook& rules, model::Day today);

} // namespace present
