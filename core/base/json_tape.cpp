// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_tape.h"

#include "core/base/json_chars.h"

namespace playhead::json {

Value Tape::value(Place place) const
{
    const TapeNode& node = nodes_[place];
    return {raw(place), node.kind, node.is_bare ? nullptr : this, place};
}

std::string_view Tape::text(Place place, std::string& scratch, const std::stop_token& stop) const
{
    const std::string_view text = content(nodes_[place]);
    return nodes_[place].has_escapes ? decode_escapes(text, scratch, stop) : text;
}

namespace {

/// What TapeNode::first is of a literal string with this text; no byte of any where there is none.
char first_byte_of(std::string_view text)
{
    if (text.empty())
        return '"';
    return text.front() == '\\' ? '\0' : text.front();
}

} // namespace

/// `first` is first_byte_of() the key. Most keys differ in that, or in their length.
inline bool Tape::is_key(const TapeNode& node, std::string_view key, char first) const
{
    constexpr std::size_t quotes = 2;
    if (node.first == first)
        return node.end - node.begin == key.size() + quotes && content(node) == key;
    std::string scratch;
    return node.first == '\\' && decode_escapes(content(node), scratch, {}) == key;
}

Value Tape::find(Place object, std::string_view key) const
{
    const char first = first_byte_of(key);
    const TapeNode* const nodes = nodes_.data();
    const Place last = nodes[object].next;
    for (Place place = inside(object); place != last; place = nodes[place].next) {
        if (is_key(nodes[place], key, first))
            return value(place + 1);
    }
    return {};
}

Value Tape::find_last(Place object, std::string_view key) const
{
    const char first = first_byte_of(key);
    const TapeNode* const nodes = nodes_.data();
    const Place last = nodes[object].next;
    Place found = object;
    for (Place place = inside(object); place != last; place = nodes[place].next) {
        if (is_key(nodes[place], key, first))
            found = place + 1;
    }
    return found == object ? Value() : value(found);
}

} // namespace playhead::json
