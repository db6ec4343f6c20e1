#pragma once
// Private to diary*.cpp.

#include "app/present/diary.h"

namespace present {

/// What the sessions of one column have in common; what is not set is not asked.
struct Diary::Track {
    DiaryColumn head;
    std::optional<model::AccountId> performer;
    std::optional<std::string> room; ///< name; empty for sessions without one

    bool holds(const db::SessionRow& row) const {
        return row.day == head.day && (!performer || row.performer == *performer) && (!room || row.room == *room);
    }
};

} // namespace present
