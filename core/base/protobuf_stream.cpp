// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/protobuf_stream.h"

#include <algorithm>
#include <limits>

namespace playhead::protobuf {

namespace {

/// How long a value is, by what stands behind its tag; a varint's own bytes are taken.
std::optional<std::uint64_t> length_of(Type type, std::string_view& head)
{
    constexpr std::uint64_t size_of_fixed64 = 8;
    constexpr std::uint64_t size_of_fixed32 = 4;
    switch (type) {
    case Type::Bytes:
        return take_varint(head);
    case Type::Varint:
        return take_varint(head) ? std::optional<std::uint64_t>(0) : std::nullopt;
    case Type::Fixed64:
        return size_of_fixed64;
    case Type::Fixed32:
        return size_of_fixed32;
    }
    return std::nullopt;
}

} // namespace

std::string_view MessageStream::peek(std::size_t count)
{
    while (buffer_.rest().size() < count && buffer_.more()) {
    }
    return buffer_.rest().substr(0, count);
}

std::string_view MessageStream::take(std::uint64_t count)
{
    constexpr std::uint64_t most = std::numeric_limits<std::size_t>::max();
    const std::string_view bytes = peek(static_cast<std::size_t>(std::min(count, most)));
    buffer_.consume(bytes.size());
    return bytes;
}

void MessageStream::skip_to(std::uint64_t offset)
{
    constexpr std::uint64_t step = std::uint64_t{1} << 20;
    while (this->offset() < offset && !take(std::min(offset - this->offset(), step)).empty()) {
    }
}

MessageStream::Step MessageStream::next(std::uint64_t end, Piece& piece)
{
    if (offset() >= end || at_end())
        return Step::End;
    constexpr std::uint64_t longest_head = 20; // a tag and a length
    const auto wanted = static_cast<std::size_t>(std::min(end - offset(), longest_head));
    std::string_view head = peek(wanted);
    const std::size_t there = head.size();
    const auto tag = take_tag(head);
    const auto length = tag ? length_of(tag->type, head) : std::nullopt;
    const std::uint64_t begin = offset() + (there - head.size());
    if (!length)
        return there < wanted ? Step::Cut : Step::Damaged;
    if (*length > end - begin)
        return Step::Damaged;
    buffer_.consume(there - head.size());
    piece = {*tag, begin + *length};
    return Step::Field;
}

} // namespace playhead::protobuf
