// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that are a folder of files.
#pragma once

#include "core/discovery/folder_listing.h"
#include "core/discovery/walk.h"

#include <optional>

namespace playhead {

/// The session that a folder is, by the names in it: a conversation of OpenHands, a task of Cline.
/// Nothing for any other folder. Of many events, the first few and the last one tell what it is.
[[nodiscard]] std::optional<SessionCandidate> folder_unit(const FolderListing& folder);

} // namespace playhead
