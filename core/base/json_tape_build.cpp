// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How a text comes onto a tape. Places in the text are passed from function to function, so that
// they stay in registers; null stands for a text that is not well-formed.
#include "core/base/json_chars.h"
#include "core/base/json_scan.h"
#include "core/base/json_structure.h"
#include "core/base/json_tape.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace playhead::json {

namespace {

constexpr std::size_t most_nodes = std::size_t{1} << 20;
constexpr std::size_t least_room = 256;
constexpr std::size_t longest_text = std::numeric_limits<std::uint32_t>::max();
/// What is gone over between two looks at the stop token: milliseconds.
constexpr std::ptrdiff_t stretch = std::ptrdiff_t{4} << 20;

/// Whether a backslash before it makes an escape of two bytes.
bool is_simple_escape(char c)
{
    static constexpr auto table = [] {
        std::array<bool, 256> is_simple{};
        for (const char letter : {'n', '"', '\\', '/', 't', 'r', 'b', 'f'})
            is_simple[static_cast<unsigned char>(letter)] = true;
        return is_simple;
    }();
    return table[static_cast<unsigned char>(c)];
}

/// In pieces, each of whole characters.
bool is_valid_utf8(std::string_view text, const std::stop_token& stop)
{
    constexpr std::size_t longest_character = 4;
    while (!text.empty()) {
        std::size_t length = std::min<std::size_t>(stretch, text.size());
        const auto is_inside = [&text](std::size_t at) {
            return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
        };
        for (std::size_t i = 1; i < longest_character && length < text.size(); ++i)
            length -= is_inside(length) ? 1 : 0;
        if (stop.stop_requested() || !simdjson::validate_utf8(text.data(), length))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/// What was met inside of a string.
struct Met {
    bool escapes = false;
    unsigned high = 0; ///< not 0: bytes beyond ASCII
};

/// Behind the escape that begins at `at`.
const char* skip_escape(const char* at, const char* end)
{
    const EscapeStep escape = escape_step({at, end}, 0);
    return escape.valid ? at + escape.length : nullptr;
}

/// skip_string() over what is too short for a block, byte by byte.
const char* skip_short_string(const char* at, const char* end, Met& met)
{
    while (at != end && *at != '"') {
        met.high |= static_cast<unsigned char>(*at) & 0x80U;
        if (*at == '\\') {
            met.escapes = true;
            at = skip_escape(at, end);
            if (!at)
                return nullptr;
        } else if (is_special(*at++)) {
            return nullptr;
        }
    }
    return at != end ? at + 1 : nullptr;
}

/// Behind the string whose text begins at `at`.
const char* skip_string(const char* at, const char* end, Met& met, const std::stop_token& stop)
{
    const char* last_look = at;
    while (end - at > special_block) { // there is a byte behind the block
        if (at - last_look > stretch) {
            if (stop.stop_requested())
                return nullptr;
            last_look = at;
        }
        const char* const block = at;
        at += special_block;
        for (unsigned special = find_special(block, met.high); special != 0;) {
            const int first = std::countr_zero(special);
            const char* const mark = block + first;
            if (*mark == '"')
                return mark + 1;
            if (*mark != '\\')
                return nullptr;
            met.escapes = true;
            if (!is_simple_escape(mark[1])) {
                at = skip_escape(mark, end);
                if (!at)
                    return nullptr;
                break;
            }
            special &= ~(3U << static_cast<unsigned>(first));
            at = std::max(at, mark + 2);
        }
    }
    return skip_short_string(at, end, met);
}

/// Goes over a text once, and knows of each open container what it is in.
class TapeBuilder
{
public:
    /// Adds to `nodes`, of which `count` are in use.
    TapeBuilder(std::string_view text, std::vector<TapeNode>& nodes, std::size_t count,
                const std::stop_token& stop)
        : text_(text.data())
        , end_(text.data() + text.size())
        , nodes_(nodes)
        , count_(count)
        , root_(count)
        , stop_(stop)
    {
        set_room();
    }

    /// False where no whole container begins at `from`, or it is not well-formed.
    bool read(std::size_t from)
    {
        const char* const begin = skip_space(text_ + from);
        if (!is_opener(peek(begin)))
            return false;
        const char* at = begin;
        do {
            at = take_value(at);
            at = at ? take_ends(at) : nullptr;
        } while (at && top_ != none);
        return at && (met_high_ == 0 || is_valid_utf8({begin, at}, stop_));
    }
    [[nodiscard]] std::size_t count() const { return count_; }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] char peek(const char* at) const { return at != end_ ? *at : '\0'; }
    [[nodiscard]] const char* skip_space(const char* at) const
    {
        while (at != end_ && is_space(*at))
            ++at;
        return at;
    }
    [[nodiscard]] std::uint32_t place_of(const char* at) const
    {
        return static_cast<std::uint32_t>(at - text_);
    }

    /// A scalar, or the beginning of a container up to its first value.
    const char* take_value(const char* at)
    {
        for (;;) {
            const char c = peek(at);
            if (!is_opener(c))
                return c == '"' ? take_text(at) : take_token(at);
            if (!open(at, c == '{'))
                return nullptr;
            at = skip_space(at + 1);
            if (is_closer(peek(at)))
                return at;
            if (in_object_)
                at = take_key(at);
            if (!at)
                return nullptr;
        }
    }

    /// What closes behind a value, up to the next value or the end of all.
    const char* take_ends(const char* at)
    {
        for (;;) {
            at = skip_space(at);
            const char c = peek(at);
            if (c == ',') {
                at = skip_space(at + 1);
                return in_object_ ? take_key(at) : at;
            }
            if (c != (in_object_ ? '}' : ']'))
                return nullptr;
            close(++at);
            if (top_ == none)
                return at;
        }
    }

    const char* take_key(const char* at)
    {
        Met met;
        const char* const end = peek(at) == '"' ? skip_string(at + 1, end_, met, stop_) : nullptr;
        if (!end || !add(at, end, Kind::String, met.escapes))
            return nullptr;
        met_high_ |= met.high;
        at = skip_space(end);
        return peek(at) == ':' ? skip_space(at + 1) : nullptr;
    }

    const char* take_text(const char* at)
    {
        Met met;
        const char* const end = skip_string(at + 1, end_, met, stop_);
        met_high_ |= met.high;
        return end && add_scalar(at, end, Kind::String, met.escapes) ? end : nullptr;
    }

    const char* take_token(const char* at)
    {
        const char* end = at;
        bool is_count = true;
        for (; end != end_ && !ends_token(*end); ++end)
            is_count &= is_digit(*end);
        is_count &= end != at && (*at != '0' || end - at == 1);
        const Kind kind = is_count ? Kind::Number : kind_of({at, end}); // most are counts
        return kind != Kind::Invalid && add_scalar(at, end, kind, false) ? end : nullptr;
    }

    bool add_scalar(const char* begin, const char* end, Kind kind, bool has_escapes)
    {
        if (!add(begin, end, kind, has_escapes))
            return false;
        if (!is_left_off_)
            end_value(static_cast<std::uint32_t>(count_ - 1));
        return true;
    }

    bool open(const char* at, bool is_object)
    {
        if (!add(at, at, is_object ? Kind::Object : Kind::Array, false))
            return false;
        in_object_ = is_object;
        if (is_left_off_) {
            left_off_.push(is_object);
        } else {
            nodes_[count_ - 1].next = top_;
            top_ = static_cast<std::uint32_t>(count_ - 1);
        }
        return true;
    }

    void close(const char* end)
    {
        if (!left_off_.empty()) {
            left_off_.pop();
            in_object_ = left_off_.empty() ? is_object(top_) : left_off_.top_is_object();
            return;
        }
        const std::uint32_t closed = top_;
        nodes_[closed].end = place_of(end);
        top_ = nodes_[closed].next;
        in_object_ = top_ != none && is_object(top_);
        if (std::exchange(is_left_off_, false))
            set_room();
        end_value(closed);
    }

    /// All of a value is on the tape.
    void end_value(std::uint32_t value)
    {
        const auto next = static_cast<std::uint32_t>(count_);
        nodes_[value].next = next;
        if (in_object_)
            nodes_[value - 1].next = next; // its key
    }

    bool add(const char* begin, const char* end, Kind kind, bool has_escapes)
    {
        if (count_ == room_ && !make_room())
            return false;
        if (is_left_off_)
            return true;
        TapeNode& node = nodes_[count_++];
        node.begin = place_of(begin);
        node.end = place_of(end);
        node.kind = kind;
        node.has_escapes = has_escapes;
        node.is_bare = false;
        node.first = '\0';
        if (kind == Kind::String)
            node.first = has_escapes ? '\\' : begin[1];
        return true;
    }

    [[nodiscard]] bool is_object(std::uint32_t node) const
    {
        return nodes_[node].kind == Kind::Object;
    }

    void set_room() { room_ = std::min(nodes_.size(), root_ + most_nodes); }

    /// Room for a node, or none and `is_left_off_`. False where there is nothing to be left off, or
    /// nobody waits any more.
    [[gnu::noinline]] bool make_room()
    {
        if (is_left_off_)
            return !stop_.stop_requested();
        if (room_ == root_ + most_nodes)
            return leave_off();
        nodes_.resize(std::min(std::max(least_room, nodes_.size() * 2), root_ + most_nodes));
        set_room();
        return true;
    }

    /// Leaves off what is inside of the innermost container that has most of the nodes, now and up
    /// to its end. False where that is all of it.
    bool leave_off()
    {
        std::vector<bool> open; // in it: whether each is an object, the innermost first
        std::uint32_t most = top_;
        for (; most != root_ && count_ - most < most_nodes / 2; most = nodes_[most].next)
            open.push_back(is_object(most));
        if (most == root_)
            return false;
        for (auto each = open.rbegin(); each != open.rend(); ++each)
            left_off_.push(*each);
        top_ = most;
        nodes_[most].is_bare = true;
        is_left_off_ = true;
        count_ = room_ = most + std::size_t{1};
        return true;
    }

    const char* text_;
    const char* end_;
    std::vector<TapeNode>& nodes_;
    std::size_t count_;
    std::size_t root_;
    std::size_t room_ = 0;     ///< for so many nodes, as it stands
    std::uint32_t top_ = none; ///< the innermost open container on the tape; its `next` is its own
    bool in_object_ = false;   ///< the innermost open container is one
    bool is_left_off_ = false; ///< what comes now is inside of top_, which is bare
    BracketStack left_off_;    ///< those open inside of it
    unsigned met_high_ = 0;    ///< not 0: bytes beyond ASCII
    const std::stop_token& stop_;
};

} // namespace

void Tape::begin(std::string_view text)
{
    text_ = text.substr(0, longest_text);
    count_ = 0;
}

Value Tape::add(std::size_t from, std::size_t to, const std::stop_token& stop)
{
    if (from >= text_.size()) // behind 4 GiB
        return {};
    TapeBuilder builder(text_.substr(0, to), nodes_, count_, stop);
    if (!builder.read(from))
        return {};
    const auto root = static_cast<Place>(std::exchange(count_, builder.count()));
    return value(root);
}

} // namespace playhead::json
