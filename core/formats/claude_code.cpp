// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Claude Code's sessions: a line of JSON for each thing that was said or done, as the program keeps
// them in ~/.claude/projects/<folder>/<session>.jsonl.
//
// Recognised by lines with sessionId and a type, most of them with uuid and parentUuid.
//
// Sessions: a sessionId is a session. Lines without one belong to the session before them.
//
// Nesting: what a person asks for (a prompt) contains all that follows until the next prompt of the
// same conversation. Messages of the model and the tools that they call stand beside each other in
// it, as parentUuid chains what was said and does not say what ran inside of what. What a sub-agent
// does is inside the tool call that started it: the one whose prompt its first line repeats, else
// the one that is still running.
//
// Times: a message begins when the line before it in its chain was written, which is derived; a
// tool call takes from the line that calls it to the line with its result, waiting for permission
// included. A prompt ends with the last line that belongs to it, which is derived.
#include "core/base/json_write.h"
#include "core/formats/claude_session.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/json_shape.h"
#include "core/formats/log_lines.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace playhead {

namespace {

using json::Value;

/// The sessions of a file.
class ClaudeLines : public LogLines
{
public:
    explicit ClaudeLines(Importer& importer) : importer_(importer) {}

    void add(const LogRecord& line) override { session_of(line.value).add(line); }
    void add_unreadable(const Slice& slice) override { session_of({}).add_unreadable(slice); }
    [[nodiscard]] bool has_begun() const override { return !sessions_.empty(); }
    void settle() override
    {
        for (auto& [id, session] : sessions_)
            session->close_prompts();
    }

private:
    claude::SessionLines& session_of(Value line)
    {
        std::string id = text_of(line.find("sessionId"));
        if (id.empty() && current_.empty())
            made_up_ = id = importer_.id_from_name();
        else if (id.empty())
            id = current_;
        else if (!made_up_.empty())
            adopt(id);
        current_ = id;
        auto& session = sessions_[id];
        if (!session)
            session = std::make_unique<claude::SessionLines>(importer_, importer_.session(id));
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
    }

    Importer& importer_;
    std::map<std::string, std::unique_ptr<claude::SessionLines>> sessions_;
    std::string current_;
    std::string made_up_; ///< id of a session that no line has named yet
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    const bool has_chain = shape.has("parentUuid") && shape.has("uuid");
    if (shape.has("sessionId") && has_chain && shape.has("type"))
        return Confidence::Certain;
    const bool is_title = shape.has("leafUuid") && shape.has("summary");
    const bool is_snapshot = shape.has("messageId") && shape.has("isSnapshotUpdate");
    return is_title || is_snapshot ? Confidence::Likely : Confidence::No;
}

Result<void> read(Importer& importer)
{
    ClaudeLines lines(importer);
    return read_log_lines(importer, lines);
}

} // namespace

const Format& claude_code_format()
{
    static constexpr Format format = {"claude-code", "Claude Code session", "jsonl", sniff, read};
    return format;
}

} // namespace playhead
