// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sliding_buffer.h"

#include <algorithm>
#include <cstring>

namespace playhead {

SlidingBuffer::SlidingBuffer(ByteReader& source, std::size_t capacity, std::uint64_t offset)
    : source_(&source)
    , usual_size_(std::max<std::size_t>(capacity, 1))
    , bytes_(usual_size_)
    , offset_(offset)
{
}

bool SlidingBuffer::more()
{
    if (ended_)
        return false;
    make_room();
    const Result<std::size_t> count =
        source_->read(std::span(bytes_.data() + end_, bytes_.size() - end_));
    if (!count) {
        error_ = count.error();
        ended_ = true;
        return false;
    }
    end_ += *count;
    ended_ = *count == 0;
    return !ended_;
}

void SlidingBuffer::make_room()
{
    constexpr std::size_t much = 16;
    const std::size_t length = end_ - begin_;
    const bool is_too_large = bytes_.size() > usual_size_ * much && length <= usual_size_;
    if (length > 0 && end_ < bytes_.size() && !is_too_large)
        return;
    if (length == bytes_.size()) {
        bytes_.resize(std::max(length * 2, usual_size_));
        return;
    }
    std::memmove(bytes_.data(), bytes_.data() + begin_, length);
    begin_ = 0;
    end_ = length;
    if (is_too_large)
        bytes_.resize(usual_size_ * 2);
}

} // namespace playhead
