// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Counts of tokens as one stated rule has them: the prompt includes what of it came from the cache
// or went to it (TokenCounts). Sums are held at the ends of what an int64 can hold, whatever is
// recorded.
#pragma once

#include "core/model/event.h"
#include "core/model/exact_sums.h"

#include <cstdint>
#include <optional>

namespace playhead {

/// A sum stays unknown where nothing that is added is known.
inline void add_count(std::optional<std::int64_t>& sum, std::optional<std::int64_t> more)
{
    if (more)
        sum = saturating_sum(sum.value_or(0), *more);
}

inline void add_cost(std::optional<double>& sum, std::optional<double> more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

/// What was read from the cache and written to it; nothing of a part that is not known.
[[nodiscard]] inline std::int64_t cached_tokens(const TokenCounts& tokens)
{
    return saturating_sum(tokens.cache_read.value_or(0), tokens.cache_write.value_or(0));
}

/// Where the source counts what was cached apart from the prompt. An unknown prompt stays unknown.
inline void add_cache_to_prompt(TokenCounts& tokens)
{
    if (tokens.prompt)
        add_count(tokens.prompt, cached_tokens(tokens));
}

/// The same where sources differ in what they count: fewer than were cached are those beside them.
inline void add_cache_to_smaller_prompt(TokenCounts& tokens)
{
    if (tokens.prompt && *tokens.prompt < cached_tokens(tokens))
        add_cache_to_prompt(tokens);
}

} // namespace playhead
