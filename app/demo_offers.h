// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/demo_offer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace playhead {

/// How demos are played. Speed 0: without waiting.
struct DemoPlay {
    std::uint64_t seed = 1;
    double speed = 1;
};

/// All demos, for the window: they record into the library of this folder. `first` starts with the
/// window; none where it is empty.
[[nodiscard]] DemoOffers demoOffers(const std::string& library, const DemoPlay& play = {},
                                    std::string_view first = {});

} // namespace playhead
