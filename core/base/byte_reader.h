// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace playhead {

/// A source of bytes that is read from front to back, once.
class ByteReader
{
public:
    virtual ~ByteReader() = default;
    /// Fills the front of `buffer` (never empty) and returns how many bytes it filled; 0 at the
    /// end, and then every time until the source is known to have grown.
    virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

/// Reads bytes that are in memory already and outlive the reader.
class MemoryReader : public ByteReader
{
public:
    explicit MemoryReader(std::string_view bytes) : bytes_(bytes) {}

    Result<std::size_t> read(std::span<char> buffer) override
    {
        const std::size_t length = std::min(buffer.size(), bytes_.size());
        std::copy_n(bytes_.data(), length, buffer.data());
        bytes_.remove_prefix(length);
        return length;
    }

private:
    std::string_view bytes_;
};

} // namespace playhead
