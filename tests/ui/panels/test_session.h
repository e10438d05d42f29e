// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/model/trace_builder.h"

#include <memory>
#include <string>
#include <string_view>

namespace playhead {

/// Sessions made of JSON objects, one per event, whose keys are the fields of Event:
///
///     TestSession session;
///     session.add(R"({"event_type":"search","params":{"q":"x"},"result":"Fail","start":1.5})");
///     auto trace = session.trace();
///
/// `start` and `end` are seconds since the session began; `error`, `logs` and `tokens` are objects
/// and lists with the fields' own names.
class TestSession
{
public:
    explicit TestSession(Session session = {});

    EventIndex add(std::string_view json);
    /// Another record of an event.
    void join(EventIndex event, std::string_view bytes, RecordRole role);
    TraceBuilder& builder() { return m_builder; }
    /// The whole session; ends the adding.
    [[nodiscard]] std::shared_ptr<const Trace> trace();
    /// As far as it goes.
    [[nodiscard]] std::shared_ptr<const Trace> snapshot() { return m_builder.snapshot(); }
    /// From here on, reading the records back fails as if the file had been changed.
    void breakSource();

private:
    class BreakableSource;

    std::shared_ptr<BreakableSource> m_source;
    TraceBuilder m_builder;
    std::uint16_t m_number = 0;
};

} // namespace playhead
