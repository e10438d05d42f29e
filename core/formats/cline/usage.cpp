// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/cline/usage.h"

#include "core/formats/reading/token_sums.h"

namespace playhead::cline {

void read_request_usage(Fields& about, Event& event)
{
    event.tokens.prompt = int_of(about.take("tokensIn"));
    event.tokens.completion = int_of(about.take("tokensOut"));
    event.tokens.cache_read = int_of(about.take("cacheReads"));
    event.tokens.cache_write = int_of(about.take("cacheWrites"));
    add_cache_to_smaller_prompt(event.tokens);
    const auto cost = number_of(about.take("cost"));
    if (cost && (*cost > 0 || event.tokens.sum().value_or(0) == 0))
        event.cost = cost;
}

} // namespace playhead::cline
