// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the records of a Chrome trace say, each by itself, and the events that are made of them.
#pragma once

#include "core/base/json_value.h"
#include "core/base/time.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>

namespace playhead::chrome {

/// What a record is, by its phase ("ph").
enum class Kind : std::uint8_t {
    Begin,       ///< of a slice of its thread
    End,         ///< of the slice of its thread that was begun last
    Complete,    ///< a slice with its duration
    Moment,      ///< of its thread
    Loose,       ///< a moment of a process, or of all of them: a counter
    AsyncBegin,  ///< of what runs beside its thread's slices, by an id
    AsyncEnd,    ///< of the same
    AsyncMoment, ///< within it
    Sample,      ///< of a profiler: no phase, but a stack frame
    Metadata,    ///< names a process, a thread
    Unknown,
};

/// A record's members, as far as anything but its own details needs them.
struct Head {
    explicit Head(json::Value record);

    json::Value name, category, phase, time, duration, process, thread, id, id2, scope, bind_id,
        flow_in, flow_out, instant_scope, frame, args;

    [[nodiscard]] Kind kind() const;
    /// Of the event.
    [[nodiscard]] std::string type() const;
    [[nodiscard]] TimeNs start() const;
    /// By its duration; no_time where it has none.
    [[nodiscard]] TimeNs end() const;
    /// By which the records of something asynchronous are told to be one.
    [[nodiscard]] std::string async_key() const;
    /// The event's id, where others refer to it: it begins a flow, and this is the flow's.
    [[nodiscard]] std::string flow_begun() const;
    /// A picture of the window; Invalid where it is none.
    [[nodiscard]] json::Value screenshot() const;

private:
    [[nodiscard]] char letter() const;
    friend void decode(std::span<const Record> records, Event& event, const std::stop_token& stop);
};

/// Microseconds, as a number or a text.
[[nodiscard]] TimeNs time_of_us(json::Value value);
/// "devtools.timeline,v8" as tags.
[[nodiscard]] std::vector<std::string> tags_of(std::string_view categories);
/// What processes and threads are called, by what is known of them: "Renderer 4711", "thread 3".
[[nodiscard]] std::string process_title(std::string_view id, std::string_view name);
[[nodiscard]] std::string thread_title(std::string_view id, std::string_view name);
/// The name that a metadata record gives.
[[nodiscard]] std::string given_name(json::Value record);

/// RecordDecoder. The first record is the event's own. Beside it: the record of its end, those that
/// name its process and its thread, the stack frame of a sample.
void decode(std::span<const Record> records, Event& event, const std::stop_token& stop);

} // namespace playhead::chrome
