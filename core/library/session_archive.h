// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files of a session as their producer wrote them, in one: a tar that zstd made smaller, which any
// tar unpacks and the formats open as they open the files.
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>

namespace playhead {

/// What the names of archives end with.
inline constexpr std::string_view archive_suffix = ".tar.zst";

struct ArchivedFile {
    std::string path;
    std::string name; ///< in the archive, with / between its parts
};

/// What an archive holds.
struct ArchiveContent {
    /// XXH3 of 128 bits, in hex, of each file's name, size and bytes, in their order.
    std::string hash;
    std::uint64_t bytes = 0;
    std::uint32_t files = 0;

    friend bool operator==(const ArchiveContent&, const ArchiveContent&) = default;
};

/// Writes a new archive at `to`, readable by its owner only. A file that grows meanwhile is taken
/// as long as it was; one that is cut is an Error, as is one that cannot be read. Progress is in
/// bytes. Cancelled, it ends with cancelled(), and what there is at `to` is of no use.
[[nodiscard]] Result<ArchiveContent> write_session_archive(std::span<const ArchivedFile> files,
                                                           const std::string& to, const Job& job);

/// Reads an archive through and says what is in it. An Error where anything in it is damaged.
[[nodiscard]] Result<ArchiveContent> read_session_archive(const std::string& path, const Job& job);

} // namespace playhead
