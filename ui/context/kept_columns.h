// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Large sessions of the library are shown at once when they are opened again, from columns that are
// kept beside their files: core/native/session_columns.h. These are made in the background, and
// where they cannot be made, the events are read: nobody needs to know.
#pragma once

#include "core/model/trace.h"

#include <memory>
#include <stop_token>
#include <string>

namespace playhead {

/// Whether a session is so large that it is worth it: fewer events are read as soon.
[[nodiscard]] bool areColumnsWorthIt(const Trace& trace);

/// Keeps those of a session that was read from its file in the library. Nothing where it is small.
void keepColumnsOf(const std::shared_ptr<const Trace>& trace, const std::string& sessionFile);

/// Reads the file of a session that has just been taken in, and keeps them.
void makeColumnsOf(const std::string& sessionFile, const std::stop_token& stop);

} // namespace playhead
