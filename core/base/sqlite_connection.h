// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the files that implement sqlite.h share. Internal to core/base/sqlite*.
#pragma once

#include "core/base/sqlite.h"

#include <string>
#include <utility>

struct sqlite3;

namespace playhead::sqlite {

struct Database::Connection {
    explicit Connection(std::string file_path) : path(std::move(file_path)) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    std::string path;
    sqlite3* handle = nullptr;
    Problem problem = Problem::None;

    /// Notes and describes what went wrong last.
    Error fail(int code);
    Result<void> exec(const char* sql);
    Result<void> open(const std::string& uri, int flags);
};

} // namespace playhead::sqlite
