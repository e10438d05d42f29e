// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Records of which several tell of one span: its beginning and its end, or the same with more.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/model/event.h"

#include <span>

namespace playhead::span_file {

/// The members of an object that several records tell of: of each key the last value that says
/// something, which null and empty containers do not.
[[nodiscard]] Fields completed(std::span<const Record> records);

/// Whether an event says less with one more record than without it: such a record is damaged.
[[nodiscard]] bool says_less(const Event& was, const Event& is);

} // namespace playhead::span_file
