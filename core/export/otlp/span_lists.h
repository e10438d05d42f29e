// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_write.h"
#include "core/export/otlp/native_members.h"
#include "core/export/otlp/span_ids.h"
#include "core/model/event.h"

namespace playhead::otlp {

/// Whether the members of an object can be attributes: none of them would be taken for one of ours.
[[nodiscard]] bool can_be_attributes(json::Value object);

/// Whether the error is to be told by an "exception" among the span's events: where none is there.
[[nodiscard]] bool has_error_to_tell(const NativeMembers& record);

/// The member "events": what was logged, what happened, and the error at `end`. `start` is for what
/// has no time of its own. Nothing where there is none.
void write_events(json::Writer& out, const NativeMembers& record, const Event& loaded, TimeNs start,
                  TimeNs end);

/// The member "links". Nothing where there is none.
void write_links(json::Writer& out, const NativeMembers& record, const SpanIds& ids);

} // namespace playhead::otlp
