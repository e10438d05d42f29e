// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace playhead::inspect {

/// What an event of a sample is.
enum class Kind : std::uint8_t {
    Init,  ///< what the sample asks
    Begin, ///< of a span or step
    End,   ///< of a span or step
    Model,
    Tool,
    Subtask, ///< with events of its own
    Sandbox,
    Score,
    Failure, ///< an error, or a limit that was reached
    Moment,
    Unknown,
};
[[nodiscard]] Kind kind_of(json::Value event);

/// The decoder of a kind. Records as inspect_text.h says; the end of a span is one more, of role
/// Context, as is the span of a tool that its call stands for.
using Decode = void (*)(std::span<const Record> records, Event& event);
[[nodiscard]] Decode decoder_of(Kind kind);

/// RecordDecoders for what stands beside a sample's events where these do not say it: its error,
/// and one of its scores (the value, and behind it the scorer's name).
void decode_sample_error(std::span<const Record> records, Event& event);
void decode_sample_score(std::span<const Record> records, Event& event);

} // namespace playhead::inspect
