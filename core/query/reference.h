// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace playhead {

/// The filter language in tables of Markdown, for the README: keys, operators, and what can be
/// wrong with an expression.
[[nodiscard]] std::string filter_reference_markdown();

/// The same without the last, for a terminal of 80 columns.
[[nodiscard]] std::string filter_reference_text();

} // namespace playhead
