// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The wire format of Protocol Buffers (protobuf.dev, "Encoding"): which fields a message holds, and
// as what. What they mean is the business of whoever knows the message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead::protobuf {

enum class Type : std::uint8_t {
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2, ///< a text, bytes, or a message within this one
    Fixed32 = 5,
};

/// What stands before a field's value: its number and type. Groups, which nobody writes any more,
/// are not known.
struct Tag {
    std::uint32_t number = 0;
    Type type = Type::Varint;
};

struct Field {
    Tag tag;
    std::uint64_t number = 0; ///< of Varint, Fixed64 and Fixed32, as unsigned
    std::string_view bytes;   ///< of Bytes
};

/// Takes an integer of up to ten bytes from the front of `bytes`; nothing, and nothing taken, where
/// there is none: it is cut, or longer.
[[nodiscard]] std::optional<std::uint64_t> take_varint(std::string_view& bytes);
/// The same for a tag. Nothing, too, where it names field 0 or an unknown type.
[[nodiscard]] std::optional<Tag> take_tag(std::string_view& bytes);

/// Forward iteration over the fields of a message, in memory. Never looks behind its end, whatever
/// it says.
class MessageReader
{
public:
    explicit MessageReader(std::string_view message) : rest_(message) {}
    /// False at the end, and where what follows is no whole field: is_damaged() tells which. The
    /// bytes view the message.
    bool next(Field& field);
    [[nodiscard]] bool is_damaged() const { return is_damaged_; }

private:
    bool take_value(Field& field);

    std::string_view rest_;
    bool is_damaged_ = false;
};

/// The number of a Fixed64 as what it was written as.
[[nodiscard]] double as_double(std::uint64_t fixed64);

} // namespace playhead::protobuf
