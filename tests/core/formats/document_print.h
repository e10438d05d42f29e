// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/document.h"

#include <string>

namespace playhead {

/// All that was read from a file, for comparison with what is expected: sessions, their trees with
/// each event's fields as its decoder gives them, and the notes. One field a line, only those that
/// are recorded.
[[nodiscard]] std::string print_document(const Document& document);

} // namespace playhead
