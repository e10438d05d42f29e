// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_index.h"

#include "core/base/json_chars.h"

#include <algorithm>
#include <charconv>

namespace playhead::json {

namespace {

void append_pointer_step(std::string& out, std::string_view key)
{
    out += '/';
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
}

std::string pointer_step_to_key(std::string_view step)
{
    std::string key;
    for (std::size_t i = 0; i < step.size(); ++i) {
        const bool is_escape =
            step[i] == '~' && i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1');
        if (is_escape)
            key += step[++i] == '0' ? '~' : '/';
        else
            key += step[i];
    }
    return key;
}

// RFC 6901: digits without leading zeros.
std::optional<std::uint32_t> array_index(std::string_view step)
{
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size())
        return std::nullopt;
    if (step.size() > 1 && step.front() == '0')
        return std::nullopt;
    return index;
}

} // namespace

// Between a key and its value there is nothing but white space and a colon.
std::size_t Index::key_end(Node node) const
{
    std::size_t end = nodes_[node].offset;
    while (end > 0 && (is_space(text_[end - 1]) || text_[end - 1] == ':'))
        --end;
    return end;
}

std::string_view Index::raw_key(Node node) const
{
    const std::size_t length = nodes_[node].key_length;
    return length == 0 ? std::string_view() : text_.substr(key_end(node) - length, length);
}

std::uint32_t Index::child_count(Node node) const
{
    const std::uint32_t end = node + 1 < nodes_.size()
                                  ? nodes_[node + 1].first_child
                                  : static_cast<std::uint32_t>(children_.size());
    return end - nodes_[node].first_child;
}

std::string Index::pointer(Node node) const
{
    std::vector<Node> path;
    for (; parent(node) != none; node = parent(node))
        path.push_back(node);
    std::reverse(path.begin(), path.end());
    std::string out;
    std::string scratch;
    for (const Node step : path) {
        if (kind(parent(step)) == Kind::Array)
            append_pointer_step(out, std::to_string(row(step)));
        else
            append_pointer_step(out, unescape_view(raw_key(step), scratch));
    }
    return out;
}

Index::Node Index::find(std::string_view pointer) const
{
    Node node = nodes_.empty() ? none : 0;
    while (node != none && !pointer.empty()) {
        if (pointer.front() != '/')
            return none;
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        node = find_child(node, pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
    }
    return node;
}

Index::Node Index::find_child(Node node, std::string_view step) const
{
    if (kind(node) == Kind::Array) {
        const std::optional<std::uint32_t> index = array_index(step);
        return index && *index < child_count(node) ? child(node, *index) : none;
    }
    const std::string key = pointer_step_to_key(step);
    std::string scratch;
    for (std::uint32_t i = 0; i < child_count(node); ++i) {
        if (unescape_view(raw_key(child(node, i)), scratch) == key)
            return child(node, i);
    }
    return none;
}

Index::Node Index::node_at(std::size_t offset) const
{
    const auto behind = std::upper_bound(
        nodes_.begin(), nodes_.end(), offset,
        [](std::size_t wanted, const Entry& entry) { return wanted < entry.offset; });
    if (behind != nodes_.end() && behind->key_length != 0) {
        const auto node = static_cast<Node>(behind - nodes_.begin());
        if (offset >= key_end(node) - behind->key_length)
            return node;
    }
    if (behind == nodes_.begin())
        return none;
    auto node = static_cast<Node>(behind - nodes_.begin() - 1);
    while (node != none && offset >= std::size_t{nodes_[node].offset} + nodes_[node].length)
        node = parent(node);
    return node;
}

} // namespace playhead::json
