// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is in a folder, by its descriptor: what its path leads to meanwhile does not matter.
#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

class FolderListing
{
public:
    struct Entry {
        std::string name;
        bool is_folder = false; ///< else a regular file: links, pipes and others are left out
    };

    /// The path may be a link. Nothing where there is no folder.
    [[nodiscard]] static Result<std::optional<FolderListing>> open(const std::string& path);
    /// A folder in another one; not by a link.
    [[nodiscard]] static Result<std::optional<FolderListing>>
    open_within(const FolderListing& folder, const std::string& name);
    FolderListing(FolderListing&& other) noexcept;
    FolderListing& operator=(FolderListing&&) = delete;
    ~FolderListing();

    /// By name.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] bool has_file(std::string_view name) const { return has(name, false); }
    [[nodiscard]] bool has_folder(std::string_view name) const { return has(name, true); }
    [[nodiscard]] std::string path_of(const std::string& name) const;
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Nothing where there is no regular file of this name by now.
    [[nodiscard]] std::optional<FileStamp> stamp_of(const Entry& entry) const;
    [[nodiscard]] std::uint64_t device() const { return device_; }
    [[nodiscard]] std::uint64_t inode() const { return inode_; }

private:
    FolderListing(int descriptor, std::string path);
    [[nodiscard]] static Result<std::optional<FolderListing>> list(int descriptor,
                                                                   std::string path);
    [[nodiscard]] bool has(std::string_view name, bool is_folder) const;
    void read();

    int descriptor_;
    std::string path_;
    std::uint64_t device_ = 0;
    std::uint64_t inode_ = 0;
    std::vector<Entry> entries_;
};

} // namespace playhead
