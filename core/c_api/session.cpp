// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/arguments.h"
#include "core/c_api/errors.h"
#include "core/c_api/tables.h"
#include "core/c_api/thread_context.h"

#include <string>
#include <utility>

using namespace playhead;
using namespace playhead::c_api;

namespace {

bool read_options(const playhead_session_options* given, record::SessionOptions& to)
{
    if (!given)
        return true;
    playhead_session_options options = {};
    std::vector<std::string_view> tags;
    std::vector<std::string_view> default_tags;
    if (!read_struct(given, options) || !read_tags(options.tags, options.tag_count, tags) ||
        !read_tags(options.default_tags, options.default_tag_count, default_tags))
        return false;
    to.id = view(options.id);
    to.name = view(options.name);
    to.tags.assign(tags.begin(), tags.end());
    to.default_tags.assign(default_tags.begin(), default_tags.end());
    return true;
}

} // namespace

playhead_session playhead_session_begin(playhead_client client,
                                        const playhead_session_options* options)
{
    return guarded(__func__, playhead_session(0), [&]() -> playhead_session {
        const auto entry = tables().clients.find(client);
        if (!entry) {
            fail_gone("client");
            return 0;
        }
        record::SessionOptions own;
        if (!read_options(options, own))
            return 0;
        return tables().sessions.add(std::make_shared<SessionEntry>(
            SessionEntry{entry->client.begin_session(std::move(own)), client}));
    });
}

const char* playhead_session_id(playhead_session session)
{
    return guarded(__func__, static_cast<const char*>(nullptr), [&]() -> const char* {
        const auto entry = tables().sessions.find(session);
        if (entry)
            return entry->recorder.id().c_str();
        fail_gone("session");
        return nullptr;
    });
}

int32_t playhead_session_end(playhead_session session, int32_t result, const char* reason)
{
    return guarded(__func__, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        if (!is_result(result))
            return PLAYHEAD_INVALID;
        const auto entry = tables().sessions.take(session);
        if (!entry)
            return fail_gone("session");
        entry->recorder.end(static_cast<EventResult>(result), view(reason));
        return PLAYHEAD_OK;
    });
}

int64_t playhead_now(playhead_session session)
{
    return guarded(__func__, std::int64_t(PLAYHEAD_UNKNOWN), [&]() -> std::int64_t {
        if (const auto entry = tables().sessions.find(session))
            return entry->recorder.now();
        fail_gone("session");
        return PLAYHEAD_UNKNOWN;
    });
}

playhead_event_number playhead_record(playhead_session session, const playhead_event* event)
{
    return guarded(__func__, playhead_event_number(0), [&]() -> playhead_event_number {
        const auto entry = tables().sessions.find(session);
        if (!entry) {
            fail_gone("session");
            return 0;
        }
        if (!event) {
            fail(PLAYHEAD_INVALID, "There is no event.");
            return 0;
        }
        playhead_event own;
        playhead_event_init(&own, sizeof own);
        BorrowedEvent borrowed;
        if (!read_struct(event, own) || !borrowed.read(own))
            return 0;
        borrowed.event.parent = parent_of(session, own.parent);
        const record::EventNumber number = entry->recorder.record(borrowed.event);
        if (number == 0)
            fail(PLAYHEAD_LOST, "There was no room for the event.",
                 "Give the client larger rings or more patience.");
        return number;
    });
}

playhead_event_number playhead_current(playhead_session session)
{
    return guarded(__func__, playhead_event_number(0), [&]() -> playhead_event_number {
        if (tables().sessions.find(session))
            return current_event(session);
        fail_gone("session");
        return 0;
    });
}

int32_t playhead_enter(playhead_session session, playhead_event_number event)
{
    return guarded(__func__, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        if (!tables().sessions.find(session))
            return fail_gone("session");
        go_into(session, event, nullptr);
        return PLAYHEAD_OK;
    });
}

int32_t playhead_leave(playhead_session session, playhead_event_number event)
{
    return guarded(__func__, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        if (leave(session, event))
            return PLAYHEAD_OK;
        return fail(PLAYHEAD_INVALID, "This thread has not entered the event.",
                    "Leave once for each time it was entered, on the same thread.");
    });
}
