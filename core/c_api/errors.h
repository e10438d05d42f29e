// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How errors of C++ become those of C. Internal to core/c_api.
#pragma once

#include "core/base/result.h"
#include "core/c_api/record.h"

#include <cstdint>
#include <exception>
#include <new>
#include <string_view>

namespace playhead::c_api {

/// Keeps what playhead_last_error() says on this thread, and returns the code. The function that
/// was called is said where nothing else is.
std::int32_t fail(playhead_status code, std::string_view message, std::string_view remedy = {},
                  std::string_view where = {}) noexcept;
std::int32_t fail(const Error& error) noexcept;
/// The number names nothing, or what has ended. `what`: "client", "session", "action".
std::int32_t fail_gone(std::string_view what) noexcept;

/// Which function this thread is in, for errors.
void note_call(const char* function) noexcept;

/// Does what an exported function does, and lets no exception pass: then `failure` is returned.
template <typename Result, typename Call>
Result guarded(const char* function, Result failure, Call call) noexcept
{
    note_call(function);
    try {
        return call();
    } catch (const std::bad_alloc&) {
        fail(PLAYHEAD_NO_MEMORY, "Memory is used up.");
    } catch (const std::exception& exception) {
        fail(PLAYHEAD_FAILED, exception.what());
    } catch (...) {
        fail(PLAYHEAD_FAILED, "Something unexpected happened.");
    }
    return failure;
}

} // namespace playhead::c_api
