// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Structures of the C interface, checked and as those of C++. Internal to core/c_api.
#pragma once

#include "core/c_api/errors.h"
#include "core/c_api/record.h"
#include "core/record/client.h"
#include "core/record/open_action.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::c_api {

[[nodiscard]] inline std::string_view view(const char* text)
{
    return text ? std::string_view(text) : std::string_view();
}

[[nodiscard]] bool is_result(std::int32_t result);

/// Fills as much as there is room for.
template <typename T>
void init_struct(T* to, std::size_t size, T made)
{
    if (!to)
        return;
    made.size = std::min(size, sizeof(T));
    std::memset(to, 0, size);
    std::memcpy(to, &made, made.size);
}

/// Takes what the program's header knows of the structure; `own` has the rest. False, with an
/// error, where it was not filled by its _init function.
template <typename T>
bool read_struct(const T* given, T& own)
{
    if (given->size < sizeof given->size || given->size > sizeof(T)) {
        fail(PLAYHEAD_INVALID, "The structure was not filled by its _init function.",
             "Call the function first, with the size of the structure.");
        return false;
    }
    std::memcpy(&own, given, given->size);
    return true;
}

/// False, with an error, where a pointer is missing.
bool read_tags(const char* const* tags, std::size_t count, std::vector<std::string_view>& to);

/// An event of C++, which borrows from the one of C and from `tags`.
struct BorrowedEvent {
    record::NewEvent event;
    std::vector<std::string_view> tags;

    /// False, with an error, where it makes no sense. The parent is left out.
    bool read(const playhead_event& given);
};

} // namespace playhead::c_api
