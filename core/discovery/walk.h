// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Finding the files of sessions in a place, without opening any of them.
#pragma once

#include "core/base/job.h"
#include "core/discovery/places.h"
#include "core/model/source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace playhead {

/// A file that tells of a session, as it was when it was found.
struct FileAt {
    std::string path;
    FileStamp stamp;
};

/// What may be a session, or hold several, by its path.
struct SessionCandidate {
    const PlaceKind* kind = nullptr;
    PlaceUnit unit = PlaceUnit::File; ///< File, Folder or Database
    std::string path;                 ///< of the file that is opened to see the session
    /// Those that tell what it is, in the order in which they are read: of a database its log, too.
    std::vector<FileAt> telling;
    std::uint64_t size = 0;   ///< bytes of all its files, those of its sub-agents among them
    std::uint32_t files = 0;  ///< how many these are
    std::int64_t written = 0; ///< when one of them was written to last, ns since the epoch
    std::string project_file; ///< that names the project; empty where there is none

    /// The same as long as the telling files are.
    [[nodiscard]] std::uint64_t fingerprint() const;
};

/// Adds a file to a candidate's size, number of files and time.
void count_file(const FileStamp& stamp, SessionCandidate& candidate);

/// Where to stop.
struct WalkLimits {
    std::uint32_t entries = 1'000'000; ///< names that are looked at, of files and folders
    int depth = 24;                    ///< folders within each other
};

/// What was found in places.
struct Walked {
    std::vector<SessionCandidate> candidates;
    /// Folders that could not be looked into, but for those that are not there.
    std::vector<Error> failures;
    bool is_cut_off = false; ///< there is more than the limits allow
};

/// Looks through places, by openat() and fstatat(): folders are read, files only asked for their
/// size and times. Symbolic links within a place are passed over, so that there are no loops and
/// nothing outside of it is looked at; the place itself may be one. What can be reached by two
/// places is found once. Stops soon when the job is cancelled.
///
/// Sub-agents and other parts belong to their session: what lies in a folder that is named after a
/// session's file, and what PlaceKind::parts name. A packed file is passed over where it stands
/// beside what it was made of.
[[nodiscard]] Walked walk(const std::vector<SearchPlace>& places, const Job& job,
                          const WalkLimits& limits = {});

} // namespace playhead
