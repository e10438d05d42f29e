// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite.h"

#include <string>

namespace playhead::native {

/// Opens a session file for reading. Fails for what is none, and for one of a newer Playhead;
/// errors name it as `name`.
[[nodiscard]] Result<sqlite::Database> open_session_database(const std::string& path,
                                                             const std::string& name);

} // namespace playhead::native
