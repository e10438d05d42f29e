// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace playhead {

/// What became of the records of a file (its lines, elements or rows), each counted once: that
/// nothing was lost on the way can be checked by adding up.
struct RecordTally {
    std::uint64_t events = 0;   ///< became an event, or several
    std::uint64_t merged = 0;   ///< joined one that another record had begun, or says it again
    std::uint64_t metadata = 0; ///< tell of the session, or of nothing that happened
    std::uint64_t damaged = 0;  ///< could not be read; they are shown as what they are

    [[nodiscard]] std::uint64_t read() const { return events + merged + metadata + damaged; }
    void add(const RecordTally& other)
    {
        events += other.events;
        merged += other.merged;
        metadata += other.metadata;
        damaged += other.damaged;
    }
    friend bool operator==(const RecordTally&, const RecordTally&) = default;
};

} // namespace playhead
