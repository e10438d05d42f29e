// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The ways in which OpenCode's sessions are kept, each read into the importer's sessions.
#pragma once

#include "core/base/result.h"
#include "core/formats/importer.h"

namespace playhead::opencode {

/// What was exported; a session, a message or a part by itself.
[[nodiscard]] Result<void> read_export(Importer& importer);
/// Lines of what plugins are told.
[[nodiscard]] Result<void> read_told(Importer& importer);
/// The files of a session: Importer::parts().
[[nodiscard]] Result<void> read_storage(Importer& importer);
[[nodiscard]] Result<void> read_database(Importer& importer);

} // namespace playhead::opencode
