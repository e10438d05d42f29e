// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/protobuf.h"
#include "core/base/sliding_buffer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead::protobuf {

/// Messages within messages, of any size, from a source of bytes: the caller keeps where each ends.
/// Only what take() returns is held in memory.
class MessageStream
{
public:
    /// `source` outlives the stream.
    explicit MessageStream(ByteReader& source) : buffer_(source, std::size_t{1} << 20, 0) {}

    /// A field, at whose value the stream stands.
    struct Piece {
        Tag tag;
        std::uint64_t end = 0; ///< where its value ends; that may be behind the source's end
    };
    enum class Step : std::uint8_t {
        Field,
        End,     ///< of the message or the source
        Cut,     ///< the source ends within a tag or length
        Damaged, ///< no field stands here, or one that is longer than the message
    };
    /// Goes from the beginning of a field to its value. `end` is that of the message. Behind what
    /// is cut or damaged nothing more can be told of the message.
    [[nodiscard]] Step next(std::uint64_t end, Piece& piece);

    [[nodiscard]] std::uint64_t offset() const { return buffer_.offset(); }
    [[nodiscard]] bool at_end() { return peek(1).empty(); }
    /// The next bytes, as many of `count` as there are. Valid until the next call of anything.
    [[nodiscard]] std::string_view peek(std::size_t count);
    /// The same, and goes behind them.
    std::string_view take(std::uint64_t count);
    /// Goes to an offset, or to the end of the source where that is before it.
    void skip_to(std::uint64_t offset);

    /// The source's error, if that is what ended the stream.
    [[nodiscard]] const std::optional<Error>& error() const { return buffer_.error(); }

private:
    SlidingBuffer buffer_;
};

} // namespace playhead::protobuf
