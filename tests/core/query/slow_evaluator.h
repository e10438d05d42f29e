// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a filter means, written a second time and as plainly as can be: one event at a time, down
// the expression tree, from what the event was made of. Shares nothing with core/query but the
// tree itself.
#pragma once

#include "core/query/filter.h"
#include "tests/core/query/random_session.h"

namespace playhead::tests {

[[nodiscard]] bool holds_slowly(const Filter& filter, const MadeSession& session,
                                std::uint32_t event);

} // namespace playhead::tests
