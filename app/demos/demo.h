// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"

#include <span>
#include <string>
#include <string_view>

namespace playhead::demos {

class Stage;

/// How a session ends.
struct Ending {
    EventResult result = EventResult::Success;
    std::string reason;
};

/// A small agent that is only played: it records through the public client what a real one would,
/// with the pauses that a real one would make. Each lives in app/demos/<id>.cpp and is registered
/// by one playhead_add_demo(<id>) line with a function `const Demo& <id>Demo()`.
///
/// What it records depends on the seed alone, but for times and ids.
struct Demo {
    std::string_view id;          ///< as in "playhead demo ID"
    std::string_view title;       ///< in menus
    std::string_view summary;     ///< one line, without a full stop
    std::string_view sessionName; ///< what its sessions are called
    /// It ends by killing its process, which must be one of its own then: see runDemo().
    bool killsItsProcess = false;

    Ending (*run)(Stage& stage);
};

/// All demos, in order of registration.
[[nodiscard]] std::span<const Demo* const> allDemos();

/// The demo of this id, or null.
[[nodiscard]] const Demo* findDemo(std::string_view id);

} // namespace playhead::demos
