// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/session_files.h"

#include "core/discovery/folder_listing.h"
#include "core/discovery/folder_unit.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace playhead {

namespace {

constexpr int deepest = 24;

std::string folder_of(const std::string& path)
{
    return path.substr(0, path.rfind('/'));
}

std::string_view name_of(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

class Collector
{
public:
    explicit Collector(const Job& job) : job_(job) {}

    void add(const FolderListing& folder, const FolderListing::Entry& entry,
             const std::string& name)
    {
        const auto stamp = folder.stamp_of(entry);
        if (!stamp)
            return;
        found_.files.push_back({folder.path_of(entry.name), name});
        const std::array<std::uint64_t, 2> is = {static_cast<std::uint64_t>(stamp->size),
                                                 static_cast<std::uint64_t>(stamp->modified)};
        found_.state = XXH3_64bits_withSeed(name.data(), name.size(), found_.state);
        found_.state = XXH3_64bits_withSeed(is.data(), sizeof(is), found_.state);
    }

    // NOLINTNEXTLINE(misc-no-recursion): no deeper than `deepest`
    void add_all(const FolderListing& folder, const std::string& name, int depth = 0)
    {
        for (const FolderListing::Entry& entry : folder.entries()) {
            if (job_.is_cancelled() || depth > deepest)
                return;
            std::string inner_name = name + "/" + entry.name;
            if (!entry.is_folder) {
                add(folder, entry, inner_name);
                continue;
            }
            const auto inner = FolderListing::open_within(folder, entry.name);
            if (inner && *inner)
                add_all(**inner, inner_name, depth + 1);
        }
    }

    /// The one that leads comes first.
    SessionFiles take(const std::string& path)
    {
        const auto leads = std::find_if(found_.files.begin(), found_.files.end(),
                                        [&path](const auto& file) { return file.path == path; });
        if (leads != found_.files.end())
            std::rotate(found_.files.begin(), leads, leads + 1);
        return std::move(found_);
    }

private:
    const Job& job_;
    SessionFiles found_;
};

/// The folder that a session is, where its leading file lies in one.
Result<std::optional<FolderListing>> folder_session(const std::string& path)
{
    for (std::string folder = folder_of(path); const int ups : {0, 1}) {
        auto listing = FolderListing::open(folder);
        if (!listing)
            return listing.error();
        if (*listing) {
            const auto unit = folder_unit(**listing);
            if (unit && unit->path == path)
                return listing;
        }
        if (ups == 0)
            folder = folder_of(folder);
    }
    return std::optional<FolderListing>();
}

} // namespace

Result<SessionFiles> files_of(const FoundSession& session, const Job& job)
{
    if (session.is_one_of_several)
        return Error{"The session is a part of a database.", session.path,
                     "It can be kept by itself once it is open."};
    Collector files(job);
    auto whole = folder_session(session.path);
    if (!whole)
        return whole.error();
    if (*whole) {
        files.add_all(**whole, std::string(name_of((*whole)->path())));
        return files.take(session.path);
    }
    const auto folder = FolderListing::open(folder_of(session.path));
    if (!folder)
        return folder.error();
    const std::string name(name_of(session.path));
    if (!*folder || !(*folder)->has_file(name))
        return Error{"The session's file is gone.", session.path, {}};
    files.add(**folder, {name, false}, name);
    const std::string stem = name.substr(0, name.rfind('.'));
    if ((*folder)->has_folder(stem)) {
        const auto parts = FolderListing::open_within(**folder, stem);
        if (parts && *parts)
            files.add_all(**parts, stem);
    }
    return files.take(session.path);
}

} // namespace playhead
