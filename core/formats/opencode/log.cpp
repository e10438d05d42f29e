// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/opencode/log.h"

#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <utility>

namespace playhead::opencode {

namespace {

using json::Value;

const DiagnosticKind lost_part = {
    Severity::Warning, "part-without-message", "A part is of a message that is not there.",
    "It is shown by itself. The other files of the session may be missing."};

Slice as_context(Slice slice)
{
    slice.role = RecordRole::Context;
    return slice;
}

} // namespace

void SessionLog::begin(EventIndex started_by)
{
    started_by_ = started_by;
    prompt_ = EventIndex();
    last_.reset();
    messages_.clear();
    last_message_.clear();
}

EventIndex SessionLog::add_event(const LogRecord& record, RecordDecoder decoder, EventIndex parent,
                                 const Kept* beside)
{
    std::vector<Record> records = {record.record()};
    std::vector<Slice> slices = {record.slice};
    if (beside) {
        records.push_back({RecordRole::Context, beside->json});
        slices.push_back(as_context(beside->slice));
    }
    Event event;
    decoder(records, event);
    event.parent = parent;
    ++importer_.tally().events;
    return builder_.add(event, slices, decoder);
}

void SessionLog::note(const DiagnosticKind& kind, const LogRecord& record, EventIndex event)
{
    Place place;
    place.event = event;
    place.detail = text_of(record.value.find("id"));
    builder_.diagnostics().add(kind, place);
}

void SessionLog::end()
{
    if (prompt_ && last_)
        builder_.end_by_now(prompt_, end_of(Value(last_->json)), as_context(last_->slice));
    last_.reset();
}

void SessionLog::note_end(const LogRecord& record)
{
    const TimeNs end = end_of(record.value);
    if (end != no_time && (!last_ || end >= end_of(Value(last_->json))))
        last_ = Kept{std::string(record.value.raw()), record.slice};
}

void SessionLog::add_message(const LogRecord& record)
{
    const std::string role = text_of(record.value.find("role"));
    const std::string id = text_of(record.value.find("id"));
    Message message;
    message.record = {std::string(record.value.raw()), record.slice};
    if (role == "assistant") {
        const auto asked = messages_.find(text_of(record.value.find("parentID")));
        EventIndex parent = asked == messages_.end() ? prompt_ : asked->second.event;
        if (!parent)
            parent = started_by_;
        message.event = add_event(record, decode_message, parent, nullptr);
        note_end(record);
    } else if (role == "user") {
        end();
        message.event = add_event(record, decode_message, started_by_, nullptr);
        prompt_ = message.event;
    } else {
        message.event = add_event(record, decode_moment, prompt_ ? prompt_ : started_by_, nullptr);
        note(diagnostics::unknown_record, record, message.event);
    }
    last_message_ = id;
    messages_[id] = std::move(message);
}

/// What it says belongs to its message.
void SessionLog::join_part(Message& message, const LogRecord& record)
{
    Event update;
    if (text_of(record.value.find("type")) == "step-finish") {
        message.steps.emplace_back(record.value.raw());
        std::vector<Record> records = {{RecordRole::Event, message.record.json}};
        for (const std::string& step : message.steps)
            records.push_back({RecordRole::Context, step});
        Event whole;
        decode_message(records, whole);
        update.tokens = whole.tokens;
        update.cost = whole.cost;
    }
    builder_.update(message.event, update, false, record.context());
}

void SessionLog::add_part(const LogRecord& record)
{
    std::string id = text_of(record.value.find("messageID"));
    if (id.empty())
        id = last_message_;
    const auto known = messages_.find(id);
    Message* message = known == messages_.end() ? nullptr : &known->second;
    const PartKind kind = kind_of_part(record.value);
    if (kind == PartKind::Said && message) {
        join_part(*message, record);
        ++importer_.tally().merged;
        return;
    }
    EventIndex parent = message ? message->event : prompt_;
    if (!parent)
        parent = started_by_;
    const bool is_tool = kind == PartKind::Tool;
    const EventIndex event = add_event(record, is_tool ? decode_tool : decode_moment, parent,
                                       is_tool && message ? &message->record : nullptr);
    if (!message)
        note(lost_part, record, event);
    if (kind == PartKind::Unknown)
        note(diagnostics::unknown_record, record, event);
    if (!is_tool)
        return;
    note_end(record);
    if (message) // that the model called it is a part of what it said
        builder_.join_record(message->event, record.context());
    if (std::string session = session_of_call(record.value); !session.empty())
        calls_.emplace(std::move(session), event);
}

EventIndex SessionLog::call_of(const std::string& session) const
{
    const auto known = calls_.find(session);
    return known == calls_.end() ? EventIndex() : known->second;
}

} // namespace playhead::opencode
