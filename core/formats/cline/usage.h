// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/fields.h"
#include "core/model/event.h"

namespace playhead::cline {

/// Takes {"tokensIn","tokensOut","cacheReads","cacheWrites","cost"}. A cost of zero beside tokens
/// is a model without a price: it is unknown.
void read_request_usage(Fields& about, Event& event);

} // namespace playhead::cline
