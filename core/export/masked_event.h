// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"
#include "core/native/redactor.h"

namespace playhead {

/// What is worked out from an event's texts has to be worked out from the masked ones: this much of
/// it is a copy of the recorded event, masked, with payloads of its own where there is a redactor.
/// The rest is left empty.
///
/// What kind of step it is, model, params, returns, completion, its error's type and message, and
/// the prompt, which is most of a session, where it is asked for.
[[nodiscard]] Event masked_event(const Event& recorded, const Redactor* redactor, bool with_prompt);

} // namespace playhead
