// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/stream_events.h"

#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/formats/claude/events.h"
#include "core/formats/claude/lines.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace playhead::claude {

namespace {

using json::Value;

constexpr std::string_view assistant_name = "Claude Code";

/// Lines that tell of something that happened, and are no system lines.
constexpr std::array<std::string_view, 8> moments = {"rate_limit_event",  "auth_status",
                                                     "tool_use_summary",  "control_request",
                                                     "control_response",  "control_cancel_request",
                                                     "prompt_suggestion", "keep_alive"};

std::string spoken(std::string word)
{
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

/// A time or a name beside the event's own record.
bool is_text(const Record& record)
{
    return !record.bytes.empty() && record.bytes.front() != '{'; // a time may be a number
}

/// User text with which a conversation goes on that had grown too long: what was said so far.
bool is_continuation(Value line)
{
    return beginning_of(line.at_path({"message", "content"}))
        .starts_with("This session is being continued from a previous conversation");
}

/// Calls `use` with each line of a record.
template <typename Use>
void for_each_line(std::string_view text, Use use)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty())
            use(Value(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool is_failure(Value line)
{
    return line.find("error").is_string() || is_api_error(line);
}

/// A message as far as its pieces and lines say it.
class MessageText
{
public:
    void add_line(Value line)
    {
        const TimeNs time = time_of_value(line.find("timestamp"));
        first = first == no_time ? time : first;
        last = std::max(last, time); // no_time is before all
        if (stream_kind(line) == StreamKind::Piece)
            return add_piece(StreamPiece(line));
        const Value message = line.find("message");
        if (stream_kind(line) == StreamKind::Answer) {
            last_whole = line;
            if (is_failure(line))
                last_failure = line;
        }
        json::ArrayReader reader(message.find("content"));
        for (Value block; reader.next(block);)
            whole_.push_back(payload_of(block));
        learn(message);
    }

    /// What came as a whole; of the blocks behind that, what was written of them.
    [[nodiscard]] Payload completion() const
    {
        std::string text = "{\"role\":\"assistant\",\"content\":[";
        std::size_t count = 0;
        const auto add = [&](std::string_view json) {
            text += count++ > 0 ? "," : "";
            text += json;
        };
        for (const Payload& block : whole_)
            add(block.json());
        for (std::size_t i = whole_.size(); i < written_.size(); ++i)
            add(written_[i].json());
        return Payload::owned(text + "]}");
    }

    std::string id;
    std::string model;
    TokenCounts tokens;
    Payload stop_reason; ///< absent where no piece says it
    Value last_whole;    ///< the last line that is no piece
    Value last_failure;  ///< the last of these that says that it failed: one is enough
    TimeNs first = no_time;
    TimeNs last = no_time;

private:
    struct Written {
        std::string type;
        std::string text;
        std::string head; ///< the block as it began

        [[nodiscard]] std::string json() const
        {
            if (type != "text" && type != "thinking")
                return head;
            return "{\"type\":" + json::quote(type) + "," + json::quote(type) + ":" +
                   json::quote(text) + "}";
        }
    };

    void add_piece(const StreamPiece& piece)
    {
        if (piece.type == "message_start") {
            learn(piece.message);
        } else if (piece.type == "content_block_start") {
            const Value block = piece.event.find("content_block");
            const std::string type = text_of(block.find("type"));
            written_.push_back({type, text_of(block.find(type)), payload_of_block(block)});
        } else if (piece.type == "content_block_delta" && !written_.empty()) {
            const Value delta = piece.event.find("delta");
            for (const std::string_view key : {"text", "thinking"})
                written_.back().text += text_of(delta.find(key));
        } else if (piece.type == "message_delta") {
            take_tokens(tokens_of(piece.event));
            stop_reason = payload_of(piece.event.at_path({"delta", "stop_reason"}));
        }
    }

    static std::string payload_of_block(Value block)
    {
        return block.is_object() ? std::string(payload_of(block).json()) : "{}";
    }

    void learn(Value message)
    {
        if (id.empty())
            id = text_of(message.find("id"));
        if (std::string by = text_of(message.find("model")); model.empty() && by != no_model)
            model = std::move(by);
        take_tokens(tokens_of(message));
    }

    void take_tokens(const TokenCounts& fresh)
    {
        if (fresh.completion.value_or(0) >= tokens.completion.value_or(0))
            tokens.replace_with(fresh);
    }

    std::vector<Payload> whole_;
    std::vector<Written> written_;
};

void read_failure(Value line, Event& event)
{
    if (!line.is_object())
        return;
    const Value error = line.find("error");
    fail(event, "API error", beginning_of(line.at_path({"message", "content"})));
    event.error.code = error.is_string() ? text_of(error) : std::string();
}

void drop_envelope(Fields& fields)
{
    for (const std::string_view key : {"type", "session_id", "uuid"})
        fields.drop(key);
}

void read_end(Value line, Event& event, ObjectText& rest, const std::stop_token& stop)
{
    Fields fields(stream_body(line), stop);
    drop_envelope(fields);
    set_end(event, time_of_value(line.find("timestamp")));
    fields.drop("timestamp");
    const Value said = fields.take("result");
    event.returns = payload_of(said, stop);
    event.cost = number_of(fields.take("total_cost_usd"));
    TokenCounts tokens = tokens_of(stream_body(line));
    event.tokens.replace_with(tokens);
    const std::string subtype = text_of(fields.peek("subtype"));
    const bool is_error = fields.peek("is_error").as_bool().value_or(false);
    const bool has_failed = is_error || subtype.starts_with("error");
    event.result = EventResult::Success;
    if (has_failed) {
        const Value why = said.is_string() ? said : fields.peek("errors").at_path({"0"});
        fail(event, subtype == "success" ? "error" : spoken(subtype), text_of(why));
    }
    rest.add_recorded(fields);
}

} // namespace

StreamPiece::StreamPiece(Value line)
    : event(line.find("event")), type(text_of(event.find("type"))), message(event.find("message"))
{
}

Value stream_body(Value line)
{
    const std::string type = text_of(line.find("type"));
    const Value inner = line.find("message");
    return (type == "system" || type == "result") && inner.is_object() ? inner : line;
}

StreamKind stream_kind(Value line)
{
    const std::string type = text_of(line.find("type"));
    if (type == "system") {
        const bool is_start = text_of(stream_body(line).find("subtype")) == "init";
        return is_start ? StreamKind::Start : StreamKind::Moment;
    }
    if (type == "result")
        return StreamKind::End;
    if (type == "stream_event")
        return StreamKind::Piece;
    if (type == "tool_progress")
        return StreamKind::Progress;
    if (std::find(moments.begin(), moments.end(), type) != moments.end())
        return StreamKind::Moment;
    switch (kind_of(line)) {
    case LineKind::Prompt:
        return is_continuation(line) ? StreamKind::Moment : StreamKind::Prompt;
    case LineKind::Results:
        return StreamKind::Results;
    case LineKind::Said:
    case LineKind::Summary:
    case LineKind::Notice:
        return StreamKind::Moment;
    case LineKind::Assistant:
        return StreamKind::Answer;
    default:
        return StreamKind::Unknown;
    }
}

void decode_run(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Value line = records.front().value();
    Fields fields(stream_body(line), stop);
    event.id = text_of(fields.peek("uuid"));
    drop_envelope(fields);
    fields.drop("timestamp");
    fields.drop("subtype");
    event.event_type = "run";
    event.action_type = "action";
    event.agent = assistant_name;
    set_start(event, time_of_value(line.find("timestamp")));
    ObjectText rest;
    rest.add_recorded(fields);
    for (const Record& record : records.subspan(1)) {
        if (is_text(record)) {
            set_end(event, time_of_value(record.value()), Provenance::Derived);
            continue;
        }
        ObjectText end;
        read_end(record.value(), event, end, stop);
        if (!end.is_empty())
            rest.add("result", end.take().json());
    }
    event.attributes = rest.take();
}

void decode_stream_message(std::span<const Record> records, Event& event,
                           const std::stop_token& stop)
{
    MessageText message;
    TimeNs asked = no_time;
    event.agent = assistant_name;
    for (const Record& record : records) {
        if (stop.stop_requested())
            return;
        if (!is_text(record)) {
            for_each_line(record.bytes, [&message](Value line) { message.add_line(line); });
            continue;
        }
        const Value text = record.value();
        if (const TimeNs time = time_of_value(text); time != no_time)
            asked = time;
        else
            event.agent = text_of(text);
    }
    set_end(event, message.last);
    event.id = message.id;
    event.event_type = "assistant";
    event.action_type = "llm";
    event.model = message.model;
    event.tokens = message.tokens;
    event.completion = message.completion();
    event.result = EventResult::Success;
    if (asked != no_time)
        set_start(event, asked, Provenance::Derived);
    else
        set_start(event, message.first);
    Fields fields(message.last_whole, stop);
    drop_envelope(fields);
    fields.drop("timestamp");
    const Value inner = fields.take("message");
    read_failure(message.last_failure, event);
    ObjectText rest;
    rest.add_recorded(fields);
    for (const std::string_view key : {"stop_reason", "stop_sequence", "usage"}) {
        if (const Value value = inner.find(key); is_there(value))
            rest.add(key, payload_of(value).json());
    }
    if (message.stop_reason.is_present() && !inner.find("stop_reason").is_string())
        rest.add("stop_reason", message.stop_reason.json());
    event.attributes = rest.take();
}

void decode_stream_moment(std::span<const Record> records, Event& event,
                          const std::stop_token& stop)
{
    const Value line = records.front().value();
    const std::string type = text_of(line.find("type"));
    Fields fields(stream_body(line), stop);
    event.id = text_of(fields.peek("uuid"));
    drop_envelope(fields);
    fields.drop("timestamp");
    event.action_type = "action";
    event.agent = assistant_name;
    set_instant(event, time_of_value(line.find("timestamp")));
    event.event_type = type.empty() ? "unknown record" : spoken(type);
    if (type == "system") {
        const std::string subtype = text_of(fields.take("subtype"));
        event.event_type = subtype.empty() ? "system" : spoken(subtype);
    } else if (type == "user") {
        const Value content = fields.take("message").find("content");
        const std::string_view known = injected_name(beginning_of(content));
        event.event_type = is_continuation(line)                ? "summary so far"
                           : !known.empty()                     ? known
                           : kind_of(line) == LineKind::Results ? "tool result"
                                                                : "message";
        event.returns = payload_of(content, stop);
        read_lost_failure(line, event, stop);
    } else if (type == "assistant") {
        event.event_type = "notice";
        event.returns = payload_of(fields.take("message").find("content"), stop);
    } else if (type == "result") {
        ObjectText rest;
        read_end(line, event, rest, stop);
        event.is_instant = event.init_timestamp != no_time;
        event.attributes = rest.take();
        set_end(event, no_time);
        return;
    }
    for (const Record& record : records.subspan(1)) {
        if (is_text(record))
            event.agent = text_of(record.value());
    }
    keep_rest(fields, event);
}

} // namespace playhead::claude
