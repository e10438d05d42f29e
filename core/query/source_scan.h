// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/query/byte_screen.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace playhead {

/// Events that lie close together in one source, to be read in one go.
struct Stretch {
    std::size_t first = 0; ///< place in the list of events
    std::size_t count = 0;
    bool is_in_pieces = false; ///< its bytes are read without regard to where events begin
};

/// All events of a list in reading order (by source, then place), cut into stretches of a few
/// milliseconds at most, events that are longer apart.
[[nodiscard]] std::vector<Stretch> stretches_of(const Trace& trace,
                                                std::span<const EventIndex> events);

/// Takes the events of a stretch, each by one call, in no order.
class EventSink
{
public:
    EventSink() = default;
    EventSink(const EventSink&) = delete;
    EventSink& operator=(const EventSink&) = delete;
    virtual ~EventSink() = default;

    /// The event is gone after the call.
    virtual void take(EventIndex index, const Event& event) = 0;
    /// It holds none of the texts that the screen looks for.
    virtual void pass_over(EventIndex index) = 0;
    virtual void fail(EventIndex index, const Error& error) = 0;
};

/// Reads stretches, and decodes of them what a screen lets pass. For one thread: it keeps its
/// memory, which is a few hundred kilobytes and the longest event.
class StretchReader
{
public:
    /// What is passed outlives the reader. Without a screen all events are decoded.
    StretchReader(const Trace& trace, const ByteScreen* screen, const std::stop_token& stop);

    /// A stop takes effect within milliseconds, in the middle of an event too; the rest is not
    /// given.
    void read(std::span<const EventIndex> events, const Stretch& stretch, EventSink& sink);

private:
    struct Place {
        EventIndex event;
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        bool may_hold = false;
    };

    [[nodiscard]] Place place_of(EventIndex event) const;
    void load(EventIndex event, EventSink& sink);
    /// What the screen finds in `bytes`, which stand at `base`.
    void search(std::string_view bytes);
    void look_at(Place& place, std::uint64_t base) const;
    void settle(const Place& place, std::string_view bytes, std::uint64_t base, EventSink& sink);
    void read_pieces(std::span<const EventIndex> events, EventSink& sink);

    const Trace& trace_;
    const ByteScreen* screen_;
    const std::stop_token& stop_;
    std::unique_ptr<char[]> buffer_; // NOLINT(*-avoid-c-arrays): bytes that nobody sets to 0
    std::vector<std::uint32_t> found_;
    std::vector<Place> open_; ///< begun, and not wholly read
};

} // namespace playhead
