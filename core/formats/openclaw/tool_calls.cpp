// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openclaw/tool_calls.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace playhead::openclaw {

namespace {

using json::Value;

/// What lines and messages may differ by in saying when the same thing was.
constexpr double slack = 1e8;
/// Of calls that wait for their ends so many are compared.
constexpr std::size_t most_compared = 64;

/// Whether it is known to have been clearly before the other.
bool was_before(TimeNs time, TimeNs other)
{
    return time != no_time && other != no_time &&
           static_cast<double>(other) - static_cast<double>(time) > slack;
}

// The three kinds of keys are told apart by how they begin.
std::string key_of_id(const std::string& id)
{
    return id.empty() ? std::string() : "i" + id;
}

std::string key_of_name(const std::string& name)
{
    return "n" + name;
}

std::string key_of_likeness(const std::string& name, Value arguments)
{
    if (!arguments.is_valid())
        return {};
    return "a" + std::to_string(std::hash<std::string_view>()(arguments.raw())) + name;
}

/// By how much a call would have taken longer or shorter than its end says.
double mismatch(const ToolCall& call, TimeNs end, double milliseconds)
{
    if (call.start == no_time || end == no_time)
        return std::numeric_limits<double>::max();
    return std::abs(static_cast<double>(end) - static_cast<double>(call.start) -
                    milliseconds * 1e6);
}

} // namespace

void Known::learn(const Event& seen)
{
    name = seen.event_type;
    result = seen.result;
    start = seen.init_timestamp;
    end = seen.end_timestamp;
    start_from = seen.init_provenance;
    end_from = seen.end_provenance;
}

Event Known::so_far() const
{
    Event known;
    known.head_only = true;
    known.event_type = name;
    known.result = result;
    known.init_timestamp = start;
    known.end_timestamp = end;
    known.init_provenance = start_from;
    known.end_provenance = end_from;
    return known;
}

void ToolCalls::add(ToolCall call, Value line, bool waits)
{
    Keys keys;
    const std::string name = text_of(line.find("toolName"));
    keys.id = key_of_id(text_of(line.find("toolCallId")));
    keys.name = key_of_name(name);
    keys.likeness = key_of_likeness(name, line.find("params"));
    keys.waits = waits;
    calls_.push_back(std::move(call));
    keys_.push_back(std::move(keys));
    index(calls_.size() - 1);
}

void ToolCalls::index(std::size_t number)
{
    const Keys& keys = keys_[number];
    for (const std::string* key : {&keys.id, &keys.name, &keys.likeness}) {
        if (key->empty())
            continue;
        if (keys.waits && key != &keys.likeness)
            open_[*key].push_back(number);
        if (!calls_[number].is_joined)
            unjoined_[*key].push_back(number);
    }
}

ToolCall* ToolCalls::waiting(const std::string& key, Value line)
{
    const auto known = open_.find(key);
    if (known == open_.end())
        return nullptr;
    Queue& queue = known->second;
    while (!queue.empty() && !keys_[queue.front()].waits)
        queue.pop_front();
    if (queue.empty())
        return nullptr;
    std::size_t best = queue.front();
    if (const auto length = number_of(line.find("durationMs"))) {
        const TimeNs end = time_of_value(line.find("ts"));
        for (std::size_t i = 1; i < std::min(queue.size(), most_compared); ++i) {
            const std::size_t other = queue[i];
            if (keys_[other].waits &&
                mismatch(calls_[other], end, *length) < mismatch(calls_[best], end, *length))
                best = other;
        }
    }
    keys_[best].waits = false;
    return &calls_[best];
}

ToolCall* ToolCalls::end(Value line)
{
    const std::string id = key_of_id(text_of(line.find("toolCallId")));
    return waiting(id.empty() ? key_of_name(text_of(line.find("toolName"))) : id, line);
}

ToolCall* ToolCalls::take(const std::string& key, const MadeCall& made)
{
    const auto known = unjoined_.find(key);
    if (known == unjoined_.end())
        return nullptr;
    Queue& queue = known->second;
    while (!queue.empty()) {
        ToolCall& call = calls_[queue.front()];
        const TimeNs seen = call.start != no_time ? call.start : call.end;
        if (!call.is_joined && !was_before(seen, made.asked)) {
            if (was_before(made.given, seen))
                return nullptr;
            queue.pop_front();
            call.is_joined = true;
            return &call;
        }
        queue.pop_front();
    }
    return nullptr;
}

std::vector<ToolCall*> ToolCalls::join(std::span<const MadeCall> made)
{
    std::vector<ToolCall*> joined(made.size(), nullptr);
    const auto join_by = [&](const auto& key_of) {
        for (std::size_t i = 0; i < made.size(); ++i) {
            if (const std::string key = key_of(made[i].call); !joined[i] && !key.empty())
                joined[i] = take(key, made[i]);
        }
    };
    const auto name_of = [](Value call) { return text_of(call.find("name")); };
    join_by([](Value call) { return key_of_id(text_of(call.find("id"))); });
    join_by([&](Value call) { return key_of_likeness(name_of(call), call.find("arguments")); });
    join_by([&](Value call) { return key_of_name(name_of(call)); });
    return joined;
}

void ToolCalls::end_run()
{
    std::vector<ToolCall> calls;
    std::vector<Keys> keys;
    for (std::size_t i = earlier_; i < calls_.size(); ++i) {
        if (!keys_[i].waits)
            continue;
        calls_[i].is_joined = true;
        calls.push_back(std::move(calls_[i]));
        keys.push_back(std::move(keys_[i]));
    }
    calls_ = std::move(calls);
    keys_ = std::move(keys);
    earlier_ = calls_.size();
    open_.clear();
    unjoined_.clear();
    for (std::size_t i = 0; i < calls_.size(); ++i)
        index(i);
}

} // namespace playhead::openclaw
