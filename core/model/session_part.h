// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/model/trace.h"

#include <memory>
#include <string>
#include <string_view>

namespace playhead {

/// Some events of a session, and why these.
struct PickedEvents {
    Bits hits;          ///< those that were asked for, of the session's event count
    Bits events;        ///< the hits and, where they are wanted, what they ran inside of
    std::string filter; ///< the expression that holds for the hits
    bool with_ancestors = false;

    [[nodiscard]] bool contains(EventIndex event) const { return events.test(event.value()); }
    [[nodiscard]] bool is_ancestor_only(EventIndex event) const
    {
        return contains(event) && !hits.test(event.value());
    }
};

/// A session of its own that has only these events of the whole, numbered anew in the same order.
/// All else that is recorded of the session stays, its end state and its data notes among it; a
/// note says that this is a part, and of what.
///
/// Links are those of the whole: an event whose parent is left out is a root that is marked with
/// EventFlag::ParentLeftOut, and never the child of another. So is one whose link the whole had to
/// cut. The sources are shared with the whole.
[[nodiscard]] std::shared_ptr<const Trace> part_of(const Trace& whole, const PickedEvents& picked);

/// Whether the session, or what it was read from, is a part of another.
[[nodiscard]] bool is_part(const Trace& trace);

namespace diagnostics {
extern const DiagnosticKind part_of_session;
}

} // namespace playhead
