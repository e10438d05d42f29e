// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/glimpse.h"

#include <vector>

namespace playhead::opencode {

/// Format::glimpse: the sessions that a database lists, or the one whose record a file of the
/// storage is; a message or a part in a file of its own has its session for a parent. None for what
/// was exported: it begins with what read() takes of it.
[[nodiscard]] std::vector<SessionGlimpse> glimpse(const GlimpseInput& input);

} // namespace playhead::opencode
