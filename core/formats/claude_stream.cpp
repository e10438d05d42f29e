// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Claude Code prints where it runs without a window (claude -p --output-format stream-json),
// and what its SDKs pass on: a line of JSON for each message. Kept by whoever ran it: logs of CI,
// of evaluations, of programs that run it.
//
// Recognised by a line of type "system" and subtype "init" with session_id, lines with
// parent_tool_use_id and session_id, and results with a cost in USD.
//
// Sessions: a session_id is a session. Lines without one belong to the session before them.
//
// Nesting: a run, from its init to its result, contains what happens in it; in it, what a person
// asks for, where that is printed, contains all that follows until the next prompt. What a
// sub-agent does is inside the tool call that parent_tool_use_id names. Messages and the calls that
// they make stand beside each other.
//
// Messages: lines with parts of one (by its id) are one event. Those that say how it is being
// written (stream_event) are a part of it; what they say counts as far as no whole line says it.
//
// Times: the program prints none. Some who keep its lines put a timestamp to each, and wrap those
// of types system and result: then a message begins with the line before it, which is derived.
//
// Figures: claude_stream_events.h. Cost is what the result says, on the run; it is in the total
// only where no message has a price.
#include "core/formats/claude/stream_session.h"
#include "core/formats/format.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_lines.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace playhead {

namespace {

using json::Value;

/// The sessions of a file.
class StreamLines : public LogLines
{
public:
    explicit StreamLines(Importer& importer) : importer_(importer) {}

    void add(const LogRecord& line) override { session_of(line.value).add(line); }
    void add_unreadable(const Slice& slice) override { session_of({}).add_unreadable(slice); }
    [[nodiscard]] bool has_begun() const override { return !sessions_.empty(); }
    void settle() override
    {
        for (auto& [id, session] : sessions_)
            session->settle();
    }

private:
    claude::StreamSession& session_of(Value line)
    {
        std::string id = text_of(line.find("session_id"));
        if (id.empty())
            id = text_of(line.at_path({"message", "session_id"}));
        if (id.empty() && current_.empty())
            made_up_ = id = importer_.id_from_name();
        else if (id.empty())
            id = current_;
        else if (!made_up_.empty())
            adopt(id);
        if (id != current_ && sessions_.contains(current_))
            sessions_[current_]->settle();
        current_ = id;
        auto& session = sessions_[id];
        if (!session)
            session = std::make_unique<claude::StreamSession>(importer_, importer_.session(id));
        return *session;
    }

    /// Lines that came before any that names the session are its own.
    void adopt(const std::string& id)
    {
        const std::string made_up = std::exchange(made_up_, {});
        if (made_up == id || sessions_.contains(id))
            return;
        importer_.rename_session(made_up, id);
        auto node = sessions_.extract(made_up);
        node.key() = id;
        sessions_.insert(std::move(node));
        current_ = id;
    }

    Importer& importer_;
    std::map<std::string, std::unique_ptr<claude::StreamSession>> sessions_;
    std::string current_;
    std::string made_up_; ///< id of a session that no line has named yet
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    const bool is_line = shape.has("type") && shape.has("session_id");
    const bool is_init = shape.has_text("type", "system") && shape.has_text("subtype", "init");
    const bool is_wrapped = shape.has_text("message.subtype", "init") &&
                            shape.has("message.session_id") && shape.has("message.tools");
    const bool is_result = shape.has_text("type", "result") && shape.has("total_cost_usd");
    if (is_wrapped || (is_line && (is_init || is_result || shape.has("parent_tool_use_id"))))
        return Confidence::Certain;
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    StreamLines lines(importer);
    return read_log_lines(importer, lines);
}

} // namespace

const Format& claude_stream_format()
{
    static constexpr Format format = {"claude-stream", "Claude Code output (stream-json)",
                                      "jsonl json", sniff, read};
    return format;
}

} // namespace playhead
