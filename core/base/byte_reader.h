// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/stopping.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <stop_token>
#include <string_view>
#include <utility>

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

/// Reads bytes that are in memory already and outlive the reader. Fails once `stop` is requested.
class MemoryReader : public ByteReader
{
public:
    explicit MemoryReader(std::string_view bytes, std::stop_token stop = {})
        : bytes_(bytes), stop_(std::move(stop))
    {
    }

    Result<std::size_t> read(std::span<char> buffer) override
    {
        if (stop_.stop_requested())
            return cancelled();
        const std::size_t length = std::min(buffer.size(), bytes_.size());
        std::copy_n(bytes_.data(), length, buffer.data());
        bytes_.remove_prefix(length);
        return length;
    }

private:
    std::string_view bytes_;
    std::stop_token stop_;
};

} // namespace playhead
