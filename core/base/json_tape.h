// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

namespace playhead::json {

/// A value of a Tape, or the key before one.
struct TapeNode {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// The node behind a value and all inside of it; behind a key and its value.
    std::uint32_t next = 0;
    Kind kind = Kind::Invalid;
    bool has_escapes = false; ///< a string that does not say its text literally
    bool is_bare = false;     ///< a container whose inside is left off
    char first = '\0';        ///< of a string: the byte behind its opening quote; '\\' of one
                              ///< that has escapes
};
static_assert(sizeof(TapeNode) == 16);

/// Where everything is in a JSON text, found in one pass: 16 bytes for each value and each key, in
/// the order of the text. Values that come of it step from member to member without another look
/// at what lies between, however often and however deep they are asked: right for records of which
/// a reader asks much. It is used again and again, and keeps its memory.
///
/// Only text that any reader takes comes onto a tape, so that its values need no check and no
/// repair. On all other text, a Value looks for itself.
class Tape
{
public:
    Tape() = default;
    Tape(const Tape&) = delete; // its values know where it is
    Tape& operator=(const Tape&) = delete;

    /// The object or array with which the text begins, after white space; what follows is not
    /// looked at. Invalid where it is none, is cut off, or is not well-formed: the grammar is
    /// broken, a string has bytes that are no UTF-8, raw control characters or unknown escapes. (A
    /// number may be NaN and its like, and half of a surrogate pair may be escaped: Check.) Also
    /// where `stop` is requested on the way, and from 4 GiB on.
    ///
    /// The value and all that come of it are valid as long as the text is, and until the next
    /// read().
    ///
    /// Memory is limited to 16 MiB: what an array or object of half a million values holds is left
    /// off, and found by looking through the text as elsewhere. Where that is all of it, the result
    /// is Invalid.
    [[nodiscard]] Value read(std::string_view text, const std::stop_token& stop = {})
    {
        begin(text);
        return add(0, text.size(), stop);
    }

    /// For the records of a longer text: begins with it, and adds one after the other, each as
    /// read() does. They are valid until the next begin().
    void begin(std::string_view text);
    /// The record with which text[from, to) begins.
    [[nodiscard]] Value add(std::size_t from, std::size_t to, const std::stop_token& stop = {});

private:
    friend class Value;
    friend class ContainerReader;
    friend class ObjectReader;
    friend class ArrayReader;

    using Place = std::uint32_t;

    [[nodiscard]] std::string_view raw(Place place) const
    {
        const TapeNode& node = nodes_[place];
        return {text_.data() + node.begin, node.end - node.begin};
    }
    /// What is between the quotes of a string.
    [[nodiscard]] std::string_view content(const TapeNode& string) const
    {
        return {text_.data() + string.begin + 1, string.end - string.begin - 2};
    }
    [[nodiscard]] Value value(Place place) const;
    /// Without quotes; decoded into `scratch` where it has escapes.
    [[nodiscard]] std::string_view text(Place place, std::string& scratch,
                                        const std::stop_token& stop = {}) const;
    [[nodiscard]] static Place inside(Place container) { return container + 1; }
    /// Behind a value and all inside of it, or behind a key and its value.
    [[nodiscard]] Place behind(Place place) const { return nodes_[place].next; }
    [[nodiscard]] bool is_key(const TapeNode& node, std::string_view key, char first) const;
    [[nodiscard]] Value find(Place object, std::string_view key) const;
    [[nodiscard]] Value find_last(Place object, std::string_view key) const;

    std::string_view text_;
    std::vector<TapeNode> nodes_; ///< with room behind the last one
    std::size_t count_ = 0;       ///< that are in use
};

} // namespace playhead::json
