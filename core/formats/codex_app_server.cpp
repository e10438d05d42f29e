// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Codex's app server says to the editors and programs that run it: a line of JSON-RPC for each
// notification, as those programs log it, by itself or in {"workspace_id","message"}. Lines that
// begin with '#' are comments.
//
// Recognised by "method" with a name of its notifications, at the top or in "message".
//
// Sessions: a thread is a session; what names none belongs to the one before.
//
// Nesting: codex_conversation.h. Notifications named codex/event say again, for older programs,
// what others say: they are records of the session.
//
// Times: none are recorded, but when a thread was begun, and how long its commands took.
#include "core/formats/codex/notice_log.h"
#include "core/formats/format.h"
#include "core/formats/reading/json_shape.h"

#include <string>

namespace playhead {

namespace {

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string path : {"method", "message.method"}) {
        for (const std::string_view method :
             {"thread/started", "turn/started", "item/started", "item/completed", "codex/event/"}) {
            if (shape.has_text(path, method))
                return Confidence::Certain;
        }
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    codex::NoticeLog log(importer);
    return read_log_lines(importer, log);
}

} // namespace

const Format& codex_app_server_format()
{
    static constexpr Format format = {"codex-app-server", "Codex app server log", "jsonl", sniff,
                                      read};
    return format;
}

} // namespace playhead
