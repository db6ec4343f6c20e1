#pragma once
// What the rule editor shows: the rules, one of them with its fields, the review of a draft, the versions.

#include "app/present/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace present {

enum class RuleStage { rules, review, versions };

struct RuleField {
    std::string column;
    std::string label;
    std::string text;            ///< what stands in it
    std::vector<Choice> choices; ///< not empty: one of these
    bool wide = false;           ///< takes a line of its own
    bool isLong = false;         ///< a sentence of several lines
    bool enabled = false;
    std::string was;     ///< "was 28 days", when it is changed
    std::string problem; ///< in words
    bool operator==(const RuleField&) const = default;
};

/// The rule that is looked at.
struct RuleCardView {
    std::int64_t id = 0; ///< 0: none
    std::string title;
    std::string line; ///< "Healing intervals, pen-1000-1500"
    std::string says; ///< in full, as in the list
    Message problem;
    std::vector<RuleField> fields;
    bool canRestore = false; ///< it differs from what the program came with
    bool canCopy = false;
    std::string newSubject; ///< label for copying it with a new item or question; empty where there is none
    bool canRemove = false;
    bool operator==(const RuleCardView&) const = default;
};

struct RuleReview {
    std::string summary; ///< "2 changes"
    List changes;        ///< rule, field, old, new, chip
    List faults;         ///< rule, what is wrong
    List affected;       ///< session id; day, client, practitioner, now, then
    bool checking = false;
    std::string progress;
    int percent = 0;
    std::string who;
    std::string reason;
    std::string from;
    FieldProblems problems; ///< "reason", "validFrom"
    bool canSave = false;
    bool operator==(const RuleReview&) const = default;
};

struct RuleEditorView {
    std::string title;
    std::string line; ///< "Version 3, approved by Dr A. Licence"
    RuleStage stage = RuleStage::rules;
    Message message;
    bool canEdit = false;
    bool canApprove = false;
    bool looksBack = false; ///< an older version, to read
    bool canRestoreAll = false;
    bool dirty = false;
    std::string changes; ///< "2 changes", empty for none
    std::vector<Choice> sections;
    std::string section;
    std::string search;
    List rules; ///< rule, values, source, grade, chip
    RuleCardView rule;
    RuleReview review;
    List versions; ///< version; from, made, by, reason, approval
    bool saving = false;
    bool operator==(const RuleEditorView&) const = default;
};

} // namespace present
