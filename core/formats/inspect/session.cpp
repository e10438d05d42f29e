// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/session.h"

#include "core/formats/chat/chat_log.h"
#include "core/formats/inspect/events.h"
#include "core/formats/reading/fields.h"

namespace playhead::inspect {

namespace {

using json::Value;

chat::Call read_call(Value value)
{
    chat::Call call;
    call.id = text_of(value.find("id"));
    call.name = text_of(value.find("function"));
    call.arguments = value.find("arguments");
    return call;
}

chat::Message read_message(Value record)
{
    chat::Message message;
    const std::string role = text_of(record.find("role"));
    message.id = text_of(record.find("id"));
    message.name = role;
    message.said = record.find("content");
    json::ArrayReader calls(record.find("tool_calls"));
    for (Value call; calls.next(call);)
        message.calls.push_back(call);
    if (role == "user") {
        message.role = chat::Role::Prompt;
    } else if (role == "assistant") {
        message.role = chat::Role::Answer;
        message.model = text_of(record.find("model"));
    } else if (role == "tool") {
        message.role = chat::Role::Results;
        const Value error = record.find("error");
        message.results.push_back({text_of(record.find("tool_call_id")), message.said,
                                   error.is_object(), text_of(error.find("message"))});
    } else if (!role.empty()) {
        message.role = chat::Role::Moment;
    }
    return message;
}

/// How the whole log ended is no end of a sample, but stands with it.
void add_status_of_log(const KeptMember& status, Session& session)
{
    ObjectText all;
    all.add_recorded(Fields(Value(session.attributes.json())));
    all.add("log_status", payload_of(status.value()).json());
    session.attributes = all.take();
}

std::string text_in(const Sample& sample, std::string_view key)
{
    const KeptMember* member = find_kept(sample.members, key);
    return member ? text_of(member->value()) : std::string();
}

} // namespace

Value Sessions::of_eval(std::string_view key) const
{
    const KeptMember* eval = find_kept(header, "eval");
    return eval ? eval->value().find(key) : Value();
}

std::string Sessions::id_for(const std::string& uuid, const std::string& id,
                             const std::string& epoch) const
{
    std::string wanted = uuid;
    if (wanted.empty()) {
        const std::string run = text_of(of_eval("run_id"));
        wanted = (run.empty() ? importer_.id_from_name() : run) + "-" + id + "-" + epoch;
    }
    std::string name = wanted;
    for (int i = 2; importer_.find_session(name); ++i)
        name = wanted + "-" + std::to_string(i);
    return name;
}

/// What tells one from the other comes first: a list of hundreds has no room for more.
std::string Sessions::name_for(const std::string& id, const std::string& epoch) const
{
    std::string name = id.empty() ? std::string() : "sample " + id;
    const auto append = [&name](std::string_view separator, const std::string& text) {
        if (!text.empty())
            name.append(name.empty() ? std::string_view() : separator).append(text);
    };
    append(", ", epoch.empty() ? std::string() : "epoch " + epoch);
    append(" · ", text_of(of_eval("task")));
    return name;
}

bool Sessions::add(const Sample& sample)
{
    const std::string id = text_in(sample, "id");
    const std::string epoch = text_in(sample, "epoch");
    TraceBuilder& builder = importer_.session(id_for(text_in(sample, "uuid"), id, epoch));
    builder.session().name = name_for(id, epoch);
    bool goes_on = true;
    if (sample.has_events() || sample.transcript.empty())
        goes_on = sample.make_events(importer_, builder);
    else
        make_chat(sample, builder);
    add_what_no_event_says(sample, builder);
    tell(sample, builder.session());
    return goes_on;
}

void Sessions::make_chat(const Sample& sample, TraceBuilder& builder)
{
    chat::Log log(importer_, builder, chat::dialect_of<read_message, read_call>());
    for (const Slice& slice : sample.transcript) {
        const auto bytes = importer_.read(slice);
        if (!bytes)
            continue;
        if (const Value message(*bytes); message.is_object())
            log.add({message, slice});
        else
            playhead::add_unreadable(importer_, builder, slice);
    }
    log.close_prompt();
}

/// Its scores and its error, where they stand with the sample alone.
void Sessions::add_what_no_event_says(const Sample& sample, TraceBuilder& builder)
{
    if (!sample.has(Kind::Score))
        add_scores(sample, builder);
    const KeptMember* error = find_kept(sample.members, "error");
    if (!error || sample.has(Kind::Failure))
        return;
    EventRecords records;
    records.add(*error);
    records.make(builder, {}, decode_sample_error);
}

void Sessions::add_scores(const Sample& sample, TraceBuilder& builder)
{
    const KeptMember* scores = find_kept(sample.members, "scores");
    if (!scores)
        return;
    json::ObjectReader reader(scores->value());
    for (json::Member score; reader.next(score);) {
        EventRecords records;
        records.add(slice_within(importer_, *scores, score.value), score.value.raw());
        const std::string scorer(score.raw_key);
        records.add(importer_.owned_slice(scorer, RecordRole::Context), scorer);
        records.make(builder, {}, decode_sample_score);
    }
}

void Sessions::tell(const Sample& sample, Session& session)
{
    std::vector<KeptMember> members = sample.members;
    for (KeptMember& each : members)
        each.json = sample.with_short_texts(importer_, each.json);
    tell_session(importer_, session, members);
    for (const Slice& message : sample.transcript) {
        if (!sample.has_events())
            break;
        session.records.push_back(message);
        ++importer_.tally().merged; // events say it as well
    }
    const auto find = [&members](std::string_view key) {
        const KeptMember* member = find_kept(members, key);
        return member ? member->value() : Value();
    };
    session.init_timestamp = time_of_value(find("started_at"));
    session.end_timestamp = time_of_value(find("completed_at"));
    const std::string limit = text_of(find("limit").find("type"));
    if (find("error").is_valid())
        session.end_state = "error";
    else if (!limit.empty())
        session.end_state = limit + " limit";
}

/// What all samples share. What stands behind them is known by now.
void Sessions::finish()
{
    const bool has_samples = importer_.session_count() > 0;
    if (!has_samples && !header.empty())
        make_session_of_log();
    const KeptMember* status = find_kept(header, "status");
    const std::string version = text_of(of_eval("packages").find("inspect_ai"));
    ObjectText host;
    for (const std::string_view key : {"packages", "revision", "sandbox"}) {
        if (const Value value = of_eval(key); is_there(value))
            host.add(key, payload_of(value).json());
    }
    const Payload environment = host.take();
    for (TraceBuilder* builder : importer_.sessions()) {
        Session& session = builder->session();
        session.recorder = version.empty() ? "Inspect AI" : "Inspect AI " + version;
        session.host_env = environment;
        if (has_samples && status)
            add_status_of_log(*status, session);
        for (const KeptMember& each : header)
            session.records.push_back(each.slice);
        session.records.insert(session.records.end(), repetitions.begin(), repetitions.end());
    }
    importer_.tally().metadata += header.size();
}

void Sessions::make_session_of_log()
{
    const std::string run = text_of(of_eval("run_id"));
    TraceBuilder& builder = importer_.session(run.empty() ? importer_.id_from_name() : run);
    builder.session().name = text_of(of_eval("task"));
    if (const KeptMember* error = find_kept(header, "error")) {
        EventRecords records;
        records.add(*error);
        records.make(builder, {}, decode_sample_error);
    }
    tell_session(importer_, builder.session(), header);
    if (const KeptMember* status = find_kept(header, "status"))
        builder.session().end_state = text_of(status->value());
    builder.session().records.clear(); // as all sessions are told of the log
    importer_.tally().metadata -= header.size();
}

} // namespace playhead::inspect
