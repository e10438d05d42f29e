// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sliding_buffer.h"

#include <algorithm>
#include <cstring>

namespace playhead {

SlidingBuffer::SlidingBuffer(ByteReader& source, std::size_t capacity, std::uint64_t offset)
    : source_(&source)
    , bytes_(std::make_unique_for_overwrite<char[]>(std::max<std::size_t>(capacity, 1)))
    , capacity_(std::max<std::size_t>(capacity, 1))
    , offset_(offset)
{
}

bool SlidingBuffer::more()
{
    if (ended_)
        return false;
    make_room();
    const Result<std::size_t> count =
        source_->read(std::span(bytes_.get() + end_, capacity_ - end_));
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
    if (begin_ == end_) {
        begin_ = 0;
        end_ = 0;
    }
    if (end_ < capacity_)
        return;
    const std::size_t length = end_ - begin_;
    if (begin_ > 0) {
        std::memmove(bytes_.get(), bytes_.get() + begin_, length);
    } else {
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_ * 2);
        std::memcpy(larger.get(), bytes_.get(), length);
        bytes_ = std::move(larger);
        capacity_ *= 2;
    }
    begin_ = 0;
    end_ = length;
}

} // namespace playhead
