#pragma once
// What the hygiene audit says in words: of each finding, of how grave it is, of the record it is about.

#include "app/present/view.h"
#include "db/row_hygiene.h"
#include "db/row_recalls.h"

#include <string>

namespace present {

std::string words(model::HygieneSeverity severity);
Tone tone(model::HygieneSeverity severity);

/// "Count of 9 where 10 were expected": the finding in one line.
std::string hygieneWords(const model::HygieneFinding& finding);
/// "Lot 24F118, unit N-3KD7Q2, use by 3 Oct 2026": the facts that the line does not have; may be empty.
std::string hygieneFacts(const model::HygieneFinding& finding);
/// What to do about it.
std::string hygieneAdvice(model::HygieneCode code);
/// "Lot 24F118", "Container 9", "Session": the record it is about, without anybody's name.
std::string hygieneRecord(const db::HygieneRow& row);
/// "99.4 %": rounded down, so that 100 % means all.
std::string percentText(std::int64_t part, std::int64_t whole);
/// The end of a record's number: the first digits of records made together are the same.
std::string shortUid(const model::Uid& uid);

} // namespace present
