// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The files that a tool's call changes, as Codex writes them.
#pragma once

#include "core/base/json_value.h"

#include <string>
#include <string_view>

namespace playhead {

/// Names of the files in a patch of Codex' own form ("*** Begin Patch", "*** Update File: a.cpp"),
/// with commas between them; empty for another text. A patch that is cut has those before the cut.
[[nodiscard]] std::string files_of_patch(std::string_view text);

/// The same of changes in JSON: {"a.cpp": {"update": ...}} or [{"path": "a.cpp", "diff": ...}].
/// Of many the first few.
[[nodiscard]] std::string files_of_changes(json::Value changes);

} // namespace playhead
