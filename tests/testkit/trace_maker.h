// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace_builder.h"

#include <memory>
#include <string>
#include <utility>

namespace playhead::testkit {

/// Makes traces in code, through the same door as every format: events in order of arrival, kept in
/// memory. What is read back of an event is its id.
class TraceMaker
{
public:
    /// Where the times of event() begin: 2026-11-20T14:00:00Z.
    static constexpr TimeNs epoch = 1'795'183'200 * ns_per_second;

    explicit TraceMaker(Session session = {})
        : builder_(std::move(session))
        , source_(std::make_shared<MemorySource>("<made>"))
        , source_number_(builder_.add_source(source_))
    {
    }

    /// An event of the given seconds after the epoch, to be completed and added.
    [[nodiscard]] static Event event(std::string type, double start, double end,
                                     EventIndex parent = {}, std::string action_type = "action")
    {
        Event made;
        made.event_type = std::move(type);
        made.action_type = std::move(action_type);
        made.parent = parent;
        made.init_timestamp = time(start);
        made.end_timestamp = time(end);
        made.init_provenance = Provenance::Recorded;
        made.end_provenance = Provenance::Recorded;
        return made;
    }
    [[nodiscard]] static TimeNs time(double seconds)
    {
        return epoch + static_cast<DurationNs>(seconds * 1e6) * 1000;
    }

    EventIndex add(const Event& event)
    {
        const Slice slice = source_->append(event.id, source_number_);
        return builder_.add(event, {&slice, 1}, [](std::span<const Record> records, Event& read) {
            read.id = std::string(records.front().bytes);
        });
    }
    EventIndex add(std::string type, double start, double end, EventIndex parent = {},
                   std::string action_type = "action")
    {
        return add(event(std::move(type), start, end, parent, std::move(action_type)));
    }

    [[nodiscard]] TraceBuilder& builder() { return builder_; }
    [[nodiscard]] std::shared_ptr<const Trace> snapshot() { return builder_.snapshot(); }
    [[nodiscard]] std::shared_ptr<const Trace> finish(bool complete = true)
    {
        return std::move(builder_).finish(complete);
    }

private:
    TraceBuilder builder_;
    std::shared_ptr<MemorySource> source_;
    std::uint16_t source_number_;
};

} // namespace playhead::testkit
