// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/json_value.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::json {

/// The nodes of a JSON text as flat arrays in the order of the text (preorder), for tree views:
/// 36 bytes a node, and parent, row, n-th child and subtree in constant time. Immutable, so it may
/// be read from many threads.
///
/// Damaged text is indexed as far as it goes: wrong closers and separators are recovered as in
/// scan_value(), a token that is no value is a node of Kind::Invalid, a key without value has an
/// empty one. What the text ended inside of reaches to the end of the text.
class Index
{
public:
    /// A number from 0 (the root) to size() - 1.
    using Node = std::uint32_t;
    static constexpr Node none = 0xFFFFFFFF;

    /// Indexes one value. The first form borrows the text, which then outlives the index; the
    /// second shares it. Fails where the text reaches 4 GiB, and when the job is cancelled.
    [[nodiscard]] static Result<Index> build(std::string_view text, const Job& job = {});
    [[nodiscard]] static Result<Index> build(std::shared_ptr<const std::string> text,
                                             const Job& job = {});

    /// 0 where the text holds no value at all.
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] std::string_view text() const { return text_; }
    /// The first problem of the text, and how many there are.
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    [[nodiscard]] std::size_t problem_count() const { return problem_count_; }

    [[nodiscard]] Kind kind(Node node) const { return static_cast<Kind>(nodes_[node].kind); }
    [[nodiscard]] std::size_t offset(Node node) const { return nodes_[node].offset; }
    [[nodiscard]] std::string_view raw(Node node) const
    {
        return text_.substr(nodes_[node].offset, nodes_[node].length);
    }
    [[nodiscard]] Value value(Node node) const { return Value(raw(node)); }

    /// Whether the node is a member of an object (and has a key, which damaged text can lack).
    [[nodiscard]] bool has_key(Node node) const { return nodes_[node].key_length != 0; }
    /// With its quotes; empty where there is none.
    [[nodiscard]] std::string_view raw_key(Node node) const;
    [[nodiscard]] std::string key(Node node) const { return unescape(raw_key(node)); }

    /// none for the root.
    [[nodiscard]] Node parent(Node node) const { return nodes_[node].parent; }
    /// The place among the parent's children, from 0.
    [[nodiscard]] std::uint32_t row(Node node) const { return nodes_[node].row; }
    /// 0 for the root.
    [[nodiscard]] std::uint32_t depth(Node node) const { return nodes_[node].depth; }
    [[nodiscard]] std::uint32_t child_count(Node node) const;
    /// The child at `row`, which is below child_count().
    [[nodiscard]] Node child(Node node, std::uint32_t row) const
    {
        return children_[nodes_[node].first_child + row];
    }
    /// One past the last node inside `node`: its subtree is [node, subtree_end).
    [[nodiscard]] Node subtree_end(Node node) const { return nodes_[node].subtree_end; }

    /// RFC 6901: "" for the root, "/events/0/a~1b".
    [[nodiscard]] std::string pointer(Node node) const;
    /// The node with this pointer, or none. Of duplicate keys the first is followed.
    [[nodiscard]] Node find(std::string_view pointer) const;
    /// The innermost node whose value or key holds the byte at `offset`; none outside the root.
    [[nodiscard]] Node node_at(std::size_t offset) const;

private:
    friend class IndexBuilder;

    struct Entry {
        std::uint32_t offset;
        std::uint32_t length;
        std::uint32_t parent;
        std::uint32_t subtree_end;
        std::uint32_t key_length; // with quotes; the key is found backwards from the value
        std::uint32_t row;
        std::uint32_t first_child; // in children_; while building the number of children
        std::uint32_t kind : 4;
        std::uint32_t depth : 28;
    };
    static_assert(sizeof(Entry) == 32);

    Index() = default;
    [[nodiscard]] std::size_t key_end(Node node) const;
    [[nodiscard]] Node find_child(Node node, std::string_view step) const;

    std::string_view text_;
    std::shared_ptr<const std::string> owner_;
    std::vector<Entry> nodes_;
    std::vector<Node> children_; // of all nodes, in the order of their parents
    std::optional<Problem> problem_;
    std::size_t problem_count_ = 0;
};

} // namespace playhead::json
