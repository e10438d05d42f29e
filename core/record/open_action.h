// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/record/client.h"
#include "core/record/encode.h"

#include <optional>
#include <span>
#include <string_view>

namespace playhead::record {

/// What an action is recorded with, beside its name and parameters. Borrowed.
struct ActionOptions {
    std::string_view action_type = {}; ///< empty: action
    std::string_view agent = {};
    std::span<const std::string_view> tags = {};
    /// The event it runs inside; nothing: the action that runs on this thread, if any.
    std::optional<EventNumber> parent = {};
};

/// Values of an event can be parameters and be returned, too: texts, and JSON as it is.
template <>
struct ValueAdapter<Value> {
    static void write(ItemWriter& writer, Field field, const Value& value)
    {
        writer.put(field, value.is_json ? ItemType::Json : ItemType::Text, value.text);
    }
};

/// Writes a parameter: its name and its value.
template <typename T>
void write_param(ItemWriter& items, std::string_view name, const T& value)
{
    items.put(Field::Param, ItemType::Text, name);
    write_value(items, Field::Param, value);
}

/// An action that runs from here to end(), wherever that is: in a callback, a coroutine, on another
/// thread. What is recorded meanwhile is not inside it by itself, but where its context is handed
/// over or its number named. For a block or a function see Action and record_action() in action.h.
///
/// Movable; what was moved from is over. Used by one thread at a time.
class OpenAction
{
public:
    OpenAction(const Recorder& session, std::string_view event_type,
               const ActionOptions& options = {}) noexcept
        : OpenAction(session, event_type, options, [](ItemWriter&) {})
    {
    }
    /// With parameters that `params` puts by write_param().
    OpenAction(const Recorder& session, std::string_view event_type, const ActionOptions& options,
               ItemSource params) noexcept;
    OpenAction(OpenAction&&) noexcept = default;
    OpenAction& operator=(OpenAction&&) = delete;
    ~OpenAction() { end(); }

    /// The action's number, for what is recorded inside it elsewhere, or names it as its trigger.
    [[nodiscard]] EventNumber number() const { return context_.event; }
    /// Hand it to what runs for this action, with ContextScope.
    [[nodiscard]] Context context() const { return context_; }

    template <typename T>
    void param(std::string_view name, const T& value) noexcept
    {
        more([&](ItemWriter& items) { write_param(items, name, value); });
    }
    /// The last call counts, of this and of those below.
    template <typename T>
    void returns(const T& value) noexcept
    {
        more([&](ItemWriter& items) { write_value(items, Field::Returns, value); });
    }
    void result(EventResult result) noexcept { result_ = result; }
    /// Success where nothing else was said.
    [[nodiscard]] EventResult result() const { return result_; }
    void fail(std::string_view type, std::string_view message) noexcept;
    /// With the exception's type and message. Call in a handler of it.
    void fail_with_current_exception() noexcept;

    /// It is over now; nothing more of it is kept.
    void end() noexcept;

private:
    void more(ItemSource write) noexcept;

    Recorder session_;
    Context context_;
    TimeNs begin_ = no_time;
    EventResult result_ = EventResult::Success;
};

} // namespace playhead::record
