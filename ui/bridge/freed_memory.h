// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is freed is to go back to the system: a session is a few large pieces that come and go, and
// the allocator would keep them for the next one, which may never come. Nothing is done where the
// allocator is not glibc's.
#pragma once

namespace playhead {

/// Has large pieces of memory mapped each by itself, so that they go when they are freed. Once,
/// before any thread is started.
void mapLargePieces();

/// Gives back what lies free between pieces in use, in the background.
void returnFreedMemory();

} // namespace playhead
