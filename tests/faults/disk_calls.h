// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The calls by which a program reads and writes files, seen and made to fail. A program that links
// playhead_faults has its own open(), write(), fsync() and so on, which the system's libraries use
// as well as ours: SQLite, libarchive and the standard library go the way that they go for users.
// Nothing of the code that is tested knows of it.
//
// Calls inside the C library itself are not seen: realpath(), fread() and fwrite() of a FILE.
#pragma once

#include "tests/faults/disk_journal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::faults {

enum class Call : std::uint8_t {
    Open,
    Close,
    Look, ///< stat, access
    Read,
    Write,
    Sync,
    Resize, ///< ftruncate, fallocate
    Rename,
    Remove,
    MakeFolder,
    SetMode,
    Lock,
    Map,
};
[[nodiscard]] std::string_view name_of(Call call);

enum class Trouble : std::uint8_t {
    InputOutput, ///< EIO
    NoRoom,      ///< ENOSPC, where something may need room
    Interrupted, ///< EINTR, where that may happen
    Short,       ///< half of what is asked for is read or written
    NoMoreFiles, ///< EMFILE
};
inline constexpr std::size_t troubles = 5;
[[nodiscard]] std::string_view name_of(Trouble trouble);

/// Whether a call may meet with it at all.
[[nodiscard]] bool can_meet(Call call, Trouble trouble);

struct Fault {
    Trouble trouble = Trouble::InputOutput;
    std::uint64_t at = 0; ///< the call that fails, counted from 0
    bool lasts = false;   ///< and all after it that can, but for locks, which are waited for
};

/// As long as it lives, the calls that concern files below a folder are counted, one of them fails,
/// and those that succeed are told to a journal. Nothing is synced really. One at a time in a
/// process.
class DiskWatch
{
public:
    explicit DiskWatch(std::string root, std::optional<Fault> fault = {},
                       DiskJournal* journal = nullptr);
    DiskWatch(const DiskWatch&) = delete;
    DiskWatch& operator=(const DiskWatch&) = delete;
    ~DiskWatch();

    /// The calls so far, in order.
    [[nodiscard]] static std::vector<Call> calls();
    /// The call that failed first, in words; empty where none did.
    [[nodiscard]] static std::string struck();
    /// Into the journal, under the lock of the calls.
    static void note(std::string_view text);
};

} // namespace playhead::faults
