// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/native/event_lines.h"

#include "core/native/event_json.h"

namespace playhead::test {

std::string event_lines(const Document& document)
{
    EventJsonOptions options;
    options.with_position = true;
    std::string lines;
    for (const auto& trace : document.sessions) {
        for (const EventIndex event : trace->tree().order()) {
            const auto loaded = trace->load(event);
            if (loaded)
                append_event_json(lines, *trace, event, *loaded, options);
            else
                lines += loaded.error().to_string();
            lines += '\n';
        }
    }
    return lines;
}

std::string note_lines(const Document& document)
{
    std::string lines;
    const Diagnostics notes = document.all_diagnostics();
    for (const Diagnostic& note : notes.entries()) {
        lines += std::string(severity_name(note.severity)) + " " + note.code + " x" +
                 std::to_string(note.count);
        for (std::size_t i = 0; i < note.where.size(); ++i)
            lines += (i == 0 ? " at " : "; ") + note.where[i];
        lines += '\n';
    }
    return lines;
}

} // namespace playhead::test
