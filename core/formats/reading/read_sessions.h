// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace playhead {

class Trace;

/// The sessions of a file of any format, as library_sink() and import_files() want to be handed a
/// function for. Blocks; see open_document().
[[nodiscard]] Result<std::vector<std::shared_ptr<const Trace>>>
read_sessions(const std::string& path, const Job& job);

} // namespace playhead
