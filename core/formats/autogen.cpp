// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Conversations of AutoGen's agents, and of Magentic-One's, as the Who&When collection keeps them:
// a document {"question","history":[{"role","content","name"}],"mistake_agent","mistake_step",
// "mistake_reason"}, where persons have said which step was the decisive mistake.
//
// Recognised by a history beside mistake_step.
//
// Nesting: the first message, or a person's, is a prompt and contains what follows. All messages
// stand beside each other in it: who asked whom is in their names, not in the file's structure.
//
// Agents: the name, or else the role up to its brackets: "Orchestrator (thought)" is the thought of
// the agent Orchestrator.
//
// Tools: what Computer_terminal says is the result of the code within the message before it.
//
// Results: a step is a failure where it is the one that is named as the mistake, and a run of code
// where its exit code is not 0. The prompt fails where the answer is said to be wrong. No message
// says of itself that it succeeded.
//
// Times, tokens: none are recorded.
#include "core/base/text.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_documents.h"

#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using json::Value;

enum class Kind { Prompt, Answer, Code, Unknown };

/// Who says something, and what that is.
struct Speaker {
    std::string agent;
    std::string what; ///< "thought", "-> WebSurfer", or empty
};

Speaker speaker_of(Value message)
{
    const std::string role = text_of(message.find("role"));
    if (const Value name = message.find("name"); name.is_string())
        return {text_of(name), {}};
    const std::size_t bracket = role.find(" (");
    if (bracket == std::string::npos || !role.ends_with(')'))
        return {role, {}};
    return {role.substr(0, bracket), role.substr(bracket + 2, role.size() - bracket - 3)};
}

Kind kind_of(Value message, bool is_first)
{
    const Speaker speaker = speaker_of(message);
    if (speaker.agent.empty())
        return Kind::Unknown;
    if (speaker.agent == "Computer_terminal")
        return Kind::Code;
    return is_first || speaker.agent == "human" ? Kind::Prompt : Kind::Answer;
}

/// What stands between the fences of a text, one block after the other.
std::string code_in(std::string_view text)
{
    constexpr std::string_view fence = "```";
    std::string code;
    for (std::size_t at = text.find(fence); at != std::string_view::npos;) {
        const std::size_t begin = text.find('\n', at);
        const std::size_t end = begin == std::string_view::npos ? begin : text.find(fence, begin);
        if (end == std::string_view::npos)
            break;
        code += text.substr(begin + 1, end - begin - 1);
        at = text.find(fence, end + fence.size());
    }
    return code;
}

/// "exitcode: 1 (execution failed)"
std::optional<int> exit_code_in(std::string_view text)
{
    constexpr std::string_view opener = "exitcode: ";
    if (!text.starts_with(opener))
        return std::nullopt;
    text.remove_prefix(opener.size());
    int code = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
    return error == std::errc() ? std::optional(code) : std::nullopt;
}

/// What is beside an event's own message: why it is a mistake.
void read_mistake(std::span<const Record> records, Event& event)
{
    for (const Record& record : records.subspan(1)) {
        if (record.role != RecordRole::Error)
            continue;
        event.tags.emplace_back("mistake");
        fail(event, "mistake", text_of(record.value()));
    }
}

void keep_message(Value message, Event& event)
{
    Fields fields(message);
    fields.drop("content");
    keep_rest(fields, event);
}

/// RecordDecoder. Beside the message: whether the answer was right (a boolean) and what it should
/// have been (a text).
void decode_prompt(std::span<const Record> records, Event& event)
{
    const Value message = records.front().value();
    event.event_type = "prompt";
    event.action_type = "action";
    event.params = payload_of(message.find("content"));
    std::string should_be;
    std::optional<bool> is_right;
    for (const Record& record : records.subspan(1)) {
        const Value value = record.value();
        if (record.role == RecordRole::Error)
            continue;
        if (value.is_bool())
            is_right = value.as_bool();
        else
            should_be = text_of(value);
    }
    if (is_right == true)
        event.result = EventResult::Success;
    else if (is_right == false)
        fail(event, "wrong answer",
             should_be.empty() ? "The answer is wrong."
                               : "The answer is wrong. It should be: " + should_be);
    read_mistake(records, event);
    keep_message(message, event);
}

/// RecordDecoder.
void decode_answer(std::span<const Record> records, Event& event)
{
    const Value message = records.front().value();
    const Speaker speaker = speaker_of(message);
    event.event_type = speaker.what.empty() ? "assistant" : speaker.what;
    event.action_type = "llm";
    event.agent = speaker.agent;
    event.completion = payload_of(message.find("content"));
    read_mistake(records, event);
    keep_message(message, event);
}

/// RecordDecoder. Beside the message: the text of the one that holds the code.
void decode_code(std::span<const Record> records, Event& event)
{
    const Value message = records.front().value();
    event.event_type = "Computer_terminal";
    event.action_type = "tool";
    event.agent = speaker_of(message).agent;
    for (const Record& record : records.subspan(1)) {
        if (record.role == RecordRole::Error)
            continue;
        if (const std::string code = code_in(text_of(record.value())); !code.empty())
            event.params = text_payload(code);
    }
    const Value content = message.find("content");
    event.returns = payload_of(content);
    if (const auto code = exit_code_in(text_of(content))) {
        event.result = EventResult::Success;
        if (*code != 0)
            fail_with_exit_code(event, std::to_string(*code));
    }
    read_mistake(records, event);
    keep_message(message, event);
}

/// RecordDecoder.
void decode_unknown(std::span<const Record> records, Event& event)
{
    const Value message = records.front().value();
    event.event_type = "record";
    event.action_type = "action";
    event.returns = payload_of(message.find("content"));
    read_mistake(records, event);
    keep_message(message, event);
}

class Conversations : public LogDocuments
{
public:
    explicit Conversations(Importer& importer) : importer_(importer) {}

    void begin_document() override
    {
        messages_.clear();
        is_within_ = true;
    }
    void add(const LogRecord& record) override
    {
        if (is_within_)
            messages_.push_back(record.slice);
        else
            playhead::add_unknown(importer_, new_session({}), record);
    }
    void add_unreadable(const Slice& slice) override
    {
        if (is_within_)
            messages_.push_back(slice);
        else
            playhead::add_unreadable(importer_, new_session({}), slice);
    }
    /// What a message is depends on what stands beside them all.
    void end_document(std::span<const KeptMember> members) override
    {
        make_session(members);
        is_within_ = false;
    }

private:
    TraceBuilder& new_session(std::span<const KeptMember> beside)
    {
        std::string id = importer_.next_id_from_name();
        if (const KeptMember* question = find_kept(beside, "question_ID"))
            id = text_of(question->value());
        TraceBuilder& builder = importer_.session(id);
        builder.session().recorder = "AutoGen";
        return builder;
    }

    void make_session(std::span<const KeptMember> beside)
    {
        TraceBuilder& builder = new_session(beside);
        if (const KeptMember* question = find_kept(beside, "question"))
            builder.session().name = elide(text_of(question->value()), 120);
        prompt_ = EventIndex();
        before_ = {};
        for (std::size_t step = 0; step < messages_.size(); ++step) {
            add_message(builder, step, beside);
            if (!importer_.keep_going(messages_[step].offset))
                break;
        }
        tell_session(importer_, builder.session(), beside);
    }

    void add_message(TraceBuilder& builder, std::size_t step, std::span<const KeptMember> beside)
    {
        const Slice& slice = messages_[step];
        const auto bytes = importer_.read(slice);
        if (!bytes)
            return;
        const Value message(*bytes);
        if (!message.is_object()) {
            playhead::add_unreadable(importer_, builder, slice);
            return;
        }
        const Kind kind = kind_of(message, step == 0);
        EventRecords records;
        records.add(slice, *bytes);
        if (kind == Kind::Prompt)
            add_verdict(records, beside);
        if (kind == Kind::Code && !before_.json.empty())
            records.add(before_.slice, before_.json);
        add_mistake(records, step, beside);
        if (kind == Kind::Prompt)
            prompt_ = records.make(builder, {}, decode_prompt);
        else if (kind == Kind::Answer)
            records.make(builder, prompt_, decode_answer);
        else if (kind == Kind::Code)
            records.make(builder, prompt_, decode_code);
        else
            add_unknown(records, builder, slice);
        ++importer_.tally().events;
        const Value content = message.find("content");
        before_ = content.is_string() ? LogRecord{message, slice}.quoted(content) : Quoted();
    }

    void add_unknown(const EventRecords& records, TraceBuilder& builder, const Slice& slice)
    {
        const EventIndex event = records.make(builder, prompt_, decode_unknown);
        importer_.note(builder.diagnostics(), diagnostics::unknown_record, slice, event);
    }

    /// Whether the run found the right answer; the collection spells it in two ways.
    static void add_verdict(EventRecords& records, std::span<const KeptMember> beside)
    {
        for (const std::string_view key : {"is_correct", "is_corrected"}) {
            const KeptMember* verdict = find_kept(beside, key);
            if (!verdict || !verdict->value().is_bool())
                continue;
            records.add(*verdict);
            if (const KeptMember* truth = find_kept(beside, "ground_truth");
                truth && !truth->value().is_bool())
                records.add(*truth);
            return;
        }
    }

    static void add_mistake(EventRecords& records, std::size_t step,
                            std::span<const KeptMember> beside)
    {
        const KeptMember* at = find_kept(beside, "mistake_step");
        const KeptMember* why = find_kept(beside, "mistake_reason");
        const auto number = at ? int_of(at->value()) : std::nullopt;
        if (!number || !why || *number != static_cast<std::int64_t>(step))
            return;
        Slice slice = why->slice;
        slice.role = RecordRole::Error;
        records.add(slice, why->json);
    }

    Importer& importer_;
    std::vector<Slice> messages_; ///< of the document that is read
    bool is_within_ = false;      ///< one
    EventIndex prompt_;
    Quoted before_; ///< text of the message before
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"", "[]."}) {
        const auto has = [&shape, at](std::string_view path) {
            return shape.has(std::string(at) + std::string(path));
        };
        if (!has("history[].role") || !has("history[].content"))
            continue;
        if (has("mistake_step") || has("mistake_agent") || has("question_ID"))
            return Confidence::Certain;
    }
    // In a long document these marks lie behind what is looked at.
    const bool is_magentic = shape.has_text("history[].role", "Orchestrator (") &&
                             shape.has_text("history[].role", "human");
    const bool is_group = shape.has("question") && shape.has("history[].name");
    return is_magentic || is_group ? Confidence::Certain : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> lists = {"history"};
    Conversations conversations(importer);
    return read_log_documents(importer, {lists}, conversations);
}

} // namespace

const Format& autogen_format()
{
    static constexpr Format format = {"autogen", "AutoGen conversation (Who&When)", "json", sniff,
                                      read};
    return format;
}

} // namespace playhead
