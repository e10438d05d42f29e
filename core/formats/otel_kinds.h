// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/span.h"

#include <string>

namespace playhead::otel {

/// What kind of step a span is, and what is said of it.
struct StepKind {
    std::string action; ///< an action type
    std::string name;   ///< of a tool or agent, where one is told beside the span's name
};
[[nodiscard]] StepKind kind_of(const Span& span);

} // namespace playhead::otel
