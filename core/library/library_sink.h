// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/library/import_files.h"
#include "core/record/sink.h"

#include <memory>
#include <string>
#include <string_view>

namespace playhead {

/// Records into a library: each session into a session file of its own there, which others may read
/// while it grows. `read` opens such a file again when the session has ended, for the figures in
/// the list; without it the list has none until the session is imported.
[[nodiscard]] std::unique_ptr<record::Sink> library_sink(const std::string& folder,
                                                         ReadSessions read = {});

/// As record::open_sink(), for the addresses of these.
[[nodiscard]] bool is_library_address(std::string_view address);
[[nodiscard]] std::unique_ptr<record::Sink> open_library_sink(std::string_view address,
                                                              ReadSessions read = {});

} // namespace playhead
