// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/formats/reading/fields.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

enum class SpanStatus : std::uint8_t { Unset, Ok, Error };

struct SpanEvent {
    TimeNs time = no_time;
    std::string name;
    Fields attributes;
};

struct SpanLink {
    std::string trace_id;
    std::string span_id;
    Fields attributes;
};

/// A span of OpenTelemetry as any of its encodings has it, before a dialect says what its
/// attributes mean. Attributes are plain JSON under dotted keys, in recorded order; they view the
/// record that the span was read from.
struct Span {
    std::string trace_id;
    std::string id;
    std::string parent_id;
    std::string name;
    std::string kind; ///< "internal", "server", "client", "producer", "consumer", or empty
    TimeNs start = no_time;
    TimeNs end = no_time;
    SpanStatus status = SpanStatus::Unset;
    std::string status_word; ///< as recorded where it was a word
    std::string status_message;
    Fields attributes;
    std::vector<SpanEvent> events;
    std::vector<SpanLink> links;
};

/// A status as a number, "STATUS_CODE_ERROR", or as people shorten it ("Error", "unset").
[[nodiscard]] SpanStatus parse_span_status(std::string_view word);
/// A kind as a number, "SPAN_KIND_CLIENT" or "Client", in lower case; empty where unspecified.
[[nodiscard]] std::string parse_span_kind(std::string_view word);

} // namespace playhead
