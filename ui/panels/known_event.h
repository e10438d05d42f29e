// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <memory>

namespace playhead {

class Replay;

/// How much of an event there was at the playhead.
enum class Known {
    Nothing, ///< it had not begun
    Begun,   ///< what it was begun with, and what it had logged
    All,
};

/// All where the playhead is off, and of an event whose end is not recorded once it has begun: when
/// its outcome was known cannot be told.
[[nodiscard]] Known knownAtPlayhead(const Replay& replay, const Trace& trace, EventIndex event);

/// The event as it was while it ran: without returns, completion, error and pictures, and with the
/// log up to `time`. Its records are whole: they are the file's.
[[nodiscard]] std::shared_ptr<const LoadedEvent>
asBegun(const std::shared_ptr<const LoadedEvent>& loaded, TimeNs time);

} // namespace playhead
