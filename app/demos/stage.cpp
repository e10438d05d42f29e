// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demos/stage.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace playhead::demos {

using std::chrono::milliseconds;

Stage::Stage(record::Recorder session, Performance performance)
    : m_performance(std::move(performance))
    , m_session(std::move(session))
    , m_root(m_performance.seed)
    , m_chance(m_root.branch("story"))
    , m_jitter(m_root.branch("jitter"))
{
}

Stage Stage::as(std::string_view name) const
{
    Stage other = *this;
    other.m_agent = name;
    other.m_chance = m_root.branch("story of " + other.m_agent);
    other.m_jitter = m_root.branch("jitter of " + other.m_agent);
    return other;
}

const record::Recorder& Stage::session() const
{
    return isStopped() ? m_nowhere : m_session;
}

void Stage::pause(milliseconds simulated)
{
    constexpr double least = 0.8;
    constexpr int hundredths = 40;
    const double share = least + m_jitter.between(0, hundredths) / 100.0;
    if (m_performance.speed <= 0)
        return;
    const std::chrono::duration<double, std::milli> time =
        simulated * (share / m_performance.speed);
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, m_performance.stop, time, [] { return false; });
}

Asked Stage::ask(Chat& chat, const Model& model, const Reply& reply)
{
    const std::string prompt = chat.json();
    TokenCounts tokens;
    tokens.prompt = chat.tokens() + model.toolTokens;
    const std::string completion = chat.reply(reply);
    tokens.completion = tokensOf(completion);
    const TimeNs begin = wall_clock();
    pause(milliseconds(model.firstTokenMs + *tokens.completion * 1000 / model.tokensPerSecond));
    const record::EventNumber event =
        session().record({.event_type = model.eventType,
                          .action_type = "llm",
                          .result = EventResult::Success,
                          .model = model.name,
                          .prompt = record::Value::json(prompt),
                          .completion = record::Value::json(completion),
                          .params = record::Value::json(model.params),
                          .agent = m_agent,
                          .init_timestamp = begin,
                          .end_timestamp = wall_clock(),
                          .tokens = tokens});
    return {event, tokens};
}

record::EventNumber Stage::askInVain(const Chat& chat, const Model& model,
                                     const record::Failure& failure, milliseconds after)
{
    const std::string prompt = chat.json();
    const TimeNs begin = wall_clock();
    pause(after);
    return session().record({.event_type = model.eventType,
                             .action_type = "llm",
                             .result = EventResult::Fail,
                             .model = model.name,
                             .prompt = record::Value::json(prompt),
                             .params = record::Value::json(model.params),
                             .agent = m_agent,
                             .init_timestamp = begin,
                             .end_timestamp = wall_clock(),
                             .error = failure});
}

} // namespace playhead::demos
