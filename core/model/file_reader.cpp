// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A file that is read for the first time, from its start or in pieces.
#include "core/model/file_source_state.h"

#include <cassert>

namespace playhead {

namespace {

constexpr std::size_t chunk_size = FileSource::chunk_size;

} // namespace

/// Reads whole chunks, so that each is hashed once, and hands them out as asked for.
class FileReader final : public ByteReader
{
public:
    FileReader(FileSource::State& state, std::uint64_t offset)
        : state_(state), skipped_(static_cast<std::size_t>(offset % chunk_size))
    {
        next_ = static_cast<std::size_t>(offset / chunk_size);
        const std::lock_guard lock(state_.mutex);
        // What was read behind the chunk that holds the offset is read again.
        state_.chunks.resize(skipped_ == 0 ? next_ : next_ + 1);
        if (skipped_ > 0)
            taken_ = state_.chunks.back().length;
    }

    Result<std::size_t> read(std::span<char> buffer) override
    {
        if (given_ == chunk_.size() && taken_ == 0 && skipped_ == 0 && buffer.size() >= chunk_size)
            return read_whole_chunks(buffer);
        if (given_ == chunk_.size()) {
            if (auto filled = fill(); !filled)
                return filled.error();
        }
        return give(buffer);
    }

private:
    /// As many as there are and there is room for, to where they are wanted; what is behind them in
    /// the file is for fill().
    Result<std::size_t> read_whole_chunks(std::span<char> buffer)
    {
        const std::uint64_t offset = std::uint64_t(next_) * chunk_size;
        const std::uint64_t there = state_.size - std::min<std::uint64_t>(offset, state_.size);
        const auto count = static_cast<std::size_t>(
            std::min<std::uint64_t>({there, buffer.size(), state_.most_at_once}) / chunk_size);
        if (count == 0) {
            if (auto filled = fill(); !filled)
                return filled.error();
            return give(buffer);
        }
        const auto got = state_.read(buffer.data(), count * chunk_size, offset);
        if (!got || *got != count * chunk_size)
            return got ? changed_file(state_.name) : got.error();
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view chunk(buffer.data() + i * chunk_size, chunk_size);
            const FileSource::State::Chunk read = {chunk_hash(chunk), chunk_size};
            const std::lock_guard lock(state_.mutex);
            state_.chunks.push_back(read);
        }
        next_ += count;
        return count * chunk_size;
    }

    std::size_t give(std::span<char> buffer)
    {
        const std::size_t count =
            std::min({buffer.size(), chunk_.size() - given_, state_.most_at_once});
        std::copy_n(chunk_.data() + given_, count, buffer.data());
        given_ += count;
        return count;
    }

    Result<void> fill()
    {
        given_ = 0;
        chunk_.clear();
        const std::uint64_t offset = std::uint64_t(next_) * chunk_size;
        if (offset + (skipped_ > 0 ? skipped_ : taken_) >= state_.size)
            return {};
        chunk_.resize(state_.chunk_length(next_));
        const auto got = state_.read(chunk_.data(), chunk_.size(), offset);
        if (!got || *got != chunk_.size()) {
            chunk_.clear();
            return got ? changed_file(state_.name) : got.error();
        }
        const FileSource::State::Chunk read = {chunk_hash(chunk_), chunk_.size()};
        const std::lock_guard lock(state_.mutex);
        if (taken_ == 0) {
            state_.chunks.push_back(read);
        } else {
            if (chunk_hash({chunk_.data(), taken_}) != state_.chunks.back().hash) {
                chunk_.clear();
                return changed_file(state_.name);
            }
            state_.chunks.back() = read;
        }
        given_ = skipped_ > 0 ? std::exchange(skipped_, 0) : taken_;
        taken_ = chunk_.size();
        if (taken_ == chunk_size) {
            ++next_;
            taken_ = 0;
        }
        return {};
    }

    FileSource::State& state_;
    std::string chunk_;
    std::size_t given_ = 0;
    std::size_t next_ = 0;  ///< chunk to be read
    std::size_t taken_ = 0; ///< bytes of it that were there, and read, before the file grew
    std::size_t skipped_;   ///< bytes of the first one that are before where it begins to read
};

std::unique_ptr<ByteReader> FileSource::reader(std::uint64_t offset)
{
    return std::make_unique<FileReader>(*state_, offset);
}

void FileSource::hand_out_at_most(std::size_t bytes)
{
    state_->most_at_once = std::max<std::size_t>(bytes, 1);
}

Result<std::size_t> FileSource::take_piece(std::uint64_t offset, std::span<char> buffer)
{
    assert(offset % chunk_size == 0 && buffer.size() % chunk_size == 0);
    const std::uint64_t there = size() - std::min<std::uint64_t>(offset, size());
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), there));
    auto got = state_->read(buffer.data(), wanted, offset);
    if (!got)
        return got;
    if (*got != wanted)
        return changed_file(state_->name);
    std::vector<State::Chunk> read;
    for (std::size_t at = 0; at < wanted; at += chunk_size) {
        const std::size_t length = std::min(chunk_size, wanted - at);
        read.push_back({chunk_hash({buffer.data() + at, length}), length});
    }
    const auto first = static_cast<std::size_t>(offset / chunk_size);
    const std::lock_guard lock(state_->mutex);
    if (state_->chunks.size() < first + read.size())
        state_->chunks.resize(first + read.size());
    std::copy(read.begin(), read.end(),
              state_->chunks.begin() + static_cast<std::ptrdiff_t>(first));
    return wanted;
}

} // namespace playhead
