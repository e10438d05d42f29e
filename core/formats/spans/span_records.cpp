// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/spans/span_records.h"

#include "core/formats/reading/fields.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead::span_file {

namespace {

using json::Value;

template <typename T>
bool is_lost(const std::optional<T>& was, const std::optional<T>& is)
{
    return was && !is;
}

bool says_something(Value value)
{
    return is_there(value) && value.raw() != "{}" && value.raw() != "[]";
}

} // namespace

bool says_less(const Event& was, const Event& is)
{
    const auto is_gone = [](const std::string& before, const std::string& now) {
        return !before.empty() && now.empty();
    };
    const auto keeps = [&is](const std::string& tag) {
        return std::find(is.tags.begin(), is.tags.end(), tag) != is.tags.end();
    };
    return (was.init_timestamp != no_time && is.init_timestamp == no_time) ||
           (was.end_timestamp != no_time && is.end_timestamp == no_time) ||
           (!was.error.is_empty() && is.error.is_empty()) || is_gone(was.model, is.model) ||
           is_gone(was.agent, is.agent) || is_gone(was.thread, is.thread) ||
           is_lost(was.cost, is.cost) || is_lost(was.tokens.prompt, is.tokens.prompt) ||
           is_lost(was.tokens.completion, is.tokens.completion) ||
           is_lost(was.tokens.total, is.tokens.total) ||
           is_lost(was.tokens.cache_read, is.tokens.cache_read) ||
           is_lost(was.tokens.cache_write, is.tokens.cache_write) ||
           is_lost(was.tokens.reasoning, is.tokens.reasoning) ||
           !std::all_of(was.tags.begin(), was.tags.end(), keeps) || was.id != is.id;
}

Fields completed(std::span<const Record> records)
{
    if (records.size() == 1)
        return Fields(records.front().value());
    std::vector<std::pair<std::string, Value>> members;
    for (const Record& record : records) {
        const Fields fields{record.value()};
        for (const Fields::Entry& entry : fields.entries()) {
            const auto known = std::find_if(members.begin(), members.end(), [&](const auto& one) {
                return one.first == entry.key;
            });
            if (known == members.end())
                members.emplace_back(entry.key, entry.value);
            else if (says_something(entry.value) || !says_something(known->second))
                known->second = entry.value;
        }
    }
    Fields fields;
    for (const auto& [key, value] : members)
        fields.add(key, value);
    return fields;
}

} // namespace playhead::span_file
