// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <span>
#include <vector>

namespace playhead {

/// Finds events by the hash of their id. The hashes are the caller's column, with 0 for events that
/// have no id; here is half of each, so that the column is looked at for a hit only. 16 to 32 bytes
/// an event. Of several events with one hash, it knows the first that was added.
class IdTable
{
public:
    /// Adds an event of the column, which comes behind all that were added; false where its hash is
    /// known already.
    bool add(std::span<const std::uint64_t> hashes, EventIndex event);
    /// None where no event that was added has this hash.
    [[nodiscard]] EventIndex find(std::span<const std::uint64_t> hashes, std::uint64_t hash) const;
    /// Says that a hash is about to be asked for: its place in memory is far from that of others.
    void prefetch(std::uint64_t hash) const
    {
        if (!slots_.empty())
            __builtin_prefetch(slots_.data() + (hash & (slots_.size() - 1)));
    }

private:
    struct Slot {
        EventIndex event;            ///< none: nothing is here
        std::uint32_t high_half = 0; ///< of the hash; the low one tells the slot
    };

    /// Where the hash is, or would be.
    [[nodiscard]] std::size_t slot_of(std::span<const std::uint64_t> hashes,
                                      std::uint64_t hash) const;
    void grow(std::span<const std::uint64_t> hashes);
    bool put(std::span<const std::uint64_t> hashes, EventIndex event);

    std::vector<Slot> slots_; ///< a power of two of them, at most half of them in use
    std::size_t used_ = 0;
};

} // namespace playhead
