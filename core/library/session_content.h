// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a session file holds, for whoever brings sessions together. Internal to core/library.
#pragma once

#include "core/base/result.h"

#include <string>

namespace playhead {

/// Whatever its pages are: XXH3 of its sessions and events, in hex.
[[nodiscard]] Result<std::string> content_of(const std::string& path);

/// Gives the session of a file another id.
[[nodiscard]] Result<void> rename_session(const std::string& path, const std::string& id);

} // namespace playhead
