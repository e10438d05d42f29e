// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The log of Codex's window: a line {"ts","dir","kind",…} for all that goes to it and from it, as
// the program writes it where CODEX_TUI_RECORD_SESSION asks for it, to CODEX_TUI_SESSION_LOG_PATH.
//
// Recognised by "ts", "dir" and "kind".
//
// Sessions: each session_configured begins one (/new); what came before the first is its own.
//
// Nesting and times: codex_conversation.h. What is typed is recorded key by key: most turns have no
// prompt. Keys, drawing and the program's own log are records of the session.
#include "core/formats/codex/notice_log.h"
#include "core/formats/format.h"
#include "core/formats/reading/json_shape.h"

namespace playhead {

namespace {

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (!shape.has("ts") || !shape.has("dir") || !shape.has("kind"))
        return Confidence::No;
    for (const std::string_view direction : {"meta", "to_tui", "from_tui"}) {
        if (shape.has_text("dir", direction))
            return Confidence::Certain;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    codex::NoticeLog log(importer);
    return read_log_lines(importer, log);
}

} // namespace

const Format& codex_tui_format()
{
    static constexpr Format format = {"codex-tui", "Codex window log", "jsonl", sniff, read};
    return format;
}

} // namespace playhead
