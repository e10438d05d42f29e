// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Which events of a session a filter holds for. Exact over what was recorded: secrets that the
// views mask are found, too. What the person noted is taken from `annotations`, which may be newer
// than those that the trace holds; null takes the trace's.
#pragma once

#include "core/base/bits.h"
#include "core/base/job.h"
#include "core/model/diagnostics.h"
#include "core/model/trace.h"
#include "core/query/filter.h"

#include <cstdint>
#include <functional>
#include <span>

namespace playhead {

/// What the columns alone say. Milliseconds for a million events, so fit for the GUI thread.
struct ColumnVerdict {
    Bits hits; ///< the filter holds, whatever the source says
    Bits open; ///< the source must be read to know; disjoint from hits
};
[[nodiscard]] ColumnVerdict evaluate_columns(const Filter& filter, const Trace& trace,
                                             const Job& job = {},
                                             const Annotations* annotations = nullptr);

/// Whether a filter asks for anything that is not in columns.
[[nodiscard]] bool reads_source(const Filter& filter);
/// Whether a filter asks for what the person noted, so that its hits change with that.
[[nodiscard]] bool reads_annotations(const Filter& filter);

struct FilterResult {
    Bits hits;
    /// False where the job was cancelled: then the hits are those found so far.
    bool is_complete = true;
    /// Events that could not be read. They are no hits, whatever the filter.
    std::uint32_t unread = 0;
    Diagnostics diagnostics;
};

/// Called with hits that were not given before, in no order: on any thread, on one at a time.
using HitsFound = std::function<void(std::span<const EventIndex> hits)>;

/// The whole answer, for a worker thread. What the columns settle is given at once; then the events
/// that are still open are read as they lie in the source, on several threads, and their hits given
/// every few milliseconds. Records whose bytes show that they hold no text that is looked for are
/// not decoded. A stop takes effect between two events, and within long texts. The result does not
/// depend on the number of threads: 0 for one a core.
[[nodiscard]] FilterResult evaluate(const Filter& filter, const Trace& trace, const Job& job = {},
                                    const HitsFound& on_hits = {},
                                    const Annotations* annotations = nullptr, unsigned threads = 0);

/// All that the hits ran inside of, hits among them where one ran inside another.
[[nodiscard]] Bits ancestors_of(const Trace& trace, const Bits& hits);

namespace diagnostics {
extern const DiagnosticKind not_searched;
}

} // namespace playhead
