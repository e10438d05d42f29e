// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The bytes of a database file as SQLite sees it with its write-ahead log, for those who may
// neither lock the files nor write beside them. The log's format: https://sqlite.org/walformat.html
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>

namespace playhead::sqlite {

/// Bytes that are read at any place. `read` fills `to` as far as there are any, and says how many.
struct FileBytes {
    std::function<Result<std::size_t>(std::uint64_t offset, std::span<char> to)> read;
    std::uint64_t size = 0;
};

/// A database file with the pages that its log has newer ones of, up to the last commit that is
/// whole in it. Neither is ever written. Used by one thread.
class DatabasePages
{
public:
    /// Goes through the log once. What is no log, or belongs to another state of the database, is
    /// left out, as SQLite leaves it out.
    explicit DatabasePages(FileBytes database, const std::optional<FileBytes>& log = std::nullopt);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Fills `to` from `offset` on, as far as there is something; false where reading failed.
    [[nodiscard]] bool read(std::uint64_t offset, std::span<char> to, std::size_t& count) const;

private:
    void take_log(const FileBytes& log);

    FileBytes database_;
    FileBytes log_;
    std::uint64_t size_ = 0;
    std::uint32_t page_size_ = 0;                            ///< of the log; 0 where there is none
    std::unordered_map<std::uint32_t, std::uint64_t> newer_; ///< by page: where it is in the log
};

} // namespace playhead::sqlite
