// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/cline/ui.h"

#include "core/formats/cline/text.h"
#include "core/formats/cline/usage.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace playhead::cline {

namespace {

using json::Value;

struct Known {
    std::string_view word;
    SaidKind kind;
};

/// What both say and ask, or either.
constexpr std::array known_words = {
    Known{"text", SaidKind::Words},
    Known{"reasoning", SaidKind::Words},
    Known{"task", SaidKind::Prompt},
    Known{"user_feedback", SaidKind::Prompt},
    Known{"user_feedback_diff", SaidKind::Prompt},
    Known{"api_req_started", SaidKind::Request},
    Known{"tool", SaidKind::Call},
    Known{"command", SaidKind::Call},
    Known{"use_mcp_server", SaidKind::Call},
    Known{"browser_action_launch", SaidKind::Call},
    Known{"browser_action", SaidKind::Call},
    Known{"followup", SaidKind::Call},
    Known{"plan_mode_respond", SaidKind::Call},
    Known{"new_task", SaidKind::Call},
    Known{"finishTask", SaidKind::Call},
    Known{"completion_result", SaidKind::Call},
    Known{"command_output", SaidKind::Outcome},
    Known{"mcp_server_response", SaidKind::Outcome},
    Known{"browser_action_result", SaidKind::Outcome},
    Known{"subtask_result", SaidKind::Outcome},
    Known{"codebase_search_result", SaidKind::Found},
    Known{"mcp_server_request_started", SaidKind::Metadata},
    Known{"api_req_finished", SaidKind::Metadata},
    Known{"api_req_deleted", SaidKind::Moment},
    Known{"deleted_api_reqs", SaidKind::Moment},
    Known{"api_req_failed", SaidKind::Moment},
    Known{"api_req_retried", SaidKind::Moment},
    Known{"api_req_retry_delayed", SaidKind::Moment},
    Known{"auto_approval_max_req_reached", SaidKind::Moment},
    Known{"checkpoint_created", SaidKind::Moment},
    Known{"checkpoint_saved", SaidKind::Moment},
    Known{"clineignore_error", SaidKind::Moment},
    Known{"condense_context", SaidKind::Moment},
    Known{"condense_context_error", SaidKind::Moment},
    Known{"diff_error", SaidKind::Moment},
    Known{"error", SaidKind::Moment},
    Known{"error_retry", SaidKind::Moment},
    Known{"info", SaidKind::Moment},
    Known{"load_mcp_documentation", SaidKind::Moment},
    Known{"mistake_limit_reached", SaidKind::Moment},
    Known{"resume_completed_task", SaidKind::Moment},
    Known{"resume_task", SaidKind::Moment},
    Known{"rooignore_error", SaidKind::Moment},
    Known{"shell_integration_warning", SaidKind::Moment},
    Known{"sliding_window_truncation", SaidKind::Moment},
    Known{"task_progress", SaidKind::Moment},
    Known{"user_edit_todos", SaidKind::Moment},
};

constexpr std::array<std::string_view, 9> failures = {
    "error",          "api_req_failed", "clineignore_error",     "condense_context_error",
    "diff_error",     "error_retry",    "mistake_limit_reached", "rooignore_error",
    "api_req_deleted"};

SaidKind kind_of(std::string_view word, Value text)
{
    const auto known = std::find_if(known_words.begin(), known_words.end(),
                                    [word](const Known& each) { return each.word == word; });
    if (known == known_words.end())
        return SaidKind::Unknown;
    // Both are asked with nothing said, after the same was said.
    const bool is_empty = text_of(text).empty();
    if (is_empty && (word == "completion_result" || word == "command_output"))
        return SaidKind::Metadata;
    return known->kind;
}

/// A text that is JSON: a value that views `text`.
Value inside(const std::string& text)
{
    const Value value{std::string_view(text)};
    return value.is_object() ? value : Value();
}

std::string in_words(std::string word)
{
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

void keep_record(Value record, std::initializer_list<std::string_view> taken, Event& event)
{
    Fields fields(record);
    for (const std::string_view key : {"ts", "type", "ask", "say", "partial"})
        fields.drop(key);
    for (const std::string_view key : taken)
        fields.drop(key);
    keep_rest(fields, event);
}

TimeNs time_in(Value record)
{
    return time_of_value(record.find("ts"));
}

/// Members of a text that is JSON, as payloads that hold their own bytes.
Payload payload_in(Value value)
{
    return value.is_valid() ? Payload::owned(std::string(payload_of(value).json())) : Payload();
}

void add_part(std::string& parts, std::string_view type, Value text)
{
    ObjectText part;
    part.add_text("type", type);
    part.add("text", payload_of(text).json());
    parts += parts.size() > 1 ? "," : "";
    parts += part.take().json();
}

/// "readFile" and what it is given; the tool of a server by its own name.
void read_call(const std::string& word, Value text, Event& event)
{
    const std::string said = text_of(text);
    const Value call = inside(said);
    event.params = payload_of(text);
    if (word == "tool" && call.is_object()) {
        Fields fields(call);
        event.event_type = text_of(fields.take("tool"));
        ObjectText arguments;
        arguments.add_recorded(fields);
        event.params = arguments.take();
    } else if (word == "use_mcp_server" && call.is_object()) {
        event.event_type = text_of(call.find("toolName"));
        const Value arguments = call.find("arguments");
        event.params = arguments.is_valid()
                           ? Payload::owned(std::string(payload_of_text(arguments).payload.json()))
                           : payload_in(call);
    } else if (word == "command") {
        event.event_type = "execute_command";
    } else if (word == "completion_result") {
        event.event_type = "attempt_completion";
    } else if (word == "followup") {
        event.event_type = "ask_followup_question";
    } else if (word == "browser_action_launch") {
        event.event_type = "browser_action";
    }
    if (event.event_type.empty())
        event.event_type = word;
}

/// What a search found; shown by itself, it is the search as well.
void read_found(Value text, Event& event, bool is_own)
{
    const std::string said = text_of(text);
    const Value found = inside(said).find("content");
    const Value results = found.find("results");
    event.result = EventResult::Success;
    event.returns = results.is_valid() ? payload_in(results) : payload_of(text);
    if (!is_own)
        return;
    event.event_type = "codebaseSearch";
    event.params = payload_in(found.find("query"));
}

/// What the model was told of a call, in the request after it.
void read_told(const std::string& request, bool has_outcome, Event& event)
{
    const TextResult told = result_in(request);
    if (told.key.empty())
        return;
    const std::string_view text = without_surroundings(told.text);
    if (!has_outcome)
        event.returns = text_payload(text);
    event.result = EventResult::Success;
    if (const auto failure = failure_in(text)) {
        fail(event, failure->type, failure->message);
        event.error.code = failure->code;
    }
}

} // namespace

bool is_said(Value record)
{
    const std::string type = text_of(record.find("type"));
    return (type == "say" || type == "ask") && record.find("ts").is_valid();
}

Said said_in(Value record)
{
    Said said;
    said.word = text_of(record.find(text_of(record.find("type"))));
    const Value text = record.find("text");
    said.kind = said.word.empty() ? SaidKind::Unknown : kind_of(said.word, text);
    constexpr std::string_view finish = "finishTask"; // no tool of the model's
    if (said.word != "tool" || text.raw().find(finish) == std::string_view::npos)
        return said;
    const std::string json = text_of(text);
    if (text_of(inside(json).find("tool")) == finish) {
        said.kind = SaidKind::Moment;
        said.word = "finish_task";
    }
    return said;
}

std::string request_in(Value record)
{
    const std::string json = text_of(record.find("text"));
    return text_of(inside(json).find("request"));
}

void decode_task(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    event.event_type = "prompt";
    event.action_type = "action";
    event.params = payload_of(record.find("text"));
    set_start(event, time_in(record));
    if (records.size() > 1)
        set_end(event, time_of_value(records.back().value()), Provenance::Derived);
    keep_record(record, {"text"}, event);
}

void decode_request(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const std::string text = text_of(record.find("text"));
    Fields about(inside(text));
    event.event_type = "assistant";
    event.action_type = "llm";
    if (const Value request = about.take("request"); request.is_valid()) {
        event.prompt = payload_in(request);
        event.model = model_in(request.raw()); // a name needs no escapes
    }
    if (const Value model = record.at_path({"modelInfo", "modelId"}); model.is_string())
        event.model = text_of(model);
    read_request_usage(about, event);
    set_start(event, time_in(record));
    std::string parts = "[";
    bool goes_on = false; // whenever that was
    for (const Record& beside : records.subspan(1)) {
        const Value more = beside.value();
        if (!is_said(more))
            continue;
        goes_on = true;
        const Said said = said_in(more);
        if (said.kind == SaidKind::Words)
            add_part(parts, said.word == "reasoning" ? "reasoning" : "text", more.find("text"));
        if (const TimeNs time = time_in(more); time != no_time)
            set_end(event, time, Provenance::Derived);
    }
    if (parts.size() > 1)
        event.completion = Payload::owned(parts + "]");
    const bool is_answered = goes_on || event.tokens.completion;
    event.result = is_answered ? EventResult::Success : EventResult::Indeterminate;
    const std::string cancelled = text_of(about.peek("cancelReason"));
    const std::string broken = text_of(about.take("streamingFailedMessage"));
    if (!cancelled.empty() || !broken.empty())
        fail(event, broken.empty() ? "cancelled" : "model error",
             broken.empty() ? cancelled : broken);
    ObjectText attributes;
    attributes.add_recorded(about);
    event.attributes = attributes.take();
}

void decode_ui_call(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Said own = said_in(record);
    event.action_type = "tool";
    set_start(event, time_in(record));
    keep_record(record, {"text"}, event);
    if (own.kind == SaidKind::Found)
        read_found(record.find("text"), event, true);
    else
        read_call(own.word, record.find("text"), event);
    if (own.kind == SaidKind::Found)
        set_end(event, time_in(record));
    bool has_outcome = own.kind == SaidKind::Found;
    for (const Record& beside : records.subspan(1)) {
        const Value more = beside.value();
        const Said said = said_in(more);
        const bool is_told = said.kind == SaidKind::Request;
        if (!is_told || !has_outcome)
            set_end(event, time_in(more));
        if (is_told) {
            read_told(request_in(more), has_outcome, event);
            continue;
        }
        event.returns = payload_of(more.find("text"));
        event.result = EventResult::Success;
        has_outcome = true;
        if (said.kind == SaidKind::Found)
            read_found(more.find("text"), event, false);
    }
}

void decode_ui_moment(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Said said = said_in(record);
    event.event_type = said.word.empty() ? "record" : in_words(said.word);
    event.action_type = "action";
    set_instant(event, time_in(record));
    const Value text = record.find("text");
    if (!text_of(text).empty())
        event.returns = payload_of(text);
    if (std::find(failures.begin(), failures.end(), said.word) != failures.end())
        fail(event, "error", text_of(text));
    if (said.word == "condense_context") {
        const Value condensed = record.find("contextCondense");
        event.event_type = "compaction";
        event.action_type = "llm";
        event.cost = number_of(condensed.find("cost"));
        event.returns = payload_of(condensed.find("summary"));
    } else if (said.word == "deleted_api_reqs") {
        const std::string json = text_of(text);
        Fields sums(inside(json));
        event.event_type = "usage";
        read_request_usage(sums, event);
    }
    keep_record(record, {"text"}, event);
}

} // namespace playhead::cline
