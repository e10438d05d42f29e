// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What holds of everything that is read, whatever the file holds.
#pragma once

#include "core/formats/reading/document.h"

#include <string>

namespace playhead::inputs {

/// What does not hold of a document, in words; empty where all does. Every event is loaded, of the
/// first `most` of each session.
///
/// - The tree holds every event once, parents before their children, and its sums add up.
/// - Every event loads, from records that lie in their source, and says what its columns say.
/// - Payloads are JSON that any reader takes (but for their numbers).
/// - No more records became events than there are events, and where there are events, some did.
/// - Every diagnostic says what it is, and its places lie within the file.
[[nodiscard]] std::string broken_invariant(const Document& document, std::uint32_t most = 20'000);

} // namespace playhead::inputs
