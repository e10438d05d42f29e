// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/keys.h"

#include <string_view>

namespace playhead {

/// Gives every name and every value that is no container to the sink, one by one, in the order of
/// the text: strings with their escapes decoded, other values as written. Damaged JSON gives what
/// is there. Does not recurse. False where the sink had enough.
bool read_json_texts(std::string_view json, TextSink& sink);

} // namespace playhead
