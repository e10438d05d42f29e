// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/model/event_span.h"
#include "core/model/placed_sums.h"
#include "core/model/sparse_column.h"
#include "core/model/totals.h"
#include "core/replay/end_search.h"
#include "core/replay/replay_figures.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace playhead {

class Trace;

/// Where an event stands at a moment.
enum class EventState : std::uint8_t { ToCome, Running, Done };

/// A session as far as it had come at a moment.
struct TotalsSoFar {
    /// `events` are those that have begun, `llm_calls` too; failures, tokens and cost are those of
    /// events that have ended.
    Totals figures;
    std::uint32_t done = 0; ///< events that have ended
    [[nodiscard]] std::uint32_t running() const { return figures.events - done; }
};

/// What lies in a stretch of time, such as one dragged on the ruler.
struct RangeTotals {
    TimeRange range;               ///< begin before end, however it was dragged
    std::uint32_t overlapping = 0; ///< events that run, begin or happen in it
    /// `events` and `llm_calls` are those that begin in it; failures, tokens and cost are those of
    /// events that end in it. Ranges side by side add up to the range of both.
    Totals figures;
};

/// The state of a session at any moment, in logarithmic time.
///
/// An event is to come before its span_of() begins, running from then on, and done when it ends; an
/// instant is done when it happens. An event whose end is not recorded runs from its start on and
/// is never done; its figures count at the end of the session, so that none is lost. An event
/// without any time is taken to happen when the one that arrived before it begins (the last of
/// those that have a time; the session's begin where none has), as the tree places it.
///
/// Immutable, and safe to read from any thread. Takes 4.5 bytes an event, 4 more where the
/// tree is in another order than time, and 8 for each figure that an event adds to.
class ReplayIndex
{
public:
    /// `trace` may not be null; it is kept. What was told to stop is not to be asked anything.
    explicit ReplayIndex(std::shared_ptr<const Trace> trace, const std::stop_token& stop = {});
    ReplayIndex(ReplayIndex&&) = default;
    ReplayIndex& operator=(ReplayIndex&&) = default;
    ReplayIndex(const ReplayIndex&) = delete; // the order of a copy would be the original's
    ReplayIndex& operator=(const ReplayIndex&) = delete;
    ~ReplayIndex() = default;

    [[nodiscard]] const Trace& trace() const { return *trace_; }
    /// From the first begin to the last end; no_time twice where nothing has a time.
    [[nodiscard]] TimeRange range() const;

    /// span_of(), and the moment at which it is taken to happen for an event without time.
    [[nodiscard]] EventSpan span(EventIndex event) const;
    [[nodiscard]] EventState state(EventIndex event, TimeNs time) const;

    [[nodiscard]] TotalsSoFar totals_at(TimeNs time) const;
    /// The range is half open: what happens at its end is not in it, unless that is the end of the
    /// session, or the range is a mere moment.
    [[nodiscard]] RangeTotals totals_within(TimeRange range) const;

    /// The running events, latest begun first, the later in the tree first where they began
    /// together: innermost first wherever children begin within their parents. At most `most`, each
    /// in logarithmic time.
    [[nodiscard]] std::vector<EventIndex>
    running(TimeNs time, std::size_t most = std::numeric_limits<std::size_t>::max()) const;

    /// All events by the moment they begin, in the tree's order where they begin together: parents
    /// before their children.
    [[nodiscard]] std::span<const EventIndex> by_begin() const { return by_begin_; }
    /// Where an event stands in by_begin().
    [[nodiscard]] std::uint32_t rank(EventIndex event) const;
    /// The ranks of a set of events, whose numbers may go beyond those of the trace. A step for
    /// each event of the trace, or for 64 of them where they arrived in the order of their begins.
    [[nodiscard]] Bits ranks_of(const Bits& events) const;
    /// How many events begin before `time`, and at or before it: ranks in by_begin().
    [[nodiscard]] std::uint32_t begun_before(TimeNs time) const;
    [[nodiscard]] std::uint32_t begun_until(TimeNs time) const;

private:
    void place_untimed();
    void sort_by_begin();
    void index_ends();
    /// When an event stops to run: span().end, or never.
    [[nodiscard]] TimeNs done_at(EventIndex event) const;
    [[nodiscard]] std::uint32_t done_until(TimeNs time) const;
    /// Ranks in by_due_.
    [[nodiscard]] std::uint32_t due_until(TimeNs time) const;
    [[nodiscard]] std::uint32_t due_before(TimeNs time) const
    {
        return time == no_time ? 0 : due_until(time - 1);
    }
    [[nodiscard]] bool is_to_the_end(TimeNs time) const;

    std::shared_ptr<const Trace> trace_;
    SparseColumn<TimeNs> untimed_;         ///< the moments of events that have none
    std::span<const EventIndex> by_begin_; ///< the tree's order, or sorted_
    std::vector<EventIndex> sorted_;
    bool is_by_number_ = false; ///< by_begin_ is: they arrived in the order of their begins
    /// By when they end, and when the figures of what never does count.
    std::vector<EventIndex> by_due_;
    PlacedCount endless_; ///< of by_due_, by place there
    EndSearch running_;   ///< over done_at() in the order of by_begin_
    ReplayFigures figures_;
};

} // namespace playhead
