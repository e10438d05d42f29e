// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/thread_context.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace playhead::c_api {

namespace {

struct Inside {
    playhead_session session;
    record::EventNumber event;
    std::shared_ptr<const std::atomic<bool>> is_over;
};

thread_local std::vector<Inside> insides;

void forget_what_is_over()
{
    std::erase_if(insides, [](const Inside& each) { return each.is_over && each.is_over->load(); });
}

} // namespace

record::EventNumber current_event(playhead_session session)
{
    forget_what_is_over();
    const auto found =
        std::find_if(insides.rbegin(), insides.rend(),
                     [session](const Inside& each) { return each.session == session; });
    return found == insides.rend() ? 0 : found->event;
}

void go_into(playhead_session session, record::EventNumber event,
             std::shared_ptr<const std::atomic<bool>> is_over)
{
    forget_what_is_over();
    insides.push_back({session, event, std::move(is_over)});
}

bool leave(playhead_session session, record::EventNumber event)
{
    const auto found = std::find_if(insides.rbegin(), insides.rend(), [&](const Inside& each) {
        return !each.is_over && each.session == session && each.event == event;
    });
    if (found == insides.rend())
        return false;
    insides.erase(std::next(found).base());
    return true;
}

record::EventNumber parent_of(playhead_session session, playhead_event_number given)
{
    if (given == PLAYHEAD_NO_PARENT)
        return 0;
    return given != 0 ? given : current_event(session);
}

} // namespace playhead::c_api
