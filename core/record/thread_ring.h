// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// One thread's ring, and how an entry is put into it. Internal to core/record.
#pragma once

#include "core/record/entry.h"
#include "core/record/item.h"
#include "core/record/ring.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace playhead::record {

/// Where entries go that are too large for a ring.
class OutsideStore
{
public:
    virtual ~OutsideStore() = default;
    /// Keeps the bytes of an entry in a file of their own, and returns its name; nothing where
    /// there is no room.
    virtual std::optional<std::string> keep(std::span<const std::byte> entry) noexcept = 0;
};

/// Owned by one thread after the other; read by the writer.
class ThreadRing
{
public:
    ThreadRing(RingMemory memory, std::string name, std::uint64_t number)
        : memory_(std::move(memory))
        , writer_(memory_)
        , reader_(memory_)
        , name_(std::move(name))
        , next_event_(number << event_bits)
    {
    }
    ThreadRing(const ThreadRing&) = delete;
    ThreadRing& operator=(const ThreadRing&) = delete;

    /// Unique in the run.
    [[nodiscard]] std::uint64_t new_event() noexcept { return ++next_event_; }
    [[nodiscard]] static std::uint64_t ring_of(std::uint64_t event) { return event >> event_bits; }
    [[nodiscard]] static std::uint64_t number_of(std::uint64_t event)
    {
        return event & ((std::uint64_t{1} << event_bits) - 1);
    }

    /// Writes an entry with the items that `write` puts. Waits for room for `patience` at most;
    /// false where the entry was lost, and is counted.
    template <typename Write>
    bool put(EntryKind kind, std::uint8_t flags, const EntryFacts& facts, OutsideStore& outside,
             std::chrono::nanoseconds patience, const Write& write) noexcept
    try {
        // What is usual is done here, where the compiler sees all of it.
        const std::span<std::byte> room = writer_.reserve(usual_size);
        const std::size_t most = std::min(room.size(), writer_.largest_entry());
        if (const std::size_t size = fill(room.first(most), kind, flags, facts, write); size > 0) {
            writer_.publish(size);
            return true;
        }
        return put_slowly(kind, flags, facts, outside, patience, write);
    } catch (...) { // a program's own conversion
        writer_.count_lost();
        return false;
    }

    [[nodiscard]] RingReader& reader() { return reader_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    void count_lost() noexcept { writer_.count_lost(); }

private:
    static constexpr unsigned event_bits = 40;
    /// Room that is asked for first; what needs more asks again.
    static constexpr std::size_t usual_size = 512;

    template <typename Write>
    static std::size_t fill(std::span<std::byte> room, EntryKind kind, std::uint8_t flags,
                            const EntryFacts& facts, const Write& write);
    /// The facts are a copy, so that the caller's can be in registers.
    bool put_slowly(EntryKind kind, std::uint8_t flags, EntryFacts facts, OutsideStore& outside,
                    std::chrono::nanoseconds patience, ItemSource write);
    enum class Placed : std::uint8_t { InRing, TooLarge, NoRoom };
    Placed place(EntryKind kind, std::uint8_t flags, const EntryFacts& facts,
                 std::chrono::nanoseconds& patience, ItemSource write);
    std::optional<std::string> keep_outside(EntryKind kind, std::uint8_t flags,
                                            const EntryFacts& facts, OutsideStore& outside,
                                            ItemSource write) const;
    [[nodiscard]] bool wait_for_room(std::chrono::nanoseconds& patience,
                                     std::chrono::nanoseconds& nap) const noexcept;
    RingMemory memory_;
    RingWriter writer_;
    RingReader reader_;
    std::string name_;
    std::uint64_t next_event_;
};

/// Puts the items behind where header and facts go, and these before them. The size of the whole;
/// 0 where there was too little room.
template <typename Write>
std::size_t ThreadRing::fill(std::span<std::byte> room, EntryKind kind, std::uint8_t flags,
                             const EntryFacts& facts, const Write& write)
{
    if (room.size() < entry_start)
        return 0;
    std::byte* const start = room.data();
    ItemWriter items(start + entry_start, start + room.size());
    write(items);
    if (items.overflowed())
        return 0;
    const auto used = static_cast<std::size_t>(items.at() - start);
    const std::size_t size = (used + entry_alignment - 1) & ~(entry_alignment - 1);
    const EntryHeader header = {static_cast<std::uint32_t>(size), static_cast<std::uint8_t>(kind),
                                flags, 0};
    std::memcpy(start, &header, sizeof header);
    std::memcpy(start + sizeof header, &facts, sizeof facts);
    return size;
}

} // namespace playhead::record
