#pragma once
// What a running program may leave of its memory.

namespace db {

/// Neither a crash nor another program of the same user gets the memory of this one, which holds keys and records: no
/// core file, no crash report with its contents, no debugger. Call it first of all.
void keepMemoryPrivate();

} // namespace db
