// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Tasks of Cline and Roo Code, as their extensions of VS Code keep them in
// globalStorage/<extension>/tasks/<id>, and Cline's own program since 2026: cline_files.h.
//
// Recognised by a list of {"ts","type":"say"|"ask"}, by messages with ts in a list of
// {"role","content"}, by the names of these files, or by sessionId beside system_prompt and
// messages.
//
// Sessions: a task is one. Of its folder, what was shown makes the events, since that has times,
// costs and what was left out of later requests; what was sent joins the answers that it is of.
//
// Nesting: what a person says contains all that follows until they say something again. Answers and
// the calls that they make stand beside each other in it. Calls that the model writes as tags in
// its text count as calls; one answer makes one of these.
//
// Times of what was shown: an answer begins with its request and ends with the last that it says,
// which is derived; a call takes until its outcome, or the request that tells of it, waiting for
// permission included. Those of what was sent: chat_log.h.
//
// Tokens: cline_usage.h.
#include "core/formats/chat/chat_reader.h"
#include "core/formats/cline/files.h"
#include "core/formats/cline/text.h"
#include "core/formats/cline/ui_log.h"
#include "core/formats/cline/usage.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_documents.h"
#include "core/formats/reading/token_sums.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

chat::Call read_call(Value value)
{
    chat::Call call;
    if (value.is_string()) {
        const std::string text = text_of(value);
        if (auto written = cline::call_in(text)) {
            call.key = std::move(written->key);
            call.name = std::move(written->name);
            call.made = std::move(written->arguments);
        }
        return call;
    }
    call.id = text_of(value.find("id"));
    call.name = text_of(value.find("name"));
    call.arguments = value.find("input");
    return call;
}

void read_answer_parts(Value content, chat::Message& message)
{
    json::ArrayReader parts(content);
    bool has_written = false;
    for (Value part; parts.next(part);) {
        const Value text = part.find("text");
        if (text_of(part.find("type")) == "tool_use")
            message.calls.push_back(part);
        else if (text.is_string() && !has_written && cline::call_in(text_of(text))) {
            message.calls.push_back(text);
            has_written = true;
        }
    }
    if (content.is_string() && cline::call_in(text_of(content)))
        message.calls.push_back(content);
}

void read_answer(Value record, chat::Message& message)
{
    message.role = Role::Answer;
    read_answer_parts(message.said, message);
    for (const std::string_view key : {"id", "modelId"}) {
        if (message.model.empty())
            message.model = text_of(record.at_path({"modelInfo", key}));
    }
    const Value metrics = record.find("metrics");
    chat::Message& m = message;
    m.tokens.prompt = int_of(metrics.find("inputTokens"));
    m.tokens.completion = int_of(metrics.find("outputTokens"));
    m.tokens.cache_read = int_of(metrics.find("cacheReadTokens"));
    m.tokens.cache_write = int_of(metrics.find("cacheWriteTokens"));
    if (const Value tokens = metrics.find("tokens"); tokens.is_object()) {
        m.tokens.prompt = int_of(tokens.find("prompt"));
        m.tokens.completion = int_of(tokens.find("completion"));
        m.tokens.cache_read = int_of(tokens.find("cached"));
    }
    add_cache_to_smaller_prompt(m.tokens);
    const auto cost = number_of(metrics.find("cost"));
    if (cost && (*cost > 0 || m.tokens.sum().value_or(0) == 0))
        m.cost = cost;
}

/// What the program and the person say to the model, part by part.
class UserParts
{
public:
    explicit UserParts(chat::Message& message) : message_(message) {}

    void read(Value content)
    {
        json::ArrayReader parts(content);
        for (Value part; parts.next(part);) {
            if (text_of(part.find("type")) == "tool_result")
                add_result(part);
            else if (const Value text = part.find("text"); text.is_string())
                read_text(text, content);
            else
                has_words_ = true; // a picture, a file
        }
        if (content.is_string())
            read_text(content, content);
    }

    [[nodiscard]] Role role() const
    {
        if (has_words_)
            return Role::Prompt;
        return message_.results.empty() ? Role::Moment : Role::Results;
    }

private:
    void add_result(Value part)
    {
        chat::Given given;
        given.call = text_of(part.find("tool_use_id"));
        given.content = part.find("content");
        given.has_failed = part.find("is_error").as_bool().value_or(false);
        if (const auto failure = cline::failure_in(text_of(given.content)))
            given.has_failed = true;
        message_.results.push_back(std::move(given));
    }

    void read_text(Value text, Value content)
    {
        const std::string said = text_of(text);
        const cline::TextResult result = cline::result_in(said);
        const bool is_of_result = !result.key.empty() || (is_open_ && !cline::is_notice(said));
        const std::string_view told = result.key.empty() ? std::string_view(said) : result.text;
        has_words_ = has_words_ || (is_of_result ? cline::answers_with_words(told)
                                                 : cline::has_words_of_person(said));
        if (!result.key.empty()) {
            begin_result(result.key, text, content);
            judge(result.text);
        } else if (cline::is_notice(said)) {
            is_open_ = false;
        } else if (is_open_) {
            message_.results.back().content = is_filled_ ? content : text;
            is_filled_ = true;
            judge(said);
        } else if (!said.empty()) {
            has_words_ = true;
        }
    }

    /// A call may give back something several times.
    void begin_result(const std::string& key, Value text, Value content)
    {
        is_filled_ = !message_.results.empty() && message_.results.back().call == key;
        is_open_ = true;
        if (is_filled_) {
            message_.results.back().content = content;
            return;
        }
        chat::Given given;
        given.call = key;
        given.content = text;
        message_.results.push_back(std::move(given));
    }

    void judge(std::string_view text)
    {
        const auto failure = cline::failure_in(text);
        if (!failure)
            return;
        message_.results.back().has_failed = true;
        message_.results.back().error = failure->message;
    }

    chat::Message& message_;
    bool has_words_ = false;
    bool is_open_ = false;   ///< a result began, and nothing else since
    bool is_filled_ = false; ///< and has a text
};

chat::Message read_message(Value record)
{
    chat::Message message;
    message.id = text_of(record.find("id"));
    message.time = record.find("ts");
    message.said = record.find("content");
    const std::string role = text_of(record.find("role"));
    const bool is_summary = record.find("isSummary").as_bool().value_or(false) ||
                            text_of(record.at_path({"metadata", "kind"})) == "compaction_summary";
    if (is_summary) {
        message.role = Role::Moment;
        message.name = "compaction";
    } else if (role == "assistant") {
        read_answer(record, message);
    } else if (role == "user") {
        UserParts parts(message);
        parts.read(message.said);
        message.role = parts.role();
        message.name = "context";
    } else if (!role.empty()) {
        message.role = Role::Moment;
        message.name = role;
    } else if (record.find("files_in_context").is_array() || record.find("session_id").is_valid()) {
        message.role = Role::Metadata;
    }
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key == "metadata" && value.find("title").is_string())
        session.name = text_of(value.find("title"));
    else if (key == "status")
        session.end_state = text_of(value);
}

/// Roo Code began as a copy of Cline: their files do not say which wrote them.
constexpr std::string_view extension = "Cline or Roo Code";

constexpr std::array<std::string_view, 1> lists = {"messages"};
constexpr std::array<std::string_view, 2> ids = {"sessionId", "session_id"};

/// A task's folder, or what was shown of a task by itself.
class TaskReader : public LogDocuments
{
public:
    explicit TaskReader(Importer& importer)
        : importer_(importer), task_(importer, importer.session(importer.id_from_name()))
    {
        task_.builder().session().recorder = extension;
    }

    void begin_document() override {}
    void add(const LogRecord& record) override
    {
        const bool is_sent = !text_of(record.value.find("role")).empty();
        if (cline::is_said(record.value)) {
            task_.add(record);
        } else if (!is_sent && record.value.find("ts").is_valid()) {
            add_unknown(importer_, task_.builder(), record);
        } else if (!is_sent) {
            task_.builder().session().records.push_back(record.slice);
            ++importer_.tally().metadata;
        } else {
            task_.add_sent(record);
        }
    }
    void add_unreadable(const Slice& slice) override
    {
        playhead::add_unreadable(importer_, task_.builder(), slice);
    }
    void end_document(std::span<const KeptMember>) override {}
    void settle() { task_.settle(); }

private:
    Importer& importer_;
    cline::ShownTask task_;
};

bool has_shown(const JsonShape& shape)
{
    return shape.has("[].ts") &&
           (shape.has_text("[].type", "say") || shape.has_text("[].type", "ask"));
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (has_shown(shape))
        return Confidence::Certain;
    const bool has_messages = shape.has("[].role") && shape.has("[].content");
    if (has_messages && (shape.has("[].ts") || input.name == cline::sent_file))
        return Confidence::Certain;
    const bool is_program = shape.has("sessionId") && shape.has("messages[].role") &&
                            (shape.has("agent") || shape.has("system_prompt"));
    const bool is_about =
        shape.has("session_id") && shape.has("started_at") && shape.has("enable_tools");
    const bool is_context = shape.has("files_in_context") && shape.has("files_in_context[].path");
    return is_program || is_about || is_context ? Confidence::Certain : Confidence::No;
}

Result<void> read_messages(Importer& importer, bool is_program)
{
    static constexpr chat::Layout sent = {chat::dialect_of<read_message, read_call>, extension,
                                          lists, ids, learn};
    static constexpr chat::Layout program = {chat::dialect_of<read_message, read_call>, "Cline",
                                             lists, ids, learn};
    return chat::read_documents(importer, is_program ? program : sent);
}

Result<void> read_task(Importer& importer)
{
    TaskReader reader(importer);
    auto done = read_log_documents(importer, {}, reader);
    reader.settle();
    return done;
}

/// Those of a task are named as all tasks' are: the folder has the task's name.
void name_by_folder(Importer& importer, const std::string& path)
{
    const std::string_view folder = cline::folder_name_of(path);
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    if (folder.empty() || (name != cline::shown_file && name != cline::sent_file))
        return;
    importer.rename_session(importer.id_from_name(), folder);
}

Result<void> read(Importer& importer)
{
    const auto head = importer.source().head(sniff_size);
    if (!head)
        return head.error();
    const std::string path = importer.source().name();
    const JsonShape shape(*head);
    auto done = has_shown(shape)
                    ? read_task(importer)
                    : read_messages(importer, shape.has("sessionId") || shape.has("session_id"));
    name_by_folder(importer, path);
    return done;
}

} // namespace

const Format& cline_format()
{
    static constexpr Format format = {"cline",      "Cline or Roo Code task", "json", sniff, read,
                                      cline::group, cline::beside_task};
    return format;
}

} // namespace playhead
