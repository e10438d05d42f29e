// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The keys of an event record as the short way knows them. Internal to event_line.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace playhead::native::line_keys {

enum class Key : std::uint8_t {
    Unknown,
    ActionType,
    Agent,
    Annotation,
    Attributes,
    CacheRead,
    CacheWrite,
    Children,
    CompletionTokens,
    Cost,
    CostProvenance,
    Duration,
    EndProvenance,
    EndTime,
    Error,
    EventType,
    Id,
    Index,
    InitProvenance,
    InitTime,
    List, ///< of log entries or links
    Model,
    Notes,
    ParentId,
    ParentIndex,
    ParentInferred,
    ParentLeftOut,
    Payload,
    PromptTokens,
    RawPayload,
    Reasoning,
    Result,
    Session, ///< what makes a line something else than an event
    SessionId,
    Tags,
    Thread,
    Timestamp,
    TotalTokens,
    Update,
};

struct Name {
    std::string_view name;
    Key key;
};

inline constexpr std::array names = {
    Name{"action_type", Key::ActionType},
    Name{"agent", Key::Agent},
    Name{"annotation", Key::Annotation},
    Name{"attributes", Key::Attributes},
    Name{"attributes_raw", Key::RawPayload},
    Name{"cache_read_tokens", Key::CacheRead},
    Name{"cache_write_tokens", Key::CacheWrite},
    Name{"children", Key::Children},
    Name{"completion", Key::Payload},
    Name{"completion_raw", Key::RawPayload},
    Name{"completion_tokens", Key::CompletionTokens},
    Name{"cost", Key::Cost},
    Name{"cost_provenance", Key::CostProvenance},
    Name{"depth", Key::Payload},
    Name{"duration_ns", Key::Duration},
    Name{"end_provenance", Key::EndProvenance},
    Name{"end_timestamp", Key::EndTime},
    Name{"error", Key::Error},
    Name{"error_trigger", Key::Payload},
    Name{"event_type", Key::EventType},
    Name{"events", Key::Session},
    Name{"id", Key::Id},
    Name{"index", Key::Index},
    Name{"init_provenance", Key::InitProvenance},
    Name{"init_timestamp", Key::InitTime},
    Name{"links", Key::List},
    Name{"logs", Key::List},
    Name{"model", Key::Model},
    Name{"notes", Key::Notes},
    Name{"params", Key::Payload},
    Name{"params_raw", Key::RawPayload},
    Name{"parent_id", Key::ParentId},
    Name{"parent_index", Key::ParentIndex},
    Name{"parent_inferred", Key::ParentInferred},
    Name{"parent_left_out", Key::ParentLeftOut},
    Name{"playhead", Key::Session},
    Name{"prompt", Key::Payload},
    Name{"prompt_raw", Key::RawPayload},
    Name{"prompt_tokens", Key::PromptTokens},
    Name{"reasoning_tokens", Key::Reasoning},
    Name{"records", Key::Session}, // the account that follows the events
    Name{"result", Key::Result},
    Name{"returns", Key::Payload},
    Name{"returns_raw", Key::RawPayload},
    Name{"screenshot", Key::Payload},
    Name{"screenshot_raw", Key::RawPayload},
    Name{"session", Key::Session},
    Name{"session_id", Key::SessionId},
    Name{"span_events", Key::List},
    Name{"status", Key::Payload},
    Name{"tags", Key::Tags},
    Name{"thread", Key::Thread},
    Name{"timestamp", Key::Timestamp},
    Name{"total_tokens", Key::TotalTokens},
    Name{"update", Key::Update},
};

inline constexpr std::size_t slot_count = 128;
inline constexpr std::uint8_t no_name = 0xFF;

/// A place of its own for every name, by factors that were found by trying.
constexpr std::size_t slot_of(std::string_view name)
{
    const auto letter = [name](std::size_t at) { return static_cast<unsigned char>(name[at]); };
    return (name.size() * 28 + letter(0) * 19U + letter(name.size() - 1) * 20U +
            letter(name.size() / 2)) %
           slot_count;
}

inline constexpr std::array<std::uint8_t, slot_count> slots = [] {
    std::array<std::uint8_t, slot_count> numbers{};
    numbers.fill(no_name);
    for (std::size_t i = 0; i != names.size(); ++i)
        numbers[slot_of(names[i].name)] = static_cast<std::uint8_t>(i);
    return numbers;
}();

static_assert([] {
    std::size_t used = 0;
    for (const std::uint8_t number : slots)
        used += number == no_name ? 0 : 1;
    return used == names.size();
}());

/// The number of a key in `names`, or no_name.
[[nodiscard]] inline std::uint8_t find_name(std::string_view key)
{
    if (key.empty())
        return no_name;
    const std::uint8_t number = slots[slot_of(key)];
    return number != no_name && names[number].name == key ? number : no_name;
}

} // namespace playhead::native::line_keys
