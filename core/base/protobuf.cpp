// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/protobuf.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace playhead::protobuf {

namespace {

constexpr std::size_t longest_varint = 10;

/// An integer of `size` bytes, the lowest first.
std::uint64_t little_endian(std::string_view bytes, std::size_t size)
{
    std::uint64_t number = 0;
    for (std::size_t i = size; i > 0; --i)
        number = number << 8U | static_cast<unsigned char>(bytes[i - 1]);
    return number;
}

} // namespace

std::optional<std::uint64_t> take_varint(std::string_view& bytes)
{
    std::uint64_t number = 0;
    const std::size_t most = std::min(bytes.size(), longest_varint);
    for (std::size_t i = 0; i < most; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        number |= std::uint64_t{byte & 0x7FU} << (7 * i); // what the tenth has over 64 bits is lost
        if ((byte & 0x80U) == 0) {
            bytes.remove_prefix(i + 1);
            return number;
        }
    }
    return std::nullopt;
}

std::optional<Tag> take_tag(std::string_view& bytes)
{
    std::string_view rest = bytes;
    const auto key = take_varint(rest);
    if (!key || *key > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    Tag tag;
    tag.number = static_cast<std::uint32_t>(*key >> 3U);
    tag.type = static_cast<Type>(*key & 7U);
    const bool is_known = tag.type == Type::Varint || tag.type == Type::Fixed64 ||
                          tag.type == Type::Bytes || tag.type == Type::Fixed32;
    if (tag.number == 0 || !is_known)
        return std::nullopt;
    bytes = rest;
    return tag;
}

bool MessageReader::take_value(Field& field)
{
    if (field.tag.type == Type::Varint || field.tag.type == Type::Bytes) {
        const auto number = take_varint(rest_);
        if (!number)
            return false;
        field.number = *number;
        if (field.tag.type == Type::Varint)
            return true;
        if (*number > rest_.size())
            return false;
        field.bytes = rest_.substr(0, static_cast<std::size_t>(*number));
        rest_.remove_prefix(field.bytes.size());
        return true;
    }
    const std::size_t size = field.tag.type == Type::Fixed64 ? 8 : 4;
    if (rest_.size() < size)
        return false;
    field.number = little_endian(rest_, size);
    rest_.remove_prefix(size);
    return true;
}

bool MessageReader::next(Field& field)
{
    if (rest_.empty() || is_damaged_)
        return false;
    field = {};
    const auto tag = take_tag(rest_);
    if (tag)
        field.tag = *tag;
    is_damaged_ = !tag || !take_value(field);
    return !is_damaged_;
}

double as_double(std::uint64_t fixed64)
{
    return std::bit_cast<double>(fixed64);
}

} // namespace playhead::protobuf
