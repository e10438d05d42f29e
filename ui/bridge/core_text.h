// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace playhead {

/// A text of one of core's tables, such as what a key of the filter is, in the language of the
/// window: core has no Qt. Any other text comes back as it is.
[[nodiscard]] QString coreText(std::string_view text);

} // namespace playhead
