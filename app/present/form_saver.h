#pragma once
// Saving a form: what came of it stands at its fields and in a line.

#include "app/present/finding_text.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <functional>
#include <string>
#include <utility>

namespace present {

class FormSaver {
public:
    /// At which fields of the form the problems stand.
    using AtFields = std::function<FieldProblems(const model::Problems&)>;

    /// `show` is called whenever there is something else to see here.
    FormSaver(Ports ports, std::function<void()> show)
        : worker_{std::move(ports)}
        , show_{std::move(show)} {}

    /// Writes off the UI thread; nothing happens while something else is being saved. `thanks` is the line and `taken`
    /// is called when it was taken.
    template <class T>
    void save(std::function<model::Outcome<T>()> write, std::string thanks, std::function<void(const T&)> taken,
              AtFields atFields = byField) {
        if (busy_) {
            return;
        }
        begin();
        worker_.run<model::Outcome<T>>(
            std::move(write),
            [this, thanks = std::move(thanks), taken = std::move(taken),
             atFields = std::move(atFields)](const model::Outcome<T>& answer) {
                busy_ = false;
                if (!answer) {
                    refuse(answer.problems(), atFields);
                    return;
                }
                say({thanks, "", Tone::safe});
                taken(*answer);
            },
            [this](const std::string& why) {
                busy_ = false;
                say(notSaved(why));
            });
    }
    /// What the form itself finds wrong.
    void refuse(const model::Problems& problems, const AtFields& atFields = byField);
    void clear(); ///< of another form; shows nothing by itself

    bool busy() const { return busy_; }
    const FieldProblems& problems() const { return problems_; }
    const Message& message() const { return message_; }

private:
    void begin();
    void say(Message message);
    static Message notSaved(const std::string& why);

    Worker worker_;
    std::function<void()> show_;
    FieldProblems problems_;
    Message message_;
    bool busy_ = false;
};

} // namespace present
