// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/conversation.h"
#include "core/base/ids.h"

#include <cstdint>
#include <vector>

namespace playhead {

class Trace;

/// An agent sends the whole conversation with every call of the model. This tells what of it the
/// agent's earlier call held already (its answer included), and so what is new.
struct Repetition {
    std::uint32_t first = 0; ///< the first message that is repeated
    std::uint32_t count = 0; ///< how many from there on are; 0 where nothing is
    /// Earlier messages that were left out before the first repeated one, by an agent that forgets.
    std::uint32_t forgotten = 0;
    /// The instructions at the start (roles system and developer) are not those of the earlier
    /// call.
    bool instructions_changed = false;

    [[nodiscard]] bool covers(std::uint32_t message) const
    {
        return message >= first && message - first < count;
    }
};

/// What `later` repeats of `earlier`. Two messages are the same when role, speaker and parts are,
/// but for white space around texts. Instructions that are the same count as repeated; where they
/// changed, what follows them is compared all the same. The repeated messages are one run: the
/// longest that starts where the instructions of `later` end, and stands anywhere in `earlier`.
/// Only the prompt of `later` can be repeated, an answer is always new.
[[nodiscard]] Repetition find_repetition(const Conversation& earlier, const Conversation& later);

/// The calls of the model by the same agent, in the same thread, that started before this one; the
/// latest first, at most `most` of them. An agent may talk with several models in turn, so that the
/// conversation that goes on need not be the last one: the one with the longest repetition is.
/// Looks no further back than a few thousand events.
[[nodiscard]] std::vector<EventIndex> earlier_calls(const Trace& trace, EventIndex llm_call,
                                                    std::size_t most);

} // namespace playhead
