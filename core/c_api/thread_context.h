// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a thread is in: the actions that it has begun and what it has entered. Unlike the scopes of
// the C++ interface they may end in any order, and on other threads. Internal to core/c_api.
#pragma once

#include "core/c_api/record.h"
#include "core/record/client.h"

#include <atomic>
#include <memory>
#include <optional>

namespace playhead::c_api {

/// The innermost of this session on this thread, or 0.
[[nodiscard]] record::EventNumber current_event(playhead_session session);

/// From here on this thread is in the event, until `is_over` says true; where that is null, until
/// leave().
void go_into(playhead_session session, record::EventNumber event,
             std::shared_ptr<const std::atomic<bool>> is_over);

/// False where this thread has not gone into the event without an end.
bool leave(playhead_session session, record::EventNumber event);

/// The parent that a structure of the C interface names.
[[nodiscard]] record::EventNumber parent_of(playhead_session session, playhead_event_number given);

} // namespace playhead::c_api
