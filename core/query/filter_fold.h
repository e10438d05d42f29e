// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/filter.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace playhead {

/// Works a value out of a filter from its terms up, without recursion. The visitor has
///
///     V term(std::uint32_t number);
///     V negated(V value);
///     void join(Filter::Kind kind, V& sum, V&& next);   // And or Or
///     bool is_settled(Filter::Kind kind, const V& sum); // the other parts do not matter
///
/// To be kept where it runs often: it keeps its memory.
template <typename V>
class FilterFold
{
public:
    /// The filter is not empty.
    template <typename Visitor>
    V run(const Filter& filter, Visitor& visitor)
    {
        const std::vector<Filter::Node>& nodes = filter.nodes();
        frames_.clear();
        std::uint32_t node = 0;
        for (;;) {
            for (; nodes[node].kind != Filter::Kind::Term; ++node)
                frames_.push_back({node, false, V()});
            V value = visitor.term(nodes[node].term);
            if (rise(nodes, visitor, node, value))
                return value;
        }
    }

private:
    struct Frame {
        std::uint32_t node;
        bool has_sum;
        V sum;
    };

    /// Hands a finished node's value upwards, as far as that finishes nodes. True at the root;
    /// else `node` is the next one to be looked at.
    template <typename Visitor>
    bool rise(const std::vector<Filter::Node>& nodes, Visitor& visitor, std::uint32_t& node,
              V& value)
    {
        while (!frames_.empty()) {
            Frame& above = frames_.back();
            const Filter::Node& parent = nodes[above.node];
            if (parent.kind == Filter::Kind::Not) {
                value = visitor.negated(std::move(value));
            } else {
                if (above.has_sum)
                    visitor.join(parent.kind, above.sum, std::move(value));
                else
                    above.sum = std::move(value);
                above.has_sum = true;
                const std::uint32_t next = nodes[node].end;
                if (next < parent.end && !visitor.is_settled(parent.kind, above.sum)) {
                    node = next;
                    return false;
                }
                value = std::move(above.sum);
            }
            node = above.node;
            frames_.pop_back();
        }
        return true;
    }

    std::vector<Frame> frames_;
};

} // namespace playhead
