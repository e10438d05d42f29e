// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How native sessions in text are told from other JSON, and lines from documents.
#include "core/base/text.h"
#include "core/formats/native/reader.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>

namespace playhead {

namespace {

bool is_named_lines(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    const std::string_view extension =
        dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
    return equals_ignoring_case(extension, "jsonl") || equals_ignoring_case(extension, "ndjson");
}

bool is_whole_object(std::string_view line)
{
    const json::ScanResult scan = json::scan_value(line, 0);
    return scan.ok() && scan.kind == json::Kind::Object && trimmed(line.substr(scan.end)).empty();
}

/// Whether the file is to be read line by line: most of its first lines are objects by themselves,
/// or it is named so and does not start like a document over several lines.
bool has_lines(const SniffInput& input)
{
    constexpr int lines_looked_at = 16;
    std::string_view rest = input.head;
    int lines = 0;
    int objects = 0;
    for (; lines < lines_looked_at && !rest.empty(); ++lines) {
        const std::size_t newline = rest.find('\n');
        const std::string_view line = trimmed(rest.substr(0, newline));
        if (lines == 0 && (line == "{" || line == "["))
            return false;
        if (is_whole_object(line))
            ++objects;
        if (newline == std::string_view::npos)
            break;
        rest.remove_prefix(newline + 1);
    }
    return is_named_lines(input.name) || (objects >= 2 && objects * 2 > lines);
}

/// What the objects at one place look like.
Confidence judge_events(const JsonShape& shape, const std::string& prefix)
{
    const auto has = [&](std::string_view key) { return shape.has(prefix + std::string(key)); };
    const bool is_span = has("span_id") || has("spanId") || has("trace_id");
    if (is_span || !(has("event_type") || has("action_type")))
        return Confidence::No;
    // Nobody else who writes events with an event_type writes what these are inside of.
    for (const std::string_view key :
         {"parent_id", "parent_index", "parent_inferred", "children"}) {
        if (has(key))
            return Confidence::Certain;
    }
    for (const std::string_view key : {"agent", "thread", "total_tokens", "cache_read_tokens",
                                       "span_events", "links", "error", "cost_provenance"}) {
        if (has(key))
            return Confidence::Likely;
    }
    return Confidence::Possible;
}

} // namespace

Confidence sniff_native(const SniffInput& input, NativeLayout layout)
{
    const std::size_t first = input.head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const char opener = first == std::string_view::npos ? '\0' : input.head[first];
    if ((opener != '{' && opener != '[') || has_lines(input) != (layout == NativeLayout::Lines))
        return Confidence::No;
    const JsonShape shape(input.head);
    if (shape.has("playhead") &&
        (shape.has("session") || shape.has("sessions") || shape.has("events")))
        return Confidence::Certain;
    Confidence best = Confidence::No;
    for (const std::string_view place :
         {"events[].", "[].", "", "[].events[].", "sessions[].events[]."})
        best = std::max(best, judge_events(shape, std::string(place)));
    return best;
}

} // namespace playhead
