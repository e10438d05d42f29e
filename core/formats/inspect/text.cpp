// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/text.h"

#include "core/formats/reading/fields.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

namespace playhead::inspect {

namespace {

using json::Value;

constexpr std::array<std::string_view, 2> schemes = {"\"attachment://", "\"tc://"};

bool may_be_in_name(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A string token that is a reference.
struct Reference {
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
    std::string_view name;
};

/// The next one from `at` on.
Reference next_reference(std::string_view json, std::size_t at)
{
    constexpr std::string_view mark = "://";
    for (std::size_t found = json.find(mark, at); found != std::string_view::npos;
         found = json.find(mark, found + 1)) {
        for (const std::string_view scheme : schemes) {
            const std::size_t before = scheme.size() - mark.size();
            // Within a text, the quote would have a backslash before it.
            if (found < before || json.compare(found - before, scheme.size(), scheme) != 0 ||
                (found > before && json[found - before - 1] == '\\'))
                continue;
            const std::size_t begin = found + mark.size();
            std::size_t end = begin;
            while (end < json.size() && may_be_in_name(json[end]))
                ++end;
            if (end > begin && end < json.size() && json[end] == '"')
                return {found - before, end + 1, json.substr(begin, end - begin)};
        }
    }
    return {};
}

bool begins_with(std::string_view text, char c)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == c;
}

void append_item(std::string& list, std::string_view items)
{
    list += list.empty() ? '[' : ',';
    list += items;
}

bool is_text(const Record& record)
{
    return record.role == RecordRole::Context && !begins_with(record.bytes, '{');
}

} // namespace

void References::add(std::string_view json)
{
    for (Reference next = next_reference(json, 0); next.begin != std::string_view::npos;
         next = next_reference(json, next.end))
        add_name(next.name);
}

void References::add_name(std::string_view name)
{
    if (known_.emplace(name).second)
        names_.emplace_back(name);
}

std::string with_texts(std::string_view json, const FindText& text_of)
{
    std::string whole;
    std::size_t done = 0;
    for (Reference next = next_reference(json, 0); next.begin != std::string_view::npos;
         next = next_reference(json, next.end)) {
        const std::string_view text = text_of(next.name);
        if (text.empty())
            continue;
        whole += json.substr(done, next.begin - done);
        whole += text;
        done = next.end;
    }
    whole += json.substr(done);
    return whole;
}

std::vector<Range> ranges_of(Value refs)
{
    std::vector<Range> ranges;
    json::ArrayReader reader(refs);
    for (Value each; reader.next(each);) {
        const auto begin = each.at_path({"0"}).as_int64();
        const auto end = each.at_path({"1"}).as_int64();
        if (begin && end && *begin >= 0 && *end > *begin)
            ranges.push_back(
                {static_cast<std::uint64_t>(*begin), static_cast<std::uint64_t>(*end)});
    }
    return ranges;
}

Whole whole_of(std::span<const Record> records)
{
    Whole whole;
    References references;
    std::vector<std::string_view> texts;
    references.add(records.front().bytes);
    for (const Record& record : records.subspan(1)) {
        if (record.role == RecordRole::Scope)
            whole.agent = text_of(record.value().find("name"));
        if (is_text(record)) {
            texts.push_back(record.bytes);
        } else if (record.role == RecordRole::Resource || record.role == RecordRole::Context) {
            const bool is_call = record.role == RecordRole::Context;
            append_item(is_call ? whole.calls : whole.input, record.bytes);
            references.add(record.bytes);
        }
    }
    const std::vector<std::string>& names = references.names();
    std::unordered_map<std::string_view, Payload> by_name;
    for (std::size_t i = 0; i < std::min(names.size(), texts.size()); ++i) {
        // The last one may be cut off, and would break what it is put into.
        if (begins_with(texts[i], '"'))
            by_name.emplace(names[i], payload_of(Value(texts[i])));
    }
    const FindText find = [&by_name](std::string_view name) {
        const auto found = by_name.find(name);
        return found == by_name.end() ? std::string_view() : found->second.json();
    };
    const auto put_together = [&find](std::string& list) {
        if (!list.empty())
            list = with_texts(list + "]", find);
    };
    put_together(whole.input);
    put_together(whole.calls);
    if (!by_name.empty()) {
        whole.own = with_texts(records.front().bytes, find);
        whole.is_own = true;
    }
    return whole;
}

std::vector<Record> without_texts(std::span<const Record> records)
{
    std::vector<Record> rest;
    std::remove_copy_if(records.begin(), records.end(), std::back_inserter(rest), is_text);
    return rest;
}

} // namespace playhead::inspect
