// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/otlp/span_ids.h"
#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <string>

namespace playhead::otlp {

/// Writes the events of one session as spans, from their native records: core/native/span_keys.h
/// says where what stands.
///
/// A span must have a start and an end. One that is not recorded is marked so and gets a time that
/// keeps the trace in shape where it is drawn: the end its start, the start its end, else that of
/// what it ran inside of.
class SpanWriter
{
public:
    /// `redactor` may be null. Both outlive this.
    SpanWriter(const Trace& trace, const Redactor* redactor);

    [[nodiscard]] const SpanIds& ids() const { return ids_; }

    /// Appends one span. `loaded` is what trace.load(event) gave.
    void append(std::string& out, EventIndex event, const LoadedEvent& loaded);

private:
    const Trace& trace_;
    const Redactor* redactor_;
    SpanIds ids_;
    std::string record_;
};

} // namespace playhead::otlp
