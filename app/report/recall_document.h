#pragma once
// A recall as a document: what it meets, who was exposed and how to reach them, who was told.

#include "app/present/recalls.h"
#include "app/report/document.h"

namespace report {

Document recallDocument(const present::RecallOnPaper& paper);

} // namespace report
