// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace playhead::record {

/// What is kept: one JSON object of the native session format (core/native/README.md) each.
struct SinkRecord {
    enum class Kind : std::uint8_t {
        Session, ///< what is known of a session; a later one for the same session completes it
        Event,
        Update, ///< more of an event that was kept before: its id, and the keys that are new
    };
    Kind kind = Kind::Event;
    std::string_view session_id;
    std::string_view json; ///< without line breaks
};

/// How far each ring of a run was taken, by the ring's name.
using RingPositions = std::map<std::string, std::uint64_t, std::less<>>;

/// What a sink has kept of a run. A sink of several files may be interrupted between two of them:
/// then some of its sessions have the last batch, and some have not.
struct KeptPositions {
    RingPositions all;  ///< that all its sessions have
    RingPositions some; ///< that at least one has; as `all`, or one batch further
};

/// Where recorded sessions go. Used by one thread, the writer's.
class Sink
{
public:
    virtual ~Sink() = default;

    /// Keeps all of them and the positions, and says why where it does not: then the same records
    /// come again, and those that were kept are passed over. What was kept survives the process.
    virtual Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                               const RingPositions& positions) = 0;

    /// The positions that were kept last for a run; none for one that is unknown. When it is taken
    /// up, the first batch is the one between the two, as it was, for the sessions that lack it.
    virtual Result<KeptPositions> positions(std::string_view run) = 0;

    /// In a line of text what open_sink() makes the same sink of, for a process that takes up what
    /// this one left; empty where nothing can.
    [[nodiscard]] virtual std::string address() const = 0;
};

} // namespace playhead::record
