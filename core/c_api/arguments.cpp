// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/arguments.h"

#include "core/base/time.h"

#include <cmath>
#include <limits>

namespace playhead::c_api {

static_assert(PLAYHEAD_UNKNOWN == no_time);
static_assert(PLAYHEAD_INDETERMINATE == static_cast<int>(EventResult::Indeterminate));
static_assert(PLAYHEAD_SUCCESS == static_cast<int>(EventResult::Success));
static_assert(PLAYHEAD_FAIL == static_cast<int>(EventResult::Fail));

namespace {

std::optional<record::Value> value_of(const playhead_value& given)
{
    if (!given.text)
        return std::nullopt;
    return given.is_json != 0 ? record::Value::json(given.text) : record::Value(given.text);
}

std::optional<std::int64_t> count_of(std::int64_t given)
{
    return given == PLAYHEAD_UNKNOWN ? std::nullopt : std::optional(given);
}

std::optional<TokenCounts> tokens_of(const playhead_event& given)
{
    TokenCounts tokens;
    tokens.prompt = count_of(given.prompt_tokens);
    tokens.completion = count_of(given.completion_tokens);
    tokens.total = count_of(given.total_tokens);
    tokens.cache_read = count_of(given.cache_read_tokens);
    tokens.cache_write = count_of(given.cache_write_tokens);
    tokens.reasoning = count_of(given.reasoning_tokens);
    return tokens.is_known() ? std::optional(tokens) : std::nullopt;
}

std::optional<record::Failure> error_of(const playhead_event& given)
{
    if (!given.error_type && !given.error_message && !given.error_code && !given.error_stack &&
        given.error_trigger == 0)
        return std::nullopt;
    return record::Failure{view(given.error_type), view(given.error_message),
                           view(given.error_code), view(given.error_stack), given.error_trigger};
}

std::optional<record::Screenshot> screenshot_of(const playhead_event& given)
{
    record::Screenshot picture;
    if (given.screenshot && given.screenshot_size > 0)
        picture.bytes = {static_cast<const std::byte*>(given.screenshot), given.screenshot_size};
    else if (given.screenshot_path)
        picture.path = given.screenshot_path;
    else
        return std::nullopt;
    return picture;
}

} // namespace

bool is_result(std::int32_t result)
{
    if (result >= PLAYHEAD_INDETERMINATE && result <= PLAYHEAD_FAIL)
        return true;
    fail(PLAYHEAD_INVALID, "There is no such result.",
         "Use PLAYHEAD_SUCCESS, PLAYHEAD_FAIL or PLAYHEAD_INDETERMINATE.");
    return false;
}

bool read_tags(const char* const* tags, std::size_t count, std::vector<std::string_view>& to)
{
    to.clear();
    for (std::size_t i = 0; i < count; ++i) {
        if (!tags || !tags[i]) {
            fail(PLAYHEAD_INVALID, "A tag is missing.", "The count is that of the tags.");
            return false;
        }
        to.emplace_back(tags[i]);
    }
    return true;
}

bool BorrowedEvent::read(const playhead_event& given)
{
    if (view(given.event_type).empty()) {
        fail(PLAYHEAD_INVALID, "The event has no event_type.", "Say what happened.");
        return false;
    }
    if (!is_result(given.result) || !read_tags(given.tags, given.tag_count, tags))
        return false;
    event.event_type = given.event_type;
    event.action_type = view(given.action_type);
    event.result = static_cast<EventResult>(given.result);
    event.model = view(given.model);
    event.agent = view(given.agent);
    event.tags = tags;
    event.params = value_of(given.params);
    event.returns = value_of(given.returns);
    event.prompt = value_of(given.prompt);
    event.completion = value_of(given.completion);
    event.init_timestamp = given.init_timestamp;
    event.end_timestamp = given.end_timestamp;
    event.tokens = tokens_of(given);
    if (!std::isnan(given.cost))
        event.cost = given.cost;
    event.error = error_of(given);
    event.screenshot = screenshot_of(given);
    return true;
}

} // namespace playhead::c_api

void playhead_event_init(playhead_event* event, size_t size)
{
    playhead_event made = {};
    made.init_timestamp = made.end_timestamp = PLAYHEAD_UNKNOWN;
    made.prompt_tokens = made.completion_tokens = made.total_tokens = PLAYHEAD_UNKNOWN;
    made.cache_read_tokens = made.cache_write_tokens = made.reasoning_tokens = PLAYHEAD_UNKNOWN;
    made.cost = std::numeric_limits<double>::quiet_NaN();
    playhead::c_api::init_struct(event, size, made);
}

void playhead_client_options_init(playhead_client_options* options, size_t size)
{
    playhead_client_options made = {};
    made.patience = PLAYHEAD_UNKNOWN;
    playhead::c_api::init_struct(options, size, made);
}

void playhead_session_options_init(playhead_session_options* options, size_t size)
{
    playhead::c_api::init_struct(options, size, {});
}

void playhead_action_options_init(playhead_action_options* options, size_t size)
{
    playhead::c_api::init_struct(options, size, {});
}
