// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Values of conditions: reading them as a person writes them, and their canonical text.
#pragma once

#include "core/base/time.h"
#include "core/query/keys.h"
#include "core/query/problems.h"

#include <optional>
#include <string>
#include <string_view>

namespace playhead {

/// A value as read. Where `problem` is not null, `can_go_on` says whether more text at its end can
/// make it right.
template <typename T>
struct ReadValue {
    T value{};
    const FilterProblemKind* problem = nullptr;
    bool can_go_on = false;
};

/// "2s", "150ms", "1m30s", "-1.5h"; spaces within are passed over, so that what the views show
/// ("6 m 40 s") can be pasted; a zero needs no unit. What is below a nanosecond is cut off.
[[nodiscard]] ReadValue<DurationNs> read_duration_value(std::string_view text);
/// As short as is exact: "1m30s", "2h", "1.5s", "150ms", "0s".
[[nodiscard]] std::string duration_value(DurationNs duration);

/// A moment as a distance to the session's first one, or absolute.
struct MomentValue {
    bool is_absolute = false;
    std::int64_t ns = 0;
};
/// A duration, or an ISO 8601 date, with or without a time of day; UTC where no zone is given.
[[nodiscard]] ReadValue<MomentValue> read_moment_value(std::string_view text);

/// "1500", "1.5k", "2M" (a thousand, a million), which must be whole.
[[nodiscard]] ReadValue<std::int64_t> read_count_value(std::string_view text);

/// "0.05", "$0.05", "1e-3".
[[nodiscard]] ReadValue<double> read_money_value(std::string_view text);

/// The canonical text of a value of this kind. Words are what they are.
[[nodiscard]] ReadValue<std::string> canonical_value(FilterValueKind kind, std::string_view text);

} // namespace playhead
