// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The sessions that agents have left on this computer.
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/discovery/found_cache.h"
#include "core/discovery/found_session.h"
#include "core/discovery/places.h"

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead {

/// What a search came to.
struct SearchReport {
    std::size_t sessions = 0;      ///< that there are now
    std::size_t files = 0;         ///< that may hold some, a session in a folder counting as one
    std::size_t read = 0;          ///< of these were opened; the others are what they were
    std::size_t unknown = 0;       ///< of these are of no known format
    std::vector<std::string> gone; ///< keys of what was found before, and is not there any more
    std::vector<Error> failures;   ///< of files and folders that cannot be read
    bool is_cut_off = false;       ///< there is more than is looked at (WalkLimits)
    bool was_cancelled = false;    ///< what was published until then was found
    DurationNs took = 0;
};

/// Looks for sessions in places, again and again: the first time all that are there are published,
/// and later those that are new or have changed. Files are opened where they were not read before,
/// or have changed since; nothing is written near them. Used by one thread at a time.
class Discovery
{
public:
    /// Some of what was found, the newest first.
    using Publish = std::function<void(std::vector<FoundSession> sessions)>;

    /// `cache_path` as for FoundCache.
    explicit Discovery(std::string cache_path) : cache_(std::move(cache_path)) {}

    /// What was read before is published at once; the rest as it is read, files that were written
    /// last first. Progress is in files.
    SearchReport search(const std::vector<SearchPlace>& places, const Job& job,
                        const Publish& publish);
    /// Forgets what was found and read, also on the disk.
    void forget();

private:
    class Search;
    FoundCache cache_;
    std::unordered_map<std::string, FoundSession> published_; ///< by key
};

} // namespace playhead
