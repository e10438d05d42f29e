// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::native {

/// One event of the native format, as its record says it. README.md in this folder describes the
/// keys, their defaults and what is made of values that do not fit.
struct EventRecord {
    Event event; ///< its payloads borrow from the record; `parent` is not set

    std::string session_id; ///< empty where the record does not say
    std::optional<std::uint32_t> index;
    std::optional<std::uint32_t> parent_index;
    /// The record has a key that tells the parent, even if it tells none.
    bool tells_parent = false;
    /// Not an event, but more of the one with its id, which stands before it. See event_update.h.
    bool is_update = false;
    bool tells_result = false; ///< by a result, or by an error
    json::Value children;      ///< nested events: an array that is not empty, or Invalid
    /// How many of event.notes stand first in the record; the rest is about the record itself.
    std::size_t recorded_notes = 0;
    bool lacks_zone = false; ///< a time of it is written without a zone
};

/// Reads the text of one JSON object. Everything is read that can be: what does not fit stays in
/// the attributes, and is noted. Where `stop` is requested on the way, what is read is of no use.
[[nodiscard]] EventRecord read_event(std::string_view record, const std::stop_token& stop = {});

/// The same, as the decoder of an event that was read so, and of its updates.
void decode_event(std::span<const Record> records, Event& event, const std::stop_token& stop = {});

inline constexpr RecordDecoder event_decoder = RecordDecoder::verbatim(&decode_event);

/// The keys that read_event() knows, sorted.
[[nodiscard]] std::vector<std::string_view> event_keys();

} // namespace playhead::native
