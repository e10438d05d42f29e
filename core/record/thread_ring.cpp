// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/thread_ring.h"

#include <limits>
#include <thread>
#include <vector>

namespace playhead::record {

namespace {

constexpr std::chrono::nanoseconds shortest_nap = std::chrono::microseconds(50);
constexpr std::chrono::nanoseconds longest_nap = std::chrono::milliseconds(2);

} // namespace

/// Where there was too little room, or the entry is not a usual one.
bool ThreadRing::put_slowly(EntryKind kind, std::uint8_t flags, EntryFacts facts,
                            OutsideStore& outside, std::chrono::nanoseconds patience,
                            ItemSource write)
{
    Placed placed = place(kind, flags, facts, patience, write);
    if (placed == Placed::TooLarge) {
        const auto file = keep_outside(kind, flags, facts, outside, write);
        placed = !file ? Placed::NoRoom
                       : place(EntryKind::Outside, 0, facts, patience, [&file](ItemWriter& items) {
                             items.put(Field::File, ItemType::Text, *file);
                         });
    }
    if (placed != Placed::InRing)
        writer_.count_lost();
    return placed == Placed::InRing;
}

ThreadRing::Placed ThreadRing::place(EntryKind kind, std::uint8_t flags, const EntryFacts& facts,
                                     std::chrono::nanoseconds& patience, ItemSource write)
{
    const std::size_t largest = writer_.largest_entry();
    std::chrono::nanoseconds nap = shortest_nap;
    for (std::size_t wanted = usual_size;;) {
        const std::span<std::byte> room = writer_.reserve(wanted);
        if (room.empty()) {
            if (wait_for_room(patience, nap))
                continue;
            return Placed::NoRoom;
        }
        const std::size_t most = std::min(room.size(), largest);
        if (const std::size_t size = fill(room.first(most), kind, flags, facts, write); size > 0) {
            writer_.publish(size);
            return Placed::InRing;
        }
        if (most == largest)
            return Placed::TooLarge;
        wanted = std::min(largest, most * 2);
    }
}

/// Beyond what a ring is for: memory of its own, and a file. Its name, where there was room.
std::optional<std::string> ThreadRing::keep_outside(EntryKind kind, std::uint8_t flags,
                                                    const EntryFacts& facts, OutsideStore& outside,
                                                    ItemSource write) const
{
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() / 2;
    std::vector<std::byte> entry;
    for (std::size_t room = writer_.largest_entry() * 4; room <= most; room *= 4) {
        entry.resize(room);
        if (const std::size_t size = fill(entry, kind, flags, facts, write); size > 0)
            return outside.keep(std::span<const std::byte>(entry).first(size));
    }
    return std::nullopt;
}

/// Each time for longer: many threads that look often would keep the writer from its work.
bool ThreadRing::wait_for_room(std::chrono::nanoseconds& patience,
                               std::chrono::nanoseconds& nap) const noexcept
{
    if (patience <= std::chrono::nanoseconds::zero())
        return false;
    const auto before = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(std::min(nap, patience));
    patience -= std::chrono::steady_clock::now() - before;
    nap = std::min(nap * 2, longest_nap);
    return true;
}

} // namespace playhead::record
