// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/steps.h"

#include "core/model/trace.h"
#include "core/replay/replay_index.h"

namespace playhead {

Steps::Steps(std::shared_ptr<const ReplayIndex> index) : index_(std::move(index))
{
    const Trace& trace = index_->trace();
    const auto events = index_->by_begin();
    llm_calls_ = Bits::where(events.size(), [&](std::size_t rank) {
        return trace.action_type(events[rank]) == ActionType::Llm;
    });
    failures_ = Bits::where(events.size(), [&](std::size_t rank) {
        return trace.result(events[rank]) == EventResult::Fail;
    });
}

const Bits* Steps::ranks(StepTo what) const
{
    switch (what) {
    case StepTo::Event:
        break;
    case StepTo::LlmCall:
        return &llm_calls_;
    case StepTo::Failure:
        return &failures_;
    case StepTo::Hit:
        return &hits_;
    }
    return nullptr;
}

EventIndex Steps::at_or_after(StepTo what, std::uint32_t rank) const
{
    const auto events = index_->by_begin();
    if (const Bits* listed = ranks(what)) {
        const std::size_t found = listed->next(rank);
        return found < listed->size() ? events[found] : EventIndex();
    }
    return rank < events.size() ? events[rank] : EventIndex();
}

EventIndex Steps::before(StepTo what, std::uint32_t rank) const
{
    const auto events = index_->by_begin();
    if (const Bits* listed = ranks(what)) {
        const std::size_t found = listed->previous(rank);
        return found < listed->size() ? events[found] : EventIndex();
    }
    return rank > 0 ? events[rank - 1] : EventIndex();
}

EventIndex Steps::next(StepTo what, EventIndex from) const
{
    return at_or_after(what, index_->rank(from) + 1);
}

EventIndex Steps::next(StepTo what, TimeNs from) const
{
    return at_or_after(what, index_->begun_until(from));
}

EventIndex Steps::previous(StepTo what, EventIndex from) const
{
    return before(what, index_->rank(from));
}

EventIndex Steps::previous(StepTo what, TimeNs from) const
{
    return before(what, index_->begun_before(from));
}

EventIndex Steps::next_sibling(EventIndex from) const
{
    return index_->trace().tree().next_sibling(from);
}

EventIndex Steps::previous_sibling(EventIndex from) const
{
    const Trace& trace = index_->trace();
    const EventIndex parent = trace.parent(from);
    const std::uint32_t position = trace.tree().position(from);
    if (position == 0)
        return {};
    // Just before it in preorder stands its parent, or the last event below its previous sibling.
    EventIndex event = trace.tree().order()[position - 1];
    if (event == parent)
        return {};
    while (trace.parent(event) != parent)
        event = trace.parent(event);
    return event;
}

} // namespace playhead
