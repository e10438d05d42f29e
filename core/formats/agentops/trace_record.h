// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/base/time.h"
#include "core/formats/agentops/session.h"
#include "core/formats/spans/span.h"

#include <optional>
#include <string_view>

namespace playhead::agentops {

/// What the API says about a trace as a whole, beside its spans.
class TraceRecord
{
public:
    /// Takes in a trace's summary: the dashboard's "trace", or an entry of a list of traces.
    void set_summary(json::Value summary, SessionReader& session);
    /// Takes in a member that stands beside "spans".
    void set_member(std::string_view key, std::string_view json, SessionReader& session);
    /// Looks at a span for what it says about the trace.
    void add_span(json::Value value, const Span& span, SessionReader& session);
    /// Compares the summary with the spans.
    void finish(SessionReader& session);

private:
    void look_at_resource(json::Value resource, SessionReader& session);
    void note_truncation(json::Value flag, SessionReader& session);
    [[nodiscard]] bool contradicts_spans() const;

    TimeNs summary_start_ = no_time;
    TimeNs summary_end_ = no_time;
    std::optional<std::int64_t> summary_duration_;
    TimeNs first_start_ = no_time; ///< of the spans
    TimeNs last_end_ = no_time;
    bool has_spans_ = false;
    bool is_truncated_ = false;
};

} // namespace playhead::agentops
