// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/masked_event.h"

namespace playhead {

Event masked_event(const Event& recorded, const Redactor* redactor, bool with_prompt)
{
    const auto payload = [redactor](const Payload& value, std::string_view key) {
        if (value.is_absent() || !redactor)
            return value;
        return Payload::owned(redactor->redact_json(value.json(), key));
    };
    const auto text = [redactor](const std::string& value) {
        return redactor ? redactor->redact_text(value) : value;
    };
    Event event;
    event.action_type = recorded.action_type;
    event.model = text(recorded.model);
    event.params = payload(recorded.params, "params");
    event.returns = payload(recorded.returns, "returns");
    if (with_prompt)
        event.prompt = payload(recorded.prompt, "prompt");
    event.completion = payload(recorded.completion, "completion");
    event.error.type = text(recorded.error.type);
    event.error.message = text(recorded.error.message);
    return event;
}

} // namespace playhead
