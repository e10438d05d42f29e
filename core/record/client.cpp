// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/client.h"

#include "core/base/user_folders.h"
#include "core/base/wall_clock.h"
#include "core/record/recorder_state.h"

#include <utility>

namespace playhead::record {

namespace {

// A writer stays in registers where no call that is not inlined sees its address: half of what
// record() takes depends on it. So what is usual is inlined, and what is rare works on a copy.

[[gnu::always_inline]] inline void put_text(ItemWriter& items, Field field, std::string_view text)
{
    if (!text.empty())
        items.put(field, ItemType::Text, text);
}

[[gnu::always_inline]] inline void put_value(ItemWriter& items, Field field,
                                             const std::optional<Value>& value)
{
    if (value)
        items.put(field, value->is_json ? ItemType::Json : ItemType::Text, value->text);
}

void put_tokens(ItemWriter& items, const TokenCounts& tokens)
{
    const auto put = [&items](Field field, const std::optional<std::int64_t>& count) {
        if (count)
            items.put_number(field, ItemType::Int, *count);
    };
    put(Field::PromptTokens, tokens.prompt);
    put(Field::CompletionTokens, tokens.completion);
    put(Field::TotalTokens, tokens.total);
    put(Field::CacheReadTokens, tokens.cache_read);
    put(Field::CacheWriteTokens, tokens.cache_write);
    put(Field::ReasoningTokens, tokens.reasoning);
}

void put_error(ItemWriter& items, const Failure& error)
{
    put_text(items, Field::ErrorType, error.type);
    put_text(items, Field::ErrorMessage, error.message);
    put_text(items, Field::ErrorCode, error.code);
    put_text(items, Field::ErrorStack, error.stack);
    if (error.trigger != 0)
        items.put_number(Field::TriggerNumber, ItemType::Uint, error.trigger);
}

void put_screenshot(ItemWriter& items, const Screenshot& picture)
{
    if (picture.bytes.empty())
        return put_text(items, Field::Screenshot, picture.path);
    items.put(Field::Screenshot, ItemType::Bytes,
              {reinterpret_cast<const char*>(picture.bytes.data()), picture.bytes.size()});
}

/// What few events have.
[[gnu::noinline]] ItemWriter with_rest(ItemWriter items, const NewEvent& event)
{
    for (const std::string_view tag : event.tags)
        items.put(Field::Tag, ItemType::Text, tag);
    if (event.tokens)
        put_tokens(items, *event.tokens);
    if (event.cost)
        items.put_number(Field::Cost, ItemType::Real, *event.cost);
    if (event.error)
        put_error(items, *event.error);
    if (event.screenshot)
        put_screenshot(items, *event.screenshot);
    return items;
}

[[gnu::always_inline]] inline void put_event(ItemWriter& writer, const NewEvent& event)
{
    ItemWriter items = writer;
    put_text(items, Field::EventType, event.event_type);
    put_text(items, Field::ActionType, event.action_type);
    const bool has_failed = event.error && event.result == EventResult::Indeterminate;
    const EventResult result = has_failed ? EventResult::Fail : event.result;
    if (result != EventResult::Indeterminate)
        items.put_number(Field::Result, ItemType::Uint, static_cast<std::uint64_t>(result));
    put_text(items, Field::Model, event.model);
    put_text(items, Field::Agent, event.agent);
    put_value(items, Field::Params, event.params);
    put_value(items, Field::Prompt, event.prompt);
    put_value(items, Field::Completion, event.completion);
    put_value(items, Field::Returns, event.returns);
    if (!event.tags.empty() || event.tokens || event.cost || event.error || event.screenshot)
        items = with_rest(items, event);
    writer = items;
}

} // namespace

Context ContextScope::outer(std::uint64_t session) const noexcept
{
    return innermost_of(before_, session);
}

Context ContextScope::innermost_of(const ContextScope* scope, std::uint64_t session) noexcept
{
    for (; scope; scope = scope->before_) {
        if (scope->context_.session == session)
            return scope->context_;
    }
    return {session, 0};
}

ContextScope::ContextScope(Context context) noexcept
    : context_(context), before_(std::exchange(thread_state.innermost, this))
{
}

ContextScope::~ContextScope()
{
    thread_state.innermost = before_;
}

EventNumber Recorder::record(const NewEvent& event) const noexcept
{
    if (!state_)
        return 0;
    ThreadRing* const ring = state_->engine->ring();
    if (!ring) {
        state_->engine->count_lost();
        return 0;
    }
    const TimeNs begin =
        event.init_timestamp != no_time ? event.init_timestamp : state_->engine->now();
    const EventNumber made = ring->new_event();
    const EntryFacts facts = {state_->session, made,
                              event.parent ? *event.parent : current_context(state_->session).event,
                              begin, event.end_timestamp};
    const bool is_instant = event.end_timestamp == no_time;
    const bool is_kept = ring->put(
        EntryKind::Event, is_instant ? instant_flag : 0, facts, *state_->engine,
        state_->engine->patience(), [&event](ItemWriter & items) __attribute__((always_inline)) {
            put_event(items, event);
        });
    return is_kept ? made : 0;
}

void Recorder::end(EventResult result, std::string_view reason) const noexcept
{
    if (!state_)
        return;
    ThreadRing* const ring = state_->engine->ring();
    if (!ring)
        return;
    const EntryFacts facts = {state_->session, 0, 0, state_->engine->now(), no_time};
    ring->put(EntryKind::SessionEnd, 0, facts, *state_->engine, state_->engine->patience(),
              [&](ItemWriter& items) {
                  put_text(items, Field::EndState, result_name(result));
                  put_text(items, Field::EndReason, reason);
              });
}

TimeNs Recorder::now() const noexcept
{
    return state_ ? state_->engine->now() : wall_clock();
}

const std::string& Recorder::id() const
{
    static const std::string none;
    return state_ ? state_->id : none;
}

Context Recorder::context() const noexcept
{
    return state_ ? current_context(state_->session) : Context();
}

Client::Client(std::shared_ptr<Engine> engine) : engine_(std::move(engine)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Client::~Client()
{
    if (engine_)
        (void)engine_->close();
}

Result<Client> Client::open(std::unique_ptr<Sink> sink, ClientOptions options)
{
    EngineOptions own;
    own.folder = options.folder.empty() ? default_recording_folder() : std::move(options.folder);
    own.ring_size = options.ring_size;
    own.patience = options.patience;
    own.on_error = std::move(options.on_error);
    own.on_recovered = std::move(options.on_recovered);
    auto engine = Engine::start(std::move(own), std::move(sink));
    if (!engine)
        return engine.error();
    return Client(std::move(engine).value());
}

Recorder Client::begin_session(SessionOptions options)
{
    SessionFacts facts;
    facts.begin = engine_->now();
    facts.id = options.id.empty() ? engine_->new_session_id() : std::move(options.id);
    facts.name = std::move(options.name);
    facts.tags = std::move(options.tags);
    facts.default_tags = std::move(options.default_tags);
    auto state = std::make_shared<Recorder::State>();
    state->engine = engine_;
    state->id = facts.id;
    state->session = engine_->begin_session(facts);
    if (ThreadRing* const ring = engine_->ring()) {
        const EntryFacts entry = {state->session, 0, 0, facts.begin, no_time};
        ring->put(EntryKind::Session, 0, entry, *engine_, engine_->patience(), [](ItemWriter&) {});
    }
    return Recorder(std::move(state));
}

Result<void> Client::flush(std::chrono::milliseconds patience)
{
    return engine_->flush(patience);
}

Result<void> Client::close()
{
    return engine_->close();
}

std::uint64_t Client::lost() const
{
    return engine_->lost();
}

std::string default_recording_folder()
{
    return user_folder(UserFolder::State) + "/Playhead/recording";
}

} // namespace playhead::record
