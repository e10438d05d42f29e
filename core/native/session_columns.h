// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A session file's events as columns, kept beside it, so that a session of a million events is
// shown at once when it is opened again. A cache: where it is missing, older than the file or
// damaged, the events are read. README.md in this folder describes the file.
#pragma once

#include "core/base/result.h"
#include "core/model/trace_builder.h"
#include "core/native/session_file.h"

#include <memory>
#include <string>

namespace playhead {

/// Where the columns of a session file are.
[[nodiscard]] std::string columns_path(const std::string& session_file);

/// Whether there are columns that are those of the file as it is now.
[[nodiscard]] bool has_columns(const std::string& session_file);

/// Keeps the columns of the session that was read from a file, which holds no other; the file is
/// readable by its owner only. False, with nothing done, where they are there already, where bytes
/// cannot say all of the session (see TraceImage::fits()), and where somebody writes the file.
/// Blocks: not for the GUI thread.
Result<bool> keep_columns(const Trace& trace, const std::string& session_file);

/// Deletes them, where there are any.
void delete_columns(const std::string& session_file);

/// Takes the events of a file's only session from its columns. False, with nothing done, where they
/// cannot be had.
bool restore_columns(const std::string& session_file, SessionFile& file, TraceBuilder& session);

} // namespace playhead
