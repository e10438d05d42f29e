// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Internal to core/record.
#pragma once

#include "core/record/client.h"
#include "core/record/engine.h"

namespace playhead::record {

struct Recorder::State {
    std::shared_ptr<Engine> engine;
    std::uint64_t session = 0;
    std::string id;
};

/// The innermost context of this session on this thread; of no event where there is none.
[[nodiscard]] inline Context current_context(std::uint64_t session) noexcept
{
    const ContextScope* const innermost = thread_state.innermost;
    return innermost ? ContextScope::innermost_of(innermost, session) : Context{session, 0};
}

} // namespace playhead::record
