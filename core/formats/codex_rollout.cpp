// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Codex's rollouts: a line for each thing that was said or done, as the program keeps them in
// ~/.codex/sessions/<year>/<month>/<day>/rollout-<time>-<id>.jsonl, packed by zstd or not.
//
// Recognised by lines {"timestamp","type","payload"} of its types; those of 2025-08 by a first line
// with id and instructions, and bare items of a response after it.
//
// Sessions: a file is a session, which its first session_meta names; forks copy more of them.
//
// Nesting: what a person asks for contains all that follows until the turn ends. An answer of the
// model (its reasoning, messages and calls up to the next output, which no line holds together) and
// the calls it makes stand beside each other in it.
//
// Much is written twice, as an item of the response and as an event: the item counts, and the event
// joins it. A user's message that no event says again, before a turn starts, is the program's own.
//
// Times: an answer begins with what it answers, a prompt or a tool's output, or where none of them
// stands between with the end of the answer before it, which is derived; a call takes from its line
// to that of its output. The rollouts of 2025-08 record no times.
#include "core/formats/codex/session.h"
#include "core/formats/format.h"
#include "core/formats/reading/json_shape.h"

namespace playhead {

namespace {

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (shape.has("timestamp") && shape.has("payload") && shape.has("type")) {
        for (const std::string_view type :
             {"session_meta", "response_item", "event_msg", "turn_context", "compacted"}) {
            if (shape.has_text("type", type))
                return Confidence::Certain;
        }
    }
    const bool is_early = shape.has("instructions") && shape.has("id") && shape.has("timestamp");
    return is_early && shape.has("type") ? Confidence::Likely : Confidence::No;
}

Result<void> read(Importer& importer)
{
    codex::Rollout rollout(importer);
    auto done = read_log_lines(importer, rollout);
    rollout.finish();
    return done;
}

} // namespace

const Format& codex_rollout_format()
{
    static constexpr Format format = {"codex-rollout", "Codex session (rollout)", "jsonl", sniff,
                                      read};
    return format;
}

} // namespace playhead
