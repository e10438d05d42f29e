// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "app/io.h"
#include "core/query/filter.h"

#include <optional>
#include <string_view>

namespace playhead {

inline constexpr Option filterOption = {"filter", "EXPR",
                                        "only events it holds for; see playhead help filter"};

/// What --filter says, the empty filter where it is not there. Where it is wrong, says so with a
/// mark under the place, and returns nothing.
[[nodiscard]] std::optional<Filter> filterArgument(const Arguments& arguments,
                                                   std::string_view command, Io& io);

} // namespace playhead
