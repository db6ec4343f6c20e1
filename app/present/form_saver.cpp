#include "app/present/form_saver.h"

#include "app/present/tr.h"

namespace present {

void FormSaver::refuse(const model::Problems& problems, const AtFields& atFields) {
    problems_ = atFields(problems);
    say(notSaved(joined(problems)));
}

void FormSaver::clear() {
    problems_.clear();
    message_ = {};
}

void FormSaver::begin() {
    busy_ = true;
    clear();
    show_();
}

void FormSaver::say(Message message) {
    message_ = std::move(message);
    show_();
}

Message FormSaver::notSaved(const std::string& why) {
    return {tr("This was not saved."), why, Tone::deny};
}

} // namespace present
