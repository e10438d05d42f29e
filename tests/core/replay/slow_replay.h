// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <vector>

namespace playhead {

/// The state of a session worked out anew from its columns for every question, in the plainest way,
/// for comparison. Knows nothing of spans, indexes and prefix sums.
class SlowReplay
{
public:
    explicit SlowReplay(const Trace& trace);

    [[nodiscard]] TimeNs begin(EventIndex event) const;
    [[nodiscard]] bool hasBegun(EventIndex event, TimeNs time) const;
    [[nodiscard]] bool isDone(EventIndex event, TimeNs time) const;
    /// When its figures count.
    [[nodiscard]] TimeNs countedAt(EventIndex event) const;
    /// All figures of the events that `begins` and `ends` say are to be counted at that time.
    template <typename Begins, typename Ends>
    [[nodiscard]] Totals totals(const Begins& begins, const Ends& ends) const
    {
        Totals sum;
        for (std::uint32_t i = 0; i < m_trace.event_count(); ++i) {
            const EventIndex event(i);
            if (begins(event))
                addBegun(event, sum);
            if (ends(event))
                addEnded(event, sum);
        }
        return sum;
    }

private:
    void addBegun(EventIndex event, Totals& sum) const;
    void addEnded(EventIndex event, Totals& sum) const;

    [[nodiscard]] bool isInside(EventIndex event, EventIndex other) const;
    [[nodiscard]] bool hasTokens(const std::vector<EventIndex>& events) const;
    [[nodiscard]] bool repeats(EventIndex call, const std::vector<EventIndex>& inside) const;

    const Trace& m_trace;
    std::vector<bool> m_repeatsTokens;
    std::vector<bool> m_repeatsCost;
    std::vector<bool> m_isPaidAround; ///< what was recorded of an event around counts for it
};

/// Whether all figures are the same; sums of cost to a billionth of a dollar.
[[nodiscard]] bool areSame(const Totals& a, const Totals& b);

} // namespace playhead
