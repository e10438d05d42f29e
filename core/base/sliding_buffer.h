// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_block.h"
#include "core/base/byte_reader.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead {

/// A window that moves over a source of bytes and grows only when asked to hold more than it can.
/// What it grew by it gives back when it holds little again.
class SlidingBuffer
{
public:
    /// `source` outlives the buffer. `offset` is where in the file the source starts.
    SlidingBuffer(ByteReader& source, std::size_t capacity, std::uint64_t offset);

    /// The bytes that were read and not consumed. Valid until more().
    [[nodiscard]] std::string_view rest() const { return {bytes_.data() + begin_, end_ - begin_}; }
    /// The offset of rest()'s first byte.
    [[nodiscard]] std::uint64_t offset() const { return offset_; }
    /// Lets go of the first `count` bytes of rest(). The bytes stay in place until more().
    void consume(std::size_t count)
    {
        begin_ += count;
        offset_ += count;
    }
    /// Reads on behind rest(); false at the end of the source or on its error.
    bool more();
    /// Asks the source again after its end: it has grown.
    void resume() { ended_ = error_.has_value(); }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
    void make_room();

    ByteReader* source_;
    std::size_t usual_size_;
    ByteBlock bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t offset_;
    bool ended_ = false;
    std::optional<Error> error_;
};

} // namespace playhead
