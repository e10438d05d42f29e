// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/places.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/own_settings.h"

#include <string>
#include <string_view>

namespace playhead::testkit {

/// A home folder is all there is.
[[nodiscard]] inline PlaceSurroundings surroundingsOf(const MadeHome& home)
{
    PlaceSurroundings surroundings;
    surroundings.home = home.path().toStdString();
    surroundings.variable = [](std::string_view) { return std::string(); };
    return surroundings;
}

} // namespace playhead::testkit
