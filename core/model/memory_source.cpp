// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/stopping.h"
#include "core/model/source.h"

namespace playhead {

MemorySource::MemorySource(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes))
{
}

Slice MemorySource::append(std::string_view bytes, std::uint16_t source, RecordRole role)
{
    const std::lock_guard lock(mutex_);
    const Slice slice{bytes_.size(), static_cast<std::uint32_t>(bytes.size()), source, role};
    bytes_ += bytes;
    return slice;
}

std::uint64_t MemorySource::size() const
{
    const std::lock_guard lock(mutex_);
    return bytes_.size();
}

Result<std::string> MemorySource::read(const Slice& slice, const std::stop_token& stop) const
{
    const std::lock_guard lock(mutex_);
    if (slice.offset > bytes_.size() || slice.length > bytes_.size() - slice.offset)
        return Error{"The record lies outside its source.", name_, {}};
    std::string bytes;
    if (!append_in_pieces(bytes, std::string_view(bytes_).substr(slice.offset, slice.length), stop))
        return cancelled();
    return bytes;
}

} // namespace playhead
