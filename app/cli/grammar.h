#pragma once
// How a group of verbs tells its options without the library that parses them, which is slow to compile.

#include "app/cli/cli.h"

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

namespace cli {

using Run = std::function<Exit(Context&)>;

/// The options of one verb. A name without hyphens is a word that stands by itself.
class Verb {
public:
    virtual void text(const char* name, std::string& into, const char* help) = 0;
    virtual void needed(const char* name, std::string& into, const char* help) = 0;
    virtual void texts(const char* name, std::vector<std::string>& into, const char* help) = 0;
    virtual void number(const char* name, int& into, const char* help) = 0;
    virtual void needed(const char* name, int& into, const char* help) = 0;
    virtual void flag(const char* name, bool& into, const char* help) = 0;

protected:
    ~Verb() = default;
};

class VerbGroup {
public:
    virtual Verb& add(const char* name, const char* help, Run run) = 0;

    /// `tell` names the options, `run` is called with what was given.
    template <class Options>
    void verb(const char* name, const char* help, Exit (*run)(Context&, const Options&),
              void (*tell)(Verb&, std::type_identity_t<Options>&)) {
        auto options = std::make_shared<Options>();
        tell(add(name, help, [run, options](Context& context) { return run(context, *options); }), *options);
    }

protected:
    ~VerbGroup() = default;
};

void tellNeedles(VerbGroup& group);
void tellContainers(VerbGroup& group);
void tellPost(VerbGroup& group);
void tellMachineSlot(VerbGroup& group);
void tellMail(VerbGroup& group);
void tellSheet(VerbGroup& group);
void tellHours(VerbGroup& group);
void tellClosed(VerbGroup& group);
void tellLock(VerbGroup& group);
void tellCalendar(VerbGroup& group);
void tellTrail(VerbGroup& group);
void tellStore(VerbGroup& group);
void tellAccounts(VerbGroup& group);
void tellCharts(VerbGroup& group);
void tellNewKey(VerbGroup& group);
void tellBackups(VerbGroup& group);
void tellLeaving(VerbGroup& group);

} // namespace cli
