// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What lies where in a library's folder.
struct LibraryPaths {
    explicit LibraryPaths(std::string library_folder);

    std::string folder;
    std::string catalogue;
    std::string sessions;
    std::string incoming;
    std::string lock;
    std::string search; ///< see TextIndex

    /// The copy that is kept of a catalogue of this version when it is brought up to date on this
    /// day: "catalogue.db.v1-2026-03-02".
    [[nodiscard]] std::string older_catalogue(std::int64_t version, const std::string& day) const
    {
        return catalogue + ".v" + std::to_string(version) + "-" + day;
    }
    [[nodiscard]] std::string session(const std::string& file) const
    {
        return sessions + "/" + file;
    }
    /// The session file inside a folder of incoming/.
    [[nodiscard]] std::string staged(const std::string& name) const;
};

/// A name for a session's file: the id itself where it is harmless (lower-case letters, digits,
/// '-' and '_'), else what is left of it and a hash. Ids are untrusted text: a path, a name that
/// is too long, one that differs from another in case only.
[[nodiscard]] std::string session_file_name(std::string_view session_id,
                                            std::string_view suffix = ".playhead");

/// Whether a name that is read from a catalogue stays in the folder it is used in.
[[nodiscard]] bool is_plain_name(std::string_view name);

/// The library's lock: held while its files and its catalogue change together. The system takes it
/// back when its process ends, however it ends.
class FolderLock
{
public:
    /// Waits for `patience` at most. Fails with a Busy remedy after that.
    static Result<FolderLock> take(const LibraryPaths& paths, std::chrono::milliseconds patience);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

/// A folder of its own in incoming/ for a session that is being written. It is gone with this
/// object, and at the latest with the first library that is opened after its process ended.
class Staging
{
public:
    /// Called under the library's lock, so that nobody takes the new folder for an abandoned one.
    static Result<Staging> make(const LibraryPaths& paths, const FolderLock& lock);
    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&&) = delete;
    ~Staging();

    [[nodiscard]] const std::string& name() const { return name_; }
    /// Where the session's file is written.
    [[nodiscard]] std::string file() const;
    /// Has the file on the disk, with the names that lead to it: before the catalogue names it.
    [[nodiscard]] Result<void> sync() const;
    /// Leaves the folder to whoever opens the library for writing next: the catalogue may name it.
    void leave() { folder_.clear(); }

private:
    Staging(std::string folder, std::string name, int descriptor)
        : folder_(std::move(folder)), name_(std::move(name)), descriptor_(descriptor)
    {
    }
    std::string folder_;
    std::string name_;
    int descriptor_; ///< of its lock
};

/// Whether a process is at work in a folder of incoming/.
[[nodiscard]] bool is_being_written(const std::string& staging_folder);
/// Deletes the folders in incoming/ whose process has ended.
void delete_abandoned(const LibraryPaths& paths, const FolderLock& lock);

[[nodiscard]] bool file_exists(const std::string& path);
/// The same for what must not be guessed: that it cannot be told is an Error.
[[nodiscard]] Result<bool> is_there(const std::string& path);
/// Has the names in a folder on the disk when it returns.
[[nodiscard]] Result<void> sync_folder(const std::string& path);
/// Makes sure that there is a folder at `path` and those above it, readable by their owner only
/// where they are new, and on the disk.
[[nodiscard]] Result<void> make_folders(const std::string& path);
/// Puts a complete file in its place: readable by its owner only, and on the disk, before it gets
/// the name. Replaces what is there.
[[nodiscard]] Result<void> move_into_place(const std::string& from, const std::string& to);

} // namespace playhead
