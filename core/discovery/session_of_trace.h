// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/found_session.h"
#include "core/formats/reading/document.h"
#include "core/formats/reading/glimpse.h"

#include <string>
#include <string_view>

namespace playhead {

/// Takes over what a format told of a session.
void take_glimpse(const SessionGlimpse& glimpse, FoundSession& session);
/// Takes over what stands at the beginning of a file: who, where, what was asked for, when.
void take_beginning(const Document& head, FoundSession& session);
/// Takes over what stands at its end, which may be the same: when, and how it ended.
void take_end(const Document& tail, FoundSession& session);

/// Recorded text as one line of it, not too long for a list.
[[nodiscard]] std::string one_line(std::string_view text);

} // namespace playhead
