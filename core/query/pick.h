// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/session_part.h"
#include "core/query/evaluate.h"

namespace playhead {

/// The events of a session that a command or an export is asked for.
struct Pick {
    PickedEvents events;
    /// Events that could not be read, and so are no hits.
    Diagnostics diagnostics;
};

/// Those that the filter holds for, and with `with_ancestors` what they ran inside of. Reads the
/// source: for a worker thread. Of a cancelled job, what was found so far.
[[nodiscard]] Pick pick_events(const Filter& filter, const Trace& trace, bool with_ancestors,
                               const Job& job = {});

} // namespace playhead
