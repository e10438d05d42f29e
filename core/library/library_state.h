// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the operations of a library have in common. Internal to core/library.
#pragma once

#include "core/library/catalogue.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

struct Library::State {
    State(LibraryPaths library_paths, Catalogue opened, std::chrono::milliseconds waits)
        : paths(std::move(library_paths)), catalogue(std::move(opened)), patience(waits)
    {
    }

    LibraryPaths paths;
    Catalogue catalogue;
    std::chrono::milliseconds patience;

    [[nodiscard]] Error explain(const Error& error) const;
    /// See Library::session_path().
    [[nodiscard]] Result<std::string> session_path(std::string_view session_id);
    [[nodiscard]] Error no_session(std::string_view session_id) const;
    /// A file's name that no other session and no stranger's file has.
    [[nodiscard]] Result<std::string> free_file_name(const std::string& session_id,
                                                     std::string_view suffix = ".playhead");
    /// Enters a session whose file is written in `staging`, and puts the file in its place. Where
    /// that is interrupted after the catalogue knows of it, or may, the file is left to heal().
    [[nodiscard]] Result<void> enter(const LibraryEntry& entry, const std::string& file,
                                     Staging& staging, const KeptFiles* archive = nullptr);
    /// By which id a session with this content is in the library, or can come into it.
    [[nodiscard]] Result<MergedSession> how_it_comes(const std::string& session_id,
                                                     const std::string& content,
                                                     const std::vector<KeptFiles>& archives);
    /// What tells a session's content from another: of an archive, the hash that was kept.
    [[nodiscard]] static Result<std::string> hash_of(const std::string& session_id,
                                                     const std::string& path,
                                                     const std::vector<KeptFiles>& archives);
    /// Null where the session is none of them.
    [[nodiscard]] static const KeptFiles* archive_of(const std::vector<KeptFiles>& archives,
                                                     const std::string& session_id);
    /// Deletes a session's file for good, with all that lies beside it.
    [[nodiscard]] Result<void> delete_session(const std::string& file) const;
    /// Deletes what the catalogue says is to be deleted.
    [[nodiscard]] Result<void> delete_outgoing();
    [[nodiscard]] Result<void> move_out(const SessionRecord& record, const Staging& staging);
    [[nodiscard]] Result<MergedSession> come_back(SessionRecord& record, const std::string& file);
    [[nodiscard]] Result<MergedSession> how_it_comes_beside(const SessionRecord& record,
                                                            const std::string& file);
    [[nodiscard]] Result<void> add_labels(const std::string& session_id,
                                          const SessionRecord& record);
    /// Brings to its end what an interrupted process began.
    [[nodiscard]] Result<void> heal(const FolderLock& lock);
    /// What a session brings along of notes on its events.
    [[nodiscard]] Result<void> keep_recorded_annotations(const Trace& trace);
    /// Moves a session's file from incoming/ into its place, where that was not done yet.
    [[nodiscard]] Result<void> settle(const SessionPlace& place);
    /// Takes back what a recorder was writing to its session's file when the system ended: readers
    /// may not.
    [[nodiscard]] Result<void> roll_back_recordings();
};

/// What the list of the library says of a session.
[[nodiscard]] LibraryEntry entry_of(const Trace& trace, const std::string& origin);

} // namespace playhead
