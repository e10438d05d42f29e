// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace playhead::record {

/// Items of an entry. The numbers are those of files that lie on disks: they stay as they are.
enum class Field : std::uint8_t {
    Nothing = 0,  ///< within a value
    Id = 1,       ///< of a session, or an event's where the program gives one
    ParentId = 2, ///< where the program gives one
    EventType = 3,
    ActionType = 4,
    Result = 5, ///< Uint: EventResult
    Model = 6,
    Tag = 7,
    Agent = 8,
    Thread = 9,
    Prompt = 10,
    Completion = 11,
    Params = 12, ///< as a whole
    Param = 13,  ///< a name; the item that follows is the value
    Returns = 14,
    ErrorType = 15,
    ErrorMessage = 16,
    ErrorCode = 17,
    ErrorStack = 18,
    ErrorTrigger = 19,
    TriggerNumber = 20, ///< Uint: the number of the event that triggered the error
    Screenshot = 21,    ///< Bytes, or Text: a path, URL or data URL
    PromptTokens = 22,
    CompletionTokens = 23,
    TotalTokens = 24,
    CacheReadTokens = 25,
    CacheWriteTokens = 26,
    ReasoningTokens = 27,
    Cost = 28,
    Attribute = 29, ///< a name; the item that follows is the value
    Name = 30,      ///< of a session
    EndState = 31,
    EndReason = 32,
    File = 33, ///< of an Outside entry
    Log = 34,  ///< a line of the event's log
};
inline constexpr std::size_t field_count = 35;

} // namespace playhead::record
