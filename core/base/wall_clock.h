// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

namespace playhead {

/// The system's wall clock. Not steady: it may be set.
[[nodiscard]] TimeNs wall_clock() noexcept;

} // namespace playhead
