#pragma once
// The forms that clients sign before treatment, version by version.

#include "app/present/form_saver.h"
#include "app/present/view.h"
#include "model/change.h"

#include <string>
#include <vector>

namespace present {

struct ConsentFormInput {
    std::string code; ///< of the form whose next version it is; empty for a new form
    std::string name;
    std::string modality; ///< code; empty for every treatment
    std::string text;
    bool operator==(const ConsentFormInput&) const = default;
};

struct ConsentFormsView {
    std::string title;
    std::string line; ///< "2 forms"
    List forms;       ///< name, version, for which treatment, code
    std::vector<Choice> modalities;
    bool mayEdit = false;
    FieldProblems problems; ///< "name", "text"
    bool saving = false;
    Message message;
    bool operator==(const ConsentFormsView&) const = default;
};

class ConsentForms : public Presenter<ConsentFormsView> {
public:
    explicit ConsentForms(Seat seat);

    void refresh();
    /// To begin with: the newest version of the form in this row; 0 for a new form.
    ConsentFormInput form(std::int64_t row) const;
    /// Makes version 1, or the next one of the form that is named.
    void save(const ConsentFormInput& input);

    /// From today on nobody is asked for it. Nothing happens for row 0.
    void retire(std::int64_t row, const std::string& reason);
    bool mayRetire(std::int64_t row) const;

    std::function<void()> saved;
    std::function<void()> retired;

private:
    void render();
    void write(model::Change change, std::string thanks, const std::function<void()>& told);

    Seat seat_;
    FormSaver saver_;
};

/// "Consent to RF needling (2026)" -> "consent-to-rf-needling-2026".
std::string codeFromName(const std::string& name);

} // namespace present
