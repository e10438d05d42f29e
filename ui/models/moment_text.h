// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

namespace playhead {

/// A moment as a list says it, local: "today 14:02", "yesterday 09:10", "3 Mar 09:10",
/// "3 Mar 2025 09:10".
[[nodiscard]] QString shortMoment(TimeNs time);

/// A moment by how long ago it was, as long as that tells more than the clock: "just now",
/// "12 min ago", "3 h ago"; then as shortMoment(). What is to come is shortMoment(), too.
[[nodiscard]] QString recentMoment(TimeNs time, TimeNs now);
/// Whether recentMoment() may say it otherwise now than it did before.
[[nodiscard]] bool isSaidAnew(TimeNs time, TimeNs before, TimeNs now);
/// A moment in full, local: "Friday, 20 November 2026 14:02:25".
[[nodiscard]] QString fullMoment(TimeNs time);

} // namespace playhead
