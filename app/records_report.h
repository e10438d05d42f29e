// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/json_text.h"
#include "core/formats/reading/record_tally.h"

#include <string>

namespace playhead {

/// What became of a file's records; null for formats that do not count them.
[[nodiscard]] Json recordsJson(const RecordTally& records);
/// The same for people: "2,911 records: 1,204 became events, 1,600 say more of one, …".
[[nodiscard]] std::string recordsText(const RecordTally& records);

} // namespace playhead
