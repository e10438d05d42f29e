// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/recorded_text.h"

#include <string_view>
#include <vector>

namespace playhead {

/// A tool's call as code: search(area="Alfama", max=120), an argument a line where it is long.
[[nodiscard]] std::vector<TextRun> callText(std::string_view name, std::string_view arguments);

/// The same without colours.
[[nodiscard]] QString plainText(const std::vector<TextRun>& runs);

/// JSON as a person reads it: on one line where it is short, else a member a line. Text that is no
/// JSON stays as it is.
[[nodiscard]] QString readableJson(std::string_view text);

} // namespace playhead
