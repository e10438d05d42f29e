// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace playhead::test {

/// Hands out a text in reads of `step` bytes at most, and fails behind its end if told to.
class ChoppyReader : public ByteReader
{
public:
    ChoppyReader(std::string_view text, std::size_t step, bool fails = false)
        : text_(text), step_(step), fails_(fails)
    {
    }

    Result<std::size_t> read(std::span<char> buffer) override
    {
        if (text_.empty() && fails_)
            return Error{"the disk is gone", "test", ""};
        const std::size_t length = std::min({step_, buffer.size(), text_.size()});
        std::copy_n(text_.begin(), length, buffer.begin());
        text_.remove_prefix(length);
        return length;
    }

private:
    std::string_view text_;
    std::size_t step_;
    bool fails_;
};

} // namespace playhead::test
