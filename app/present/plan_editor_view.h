#pragma once
// What the editor of aftercare plans shows: the plans, the steps of one, a step with its fields, when each step would
// fall for a client, and what that client would read.

#include "app/present/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace present {

enum class PlanStage { steps, versions };

/// The plan's own fields.
struct PlanFields {
    std::string name;
    std::string modality; ///< code; empty: any
    std::string zone;     ///< code; empty: everywhere
    std::string over;     ///< millimetres as typed; empty: from the surface
    std::string upTo;     ///< empty: to the deepest
    std::vector<Choice> modalities;
    std::vector<Choice> zones;
    bool operator==(const PlanFields&) const = default;
};

struct PlanSign {
    std::string code;
    std::string text;
    bool ticked = false;
    bool operator==(const PlanSign&) const = default;
};

/// The step that is looked at.
struct PlanStepFields {
    std::int64_t id = 0;  ///< 0: none
    std::string language; ///< of title and text; empty: the clinic's own
    std::vector<Choice> languages;
    std::string missing; ///< "There are no words in German yet"; empty: there are
    std::string title;
    std::string kind;
    std::string basis; ///< "hours", "days"
    std::string offset;
    std::string windowFrom;
    std::string windowTo;
    std::string channel;
    bool expectsAnswer = false;
    bool sheet = false;
    std::string text;
    std::string source;
    std::vector<PlanSign> signs;
    std::vector<Choice> kinds;
    std::vector<Choice> bases;
    std::vector<Choice> channels;
    bool canMoveUp = false;
    bool canMoveDown = false;
    bool canRemove = false;
    FieldProblems problems; ///< by the names above
    bool operator==(const PlanStepFields&) const = default;
};

/// One step on the calendar strip, in the order in which they fall.
struct StripStep {
    std::int64_t id = 0;
    std::string day;  ///< "Mon 23 Nov"
    std::string time; ///< "15:00"
    std::string title;
    std::string mark;  ///< "moved", "outside its window"; empty where it stands at its own time
    std::string words; ///< why, in a sentence
    Tone tone = Tone::neutral;
    bool chosen = false;
    bool operator==(const StripStep&) const = default;
};

struct PlanPreview {
    std::string search;
    std::vector<Choice> clients;
    std::string client; ///< id
    std::string day;
    std::string time;
    FieldProblems problems; ///< "day", "time"
    std::string zone;       ///< "All times as in Europe/London."
    bool hasLastSession = false;
    std::vector<StripStep> strip;
    std::string movedWords; ///< what does not stand at its own time, and why; a line each
    std::string textTitle;  ///< "Ana Reyes reads"
    std::string text;
    bool operator==(const PlanPreview&) const = default;
};

struct PlanEditorView {
    std::string title;
    std::string line; ///< "After deep needling, version 2, by Maya Lindqvist"
    PlanStage stage = PlanStage::steps;
    Message message;
    bool canEdit = false;
    bool canWithdraw = false;
    bool withdrawn = false;
    bool dirty = false;
    bool behind = false; ///< somebody has saved another version since
    List plans;          ///< name, for what, version, steps, chip
    std::int64_t plan = 0;
    PlanFields fields;
    List steps; ///< when, title, kind, chip
    PlanStepFields step;
    PlanPreview preview;
    std::string reason;
    bool replan = false;
    std::string replanWords;    ///< "Also change what is outstanding: 12 reminders of 5 clients"; empty for none
    FieldProblems planProblems; ///< "name", "over", "upTo", "steps", "reason"
    List versions;              ///< version; saved, by, why, chip
    bool saving = false;
    bool operator==(const PlanEditorView&) const = default;
};

} // namespace present
