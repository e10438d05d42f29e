// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/record/recover.h"
#include "ui/models/session_list_model.h"

#include <QString>

#include <string>

namespace playhead {

/// Takes up what programs have left in this folder of recordings, whichever sink it was to go to.
/// Blocks: not for the GUI thread.
[[nodiscard]] record::Recovered recoverRecordings(const std::string& folder);

/// What to say of it in a line; empty where there was nothing.
[[nodiscard]] QString recoveredText(const record::Recovered& recovered);

/// How a session that nobody records now was left, as it says itself.
[[nodiscard]] SessionEntry::Left howLeft(const Session& session);

} // namespace playhead
