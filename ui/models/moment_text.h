// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

namespace playhead {

/// A moment as a list says it, local: "today 14:02", "yesterday 09:10", "3 Mar 09:10",
/// "3 Mar 2025 09:10".
[[nodiscard]] QString shortMoment(TimeNs time);

} // namespace playhead
