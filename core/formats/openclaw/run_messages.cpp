// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openclaw/run_messages.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace playhead::openclaw {

namespace {

using json::Value;

struct Said {
    Value message;
    TimeNs time = no_time;
    bool is_of_user = false;
};

/// The line is written a moment after the run's duration was taken, and that counts from a moment
/// before the prompt is noted: the prompt is the one that was said at about that time.
constexpr double moment = 1e9;

double distance(TimeNs one, TimeNs other)
{
    return std::abs(static_cast<double>(one) - static_cast<double>(other));
}

std::vector<Said> all_messages(Value line)
{
    std::vector<Said> all;
    json::ArrayReader list(line.find("messages"));
    for (Value each; list.next(each);) {
        if (each.is_object())
            all.push_back({each, time_of_message(each), text_of(each.find("role")) == "user"});
    }
    return all;
}

bool has_time(const Said& said)
{
    return said.time != no_time;
}

/// Which message is the first of the run; how many there are where none is.
std::size_t first_of_run(const std::vector<Said>& all, TimeNs begun, TimeNs told)
{
    std::size_t first = 0; // that was not said in an earlier run
    for (std::size_t i = 0; told != no_time && i < all.size(); ++i) {
        if (has_time(all[i]) && all[i].time <= told)
            first = i + 1;
    }
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(first);
    if (begun == no_time || std::none_of(from, all.end(), has_time)) {
        if (told != no_time && begun == no_time)
            return first;
        const auto last =
            std::find_if(all.rbegin(), all.rend() - static_cast<std::ptrdiff_t>(first),
                         [](const Said& said) { return said.is_of_user; });
        return last == all.rend() - static_cast<std::ptrdiff_t>(first)
                   ? first
                   : static_cast<std::size_t>(all.rend() - last) - 1;
    }
    auto best = all.end();
    for (auto each = from; each != all.end(); ++each) {
        if (each->is_of_user && has_time(*each) && distance(each->time, begun) <= moment &&
            (best == all.end() || distance(each->time, begun) < distance(best->time, begun)))
            best = each;
    }
    if (best == all.end())
        best = std::find_if(from, all.end(), [begun](const Said& said) {
            return has_time(said) && said.time >= begun;
        });
    return static_cast<std::size_t>(best - all.begin());
}

} // namespace

RunMessages messages_of_run(Value line, TimeNs begun, TimeNs told)
{
    const std::vector<Said> all = all_messages(line);
    RunMessages run;
    for (const Said& said : all)
        run.last = std::max(run.last, said.time);
    std::size_t first = first_of_run(all, begun, told);
    if (first < all.size() && all[first].is_of_user)
        run.prompt = all[first++].message;
    for (std::size_t i = first; i < all.size(); ++i)
        run.messages.push_back(all[i].message);
    return run;
}

std::vector<MadeCall> made_calls(const std::vector<Value>& messages)
{
    std::unordered_map<std::string, Value> results;
    for (const Value message : messages) {
        for (const chat::Given& given : message_of(message).results)
            results.try_emplace(given.call, message);
    }
    std::vector<MadeCall> made;
    for (const Value message : messages) {
        for (const Value call : message_of(message).calls) {
            MadeCall each{call, {}, time_of_message(message), no_time};
            if (const auto result = results.find(text_of(call.find("id")));
                result != results.end()) {
                each.result = result->second;
                each.given = time_of_message(result->second);
                results.erase(result);
            }
            made.push_back(each);
        }
    }
    return made;
}

} // namespace playhead::openclaw
