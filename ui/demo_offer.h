// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace playhead {

/// A demo that the window offers: something that records a session of the library while it runs.
struct DemoOffer {
    QString id;
    QString title;   ///< source text for translation, context "Demo"
    QString summary; ///< one line, the same
    /// Records a session, and returns when it is over. Blocks, and is called on a thread of its
    /// own; a stop ends it within a moment. `begun` is called on that thread with the session's id.
    std::function<Result<void>(std::stop_token stop,
                               const std::function<void(const std::string&)>& begun)>
        run;
};

/// What the window offers, in the order of the menu. It knows no demos of its own.
struct DemoOffers {
    std::vector<DemoOffer> all;
    QString first; ///< id of the one that starts with the window; may be empty
};

} // namespace playhead
