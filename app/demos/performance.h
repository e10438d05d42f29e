// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demos/demo.h"
#include "app/demos/stage.h"

namespace playhead::demos {

/// Records one session of a demo with this client, from its begin to its end. Blocks for as long as
/// the demo takes. A demo that kills its process does so in here.
void perform(const Demo& demo, record::Client& client, const Performance& performance);

} // namespace playhead::demos
