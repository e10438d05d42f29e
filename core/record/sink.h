// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <memory>
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

/// Whether the first is as far as the second in every ring that the second names, if it names any.
[[nodiscard]] bool has_come_to(const RingPositions& kept, const RingPositions& wanted);
/// Takes over what the second says of its rings.
void go_on_to(RingPositions& kept, const RingPositions& positions);

/// As the text of a JSON object, and from it.
[[nodiscard]] std::string to_json(const RingPositions& positions);
[[nodiscard]] RingPositions read_positions(std::string_view json);

/// Where recorded sessions go. Used by one thread, the writer's.
class Sink
{
public:
    virtual ~Sink() = default;

    /// Keeps all of them and the positions, or says why not: then they come again, and what was
    /// kept is passed over by its positions. What is kept survives the process.
    virtual Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                               const RingPositions& positions) = 0;

    /// The furthest positions that were kept of a run; none of one that is unknown. When a run is
    /// taken up, its first batch ends there, as it did: a sink of several files may have been
    /// interrupted between two of them, and takes what is missing.
    virtual Result<RingPositions> positions(std::string_view run) = 0;

    /// Has all that was kept on the disk, where the end of the system does not take it, or says why
    /// not. Called once, when nothing more is written.
    virtual Result<void> finish() { return {}; }

    /// In a line of text what open_sink() makes the same sink of, for a process that takes up what
    /// this one left; empty where nothing can.
    [[nodiscard]] virtual std::string address() const = 0;

    /// A sink of this kind for the address that another one gave. Fails for other kinds of address.
    [[nodiscard]] virtual Result<std::unique_ptr<Sink>> open_other(std::string_view address) const;
};

} // namespace playhead::record
