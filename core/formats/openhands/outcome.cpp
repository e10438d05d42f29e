// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/outcome.h"

#include "core/formats/openhands/items.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/log_record.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace playhead::openhands {

namespace {

using json::Value;

void read_exit(std::int64_t code, Event& event)
{
    event.error.code.clear();
    if (code == 0)
        return;
    fail_with_exit_code(event, std::to_string(code));
    if (code == -1)
        event.error.message =
            "Exit code -1, which OpenHands gives where a command had not ended, or never ran.";
}

std::optional<std::int64_t> exit_code_in(Value outcome)
{
    if (const auto code = int_of(outcome.find("exit_code")))
        return code;
    return int_of(outcome.at_path({"metadata", "exit_code"}));
}

void read_classic_outcome(Value record, Event& event)
{
    const std::string word = text_of(record.find("observation"));
    const Value extras = record.find("extras");
    const Value content = record.find("content");
    const Value outputs = extras.find("outputs"); // of an agent that was handed over to
    event.returns = payload_of(text_of(content).empty() && outputs.is_valid() ? outputs : content);
    if (word == "error" || word == "user_rejected")
        return fail(event, word == "error" ? "tool error" : "rejected", text_of(content));
    auto code = exit_code_in(extras);
    if (!code)
        code = exit_code_in(record);
    if (code)
        read_exit(*code, event);
    const bool has_failed =
        extras.find("error").as_bool().value_or(false) || record.find("success").as_bool() == false;
    if (!has_failed || event.result == EventResult::Fail)
        return;
    const std::string said = text_of(extras.find("last_browser_action_error"));
    fail(event, "tool error", said.empty() ? text_of(content) : said);
}

void read_sdk_outcome(Value record, std::string_view kind, Event& event)
{
    const Value outcome = record.find("observation");
    if (kind == "AgentErrorEvent") {
        event.returns = payload_of(record.find("error"));
        return fail(event, "tool error", text_of(record.find("error")));
    }
    if (kind == "UserRejectObservation") {
        event.returns = payload_of(record.find("rejection_reason"));
        return fail(event, "rejected", text_of(record.find("rejection_reason")));
    }
    const Value content = outcome.find("content");
    event.returns = payload_of(content.is_valid() ? content : outcome);
    if (const auto code = exit_code_in(outcome))
        read_exit(*code, event);
    if (outcome.find("is_error").as_bool().value_or(false))
        fail(event, "tool error", said_in(content));
}

} // namespace

TimeNs time_in(Value record)
{
    return time_of_value(record.find("timestamp"));
}

void read_outcome(Value record, Event& event, ObjectText& rest)
{
    event.result = EventResult::Success;
    const std::string kind = text_of(record.find("kind"));
    if (kind.empty())
        read_classic_outcome(record, event);
    else
        read_sdk_outcome(record, kind, event);
    set_end(event, time_in(record));
    Fields fields(record);
    for (const std::string_view key :
         {"id", "timestamp", "source", "kind", "content", "cause", "action_id", "tool_call_id",
          "tool_name", "tool_call_metadata", "llm_metrics", "message", "error", "rejection_reason"})
        fields.drop(key);
    Fields inner;
    if (record.find("observation").is_object())
        inner = Fields(fields.take("observation"));
    inner.drop("content");
    ObjectText outcome;
    outcome.add_recorded(inner);
    outcome.add_recorded(fields);
    if (const Payload said = outcome.take(); said.is_present())
        rest.add("outcome", said.json());
}

void read_failure(Value record, Event& event)
{
    Event outcome;
    ObjectText rest;
    read_outcome(record, outcome, rest);
    if (outcome.result != EventResult::Fail)
        return;
    event.result = EventResult::Fail;
    event.error = std::move(outcome.error);
    event.returns = std::move(outcome.returns);
}

} // namespace playhead::openhands
