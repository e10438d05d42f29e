// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

class QMenu;

namespace playhead {

class SessionContext;

/// Adds a menu that filters by what an event says of its type, action, result, model, agent and
/// tags: each value alone, too, or not.
void addRowFilterMenu(QMenu& menu, SessionContext& context, EventIndex event);

} // namespace playhead
