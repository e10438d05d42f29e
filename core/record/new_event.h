// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/event.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace playhead::record {

/// The number of a recorded event in its run; 0 for none.
using EventNumber = std::uint64_t;

/// A value of an event: a text, or JSON as it is.
struct Value {
    std::string_view text = {};
    bool is_json = false;

    Value(std::string_view text_value) : text(text_value) {}
    Value(const char* text_value) : text(text_value) {}
    Value(const std::string& text_value) : text(text_value) {}
    static Value json(std::string_view value)
    {
        Value made(value);
        made.is_json = true;
        return made;
    }
};

/// What went wrong in an event.
struct Failure {
    std::string_view type = {};
    std::string_view message = {};
    std::string_view code = {};
    std::string_view stack = {};
    EventNumber trigger = 0; ///< the event that it came from, of this run
};

/// A picture: its bytes (PNG, JPEG, WebP or GIF), or where it is.
struct Screenshot {
    std::span<const std::byte> bytes = {};
    std::string_view path = {};
};

/// An event to be recorded, with AgentOps' fields and defaults. Everything is borrowed until
/// record() returns; what is not given is not recorded.
///
/// What is rare is optional as a whole: setting all of it to nothing would take longer than
/// recording the rest.
struct NewEvent {
    std::string_view event_type = {}; ///< what happened: "OpenAI Call", "search_web"
    /// "action", "llm", "api", "tool", "screenshot", "error" or a word of its own; empty: llm where
    /// there is a model, else action.
    std::string_view action_type = {};
    EventResult result = EventResult::Indeterminate; ///< Fail where there is an error
    std::string_view model = {};
    std::optional<Value> prompt = {};
    std::optional<Value> completion = {};
    std::optional<Value> params = {};
    std::optional<Value> returns = {};
    std::span<const std::string_view> tags = {}; ///< beside the session's default tags
    std::string_view agent = {};

    /// When it began, by Recorder::now(); no_time: when record() is called.
    TimeNs init_timestamp = no_time;
    /// When it ended; no_time: an event at one moment, without a duration.
    TimeNs end_timestamp = no_time;

    std::optional<TokenCounts> tokens = {};
    std::optional<double> cost = {}; ///< USD
    std::optional<Failure> error = {};
    std::optional<Screenshot> screenshot = {};

    /// The event it ran inside; nothing: the action that runs on this thread, if any.
    std::optional<EventNumber> parent = {};
};

} // namespace playhead::record
