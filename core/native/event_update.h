// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/native/event_record.h"

namespace playhead::native {

/// Puts what an update says into the event it is about: texts, times, figures and payloads take the
/// place of those that were there, tags and logs are added, the members of params and attributes
/// stand beside those before. What the update does not say stays.
void apply_update(Event& event, EventRecord&& update);

} // namespace playhead::native
