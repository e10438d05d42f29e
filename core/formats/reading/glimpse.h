// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is told of sessions by the first and the last bytes of their file, for a list of files that
// nobody has opened.
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite.h"
#include "core/base/time.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// A session, as far as it is known. What is empty, or no_time, is not recorded, or not where it
/// was looked for.
struct SessionGlimpse {
    std::string session_id;
    std::string title;
    std::string recorder; ///< with its version
    std::string project;  ///< the folder that the agent worked in
    std::string parent;   ///< id of the session that started it
    TimeNs started = no_time;
    TimeNs last = no_time;                ///< the latest time that is recorded
    std::optional<std::string> end_state; ///< as recorded
    bool has_failed = false;              ///< its end is told as a failure
    std::string failure;                  ///< what is said of that
};

struct GlimpseInput {
    std::string_view name; ///< of the file, without folders
    std::string_view head; ///< its first bytes
    std::string_view tail; ///< its last bytes; empty where the head is the whole file
    /// Opens the file as a database that is read page by page; empty for a file that is none.
    std::function<Result<sqlite::Database>()> database;
};

} // namespace playhead
