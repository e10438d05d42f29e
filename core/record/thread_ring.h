// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// One thread's ring, and how an entry is put into it. Internal to core/record.
#pragma once

#include "core/record/entry.h"
#include "core/record/item.h"
#include "core/record/ring.h"

#include <chrono>
#include <cstdint>
#include <optional>
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
    bool put(EntryKind kind, std::uint8_t flags, const EntryFacts& facts, OutsideStore& outside,
             std::chrono::nanoseconds patience, ItemSource write) noexcept;

    [[nodiscard]] RingReader& reader() { return reader_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    void count_lost() noexcept { writer_.count_lost(); }

private:
    static constexpr unsigned event_bits = 40;
    bool put_outside(EntryKind kind, std::uint8_t flags, const EntryFacts& facts,
                     OutsideStore& outside, std::chrono::nanoseconds patience, ItemSource write);
    [[nodiscard]] bool wait_for_room(std::chrono::nanoseconds& patience) const noexcept;
    RingMemory memory_;
    RingWriter writer_;
    RingReader reader_;
    std::string name_;
    std::uint64_t next_event_;
};

} // namespace playhead::record
