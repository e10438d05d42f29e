// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <functional>

namespace playhead {

/// Says of each event whether it belongs: a filter's hits, what a search found. Called once for
/// every event where it is handed over, and not kept.
using EventPredicate = std::function<bool(EventIndex)>;

} // namespace playhead
