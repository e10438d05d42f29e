// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Claude Code's sessions: a line of JSON for each thing that was said or done, as the program keeps
// them in ~/.claude/projects/<folder>/<session>.jsonl.
//
// Recognised by lines with sessionId and a type, most of them with uuid and parentUuid.
//
// Sessions: a sessionId is a session, whichever files it is in. Lines without one belong to the
// session before them. Where a session goes on from another one and copies its lines (of the same
// uuid), they are shown in the first. Files of sub-agents belong to the session in whose folder
// they are: claude_files.h.
//
// Titles: a summary that names a line by leafUuid is the title of the session with that line, in
// whichever file it stands; it often stands in the file of another one.
//
// Nesting: what a person asks for (a prompt) contains all that follows until the next prompt of the
// same conversation. Messages of the model and the tools that they call stand beside each other in
// it, as parentUuid chains what was said and does not say what ran inside of what. What a sub-agent
// does is inside the tool call that started it: the one that its side file or the call's result
// names, else the one whose prompt its first line repeats, else the one that is still running.
//
// Times: a message begins when the line before it in its chain was written, which is derived, and
// is not known where that line is not there; a tool call takes from the line that calls it to the
// line with its result, waiting for permission included. A prompt ends with the last line that
// belongs to it, which is derived.
//
// Calls: what the program says in the place of an answer (of model "<synthetic>") is none of a
// model, but where it says that one was asked and failed.
#include "core/base/json_write.h"
#include "core/formats/claude/files.h"
#include "core/formats/claude/lines.h"
#include "core/formats/claude/session.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/id_map.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_lines.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using json::Value;

const DiagnosticKind copied_lines = {
    Severity::Note, "copied-lines",
    "A session begins with lines of another one, which it goes on from.",
    "They are shown in that one, and counted once."};

/// The sessions of a file, or of all in a folder.
class ClaudeLines : public LogLines
{
public:
    explicit ClaudeLines(Importer& importer) : importer_(importer) {}

    bool begin_part(const FilePart& part) override
    {
        const auto [known, is_new] = files_.try_emplace(part.path);
        file_ = &known->second;
        if (is_new) {
            file_->name = claude::file_name_of(part.path);
            file_->own_id = Importer::id_from_name(part);
        }
        if (is_new && file_->name.is_meta)
            learn_agent(part);
        return !file_->name.is_meta;
    }

    void add(const LogRecord& line) override
    {
        std::string scratch;
        const std::string_view uuid = view_of(line.value.find("uuid"), scratch);
        if (uuid.empty() && !keep_about_session(line))
            return;
        claude::SessionLines& session = session_of(line.value);
        const claude::SessionLines* const owner =
            uuid.empty() ? &session : *owners_.add(uuid, &session).first;
        if (owner != &session) {
            session.add_copy(line, *owner);
            importer_.note(session.builder().diagnostics(), copied_lines, line.slice);
        } else {
            session.add(line, file_->name.agent);
        }
    }
    void add_unreadable(const Slice& slice) override { session_of({}).add_unreadable(slice); }
    [[nodiscard]] bool has_begun() const override { return !sessions_.empty(); }
    void settle() override
    {
        for (auto& [path, file] : files_) {
            file_ = &file;
            if (!file.waiting.empty())
                session_of({});
        }
        for (const claude::Title& title : titles_) {
            if (claude::SessionLines** const owner = owners_.find(title.leaf))
                (*owner)->call(title);
        }
        for (auto& [id, session] : sessions_)
            session->close_prompts();
    }

private:
    /// A line about a session that none has named yet.
    struct Waiting {
        Slice slice;
        claude::Title title;
    };
    struct File {
        claude::FileName name;
        std::string own_id;  ///< what the session is called whose lines do not say it
        std::string current; ///< session of the line before
        claude::SessionLines* session = nullptr;
        std::string made_up; ///< id of a session that no line has named yet
        std::vector<Waiting> waiting;
    };

    /// What a line without uuid tells of sessions. False where it waits for one that names its own.
    bool keep_about_session(const LogRecord& line)
    {
        claude::Title title = claude::title_in(line.value);
        if (!title.leaf.empty())
            titles_.push_back(title);
        const bool waits = !file_->session && file_->name.session.empty() &&
                           !line.value.find("sessionId").is_valid() &&
                           claude::kind_of(line.value) == claude::LineKind::Metadata;
        if (waits)
            file_->waiting.push_back({line.slice, std::move(title)});
        return !waits;
    }

    claude::SessionLines& session_of(Value line)
    {
        std::string scratch;
        std::string_view told = file_->name.session; // what sub-agents' lines say is not always so
        if (told.empty())
            told = view_of(line.find("sessionId"), scratch);
        const bool is_said_again = told == file_->current && file_->made_up.empty();
        if (file_->session && (told.empty() || is_said_again))
            return *file_->session;
        std::string id(told);
        if (id.empty() && file_->current.empty())
            file_->made_up = id = file_->own_id;
        else if (id.empty())
            id = file_->current;
        else if (!file_->made_up.empty())
            adopt(id);
        file_->current = id;
        file_->session = &session(id);
        for (const Waiting& before : std::exchange(file_->waiting, {}))
            file_->session->add_metadata(before.slice, before.title);
        return *file_->session;
    }

    claude::SessionLines& session(const std::string& id)
    {
        auto& session = sessions_[id];
        if (!session)
            session = std::make_unique<claude::SessionLines>(importer_, importer_.session(id));
        return *session;
    }

    /// Lines that came before any that names the session are its own.
    void adopt(const std::string& id)
    {
        const std::string made_up = std::exchange(file_->made_up, {});
        if (made_up == id || sessions_.contains(id))
            return;
        importer_.rename_session(made_up, id);
        auto node = sessions_.extract(made_up);
        node.key() = id;
        sessions_.insert(std::move(node));
    }

    void learn_agent(const FilePart& part)
    {
        const auto size = static_cast<std::size_t>(part.source->size());
        const Slice slice = importer_.slice(0, size, RecordRole::Context);
        const auto bytes = importer_.read(slice);
        if (bytes)
            session(file_->name.session).add_agent(file_->name.agent, LogRecord::of(*bytes, slice));
    }

    Importer& importer_;
    std::map<std::string, std::unique_ptr<claude::SessionLines>> sessions_;
    IdMap<claude::SessionLines*> owners_; ///< of lines, by uuid
    std::vector<claude::Title> titles_;   ///< of sessions that they name by a line
    std::map<std::string, File> files_;   ///< by path
    File* file_ = nullptr;
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
    static constexpr Format format = {"claude-code", "Claude Code session", "jsonl", sniff, read,
                                      claude::group, claude::beside_session};
    return format;
}

} // namespace playhead
