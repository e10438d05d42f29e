// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/document.h"

#include <string>

namespace playhead::test {

/// What `playhead events --json --reveal` prints of all sessions of a document: an event a line, in
/// the order of their trees. An event that cannot be loaded is a line with the error.
[[nodiscard]] std::string event_lines(const Document& document);

/// The notes on a document and its sessions: "severity code xCOUNT at PLACE; PLACE", a kind a line.
[[nodiscard]] std::string note_lines(const Document& document);

} // namespace playhead::test
