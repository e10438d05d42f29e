// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demos/demo.h"
#include "app/demos/stage.h"
#include "core/base/result.h"

#include <string>

namespace playhead::demos {

/// Where a demo is recorded to.
struct Destination {
    std::string library; ///< its folder; where `file` is empty
    std::string file;    ///< of the native format, as JSON Lines
};

/// Plays a demo into the destination and returns when its session is there as it ended. A demo that
/// kills its process is played by another process of this program, and what that leaves is taken up
/// here, as by the next program that records.
///
/// Blocks for as long as the demo takes; a stop ends it within a moment. Fails where nothing can be
/// recorded there.
[[nodiscard]] Result<void> runDemo(const Demo& demo, const Performance& performance,
                                   const Destination& to);

/// The same in this process, whatever becomes of it.
[[nodiscard]] Result<void> runDemoHere(const Demo& demo, const Performance& performance,
                                       const Destination& to);

/// What `playhead demo` is given to do that, and says before all else: a line with the session's
/// id.
inline constexpr std::string_view inThisProcess = "in-this-process";

} // namespace playhead::demos
