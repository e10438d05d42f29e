// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/fields.h"

#include <string>
#include <string_view>

namespace playhead {

/// Takes the attributes whose keys begin with `prefix` and puts what their dotted keys took apart
/// together again: `{"0.role":"user","0.content":"hi","10.role":…}` → `[{"role":…},{"role":…}]`.
/// Numbers are indexes, in numeric order and without gaps; anything else names a member. Returns
/// JSON, empty where there is no such attribute.
[[nodiscard]] std::string take_nested(Fields& attributes, std::string_view prefix);

/// The messages of a conversation under `gen_ai.prompt.` or `gen_ai.completion.`, as an array. Some
/// servers index a message twice; the second index is left out.
[[nodiscard]] std::string take_messages(Fields& attributes, std::string_view prefix);

} // namespace playhead
