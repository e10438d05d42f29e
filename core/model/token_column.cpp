// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/token_column.h"

namespace playhead {

/// As much as fits; the rest is what plain() does not give back.
TokenColumn::Packed TokenColumn::pack(const TokenCounts& counts)
{
    Packed packed;
    packed.prompt = static_cast<std::uint32_t>(counts.prompt.value_or(0));
    packed.completion = static_cast<std::uint32_t>(counts.completion.value_or(0));
    packed.cache_read = static_cast<std::uint32_t>(counts.cache_read.value_or(0));
    packed.has_prompt = counts.prompt.has_value();
    packed.has_completion = counts.completion.has_value();
    packed.has_cache_read = counts.cache_read.has_value();
    packed.has_total = counts.total.has_value();
    return packed;
}

TokenCounts TokenColumn::plain(const Packed& packed)
{
    TokenCounts counts;
    if (packed.has_prompt)
        counts.prompt = packed.prompt;
    if (packed.has_completion)
        counts.completion = packed.completion;
    if (packed.has_cache_read)
        counts.cache_read = packed.cache_read;
    if (packed.has_total)
        counts.total = std::int64_t(packed.prompt) + packed.completion;
    return counts;
}

TokenCounts TokenColumn::unpack(EventIndex event, const Packed& packed) const
{
    return packed.is_beside ? *others_.find(event) : plain(packed);
}

void TokenColumn::set(EventIndex event, const TokenCounts& counts)
{
    Packed packed = pack(counts);
    packed.is_beside = plain(packed) != counts;
    if (packed.is_beside)
        others_.set(event, counts);
    packed_.set(event, packed);
}

std::optional<TokenCounts> TokenColumn::find(EventIndex event) const
{
    const Packed* packed = packed_.find(event);
    return packed ? std::optional(unpack(event, *packed)) : std::nullopt;
}

} // namespace playhead
