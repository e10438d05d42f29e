// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is taken out of the rings at a time. Internal to core/record.
#pragma once

#include "core/record/entry.h"
#include "core/record/sink.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace playhead::record {

/// One ring to be emptied.
struct RingSource {
    RingReader* reader = nullptr;
    std::string_view name;
    std::string_view thread; ///< what its events' thread is called
};

/// An entry in a ring.
struct FoundEntry {
    std::string_view bytes;
    TimeNs time = 0;
    std::size_t ring = 0; ///< of the sources
};

/// Reads rings side by side, as their entries' times say: what was recorded first comes first,
/// though one thread has far more to say than another.
class RoundReader
{
public:
    /// Reads what lies in the rings, up to a limit; with bounds, up to these and no further. True
    /// where there is more. The rings of later rounds are those of the first and new ones.
    bool read(std::span<const RingSource> rings, const std::optional<RingPositions>& bounds);
    /// In the order of their times. They stay as they are until the rings are released.
    [[nodiscard]] const std::vector<FoundEntry>& found() const { return found_; }
    void clear() { found_.clear(); }

private:
    /// The next one of a ring.
    struct Waiting {
        Entry entry;
        FoundEntry found;
    };

    [[nodiscard]] static bool is_later(const Waiting& a, const Waiting& b);
    [[nodiscard]] std::optional<Waiting> next_of(std::size_t ring) const;
    void take(const Waiting& waiting);
    void read_side_by_side();
    void read_least();
    void read_beginnings();

    std::vector<FoundEntry> found_;
    std::vector<std::uint64_t> latest_; ///< by ring: the event of its thread that was taken last

    // Of one round.
    std::span<const RingSource> rings_;
    std::vector<std::uint64_t> ends_; ///< by ring: no entry that begins there or later is read
    std::vector<std::size_t> taken_;  ///< by ring: bytes
    std::vector<Waiting> waiting_;    ///< a heap, the earliest on top
    bool is_bounded_ = false;
};

} // namespace playhead::record
