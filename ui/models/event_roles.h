// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <Qt>

namespace playhead {

/// What models of events tell beside Qt's own roles.
enum EventRole {
    EventIndexRole = Qt::UserRole + 1, ///< uint: the event's number
    DepthRole,                         ///< int: 1 for a root
    ActionTypeRole,                    ///< int: ActionType
    ResultRole,                        ///< int: EventResult
    HasChildrenRole,                   ///< bool
    IsExpandedRole,                    ///< bool: false only where it has children that are hidden
    FailuresBelowRole,                 ///< int: failed events that a collapsed event hides
    IsHitRole,                         ///< bool: false for all where there is no filter
    HitsBelowRole,                     ///< uint: hits of the filter that a collapsed event hides
    IsBookmarkedRole,                  ///< bool: by the person
    HasNoteRole,                       ///< bool: of the person's
    IsRollUpRole,                      ///< bool: the figure is a sum of the events below
};

} // namespace playhead
