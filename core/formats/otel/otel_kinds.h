// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/spans/span.h"

#include <string>
#include <string_view>

namespace playhead::otel {

/// What kind of step a span is, and what is said of it.
struct StepKind {
    std::string action; ///< an action type
    std::string name;   ///< of a tool or agent, where one is told beside the span's name
};
[[nodiscard]] StepKind kind_of(const Span& span);

/// The action type of a kind as vendors write it ("GENERATION", "chat_model", "retriever"); empty
/// for a word that none of them has.
[[nodiscard]] std::string action_of_word(std::string_view word);

} // namespace playhead::otel
