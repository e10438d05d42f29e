// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files that hold other files: zip (deflate, zstd), tar, and what gzip, zstd, xz or bzip2 made
// smaller. libarchive reads them; nothing is written to disk under a name that an archive gives.
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/model/source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What an archive holds.
struct Unpacked {
    struct Member {
        std::string path; ///< within the archive, as it says; empty in a file that was made smaller
        std::shared_ptr<FileSource> source; ///< named after both
    };
    std::vector<Member> members; ///< files alone, in the order of the archive
    /// Why it ends before its end: damaged, cut off, or larger than anyone means it to be.
    std::optional<Error> problem;
};

/// Whether a file that begins so holds others. A session database or a document does not, whatever
/// it is packed in itself.
[[nodiscard]] bool is_packed(std::string_view head);

struct UnpackLimits {
    std::uint64_t bytes = std::uint64_t{1} << 40; ///< of all members
    std::uint64_t members = 200'000;
    /// How much larger than the archive its members may be, once they are large.
    std::uint64_t ratio = 2'000;
};

/// Unpacks all members into a temporary file. An Error where nothing can be had of it; what is
/// there where only its end cannot be read. Cancelled, it ends with cancelled().
[[nodiscard]] Result<Unpacked> unpack(const FileSource& file, const Job& job,
                                      const UnpackLimits& limits = {});

/// What the first bytes of a packed file, or bytes of a zip from one of its members on, hold of the
/// first member: at most `most` bytes of it, fewer where they end. In memory; empty where nothing
/// comes of them.
[[nodiscard]] std::string unpack_beginning(std::string_view packed, std::size_t most);

} // namespace playhead
