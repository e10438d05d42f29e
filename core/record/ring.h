// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The way of what one thread records to the writer that takes it from there: bytes in memory that
// is shared with a file, so that they outlive the process however it ends. Internal to core/record.
#pragma once

#include "core/base/result.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace playhead::record {

/// A ring is this many blocks of one size, which are written one behind the other in any order: the
/// next one is the one that was given back last. As long as the reader keeps up, two of them do,
/// and these stay in the cache of the thread that records; all of them are for when it does not.
inline constexpr std::size_t ring_blocks = 16;

/// The start of the mapped memory, and of the file. Each counter has a cache line of its own: two
/// threads that write to one line would wait for each other.
struct RingHeader { // NOLINT(clang-analyzer-optin.performance.Padding): that is what it is for
    char magic[8];  ///< ring_magic
    std::uint32_t version;
    std::uint32_t header_size;
    std::uint64_t capacity; ///< bytes behind the header, a power of two
    std::uint64_t thread;   ///< number of the thread in its run
    /// Bytes ever written and ever taken. Byte n is in the block that blocks[n / block size] names,
    /// the index taken modulo ring_blocks.
    alignas(64) std::atomic<std::uint64_t> head;
    alignas(64) std::atomic<std::uint64_t> tail;
    /// Entries for which there was no room.
    alignas(64) std::atomic<std::uint64_t> lost;
    /// Written before the head is beyond the block's first byte.
    alignas(64) std::atomic<std::uint32_t> blocks[ring_blocks];
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

inline constexpr std::size_t ring_header_size = 4096; ///< a page
inline constexpr std::uint32_t ring_version = 2;
inline constexpr char ring_magic[8] = {'P', 'L', 'H', 'D', 'r', 'i', 'n', 'g'};

/// Entries lie one behind the other, at multiples of eight bytes, none across a block's end: a
/// Padding entry fills what is left there. `size` has this header in it.
struct EntryHeader {
    std::uint32_t size;
    std::uint8_t kind; ///< EntryKind
    std::uint8_t flags;
    std::uint16_t spare;
};
inline constexpr std::uint8_t padding_kind = 0;
inline constexpr std::size_t entry_alignment = 8;

/// Memory for a ring. Movable; unmapped at its end, while a file stays until it is deleted.
class RingMemory
{
public:
    /// Makes the file, with all its blocks reserved: a disk that is full later must not kill the
    /// process that writes to the mapping. Fails where there is no room for it.
    static Result<RingMemory> make_file(const std::string& path, std::size_t capacity,
                                        std::uint64_t thread);
    /// Lost with the process; for where no file can be made. Fails where memory is out.
    static Result<RingMemory> make_private(std::size_t capacity, std::uint64_t thread);
    /// What another process left. Fails for what is no ring of this version.
    static Result<RingMemory> open_file(const std::string& path);
    /// Whether the process ended while it made the file: nothing was put into it.
    [[nodiscard]] static bool is_unfinished(const std::string& path);

    RingMemory(RingMemory&& other) noexcept;
    RingMemory& operator=(RingMemory&&) = delete;
    ~RingMemory();

    [[nodiscard]] RingHeader& header() const { return *static_cast<RingHeader*>(base_); }
    [[nodiscard]] std::byte* data() const
    {
        return static_cast<std::byte*>(base_) + ring_header_size;
    }
    [[nodiscard]] std::size_t capacity() const { return size_ - ring_header_size; }

private:
    RingMemory(void* base, std::size_t size) : base_(base), size_(size) {}
    static Result<RingMemory> map(int descriptor, std::size_t size, const std::string& path);
    void start(std::uint64_t thread);

    void* base_;
    std::size_t size_;
};

/// The writing end, of memory that nothing was written to yet: used by one thread at a time.
class RingWriter
{
public:
    explicit RingWriter(RingMemory& memory);

    /// Room for an entry of this many bytes or more, in one piece; empty where there is none now.
    /// Nothing of it is seen before publish(). A later reserve() takes its place.
    [[nodiscard]] std::span<std::byte> reserve(std::size_t size) noexcept
    {
        if (static_cast<std::size_t>(end_ - at_) < size && !next_block(size))
            return {};
        return {at_, end_};
    }

    /// Makes the entry at the start of what was reserved visible to the reader. Its header's size
    /// is a multiple of entry_alignment.
    void publish(std::size_t size) noexcept
    {
        at_ += size;
        head_ += size;
        header_->head.store(head_, std::memory_order_release);
    }

    /// No entry larger than this is put into the ring.
    [[nodiscard]] std::size_t largest_entry() const { return block_size_; }
    void count_lost() noexcept { header_->lost.fetch_add(1, std::memory_order_relaxed); }

private:
    /// Looks how far the reader has come, and goes on in a free block; what is left of this one,
    /// and too short, is passed over.
    bool next_block(std::size_t size) noexcept;

    RingHeader* header_;
    std::byte* data_;
    std::byte* at_;  ///< where head_ is
    std::byte* end_; ///< of its block
    std::uint64_t head_ = 0;
    std::size_t block_size_;
    std::uint64_t oldest_ = 0; ///< the first block, counted as they were written, not known as read
    std::array<std::uint32_t, ring_blocks> free_; ///< a stack: the first free_count_ of it
    std::size_t free_count_ = ring_blocks;
};

/// The reading end: used by one thread at a time, of this process or, where the writing one is
/// gone, of another.
class RingReader
{
public:
    explicit RingReader(RingMemory& memory);

    /// The next entry, header included, or nothing where all are read. It stays as it is until
    /// release(). Damage (of a file that something else has written to) ends the ring: nothing more
    /// is read, and is_damaged() says so.
    [[nodiscard]] std::span<const std::byte> next();
    /// Gives what was read so far back to the writing end.
    void release();
    /// As if next() had not been called the last time: also what it passed over comes again.
    void put_back() { position_ = before_next_; }
    /// Reads again from what was released last.
    void rewind();
    /// The number of its thread in the run.
    [[nodiscard]] std::uint64_t thread() const { return header_->thread; }
    /// Bytes ever written, and ever given back: for any thread.
    [[nodiscard]] std::uint64_t written() const
    {
        return header_->head.load(std::memory_order_acquire);
    }
    [[nodiscard]] std::uint64_t released() const
    {
        return header_->tail.load(std::memory_order_acquire);
    }
    /// Whether half of it or more is written and not given back.
    [[nodiscard]] bool is_half_full() const
    {
        return written() - released() >= block_size_ * ring_blocks / 2;
    }
    /// Bytes ever read: grows with each entry.
    [[nodiscard]] std::uint64_t position() const { return position_; }
    /// Passes over what was taken before; not beyond what there is.
    void skip_to(std::uint64_t position);
    [[nodiscard]] std::uint64_t lost() const
    {
        return header_->lost.load(std::memory_order_relaxed);
    }
    [[nodiscard]] bool is_damaged() const { return is_damaged_; }
    [[nodiscard]] bool is_empty() const { return position_ == written(); }

private:
    /// Where position_ is; nullptr in a block that cannot be.
    [[nodiscard]] const std::byte* place() const;

    RingHeader* header_;
    const std::byte* data_;
    std::size_t block_size_;
    std::uint64_t position_;
    std::uint64_t before_next_; ///< where position_ was
    std::uint64_t known_head_;
    bool is_damaged_ = false;
};

} // namespace playhead::record
