// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/arguments.h"
#include "core/c_api/errors.h"
#include "core/c_api/tables.h"
#include "core/c_api/thread_context.h"

#include <utility>

using namespace playhead;
using namespace playhead::c_api;

namespace {

/// What a function does with an action that has not ended.
template <typename Use>
std::int32_t with_action(const char* function, playhead_action action, Use use)
{
    return guarded(function, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        const auto entry = tables().actions.find(action);
        if (!entry)
            return fail_gone("action");
        const std::scoped_lock lock(entry->mutex);
        use(entry->action);
        return PLAYHEAD_OK;
    });
}

} // namespace

playhead_action playhead_action_begin(playhead_session session, const char* event_type,
                                      const char* params_json, const playhead_action_options* given)
{
    return guarded(__func__, playhead_action(0), [&]() -> playhead_action {
        const auto entry = tables().sessions.find(session);
        if (!entry) {
            fail_gone("session");
            return 0;
        }
        if (view(event_type).empty()) {
            fail(PLAYHEAD_INVALID, "The action has no event_type.", "Say what begins.");
            return 0;
        }
        playhead_action_options options = {};
        std::vector<std::string_view> tags;
        if (given &&
            (!read_struct(given, options) || !read_tags(options.tags, options.tag_count, tags)))
            return 0;
        record::ActionOptions own;
        own.action_type = view(options.action_type);
        own.agent = view(options.agent);
        own.tags = tags;
        own.parent = parent_of(session, options.parent);
        const auto params = [params_json](record::ItemWriter& items) {
            if (params_json)
                record::write_value(items, record::Field::Params, record::Value::json(params_json));
        };
        auto made = std::make_shared<ActionEntry>(
            record::OpenAction(entry->recorder, event_type, own, params), entry->client);
        if (options.is_detached == 0)
            go_into(session, made->action.number(), made->is_over);
        return tables().actions.add(std::move(made));
    });
}

playhead_event_number playhead_action_event(playhead_action action)
{
    playhead_event_number number = 0;
    with_action(__func__, action, [&](const record::OpenAction& its) { number = its.number(); });
    return number;
}

int32_t playhead_action_returns(playhead_action action, playhead_value value)
{
    return with_action(__func__, action, [&](record::OpenAction& its) {
        if (!value.text)
            its.returns(nullptr);
        else
            its.returns(value.is_json != 0 ? record::Value::json(value.text)
                                           : record::Value(value.text));
    });
}

int32_t playhead_action_fail(playhead_action action, const char* type, const char* message)
{
    return with_action(__func__, action,
                       [&](record::OpenAction& its) { its.fail(view(type), view(message)); });
}

int32_t playhead_action_end(playhead_action action, int32_t result)
{
    return guarded(__func__, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        if (!is_result(result))
            return PLAYHEAD_INVALID;
        const auto entry = tables().actions.take(action);
        if (!entry)
            return fail_gone("action");
        const std::scoped_lock lock(entry->mutex);
        if (entry->action.result() != EventResult::Fail)
            entry->action.result(static_cast<EventResult>(result));
        entry->action.end();
        entry->is_over->store(true);
        return PLAYHEAD_OK;
    });
}
