// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where OpenHands keeps what of a conversation: a folder with a file for each event in events/, and
// what is known of the conversation beside that, in base_state.json (the SDK) or metadata.json (the
// classic program).
#pragma once

#include "core/formats/reading/bundle.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace playhead::openhands {

/// What may lie beside an event, or beside what is known of the conversation.
inline constexpr std::array<std::string_view, 4> beside_event = {
    "../base_state.json", "../metadata.json", "../events/*.json", "events/*.json"};

/// The number in the name of an event's file, "12.json" or "event-00012-ID.json"; nothing for
/// another name.
[[nodiscard]] std::optional<std::uint64_t> event_number_of(std::string_view name);

/// The name of the conversation's folder, by the path of a file in it; empty where the path does
/// not say.
[[nodiscard]] std::string conversation_of(std::string_view path);

/// Format::group: what is known of each conversation, and its events by their numbers.
void group(FileGroups& groups);

} // namespace playhead::openhands
