// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite_pages.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>
#include <vector>

namespace playhead::sqlite {

namespace {

constexpr std::size_t log_header_size = 32;
constexpr std::size_t frame_header_size = 24;
constexpr std::uint32_t log_magic =
    0x377F0682; ///< its lowest bit is the order of checksummed words
constexpr std::uint32_t log_version = 3'007'000;
constexpr std::uint32_t least_page_size = 512;
constexpr std::uint32_t most_page_size = 65536;

/// The log's numbers are big-endian.
std::uint32_t number_at(std::span<const char> bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// The checksum that goes on from frame to frame.
class RunningSum
{
public:
    explicit RunningSum(bool is_big_endian) : is_big_endian_(is_big_endian) {}

    void add(std::span<const char> bytes)
    {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first_ += word_at(bytes, at) + second_;
            second_ += word_at(bytes, at + 4) + first_;
        }
    }
    [[nodiscard]] bool is(std::uint32_t first, std::uint32_t second) const
    {
        return first_ == first && second_ == second;
    }

private:
    [[nodiscard]] std::uint32_t word_at(std::span<const char> bytes, std::size_t at) const
    {
        const std::uint32_t word = number_at(bytes, at);
        return is_big_endian_ ? word : __builtin_bswap32(word);
    }

    bool is_big_endian_;
    std::uint32_t first_ = 0;
    std::uint32_t second_ = 0;
};

bool read_all(const FileBytes& file, std::uint64_t offset, std::span<char> to)
{
    const auto count = file.read(offset, to);
    return count && *count == to.size();
}

} // namespace

DatabasePages::DatabasePages(FileBytes database, const std::optional<FileBytes>& log)
    : database_(std::move(database)), size_(database_.size)
{
    if (log)
        take_log(*log);
}

void DatabasePages::take_log(const FileBytes& log)
{
    std::array<char, log_header_size> header{};
    if (log.size < header.size() || !read_all(log, 0, header))
        return;
    const std::uint32_t magic = number_at(header, 0);
    const std::uint32_t page_size = number_at(header, 8);
    if ((magic & ~1U) != log_magic || number_at(header, 4) != log_version ||
        page_size < least_page_size || page_size > most_page_size ||
        !std::has_single_bit(page_size))
        return;
    RunningSum sum((magic & 1U) != 0);
    sum.add(std::span(header).first(24));
    if (!sum.is(number_at(header, 24), number_at(header, 28)))
        return;

    std::unordered_map<std::uint32_t, std::uint64_t> written; ///< since the last commit
    std::vector<char> frame(frame_header_size + page_size);
    for (std::uint64_t at = log_header_size; at + frame.size() <= log.size; at += frame.size()) {
        // Frames with other salts are of the log before, whose place this one takes.
        if (!read_all(log, at, frame) || std::memcmp(&frame[8], &header[16], 8) != 0)
            break;
        sum.add(std::span(frame).first(8));
        sum.add(std::span(frame).subspan(frame_header_size));
        if (!sum.is(number_at(frame, 16), number_at(frame, 20)))
            break;
        written[number_at(frame, 0)] = at + frame_header_size;
        const std::uint32_t pages = number_at(frame, 4);
        if (pages == 0)
            continue;
        for (const auto& [page, place] : written)
            newer_[page] = place;
        written.clear();
        size_ = std::uint64_t(pages) * page_size;
    }
    log_ = log;
    page_size_ = page_size;
}

bool DatabasePages::read(std::uint64_t offset, std::span<char> to, std::size_t& count) const
{
    count = 0;
    if (offset >= size_)
        return true;
    to = to.first(static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), size_ - offset)));
    while (count < to.size()) {
        const std::uint64_t at = offset + count;
        std::span<char> piece = to.subspan(count);
        const FileBytes* file = &database_;
        std::uint64_t place = at;
        if (page_size_ > 0) {
            const std::uint64_t within = at % page_size_;
            piece = piece.first(std::min<std::size_t>(piece.size(), page_size_ - within));
            const auto newer = newer_.find(static_cast<std::uint32_t>(at / page_size_ + 1));
            if (newer != newer_.end()) {
                file = &log_;
                place = newer->second + within;
            }
        }
        const auto got = file->read(place, piece);
        if (!got)
            return false;
        count += *got;
        if (*got < piece.size())
            break;
    }
    return true;
}

} // namespace playhead::sqlite
