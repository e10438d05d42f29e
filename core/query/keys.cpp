// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/keys.h"

#include "core/base/text.h"
#include "core/query/nearest.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using Op = FilterOperator;

constexpr std::array<FilterOperatorRow, filter_operator_count> operators = {{
    {Op::Matches, ":", "is, for words in any case and with * and ?", "model:gpt-4*"},
    {Op::Equals, "=", "is exactly, case included", "type=\"OpenAI Call\""},
    {Op::Differs, "!=", "is not exactly, or not recorded", "result!=Success"},
    {Op::Less, "<", "is less than", "duration<10ms"},
    {Op::AtMost, "<=", "is at most", "depth<=2"},
    {Op::More, ">", "is more than", "cost>0.01"},
    {Op::AtLeast, ">=", "is at least", "start>=1m30s"},
    {Op::Searches, "~", "holds a match of a regular expression", "type~\"^(get|list)_\""},
}};

/// What other tools call our keys.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> other_names = {
    {{"event_type", "type"},
     {"name", "type"},
     {"action_type", "action"},
     {"kind", "action"},
     {"status", "result"},
     {"state", "result"},
     {"outcome", "result"},
     {"tags", "tag"},
     {"dur", "duration"},
     {"latency", "duration"},
     {"time", "start"},
     {"ts", "start"},
     {"init_timestamp", "start"},
     {"price", "cost"},
     {"input", "params"},
     {"args", "params"},
     {"output", "returns"},
     {"message", "text"},
     {"level", "depth"},
     {"input_tokens", "prompt_tokens"},
     {"output_tokens", "completion_tokens"}}};

} // namespace

std::string_view operator_text(FilterOperator op)
{
    return operators.at(static_cast<std::size_t>(op)).text;
}

std::span<const FilterOperatorRow> filter_operators()
{
    return operators;
}

std::string_view value_kind_name(FilterValueKind kind)
{
    switch (kind) {
    case FilterValueKind::Word:
        return "word";
    case FilterValueKind::Count:
        return "number";
    case FilterValueKind::Money:
        return "US dollars";
    case FilterValueKind::Duration:
        return "duration";
    case FilterValueKind::Moment:
        return "time";
    case FilterValueKind::KeyName:
        return "key";
    }
    return {};
}

bool FilterKey::allows(FilterOperator op) const
{
    switch (kind) {
    case FilterValueKind::Word:
        return op == Op::Matches || op == Op::Equals || op == Op::Differs || op == Op::Searches;
    case FilterValueKind::KeyName:
        return op == Op::Matches;
    case FilterValueKind::Count:
    case FilterValueKind::Money:
    case FilterValueKind::Duration:
    case FilterValueKind::Moment:
        break;
    }
    return op != Op::Searches;
}

std::span<const FilterKey* const> filter_keys()
{
    static const std::vector<const FilterKey*> all = [] {
        std::vector<const FilterKey*> rows;
        for (const auto group :
             {keys::words(), keys::figures(), keys::texts(), keys::annotations()}) {
            for (const FilterKey& key : group)
                rows.push_back(&key);
        }
        return rows;
    }();
    return all;
}

const FilterKey* find_filter_key(std::string_view name)
{
    for (const FilterKey* key : filter_keys()) {
        if (equals_ignoring_case(key->name, name))
            return key;
    }
    return nullptr;
}

const FilterKey* nearest_filter_key(std::string_view name)
{
    for (const auto& [theirs, ours] : other_names) {
        if (equals_ignoring_case(theirs, name))
            return find_filter_key(ours);
    }
    std::vector<std::string_view> names;
    for (const FilterKey* key : filter_keys())
        names.push_back(key->name);
    const std::string_view meant = nearest_word(name, names);
    return meant.empty() ? nullptr : find_filter_key(meant);
}

std::span<const std::string_view> known_words(const FilterKey& key)
{
    if (const auto* column = std::get_if<WordColumn>(&key.reader))
        return column->vocabulary;
    if (const auto* annotation = std::get_if<AnnotationText>(&key.reader))
        return annotation->vocabulary;
    if (key.kind != FilterValueKind::KeyName)
        return {};
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> absent;
        for (const FilterKey* other : filter_keys()) {
            if (other->may_be_absent)
                absent.push_back(other->name);
        }
        return absent;
    }();
    return names;
}

} // namespace playhead
