// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/action.h"

#include "core/record/recorder_state.h"

#include <cxxabi.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <typeinfo>

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
void put(const Recorder::State& state, EntryKind kind, const EntryFacts& facts,
         ItemSource write) noexcept
{
    if (ThreadRing* const ring = state.engine->ring())
        ring->put(kind, 0, facts, *state.engine, state.engine->patience(), write);
    else
        state.engine->count_lost();
}

} // namespace

RecordedSignature::RecordedSignature(std::string event_type, std::vector<std::string> names,
                                     std::vector<std::string> tags)
    : event_type_(std::move(event_type))
    , names_(std::move(names))
    , tags_(std::move(tags))
    , tag_views_(tags_.begin(), tags_.end())
{
}

std::string_view RecordedSignature::name_of(std::size_t parameter) const
{
    constexpr std::array<std::string_view, 9> counted = {"arg0", "arg1", "arg2", "arg3", "arg4",
                                                         "arg5", "arg6", "arg7", "arg…"};
    if (parameter < names_.size())
        return names_[parameter];
    return counted[std::min(parameter, counted.size() - 1)];
}

Action::Action(const Recorder& session, std::string_view event_type, const ActionOptions& options,
               ItemSource params) noexcept
    : session_(session)
    , context_([&session] {
        const auto* const state = session.state_.get();
        ThreadRing* const ring = state ? state->engine->ring() : nullptr;
        return ring ? Context{state->session, ring->new_event()} : Context();
    }())
    , scope_(context_)
    , exceptions_(std::uncaught_exceptions())
{
    if (!session_.state_)
        return;
    const Recorder::State& state = *session_.state_;
    const EventNumber parent = options.parent ? *options.parent : scope_.outer(state.session).event;
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

Action::~Action()
{
    if (!session_.state_ || context_.event == 0)
        return;
    const bool is_left_by_exception = std::uncaught_exceptions() > exceptions_;
    const EventResult result =
        is_left_by_exception && result_ == EventResult::Success ? EventResult::Fail : result_;
    put(*session_.state_, EntryKind::End,
        {context_.session, context_.event, 0, session_.state_->engine->now(), no_time},
        [result](ItemWriter& items) {
            items.put_number(Field::Result, ItemType::Uint, static_cast<std::uint64_t>(result));
        });
}

void Action::more(ItemSource write) noexcept
{
    if (session_.state_ && context_.event != 0)
        put(*session_.state_, EntryKind::More,
            {context_.session, context_.event, 0, begin_, no_time}, write);
}

void Action::fail(std::string_view type, std::string_view message) noexcept
{
    result_ = EventResult::Fail;
    more([&](ItemWriter& items) {
        put_text(items, Field::ErrorType, type);
        put_text(items, Field::ErrorMessage, message);
    });
}

void Action::fail_with_current_exception() noexcept
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
