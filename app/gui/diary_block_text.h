#pragma once
// What a session's block in the diary says: all of it to the ear and the tool tip, to the eye what has room.

#include "app/present/diary.h"

#include <string>
#include <vector>

namespace gui {

enum class BlockRoom { wide, usual, narrow };
BlockRoom blockRoom(int width); ///< px

/// Pango markup; what matters most first: as many lines are shown as the block is high.
std::vector<std::string> blockLines(const present::DiaryBlock& block, BlockRoom room);
/// Everything, for a screen reader and the tool tip.
std::string blockWords(const present::DiaryBlock& block);

} // namespace gui
