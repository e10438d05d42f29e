// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/notice_events.h"

#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/formats/codex/items.h"
#include "core/formats/codex/notices.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead::codex {

namespace {

using json::Value;

constexpr std::string_view agent_name = "Codex";
/// What says how a call ended.
constexpr std::array<std::string_view, 5> ends = {"exit_code", "success", "status", "result",
                                                  "error"};

bool is_text(const Record& record)
{
    return !record.bytes.empty() && record.bytes.front() == '"';
}

std::string spoken(std::string word)
{
    std::replace_if(
        word.begin(), word.end(), [](char c) { return c == '_' || c == '/'; }, ' ');
    return word;
}

void read_turn_end(const Notice& notice, Event& event, const std::stop_token& stop,
                   ObjectText& rest)
{
    set_end(event, time_of_value(notice.time));
    const Value turn = notice.body.find("turn");
    const std::string status = text_of(turn.find("status"));
    if (notice.type == "turn_aborted")
        event.status = "aborted: " + text_of(notice.body.find("reason"));
    else if (!status.empty() && status != "completed")
        event.status = status;
    if (status == "failed")
        fail(event, "Codex error", text_of(turn.at_path({"error", "message"})));
    rest.add(spoken(notice.type), payload_of(notice.body, stop).json());
}

/// What was written of parts: the words of pieces in their order, those of one kind as one.
class Written
{
public:
    void add(std::string_view lines)
    {
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            const Notice notice(Value(trimmed(lines.substr(0, end))));
            lines.remove_prefix(std::min(end + 1, lines.size()));
            if (notice.kind != NoticeKind::Delta)
                continue;
            if (parts_.empty() || parts_.back().type != notice.type)
                parts_.push_back({notice.type, {}});
            parts_.back().text += text_of(notice.body.find("delta"));
            last = time_of_value(notice.time);
        }
    }
    void clear() { parts_.clear(); }

    void append_to(std::string& list) const
    {
        for (const Part& part : parts_) {
            list += list.empty() ? "" : ",";
            list +=
                "{\"type\":" + json::quote(part.type) + ",\"text\":" + json::quote(part.text) + "}";
        }
    }

    TimeNs last = no_time; ///< of the last piece

private:
    struct Part {
        std::string type;
        std::string text;
    };
    std::vector<Part> parts_;
};

std::optional<std::int64_t> exit_code_of(Value body)
{
    const auto code = int_of(body.find("exit_code"));
    return code ? code : int_of(body.find("exitCode"));
}

/// What a command gave back: a text where it is one, both outputs where there are two.
Payload output_of(Fields& fields, const std::stop_token& stop)
{
    const Value whole = fields.take_first({"aggregatedOutput", "aggregated_output", "result"});
    const bool has_whole = whole.is_valid() && !(whole.is_string() && text_of(whole).empty());
    if (has_whole)
        return payload_of(whole, stop);
    const Value out = fields.peek("stdout");
    const Value err = fields.peek("stderr");
    if (!out.is_valid() && !err.is_valid())
        return payload_of(whole, stop);
    const std::string out_text = text_of(out, stop);
    const std::string err_text = text_of(err, stop);
    fields.drop("stdout");
    fields.drop("stderr");
    if (out_text.empty() || err_text.empty())
        return payload_of(out_text.empty() && !err_text.empty() ? err : out, stop);
    ObjectText both;
    both.add("stdout", payload_of(out, stop).json());
    both.add("stderr", payload_of(err, stop).json());
    return both.take();
}

/// Whether the end of a call says how it ended.
bool says_how(Value body)
{
    return std::any_of(ends.begin(), ends.end(),
                       [body](auto key) { return is_there(body.find(key)); });
}

/// {"secs":…,"nanos":…}; nothing where that is no time that anything takes.
std::optional<TimeNs> duration_of(Value duration)
{
    constexpr std::int64_t most_seconds = 1'000'000'000;
    constexpr std::int64_t second = 1'000'000'000;
    const auto seconds = int_of(duration.find("secs"));
    const std::int64_t nanos = int_of(duration.find("nanos")).value_or(0);
    if (!seconds || *seconds < 0 || *seconds > most_seconds || nanos < 0 || nanos >= second)
        return std::nullopt;
    return *seconds * second + nanos;
}

void read_call_end(const Notice& notice, Event& event, ObjectText& rest,
                   const std::stop_token& stop)
{
    Fields fields(notice.body, stop);
    set_end(event, time_of_value(notice.time));
    for (const std::string_view key :
         {"type", "id", "call_id", "command", "cwd", "parsed_cmd", "commandActions", "changes",
          "invocation", "arguments", "server", "tool"})
        fields.drop(key);
    event.result = EventResult::Success;
    const Value body = notice.body;
    event.returns = output_of(fields, stop);
    const std::string said = text_of(Value(event.returns.json()), stop);
    const std::string status = text_of(body.find("status"));
    const Value error = body.find("error");
    if (const auto code = exit_code_of(body); code && *code != 0) {
        fail_with_exit_code(event, std::to_string(*code));
    } else if (body.find("success").as_bool() == false || status == "failed" ||
               status == "declined" || has_failed(body.find("result")) || is_there(error)) {
        std::string message = text_of(error.find("message"));
        if (message.empty())
            message = words_of_failure(body.find("result"));
        fail(event, status == "declined" ? "declined" : "tool error",
             message.empty() ? said : message);
    }
    rest.add_recorded(fields);
}

} // namespace

void decode_turn(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Notice own(records.front().value());
    Fields fields(own.body, stop);
    const bool is_prompt = own.kind == NoticeKind::Prompt || own.kind == NoticeKind::PromptEcho;
    event.id = own.call;
    event.event_type = is_prompt ? "prompt" : "turn";
    event.action_type = "action";
    event.agent = agent_name;
    if (is_prompt)
        event.params = payload_of(fields.take_first({"content", "items", "message"}), stop);
    for (const std::string_view key : {"type", "id"})
        fields.drop(key);
    set_start(event, time_of_value(own.time));
    ObjectText rest;
    rest.add_recorded(fields);
    for (const Record& record : records.subspan(1)) {
        if (is_text(record)) {
            set_end(event, time_of_value(record.value()), Provenance::Derived);
            continue;
        }
        const Notice notice(record.value());
        if (notice.kind == NoticeKind::TurnEnd)
            read_turn_end(notice, event, stop, rest);
    }
    event.attributes = rest.take();
}

void decode_spoken(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    event.event_type = "assistant";
    event.action_type = "llm";
    event.agent = agent_name;
    event.result = EventResult::Success;
    std::string parts;
    Written written;
    TimeNs asked = no_time;
    bool has_begun = false; // by its first piece, whose time may be unreadable
    for (const Record& record : records) {
        if (stop.stop_requested())
            return;
        if (is_text(record)) {
            const TimeNs time = time_of_value(record.value());
            if (time == no_time)
                event.model = text_of(record.value());
            else
                asked = time;
            continue;
        }
        const std::string_view bytes = record.bytes;
        const Notice notice(Value(bytes.substr(0, bytes.find('\n'))));
        if (notice.kind == NoticeKind::Usage) {
            event.tokens.replace_with(tokens_of(notice));
            continue;
        }
        TimeNs time = time_of_value(notice.time);
        if (!std::exchange(has_begun, true))
            set_start(event, time);
        if (notice.kind == NoticeKind::Delta) {
            written.add(bytes);
            time = written.last;
        } else {
            parts += parts.empty() ? "" : ",";
            parts += payload_of(notice.body, stop).json();
            if (notice.kind == NoticeKind::Part)
                written.clear(); // it came as a whole after all
        }
        if (time != no_time)
            set_end(event, time);
    }
    if (asked != no_time)
        set_start(event, asked, Provenance::Derived);
    written.append_to(parts);
    event.completion = Payload::owned("[" + parts + "]");
}

void decode_call_notice(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Notice own(records.front().value());
    Fields fields(own.body, stop);
    event.id = own.call;
    event.event_type = name_of_call(own);
    event.action_type = "tool";
    event.agent = agent_name;
    set_start(event, time_of_value(own.time));
    for (const std::string_view key : {"type", "id", "call_id", "status"})
        fields.drop(key);
    event.params = payload_of(
        fields.take_first({"command", "changes", "invocation", "arguments", "query"}), stop);
    ObjectText rest;
    rest.add_recorded(fields);
    for (const Record& record : records.subspan(1)) {
        if (stop.stop_requested())
            return;
        const Notice notice(record.value());
        if (notice.kind == NoticeKind::CallEnd)
            read_call_end(notice, event, rest, stop);
    }
    event.attributes = rest.take();
}

void decode_lone_end(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Item item = item_of(records.front().value());
    const Notice end(item.payload, item.time);
    event.id = end.call;
    event.event_type = name_of_call(end);
    event.action_type = "tool";
    event.agent = agent_name;
    ObjectText rest;
    for (const std::string_view key : {"cwd", "parsed_cmd"}) // with which it began
        rest.add(key, payload_where_there(end.body.find(key)).json());
    read_call_end(end, event, rest, stop);
    Fields fields(end.body, stop);
    event.params = payload_of(fields.take_first({"command", "changes", "invocation"}), stop);
    event.attributes = rest.take();
    if (!says_how(end.body))
        event.result = EventResult::Indeterminate;
    const TimeNs ended = event.end_timestamp;
    const auto took = duration_of(end.body.find("duration"));
    if (took && ended != no_time)
        set_start(event, ended - *took, Provenance::Derived);
    else
        set_instant(event, ended);
}

void decode_notice(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Notice own(records.front().value());
    Fields fields(own.body, stop);
    for (const std::string_view key : {"type", "ts", "dir", "kind"})
        fields.drop(key);
    event.event_type = own.type.empty() ? "unknown record" : spoken(own.type);
    event.action_type = "action";
    event.agent = agent_name;
    set_instant(event, time_of_value(own.time));
    if (own.kind == NoticeKind::Usage)
        event.tokens = tokens_of(own);
    if (own.type == "error" || own.type == "stream_error") {
        const Value message = own.body.at_path({"error", "message"});
        fail(event, "Codex error",
             text_of(message.is_string() ? message : own.body.find("message")));
    }
    keep_rest(fields, event);
}

} // namespace playhead::codex
