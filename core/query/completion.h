// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/query/keys.h"
#include "core/query/word_counts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

struct Completion {
    enum class Context : std::uint8_t {
        Nothing,   ///< inside a quoted text, or behind what cannot be read
        Condition, ///< a key, or one of the words and, or, not
        Operator,
        Value,
    };
    struct Candidate {
        std::string text;  ///< what is put in place of the range
        std::string label; ///< for people: a value without the quotes it needs
        std::string about;
        std::optional<std::uint32_t> count; ///< events with this value
    };

    Context context = Context::Nothing;
    const FilterKey* key = nullptr; ///< of the condition the cursor is in, where it is known
    std::size_t begin = 0;          ///< of the bytes that a candidate replaces
    std::size_t end = 0;
    std::vector<Candidate> candidates;
};

inline constexpr std::size_t most_candidates = 200;

/// What can stand at `cursor`, a byte offset into the text. Keys come in the order of the table,
/// those that begin as typed before those that contain it; values of the session likewise, and of
/// each the most frequent first. `session` may be null.
[[nodiscard]] Completion complete_filter(std::string_view text, std::size_t cursor,
                                         WordCounts* session);

} // namespace playhead
