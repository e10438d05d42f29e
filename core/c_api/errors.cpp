// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/errors.h"

#include <string>

namespace playhead::c_api {

namespace {

struct LastError {
    std::string message;
    std::string where;
    std::string remedy;
    playhead_error shown = {PLAYHEAD_OK, "", "", ""};
};

thread_local LastError last;
thread_local const char* called = "";

} // namespace

void note_call(const char* function) noexcept
{
    called = function;
}

std::int32_t fail(playhead_status code, std::string_view message, std::string_view remedy,
                  std::string_view where) noexcept
{
    try {
        last.message = message;
        last.where = where.empty() ? std::string_view(called) : where;
        last.remedy = remedy;
        last.shown = {code, last.message.c_str(), last.where.c_str(), last.remedy.c_str()};
    } catch (...) { // there is no memory for what to say
        last.shown = {code, "Memory is used up.", called, ""};
    }
    return code;
}

std::int32_t fail(const Error& error) noexcept
{
    return fail(PLAYHEAD_FAILED, error.what, error.remedy, error.where);
}

std::int32_t fail_gone(std::string_view what) noexcept
try {
    const std::string name(what);
    return fail(PLAYHEAD_GONE, "There is no such " + name + ", or it has ended.",
                "Use the number that was returned when it began, until it ends.");
} catch (...) {
    return fail(PLAYHEAD_GONE, {});
}

} // namespace playhead::c_api

const playhead_error* playhead_last_error(void)
{
    return &playhead::c_api::last.shown;
}
