// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/fields.h"
#include "core/model/event.h"

namespace playhead::cline {

/// Adds what was read from the cache and written to it, where a prompt's tokens do not include it:
/// they are fewer than these two together.
void include_cache(TokenCounts& tokens);
/// Takes {"tokensIn","tokensOut","cacheReads","cacheWrites","cost"}. A cost of zero beside tokens
/// is a model without a price: it is unknown.
void read_request_usage(Fields& about, Event& event);

} // namespace playhead::cline
