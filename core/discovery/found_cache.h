// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/discovery/found_session.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead {

/// What was read of files, to be used again as long as they are what they were: in memory, and in a
/// file of ours from one start to the next. Used by one thread.
class FoundCache
{
public:
    /// `path` is the file; empty for none. What is damaged in it, or of another version, counts as
    /// not there.
    explicit FoundCache(std::string path);

    /// $XDG_CACHE_HOME/Playhead/found-sessions.jsonl, or below ~/.cache; empty where neither is
    /// known.
    [[nodiscard]] static std::string default_path();

    /// What was read of the candidate at `path` when its files had this fingerprint; null where
    /// nothing was. Valid until the next change.
    [[nodiscard]] const std::vector<FoundSession>* find(const std::string& path,
                                                        std::uint64_t fingerprint) const;
    void put(const std::string& path, std::uint64_t fingerprint,
             std::vector<FoundSession> sessions);
    /// Leaves out what was read of files for which `is_wanted(path)` is false.
    template <typename IsWanted>
    void keep_only(IsWanted is_wanted)
    {
        const auto dropped =
            std::erase_if(entries_, [&](const auto& entry) { return !is_wanted(entry.first); });
        has_changed_ = has_changed_ || dropped > 0;
    }
    /// Writes the file where something has changed, readable by its owner only.
    Result<void> save();
    /// Forgets all, and deletes the file.
    void clear();

private:
    struct Entry {
        std::uint64_t fingerprint = 0;
        std::vector<FoundSession> sessions;
    };
    void load();

    std::string path_;
    std::unordered_map<std::string, Entry> entries_;
    bool has_changed_ = false;
};

} // namespace playhead
