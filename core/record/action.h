// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Recording what a function or a block does: its parameters, what it returned, how long it took,
// and inside it whatever is recorded while it runs.
//
//     auto search = record_action(session, "search_web", {"query", "limit"}, &search_web);
//     const auto pages = search("lisbon", 3);
//
//     Action plan(session, "plan");
//     plan.param("goal", goal);
//     plan.returns(steps);
#pragma once

#include "core/record/client.h"
#include "core/record/encode.h"
#include "core/record/open_action.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace playhead::record {

/// A block that is recorded from here to the end of its scope; on one thread, where scopes end in
/// the opposite order of their beginnings. A block that is left by an exception has failed, with
/// no more than that; record_action() knows the exception itself. Otherwise it has succeeded,
/// unless it says something else.
class Action
{
public:
    Action(const Recorder& session, std::string_view event_type,
           const ActionOptions& options = {}) noexcept
        : Action(session, event_type, options, [](ItemWriter&) {})
    {
    }
    /// With parameters that `params` puts by write_param().
    Action(const Recorder& session, std::string_view event_type, const ActionOptions& options,
           ItemSource params) noexcept;
    Action(const Action&) = delete;
    Action& operator=(const Action&) = delete;
    ~Action();

    /// The action's number, for what is recorded inside it elsewhere, or names it as its trigger.
    [[nodiscard]] EventNumber number() const { return action_.number(); }
    /// Hand it to what runs on other threads for this action, with ContextScope.
    [[nodiscard]] Context context() const { return action_.context(); }

    template <typename T>
    void param(std::string_view name, const T& value) noexcept
    {
        action_.param(name, value);
    }
    /// The last call counts, of this and of those below.
    template <typename T>
    void returns(const T& value) noexcept
    {
        action_.returns(value);
    }
    void result(EventResult result) noexcept { action_.result(result); }
    void fail(std::string_view type, std::string_view message) noexcept
    {
        action_.fail(type, message);
    }
    /// With the exception's type and message. Call in a handler of it.
    void fail_with_current_exception() noexcept { action_.fail_with_current_exception(); }

private:
    OpenAction action_;
    ContextScope scope_;
    int exceptions_;
};

/// What is the same for all calls of a recorded function.
struct RecordedSignature {
    RecordedSignature(std::string event_type, std::vector<std::string> names,
                      std::vector<std::string> tags);
    RecordedSignature(const RecordedSignature&) = delete;
    RecordedSignature& operator=(const RecordedSignature&) = delete;

    /// Parameters beyond the names that were given are counted.
    [[nodiscard]] std::string_view name_of(std::size_t parameter) const;
    [[nodiscard]] std::span<const std::string_view> tags() const { return tag_views_; }
    [[nodiscard]] const std::string& event_type() const { return event_type_; }

private:
    std::string event_type_;
    std::vector<std::string> names_;
    std::vector<std::string> tags_;
    std::vector<std::string_view> tag_views_;
};

/// A function that is recorded each time it is called, and does what the one in it does: it takes
/// the same arguments, returns the same, and throws the same.
template <typename Function>
class RecordedFunction
{
public:
    RecordedFunction(Recorder session, std::shared_ptr<const RecordedSignature> signature,
                     Function function)
        : session_(std::move(session))
        , signature_(std::move(signature))
        , function_(std::move(function))
    {
    }

    template <typename... Arguments>
    decltype(auto)
    operator()(Arguments&&... arguments) requires std::invocable<Function&, Arguments...>
    {
        ActionOptions options;
        options.tags = signature_->tags();
        // Before the call: a parameter may be moved from in it.
        Action action(session_, signature_->event_type(), options, [&](ItemWriter& items) {
            [[maybe_unused]] std::size_t at = 0;
            (write_param(items, signature_->name_of(at++), arguments), ...);
        });
        using Returned = std::invoke_result_t<Function&, Arguments...>;
        try {
            if constexpr (std::is_void_v<Returned>) {
                std::invoke(function_, std::forward<Arguments>(arguments)...);
            } else {
                // No copy: what is returned by value is made in the caller's place, or moved.
                decltype(auto) returned =
                    std::invoke(function_, std::forward<Arguments>(arguments)...);
                action.returns(returned);
                if constexpr (std::is_reference_v<Returned>)
                    return static_cast<Returned>(returned);
                else
                    return returned;
            }
        } catch (...) {
            action.fail_with_current_exception();
            throw;
        }
    }

private:
    Recorder session_;
    std::shared_ptr<const RecordedSignature> signature_;
    Function function_;
};

/// Wraps a function, lambda or member function (whose first argument is then the object). `names`
/// are those of its parameters, in order. Used by one thread at a time unless the function itself
/// may be called by several at once.
template <typename Function>
[[nodiscard]] auto record_action(const Recorder& session, std::string event_type,
                                 std::vector<std::string> names, Function&& function,
                                 std::vector<std::string> tags = {})
{
    return RecordedFunction<std::decay_t<Function>>(
        session,
        std::make_shared<const RecordedSignature>(std::move(event_type), std::move(names),
                                                  std::move(tags)),
        std::forward<Function>(function));
}

} // namespace playhead::record
