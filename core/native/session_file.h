// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The session file: native sessions in an SQLite database, "NAME.playhead". README.md in this
// folder describes its tables.
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/model/source.h"
#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Whether a file that starts with these bytes (100 at least) is a session file.
[[nodiscard]] bool is_session_file(std::string_view head);

/// Writes sessions, exactly as recorded where `redactor` is null. The file appears under its name
/// when it is whole and on the disk; its owner alone may read it (mode 0600). A cancelled job ends
/// with an Error.
Result<void> write_session_file(std::span<const std::shared_ptr<const Trace>> traces,
                                const std::string& path, const Redactor* redactor, const Job& job);
Result<void> write_session_file(const Trace& trace, const std::string& path, const Job& job);

/// A session file that is open for reading: its rows from first to last, and then each by itself.
/// Its slices are rows. The file is never written, nor anything beside it. Others may write it
/// meanwhile: rows that come later can be read on, and rows of sessions that were changed.
class SessionFile final : public Source
{
public:
    struct Row {
        std::string_view record; ///< valid until the next call
        Slice slice;
    };
    struct EventRow : Row {
        std::int64_t session = 0; ///< number of its session
    };
    struct SessionRow : Row {
        std::int64_t number = 0;
        std::string_view id;
        bool was_seen = false;   ///< when the sessions were read through before
        bool is_changed = false; ///< since then: its slice takes the place of the one before
    };

    /// Fails for what is no session file, is damaged or locked, and for one of a newer Playhead.
    static Result<std::shared_ptr<SessionFile>> open(const std::string& path, std::string name);
    ~SessionFile() override;

    // Reading through: by one thread, sessions first. After the last one (false) the next call
    // begins anew with the sessions, and goes on with events that have come since.
    Result<bool> next_session(SessionRow& row);
    Result<bool> next_event(EventRow& row);
    /// Whether somebody has written to the file since it was opened or looked at. By the thread
    /// that reads through.
    [[nodiscard]] FileNews look();
    /// Whether what failed last did so because somebody else had locked the file.
    [[nodiscard]] bool was_busy() const;

    [[nodiscard]] const std::string& name() const override;
    [[nodiscard]] std::uint64_t size() const override; ///< events, about
    /// A row that is not what it was when it was read through is an Error.
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& stop = {}) const override;

    /// Of the file when it was opened; nothing where it could not be told.
    [[nodiscard]] const std::optional<FileStamp>& stamp() const;
    /// What the rows of events that were read through are known by, in their order: read() of a row
    /// that is not what it was fails.
    [[nodiscard]] std::vector<std::uint32_t> event_marks() const;
    /// Takes these rows for read through, without reading them. There are as many marks as rows,
    /// which are in order. Before anything is read().
    void restore_events(std::span<const Slice> rows, std::span<const std::uint32_t> marks);

private:
    struct State;
    explicit SessionFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace playhead
