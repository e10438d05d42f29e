// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/sliding_buffer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead {

struct Line {
    std::uint64_t offset = 0;
    std::string_view text; ///< without its '\n' (a '\r' stays)
    bool complete = true;  ///< false: the text ended before a '\n' (a writer may be at work)
};

/// Reads lines of any length. A byte order mark at offset 0 is left out.
class LineReader
{
public:
    static constexpr std::size_t default_buffer_size = std::size_t{1} << 20;

    /// `source` outlives the reader. `offset` is where in the file the source starts.
    explicit LineReader(ByteReader& source, std::uint64_t offset = 0,
                        std::size_t buffer_size = default_buffer_size);

    /// The next line, valid until the next call; false at the end.
    bool next(Line& line);

    /// Bytes of the lines returned so far.
    [[nodiscard]] std::uint64_t consumed() const { return buffer_.offset() - start_; }
    [[nodiscard]] const std::optional<Error>& error() const { return buffer_.error(); }

private:
    SlidingBuffer buffer_;
    std::uint64_t start_;
};

} // namespace playhead
