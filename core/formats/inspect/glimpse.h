// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/glimpse.h"

#include <vector>

namespace playhead::inspect {

/// Format::glimpse: the log as a whole, which may hold many samples, by what stands before them; of
/// an archive by its header, which is written last, else by what was written first. None for a
/// sample by itself.
[[nodiscard]] std::vector<SessionGlimpse> glimpse(const GlimpseInput& input);

} // namespace playhead::inspect
