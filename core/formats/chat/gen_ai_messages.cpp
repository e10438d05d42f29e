// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat/gen_ai_messages.h"

#include "core/base/json_write.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// Keys deeper than this keep their dots: nobody nests messages so, and recursion stays bounded.
constexpr int deepest_key = 16;

struct Node {
    std::string value; ///< JSON; of a leaf
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> children;
    std::map<std::string, Node*, std::less<>> by_name;
};

std::optional<std::uint64_t> index_of(std::string_view segment)
{
    std::uint64_t index = 0;
    const char* const end = segment.data() + segment.size();
    const auto [read, error] = std::from_chars(segment.data(), end, index);
    if (segment.empty() || error != std::errc() || read != end)
        return std::nullopt;
    return index;
}

Node& child_of(Node& node, std::string_view segment)
{
    const auto known = node.by_name.find(segment);
    if (known != node.by_name.end())
        return *known->second;
    node.children.emplace_back(segment, std::make_unique<Node>());
    Node& child = *node.children.back().second;
    node.by_name.emplace(segment, &child);
    return child;
}

void insert(Node& root, std::string_view key, std::string_view json)
{
    Node* node = &root;
    for (int depth = 1; depth < deepest_key; ++depth) {
        const std::size_t dot = key.find('.');
        if (dot == std::string_view::npos)
            break;
        node = &child_of(*node, key.substr(0, dot));
        key.remove_prefix(dot + 1);
    }
    child_of(*node, key).value = json;
}

bool is_list(const Node& node)
{
    return std::all_of(node.children.begin(), node.children.end(),
                       [](const auto& child) { return index_of(child.first).has_value(); });
}

// NOLINTNEXTLINE(misc-no-recursion): no deeper than `deepest_key`
void write(json::Writer& writer, const Node& node)
{
    if (node.children.empty()) {
        writer.raw(node.value);
        return;
    }
    if (!is_list(node)) {
        writer.begin_object();
        // A key may be leaf and branch at once; the leaf has no name of its own then.
        if (!node.value.empty())
            writer.key("").raw(node.value);
        for (const auto& [key, child] : node.children)
            write(writer.key(key), *child);
        writer.end_object();
        return;
    }
    std::vector<std::pair<std::uint64_t, const Node*>> elements;
    for (const auto& [key, child] : node.children)
        elements.emplace_back(*index_of(key), child.get());
    std::stable_sort(elements.begin(), elements.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    writer.begin_array();
    for (const auto& [index, child] : elements)
        write(writer, *child);
    writer.end_array();
}

Node take_tree(Fields& attributes, std::string_view prefix)
{
    Node root;
    for (Fields::Entry& entry : attributes.entries()) {
        if (entry.taken || entry.key.size() <= prefix.size() ||
            entry.key.compare(0, prefix.size(), prefix) != 0)
            continue;
        entry.taken = true;
        insert(root, entry.key.substr(prefix.size()), payload_of(entry.value).json());
    }
    return root;
}

std::string text_of_tree(const Node& root)
{
    std::string out;
    if (root.children.empty())
        return out;
    json::Writer writer(out);
    write(writer, root);
    return out;
}

} // namespace

std::string take_nested(Fields& attributes, std::string_view prefix)
{
    return text_of_tree(take_tree(attributes, prefix));
}

std::string take_messages(Fields& attributes, std::string_view prefix)
{
    Node root = take_tree(attributes, prefix);
    for (auto& [index, message] : root.children) {
        if (message->children.size() == 1 && index_of(message->children.front().first))
            message = std::move(message->children.front().second);
    }
    return text_of_tree(root);
}

} // namespace playhead
