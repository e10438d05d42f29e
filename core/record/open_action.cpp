// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/open_action.h"

#include "core/record/recorder_state.h"

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <string>
#include <typeinfo>
#include <utility>

namespace playhead::record {

namespace {

void put_text(ItemWriter& items, Field field, std::string_view text)
{
    if (!text.empty())
        items.put(field, ItemType::Text, text);
}

std::string readable(const char* name)
{
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> text(
        abi::__cxa_demangle(name, nullptr, nullptr, &status), &std::free);
    return status == 0 && text ? text.get() : name;
}

/// Puts an entry about an action that has begun.
template <typename Write>
void put(const Recorder::State& state, EntryKind kind, const EntryFacts& facts,
         const Write& write) noexcept
{
    if (ThreadRing* const ring = state.engine->ring())
        ring->put(kind, 0, facts, *state.engine, state.engine->patience(), write);
    else
        state.engine->count_lost();
}

} // namespace

OpenAction::OpenAction(const Recorder& session, std::string_view event_type,
                       const ActionOptions& options, ItemSource params) noexcept
    : session_(session)
{
    if (!session_.state_)
        return;
    const Recorder::State& state = *session_.state_;
    if (ThreadRing* const ring = state.engine->ring())
        context_ = {state.session, ring->new_event()};
    const EventNumber parent =
        options.parent ? *options.parent : current_context(state.session).event;
    begin_ = state.engine->now();
    put(state, EntryKind::Begin, {state.session, context_.event, parent, begin_, no_time},
        [&](ItemWriter& items) {
            put_text(items, Field::EventType, event_type);
            put_text(items, Field::ActionType, options.action_type);
            put_text(items, Field::Agent, options.agent);
            for (const std::string_view tag : options.tags)
                items.put(Field::Tag, ItemType::Text, tag);
            params(items);
        });
}

void OpenAction::end() noexcept
{
    const auto state = std::exchange(session_.state_, nullptr);
    if (!state || context_.event == 0)
        return;
    put(*state, EntryKind::End,
        {context_.session, context_.event, 0, state->engine->now(), no_time},
        [this](ItemWriter& items) {
            items.put_number(Field::Result, ItemType::Uint, static_cast<std::uint64_t>(result_));
        });
}

void OpenAction::more(ItemSource write) noexcept
{
    if (session_.state_ && context_.event != 0)
        put(*session_.state_, EntryKind::More,
            {context_.session, context_.event, 0, begin_, no_time}, write);
}

void OpenAction::fail(std::string_view type, std::string_view message) noexcept
{
    result_ = EventResult::Fail;
    more([&](ItemWriter& items) {
        put_text(items, Field::ErrorType, type);
        put_text(items, Field::ErrorMessage, message);
    });
}

void OpenAction::fail_with_current_exception() noexcept
try {
    const std::type_info* const type = abi::__cxa_current_exception_type();
    const std::string name = type ? readable(type->name()) : std::string("unknown exception");
    try {
        throw;
    } catch (const std::exception& exception) {
        fail(name, exception.what());
    } catch (const std::string& text) {
        fail(name, text);
    } catch (const char* text) {
        fail(name, text ? text : "");
    } catch (...) {
        fail(name, {});
    }
} catch (...) { // out of memory
    result_ = EventResult::Fail;
}

} // namespace playhead::record
