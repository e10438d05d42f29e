// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions made event by event.
#pragma once

#include "core/model/trace_builder.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace playhead::making {

inline constexpr TimeNs second = ns_per_second;

inline Event made(std::string id, std::string parent = {}, TimeNs start = no_time,
                  TimeNs end = no_time)
{
    Event event;
    event.id = std::move(id);
    event.parent_id = std::move(parent);
    event.event_type = event.id;
    event.init_timestamp = start;
    event.end_timestamp = end;
    return event;
}

/// Reads a record back as nothing but its text: enough to see which records reach a decoder.
inline void decodeNames(std::span<const Record> records, Event& event)
{
    for (const Record& record : records)
        event.event_type += std::string(record.bytes) + ";";
}

class Maker
{
public:
    Maker() { m_builder.add_source(m_source); }
    EventIndex add(const Event& event)
    {
        const Slice record = m_source->append(event.event_type, 0);
        return m_builder.add(event, {&record, 1}, &decodeNames);
    }
    Slice record(std::string_view text) { return m_source->append(text, 0, RecordRole::Error); }
    TraceBuilder& builder() { return m_builder; }
    std::shared_ptr<const Trace> finish() { return std::move(m_builder).finish(); }

private:
    std::shared_ptr<MemorySource> m_source = std::make_shared<MemorySource>("memory");
    TraceBuilder m_builder;
};

inline EventIndex nth(unsigned number)
{
    return EventIndex(std::uint32_t(number));
}

inline Event withUsage(Event event, std::int64_t prompt, std::int64_t completion,
                       std::optional<double> cost = {})
{
    event.tokens.prompt = prompt;
    event.tokens.completion = completion;
    event.cost = cost;
    return event;
}

Event ended(Event event, EventResult result)
{
    event.result = result;
    return event;
}

} // namespace playhead::making
