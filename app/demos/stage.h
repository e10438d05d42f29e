// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demos/chance.h"
#include "app/demos/chat.h"
#include "core/base/wall_clock.h"
#include "core/record/action.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::demos {

/// How a demo is to be run.
struct Performance {
    std::uint64_t seed = 1;
    /// How many times as fast as it would really be; 0: without any waiting.
    double speed = 1;
    std::stop_token stop = {};
    /// Called on the demo's thread with the session's id, when it has begun.
    std::function<void(const std::string&)> onBegun = {};
};

/// A model that demos call, and how fast it answers.
struct Model {
    std::string_view name;      ///< one that resources/prices.json knows
    std::string_view eventType; ///< "OpenAI Call"
    std::string_view params;    ///< what it is called with, JSON
    std::int64_t toolTokens;    ///< of the tools that are described to it in each call
    int firstTokenMs;
    int tokensPerSecond;
};

namespace models {
inline constexpr Model gpt41 = {
    "gpt-4.1", "OpenAI Call", R"({"temperature":0.2,"max_tokens":2048})", 640, 620, 85};
inline constexpr Model gpt41Mini = {
    "gpt-4.1-mini", "OpenAI Call", R"({"temperature":0,"max_tokens":512})", 0, 340, 130};
inline constexpr Model gpt41Nano = {
    "gpt-4.1-nano", "OpenAI Call", R"({"temperature":0,"max_tokens":64})", 0, 120, 180};
inline constexpr Model gpt4o = {"gpt-4o", "OpenAI Call", R"({"temperature":0.7,"max_tokens":1024})",
                                910,      480,           90};
inline constexpr Model sonnet4 = {
    "claude-sonnet-4-20250514", "Anthropic Call", R"({"max_tokens":4096})", 1180, 880, 75};
} // namespace models

/// A call of a model that was recorded.
struct Asked {
    record::EventNumber event = 0;
    TokenCounts tokens;
};

/// What a demo plays on: its session, its chances, its clock. One for each thread.
///
/// When the demo is stopped the play goes on to its end, but at once, and nothing more of it is
/// recorded: a demo need not ask at every step.
class Stage
{
public:
    Stage(record::Recorder session, Performance performance);

    /// For what another agent of the session does. `name` may be empty. What it draws depends on
    /// the seed and the name alone.
    [[nodiscard]] Stage as(std::string_view name) const;

    /// Records to nowhere once the demo is stopped.
    [[nodiscard]] const record::Recorder& session() const;
    [[nodiscard]] std::string_view agent() const { return m_agent; }
    [[nodiscard]] Chance& chance() { return m_chance; }
    [[nodiscard]] bool isStopped() const { return m_performance.stop.stop_requested(); }
    /// 0 where there is no waiting.
    [[nodiscard]] double speed() const { return m_performance.speed; }

    /// Takes that long, about: what a computer does never takes the same time twice.
    void pause(std::chrono::milliseconds simulated);

    /// Asks a model: takes the time that the answer takes, records the call, and adds the answer to
    /// the chat.
    Asked ask(Chat& chat, const Model& model, const Reply& reply);
    /// The same for a call that is refused.
    record::EventNumber askInVain(const Chat& chat, const Model& model,
                                  const record::Failure& failure, std::chrono::milliseconds after);

private:
    Performance m_performance;
    record::Recorder m_session;
    record::Recorder m_nowhere;
    Chance m_root; ///< of which the agents' are branches
    Chance m_chance;
    Chance m_jitter; ///< apart, so that the speed changes nothing
    std::string m_agent;
};

/// A value that is JSON already.
struct Json {
    std::string_view text;
};

/// A parameter of a Step. Borrowed.
template <typename T>
struct Param {
    std::string_view name;
    const T& value;
};
template <typename T>
[[nodiscard]] Param<T> param(std::string_view name, const T& value)
{
    return {name, value};
}

/// An action of the stage's agent. Where the demo is stopped in the middle of it, it has neither
/// succeeded nor failed.
class Step
{
public:
    template <typename... Values>
    Step(const Stage& stage, std::string_view eventType, std::string_view actionType,
         const Param<Values>&... params)
        : m_stage(stage)
        , m_wasStopped(stage.isStopped())
        , m_action(stage.session(), eventType, {actionType, stage.agent()},
                   [&]([[maybe_unused]] record::ItemWriter& items) {
                       (record::write_param(items, params.name, params.value), ...);
                   })
    {
    }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step()
    {
        if (!m_wasStopped && m_stage.isStopped())
            m_action.result(EventResult::Indeterminate);
    }

    record::Action* operator->() { return &m_action; }

private:
    const Stage& m_stage;
    bool m_wasStopped;
    record::Action m_action;
};

} // namespace playhead::demos

template <>
struct playhead::record::ValueAdapter<playhead::demos::Json> {
    static void write(ItemWriter& items, Field field, const demos::Json& value)
    {
        items.put(field, ItemType::Json, value.text);
    }
};
