// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OpenHands' conversations. The classic program's: trajectories, a list of events or
// {"trajectory"|"history"|"entries":[…]}; the files of ~/.openhands/sessions/<id>, one an event
// beside metadata.json; and its evaluations, a run a line, of which the earliest hold pairs of an
// action and its observation. The SDK's: the files of ~/.openhands/conversations/<id>, one an event
// in events/ beside base_state.json, or lines of such events.
//
// Recognised by events with source and an action or an observation, or with a kind that the SDK
// knows.
//
// Nesting: what a person asks for contains all that follows until the next prompt. An answer of the
// model and the call that it makes stand beside each other in it; actions of one response are one
// answer. What another agent does after a delegate action, up to its observation, is inside of that
// action.
//
// Times are local, without a zone. An answer begins as long before its end as its response took,
// where that is recorded, and else with the record before it, both of which is derived; a call
// takes from its action to its observation; a prompt ends with the last record before the next,
// which is derived.
//
// Tokens and costs: openhands/usage.h. Sums that no answer follows are an event of their own,
// and so is what the sums of the whole conversation have beyond those. What else a response was
// asked for, as to condense what was said, is a call of the model where its response is listed.
#include "core/formats/format.h"
#include "core/formats/openhands/files.h"
#include "core/formats/openhands/log.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_documents.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

namespace {

using json::Value;

/// Of documents and of the records about a session, what names it.
constexpr std::array<std::string_view, 6> ids = {"instance_id", "conversation_id", "sid",
                                                 "id",          "question_id",     "issue"};

class Reader : public LogDocuments
{
public:
    explicit Reader(Importer& importer) : importer_(importer) {}

    bool begin_part(const FilePart& part) override
    {
        if (importer_.parts().size() > 1)
            folder_ = openhands::conversation_of(part.path);
        return true;
    }

    void begin_document() override
    {
        if (has_document_)
            begin();
        has_document_ = true;
    }

    void add(const LogRecord& record) override
    {
        openhands::Conversation& conversation = current();
        const bool is_event = record.value.find("timestamp").is_valid();
        if (!is_event && openhands::item_of(record.value).kind == openhands::ItemKind::Metadata)
            learn(record.value);
        conversation.add(record);
    }

    void add_unreadable(const Slice& slice) override
    {
        playhead::add_unreadable(importer_, current().builder(), slice);
    }

    void end_document(std::span<const KeptMember> members) override
    {
        tell_session(importer_, current().builder().session(), members);
        const std::string about(current().builder().session().attributes.json());
        if (!about.empty())
            learn(Value(about));
        current().tell_run(members);
    }

    void settle()
    {
        for (const auto& conversation : conversations_)
            conversation->settle();
    }

private:
    openhands::Conversation& current()
    {
        if (conversations_.empty())
            begin();
        return *conversations_.back();
    }

    void begin()
    {
        std::string id = folder_.empty() ? importer_.id_from_name() : folder_;
        if (!conversations_.empty())
            id += "-" + std::to_string(conversations_.size() + 1);
        TraceBuilder& builder = importer_.session(id);
        builder.session().recorder = "OpenHands";
        conversations_.push_back(std::make_unique<openhands::Conversation>(importer_, builder));
    }

    /// What is said of the conversation beside its events.
    void learn(Value about)
    {
        Session& session = current().builder().session();
        const Payload all = payload_of(about);
        ObjectText damaged; // attributes are an object, whatever stands there
        damaged.add("record", all.json());
        session.attributes = Value(all.json()).is_object() ? Payload::owned(std::string(all.json()))
                                                           : damaged.take();
        if (const Value title = about.find("title"); title.is_string())
            session.name = text_of(title);
        if (const Value state = about.find("execution_status"); state.is_string())
            session.end_state = text_of(state);
        for (const std::string_view key : ids) {
            const Value id = about.find(key);
            if (id.is_container() || text_of(id).empty())
                continue;
            importer_.rename_session(session.id, text_of(id));
            return;
        }
    }

    Importer& importer_;
    std::vector<std::unique_ptr<openhands::Conversation>> conversations_;
    bool has_document_ = false;
    std::string folder_; ///< of several files
};

/// What the kinds of the SDK's events begin with.
constexpr std::array<std::string_view, 14> sdk_kinds = {
    "MessageEvent", "ActionEvent",        "ObservationEvent",   "SystemPrompt",
    "Condensation", "Conversation",       "AgentErrorEvent",    "UserRejectObservation",
    "PauseEvent",   "InterruptEvent",     "HookExecutionEvent", "ACPToolCallEvent",
    "TokenEvent",   "StreamingDeltaEvent"};

/// Whether events are at this path: "", "[].", "history[].".
bool has_events(const JsonShape& shape, const std::string& at)
{
    const bool is_classic = shape.has(at + "source") && shape.has(at + "timestamp") &&
                            (shape.has(at + "action") || shape.has(at + "observation")) &&
                            (shape.has(at + "args") || shape.has(at + "extras"));
    if (is_classic)
        return true;
    if (!shape.has(at + "source") || !shape.has(at + "timestamp"))
        return false;
    return std::any_of(sdk_kinds.begin(), sdk_kinds.end(),
                       [&](std::string_view kind) { return shape.has_text(at + "kind", kind); });
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const char* at : {"", "[].", "history[].", "history[][].", "trajectory[].", "entries[].",
                           "[].history[].", "[].trajectory[]."}) {
        if (has_events(shape, at))
            return Confidence::Certain;
    }
    const bool is_flat = shape.has("history[].action") && shape.has("history[].observation");
    const bool is_run = shape.has("instruction") || shape.has("metrics") || shape.has("git_patch");
    if (is_flat && is_run)
        return Confidence::Certain;
    const bool is_state = shape.has("execution_status") && shape.has("agent.llm") &&
                          shape.has("stats") && shape.has("id");
    const bool is_metadata = shape.has("conversation_id") && shape.has("selected_repository");
    return is_state || is_metadata ? Confidence::Certain : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 4> lists = {"history", "trajectory", "entries",
                                                              "events"};
    Reader reader(importer);
    auto done = read_log_documents(importer, {lists}, reader);
    reader.settle();
    return done;
}

} // namespace

const Format& openhands_format()
{
    static constexpr Format format = {
        "openhands", "OpenHands conversation", "json jsonl",           sniff,
        read,        openhands::group,         openhands::beside_event};
    return format;
}

} // namespace playhead
