// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/cline/ui_log.h"

#include "core/formats/cline/text.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>

namespace playhead::cline {

namespace {

using json::Value;

} // namespace

EventIndex ShownTask::add_event(const LogRecord& record, RecordDecoder decoder)
{
    const Record own = record.record();
    Event event;
    decoder({&own, 1}, event);
    event.parent = prompt_;
    ++importer_.tally().events;
    return builder_.add(event, {&record.slice, 1}, decoder);
}

void ShownTask::settle()
{
    if (prompt_ && !last_time_.json.empty())
        builder_.end_by_now(prompt_, time_of_value(Value(last_time_.json)), last_time_.slice);
}

void ShownTask::add_prompt(const LogRecord& record)
{
    settle();
    prompt_ = EventIndex();
    prompt_ = add_event(record, decode_task);
    answer_ = EventIndex();
}

/// What the model said of a request ends with the last that it says.
void ShownTask::end_answer(const LogRecord& record)
{
    Event update;
    set_end(update, time_of_value(record.value.find("ts")), Provenance::Derived);
    update.result = EventResult::Success;
    const bool has_failed = builder_.result(answer_) == EventResult::Fail;
    builder_.update(answer_, update, !has_failed, record.context());
}

void ShownTask::join_call(const LogRecord& record, bool ends)
{
    const std::array records = {Record{RecordRole::Event, "{}"},
                                record.record(RecordRole::Context)};
    Event update;
    decode_ui_call(records, update);
    update.event_type.clear();
    update.action_type.clear();
    if (!ends)
        set_end(update, no_time);
    builder_.update(call_, update, update.result != EventResult::Indeterminate, record.context());
}

void ShownTask::add_request(const LogRecord& record)
{
    if (call_ && !result_in(request_in(record.value)).key.empty())
        join_call(record, !has_outcome_);
    call_ = EventIndex();
    answer_ = add_event(record, decode_request);
    has_answers_ = true;
    answers_.push_back({time_of_value(record.value.find("ts")), answer_});
}

void ShownTask::add_words(const LogRecord& record)
{
    if (!has_answers_ && !prompt_)
        return add_prompt(record);
    if (!answer_) {
        add_event(record, decode_ui_moment);
        return;
    }
    end_answer(record);
    ++importer_.tally().merged;
}

void ShownTask::add_call(const LogRecord& record, const Said& said)
{
    if (answer_)
        end_answer(record);
    call_ = add_event(record, decode_ui_call);
    has_outcome_ = said.kind == SaidKind::Found;
}

void ShownTask::add_outcome(const LogRecord& record)
{
    if (!call_) {
        importer_.note(builder_.diagnostics(), diagnostics::lost_result, record.slice);
        add_event(record, decode_ui_moment);
        return;
    }
    join_call(record, true);
    has_outcome_ = true;
    answer_ = EventIndex();
    ++importer_.tally().merged;
}

void ShownTask::add_moment(const LogRecord& record, const Said& said)
{
    const EventIndex event = add_event(record, decode_ui_moment);
    if (said.kind != SaidKind::Unknown)
        return;
    importer_.note(builder_.diagnostics(), diagnostics::unknown_record, record.slice, event);
}

void ShownTask::keep(const LogRecord& record)
{
    builder_.session().records.push_back(record.slice);
    ++importer_.tally().metadata;
}

void ShownTask::add(const LogRecord& record)
{
    const Said said = said_in(record.value);
    switch (said.kind) {
    case SaidKind::Words:
        add_words(record);
        break;
    case SaidKind::Prompt:
        add_prompt(record);
        break;
    case SaidKind::Request:
        add_request(record);
        break;
    case SaidKind::Call:
        add_call(record, said);
        break;
    case SaidKind::Found:
        if (call_ && !has_outcome_)
            add_outcome(record);
        else
            add_call(record, said);
        break;
    case SaidKind::Outcome:
        add_outcome(record);
        break;
    case SaidKind::Moment:
    case SaidKind::Unknown:
        add_moment(record, said);
        break;
    case SaidKind::Metadata:
        keep(record);
        break;
    }
    if (const Value time = record.value.find("ts"); time_of_value(time) != no_time)
        last_time_ = record.quoted(time);
}

void ShownTask::add_sent(const LogRecord& record)
{
    const TimeNs time = time_of_value(record.value.find("ts"));
    const auto later =
        std::upper_bound(answers_.begin(), answers_.end(), time,
                         [](TimeNs moment, const Answer& answer) { return moment < answer.start; });
    ++importer_.tally().merged;
    const bool is_answer = text_of(record.value.find("role")) == "assistant";
    if (is_answer && time != no_time && later != answers_.begin())
        builder_.join_record(std::prev(later)->event, record.context());
    else // a request says it, too
        builder_.session().records.push_back(record.slice);
}

} // namespace playhead::cline
