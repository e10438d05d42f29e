// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_index.h"
#include "core/base/json_write.h"
#include "tests/inputs/mutate.h"

#include <algorithm>
#include <array>

namespace playhead::inputs {

namespace {

using json::Index;
using json::Kind;

/// Values that readers have stumbled over.
constexpr std::array<std::string_view, 40> odd_values = {"null",
                                                         "true",
                                                         "false",
                                                         "0",
                                                         "-1",
                                                         "1e400",
                                                         "-1e-400",
                                                         "9223372036854775807",
                                                         "9223372036854775808",
                                                         "-9223372036854775809",
                                                         "18446744073709551616",
                                                         "1780000000",
                                                         "1780000000000",
                                                         "1780000000000000000",
                                                         "-62135596801",
                                                         "253402300800",
                                                         "NaN",
                                                         "-Infinity",
                                                         "01",
                                                         "\"\"",
                                                         "\"\\u0000\"",
                                                         "\"\\ud800\"",
                                                         "\"\\udc00x\"",
                                                         "\"\xFF\xFE\"",
                                                         "\"\x01\"",
                                                         "\"0\"",
                                                         "\"-1\"",
                                                         "\"true\"",
                                                         "\"9999-12-31T23:59:59.999999999Z\"",
                                                         "\"0000-00-00T00:00:00Z\"",
                                                         "\"2026-02-30T25:61:61+99:99\"",
                                                         "\"2026-01-01 00:00:00\"",
                                                         "\"{\\\"a\\\":[1,{\"",
                                                         "\"[1, 2, {'a': None}]\"",
                                                         "[]",
                                                         "{}",
                                                         "[[]]",
                                                         "[{}]",
                                                         "{\"\":{\"\":null}}",
                                                         "[null,1,\"a\",[],{}]"};

/// With its key, where it has one.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Extent extent_of(const Index& index, Index::Node node)
{
    const std::size_t offset = index.offset(node);
    const std::size_t end = offset + index.raw(node).size();
    if (!index.has_key(node))
        return {offset, end};
    const auto key = static_cast<std::size_t>(index.raw_key(node).data() - index.text().data());
    return {std::min(key, offset), end};
}

/// With the comma that parts it from its neighbour.
Extent extent_with_comma(const Index& index, Index::Node node)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::string_view text = index.text();
    Extent extent = extent_of(index, node);
    const std::size_t next = text.find_first_not_of(blanks, extent.end);
    if (next != std::string_view::npos && text[next] == ',') {
        extent.end = next + 1;
    } else if (extent.begin > 0) {
        const std::size_t before = text.find_last_not_of(blanks, extent.begin - 1);
        if (before != std::string_view::npos && text[before] == ',')
            extent.begin = before;
    }
    return extent;
}

class Mutation
{
public:
    Mutation(const Index& index, std::string_view other, Chance& chance)
        : index_(index), other_(other), chance_(chance), node_(any_node())
    {
    }

    std::string run()
    {
        switch (chance_.below(16)) {
        case 0:
            return without(extent_with_comma(index_, node_));
        case 1:
            return repeated(1 + (chance_.one_in(16) ? chance_.below(400) : 0));
        case 2:
            return swapped(node_, any_node());
        case 3:
            return with_value(index_.raw(any_node()));
        case 4:
            return with_value(foreign_value());
        case 5:
            return with_key();
        case 6:
            return nested();
        case 7:
            return unpacked();
        case 8:
            return std::string(text().substr(0, chance_.below(text().size())));
        case 9:
        case 10:
            return with_member();
        case 11:
            return with_value(chance_.any_of(odd_values));
        default:
            return with_scalar();
        }
    }

private:
    [[nodiscard]] std::string_view text() const { return index_.text(); }
    Index::Node any_node() { return static_cast<Index::Node>(chance_.below(index_.size())); }

    [[nodiscard]] std::string replaced(Extent extent, std::string_view by) const
    {
        std::string result(text().substr(0, extent.begin));
        result += by;
        result += text().substr(extent.end);
        return result;
    }
    [[nodiscard]] std::string without(Extent extent) const { return replaced(extent, {}); }
    [[nodiscard]] std::string with_value(std::string_view value) const
    {
        const std::size_t begin = index_.offset(node_);
        return replaced({begin, begin + index_.raw(node_).size()}, value);
    }

    std::string repeated(std::size_t times)
    {
        const Extent extent = extent_of(index_, node_);
        const std::string_view piece = text().substr(extent.begin, extent.end - extent.begin);
        constexpr std::size_t most = 128 * 1024;
        times = std::min(times, 1 + most / (piece.size() + 1));
        std::string more;
        for (std::size_t i = 0; i < times; ++i) {
            more += node_ == 0 ? '\n' : ',';
            more += piece;
        }
        return replaced({extent.end, extent.end}, more);
    }

    [[nodiscard]] std::string swapped(Index::Node one, Index::Node two) const
    {
        Extent first = extent_of(index_, one);
        Extent second = extent_of(index_, two);
        if (second.begin < first.begin)
            std::swap(first, second);
        if (second.begin < first.end)
            return std::string(text()); // one is inside the other
        std::string result(text().substr(0, first.begin));
        result += text().substr(second.begin, second.end - second.begin);
        result += text().substr(first.end, second.begin - first.end);
        result += text().substr(first.begin, first.end - first.begin);
        result += text().substr(second.end);
        return result;
    }

    std::string foreign_value()
    {
        const auto foreign = Index::build(other_);
        if (!foreign || foreign->size() == 0)
            return "null";
        return std::string(foreign->raw(static_cast<Index::Node>(chance_.below(foreign->size()))));
    }

    /// Some member of the text gets the key of another one, or one that nobody expects.
    std::string with_key()
    {
        static constexpr std::array<std::string_view, 6> odd = {
            "\"\"", "\"type\"", "\"unheard_of\"", "\"id\"", "\"\\u0069d\"", "\"a.b[0]\""};
        for (int tries = 0; tries < 8 && !index_.has_key(node_); ++tries)
            node_ = any_node();
        if (!index_.has_key(node_))
            return with_scalar();
        const std::string_view key = index_.raw_key(node_);
        const auto begin = static_cast<std::size_t>(key.data() - text().data());
        const Index::Node other = any_node();
        return replaced({begin, begin + key.size()},
                        index_.has_key(other) ? index_.raw_key(other) : chance_.any_of(odd));
    }

    /// Some object gets one more member.
    std::string with_member()
    {
        for (int tries = 0; tries < 8 && index_.kind(node_) != Kind::Object; ++tries)
            node_ = any_node();
        if (index_.kind(node_) != Kind::Object)
            return with_scalar();
        const Index::Node like = any_node();
        std::string member(index_.has_key(like) ? index_.raw_key(like) : "\"unheard_of\"");
        member += ":";
        member += chance_.one_in(2) ? chance_.any_of(odd_values) : index_.raw(any_node());
        if (index_.child_count(node_) > 0)
            member += ",";
        const std::size_t behind = index_.offset(node_) + 1;
        return replaced({behind, behind}, member);
    }

    std::string nested()
    {
        const std::size_t levels = 1 + (chance_.one_in(12) ? chance_.below(3000) : 0);
        const bool is_list = chance_.one_in(2);
        std::string value;
        for (std::size_t i = 0; i < levels; ++i)
            value += is_list ? "[" : "{\"a\":";
        value += index_.raw(node_);
        value.append(chance_.one_in(6) ? 0 : levels, is_list ? ']' : '}');
        return with_value(value);
    }

    std::string unpacked()
    {
        const std::uint32_t count = index_.child_count(node_);
        if (count == 0)
            return with_scalar();
        const auto row = static_cast<std::uint32_t>(chance_.below(count));
        return with_value(index_.raw(index_.child(node_, row)));
    }

    /// Some text or number changes, also within JSON that stands in a text.
    std::string with_scalar()
    {
        for (int tries = 0; tries < 8 && index_.child_count(node_) > 0; ++tries)
            node_ = any_node();
        const std::string_view raw = index_.raw(node_);
        if (index_.kind(node_) != Kind::String)
            return with_value(mutated_bytes(raw, chance_));
        const std::string text = json::unescape(raw);
        const bool is_json = text.starts_with('{') || text.starts_with('[');
        if (is_json && !chance_.one_in(4))
            return with_value(json::quote(mutated_json(text, other_, chance_)));
        if (chance_.one_in(3))
            return with_value(mutated_bytes(raw, chance_));
        return with_value(json::quote(mutated_bytes(text, chance_)));
    }

    const Index& index_;
    std::string_view other_;
    Chance& chance_;
    Index::Node node_;
};

/// The longest list of the text.
Index::Node longest_list(const Index& index)
{
    Index::Node longest = 0;
    for (Index::Node node = 0; node < index.size(); ++node) {
        if (index.kind(node) == Kind::Array &&
            (longest == 0 || index.child_count(node) > index.child_count(longest)))
            longest = node;
    }
    return longest;
}

} // namespace

std::string shortened_json(std::string_view text, Chance& chance)
{
    const auto index = Index::build(text);
    if (!index || index->size() == 0)
        return std::string(text);
    const Index::Node list = longest_list(*index);
    const std::uint32_t count = index->kind(list) == Kind::Array ? index->child_count(list) : 0;
    constexpr std::uint32_t fewest = 3;
    if (count <= fewest)
        return std::string(text);
    const auto first = static_cast<std::uint32_t>(1 + chance.below(count - 2));
    const auto last = static_cast<std::uint32_t>(first + chance.below(count - 1 - first));
    // From the first to go up to the one behind the last: commas and all.
    std::string changed(text);
    const std::size_t begin = index->offset(index->child(list, first));
    return changed.erase(begin, index->offset(index->child(list, last + 1)) - begin);
}

std::string mutated_json(std::string_view text, std::string_view other, Chance& chance)
{
    const auto index = Index::build(text);
    if (!index || index->size() == 0)
        return mutated_bytes(text, chance);
    return Mutation(*index, other, chance).run();
}

} // namespace playhead::inputs
