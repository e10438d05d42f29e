// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/event.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace playhead::record {

/// The number of a recorded event in its run; 0 for none.
using EventNumber = std::uint64_t;

/// A value of an event: a text, or JSON as it is.
struct Value {
    std::string_view text = {};
    bool is_json = false;
    bool is_there = false;

    Value() = default;
    Value(std::string_view text_value) : text(text_value), is_there(true) {}
    Value(const char* text_value) : Value(std::string_view(text_value)) {}
    static Value json(std::string_view value)
    {
        Value made(value);
        made.is_json = true;
        return made;
    }
};

/// An event to be recorded, with AgentOps' fields and defaults. Everything is borrowed until
/// record() returns; what is left empty is not recorded.
struct NewEvent {
    std::string_view event_type = {}; ///< what happened: "OpenAI Call", "search_web"
    /// "action", "llm", "api", "tool", "screenshot", "error" or a word of its own; empty: llm where
    /// there is a model, else action.
    std::string_view action_type = {};
    EventResult result = EventResult::Indeterminate;
    std::string_view model = {};
    Value prompt = {};
    Value completion = {};
    Value params = {};
    Value returns = {};
    std::span<const std::string_view> tags = {}; ///< beside the session's default tags
    std::string_view agent = {};

    /// When it began; no_time: when record() is called.
    TimeNs init_timestamp = no_time;
    /// When it ended; no_time: an event at one moment, without a duration.
    TimeNs end_timestamp = no_time;

    TokenCounts tokens = {};
    std::optional<double> cost = {}; ///< USD

    std::string_view error_type = {}; ///< with an error, the result is Fail
    std::string_view error_message = {};
    std::string_view error_code = {};
    std::string_view error_stack = {};
    EventNumber error_trigger = 0; ///< the event that the error came from, of this run

    std::span<const std::byte> screenshot = {}; ///< a picture's bytes: PNG, JPEG, WebP or GIF
    std::string_view screenshot_path = {};      ///< or where it is

    /// The event it ran inside; nothing: the action that runs on this thread, if any.
    std::optional<EventNumber> parent = {};
};

} // namespace playhead::record
