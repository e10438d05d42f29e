// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OpenCode's sessions: what "opencode export" writes, {"info","messages":[{"info","parts"}]}; its
// database (opencode_database.h) and the files before it (opencode_storage.h); and what its plugins
// are told, a line ["event",{"event":{"type","properties"}}] for each.
//
// Recognised by these shapes, and a database by its tables or its name.
//
// Sessions: one that no other started is a session here, and holds those that it started. Of what
// plugins are told, the last about each message and part counts.
//
// Nesting: a message of a person contains the answers to it, as parentID says, an answer the calls
// of its own, and a call all that happened in the session that it started.
//
// Times are recorded; that of an answer includes its calls. A prompt ends with the last answer,
// which is derived.
//
// Tokens: opencode_events.h.
#include "core/formats/format.h"
#include "core/formats/opencode/glimpse.h"
#include "core/formats/opencode/readers.h"
#include "core/formats/opencode/storage.h"
#include "core/formats/reading/json_shape.h"

#include <string>
#include <string_view>

namespace playhead {

namespace {

constexpr std::string_view magic("SQLite format 3\0", 16);

bool is_told(const JsonShape& shape)
{
    return shape.has("[].event.type") && shape.has("[].event.properties");
}

bool has_table(std::string_view head, std::string_view table)
{
    for (const std::string_view quote : {"`", "\"", ""}) {
        const std::string made =
            "CREATE TABLE " + std::string(quote) + std::string(table) + std::string(quote) + " (";
        if (head.find(made) != std::string_view::npos)
            return true;
    }
    return false;
}

Confidence sniff(const SniffInput& input)
{
    if (input.head.starts_with(magic)) {
        if (has_table(input.head, "message") && has_table(input.head, "part") &&
            has_table(input.head, "session"))
            return Confidence::Certain;
        return input.name == "opencode.db" ? Confidence::Likely : Confidence::No;
    }
    const JsonShape shape(input.head);
    const bool is_export = shape.has("info.id") && shape.has("messages") &&
                           (shape.has("messages[].info.role") || shape.has("info.projectID"));
    const bool is_session = shape.has("id") && shape.has("projectID") && shape.has("directory") &&
                            shape.has("time.created");
    const bool is_message =
        shape.has("sessionID") && shape.has("role") && shape.has("time.created");
    const bool is_part = shape.has("id") && shape.has("messageID") && shape.has("type");
    if (is_export || is_session || is_message || is_part || is_told(shape))
        return Confidence::Certain;
    const bool is_early_part = shape.has("id") && shape.has_text("type", "text") &&
                               shape.has("text") && shape.has("time.start");
    return is_early_part ? Confidence::Likely : Confidence::No;
}

Result<void> read(Importer& importer)
{
    if (importer.parts().size() > 1)
        return opencode::read_storage(importer);
    const auto head = importer.source().head(sniff_size);
    if (!head)
        return head.error();
    if (head->starts_with(magic))
        return opencode::read_database(importer);
    return is_told(JsonShape(*head)) ? opencode::read_told(importer)
                                     : opencode::read_export(importer);
}

} // namespace

const Format& opencode_format()
{
    static constexpr Format format = {
        "opencode", "OpenCode session", "json jsonl db",         sniff,
        read,       opencode::group,    opencode::beside_record, opencode::glimpse};
    return format;
}

} // namespace playhead
