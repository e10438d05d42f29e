// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OpenClaw's telemetry, as its telemetry plugins write it to ~/.openclaw/logs/telemetry.jsonl: a
// line {"type","seq","ts"} for what a gateway's agents begin and end. One file is one session,
// whatever many conversations ("sessionKey") it tells of.
//
// Recognised by types such as "agent.start" and "tool.end" beside seq and ts.
//
// Nesting: a run of an agent contains its answers and tool calls, which stand beside each other. A
// sub-agent's run is in the call that began it, which the other run's end tells of. Messages to
// and from people stand by themselves: no line says which run they belong to.
//
// The line that ends a run may hold all that was said in the conversation so far, as Pi keeps
// messages. Those of the run are its answers and the results of its calls; the others were those
// of runs before, and stay in the line.
//
// Times: a run whose start two lines tell of, before its prompt is built and with all that was said
// before, begins with the second. One without the line of its start begins when its duration says,
// which is derived. One without an end has none. An answer begins at its timestamp and ends when
// its first call starts, or with the run, which is derived, and is not known where no line tells of
// either. A call that no line tells of ends at the timestamp of its result.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/openclaw/session.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

Confidence sniff(const SniffInput& input)
{
    static constexpr std::array<std::string_view, 8> types = {
        "agent.start", "agent.end",   "tool.start",      "tool.end",
        "message.in",  "message.out", "message.sending", "llm.usage"};
    const JsonShape shape(input.head);
    const bool is_line = shape.has("seq") && shape.has("ts");
    const bool is_told = std::any_of(types.begin(), types.end(), [&shape](std::string_view type) {
        return shape.has_text("type", type);
    });
    return is_line && is_told ? Confidence::Certain : Confidence::No;
}

Result<void> read(Importer& importer)
{
    openclaw::Telemetry telemetry(importer);
    return read_log_lines(importer, telemetry);
}

} // namespace

const Format& openclaw_telemetry_format()
{
    static constexpr Format format = {"openclaw-telemetry", "OpenClaw telemetry", "jsonl", sniff,
                                      read};
    return format;
}

} // namespace playhead
