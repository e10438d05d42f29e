// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/masking.h"
#include "core/model/diagnostics.h"
#include "core/model/session_summary.h"

#include <string>

namespace playhead {

/// A session's figures as a few aligned lines for people.
[[nodiscard]] std::string sessionReport(const SessionSummary& summary, const Masking& masking,
                                        bool hasColours);

/// The data notes, worst first; empty where there are none.
[[nodiscard]] std::string notesReport(const Diagnostics& diagnostics, const Masking& masking,
                                      bool hasColours);

/// A moment for people: "2026-11-20 14:07:25.848 UTC", without the zone where it is not trusted.
[[nodiscard]] std::string momentText(TimeNs time, bool zoneTrusted);

/// "$0.42"; says where it was computed from prices, and where it leaves out calls without a cost.
[[nodiscard]] std::string costText(double usd, bool isComputed, bool isLowerBound);

/// "1 event", "2 events"
[[nodiscard]] std::string counted(std::int64_t count, std::string_view noun);

/// A word in the colour of its result.
[[nodiscard]] std::string resultText(EventResult result, bool hasColours);

} // namespace playhead
