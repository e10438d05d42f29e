// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/model/session_part.h"
#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// A session to be written out: all of its events, or some.
struct ExportedSession {
    std::shared_ptr<const Trace> trace; ///< the whole session, never null
    std::optional<PickedEvents> picked; ///< all events where it is not set

    /// Whether there are events that are not to be written.
    [[nodiscard]] bool is_part() const;
    /// How many events are to be written.
    [[nodiscard]] std::uint32_t event_count() const;
    /// What is to be written, as a session of its own: see part_of().
    [[nodiscard]] std::shared_ptr<const Trace> as_trace() const;
};

using Sessions = std::span<const ExportedSession>;

/// Sessions to be written with all of their events.
[[nodiscard]] std::vector<ExportedSession>
whole_sessions(std::span<const std::shared_ptr<const Trace>> traces);

class RedactionList;

struct ExportOptions {
    /// Writes secrets as recorded. Otherwise they are masked, as Redactor describes.
    bool reveal = false;
    /// Masked as well.
    PersonalData personal = {};
    /// Is told of all that is masked in the sessions and events that are written, whether or not
    /// the form has a place for it. May be null.
    RedactionList* list = nullptr;

    [[nodiscard]] Redactor redactor() const { return {personal, !reveal}; }
};

/// A form in which sessions are written out. Each lives in a file of its own and is registered by
/// one playhead_add_exporter(<name>) line with a function `const Exporter& <name>_exporter()`.
struct Exporter {
    std::string_view id;        ///< stable, "native-json"
    std::string_view title;     ///< for people
    std::string_view extension; ///< of file names, without the first dot; may have one in it
    std::string_view purpose;   ///< what it is good for, as the end of a sentence

    /// Writes the sessions to a file, which appears when it is whole; what was there before stays
    /// where it fails. Events are loaded one by one, so that a session may be larger than memory.
    /// Fails where the disk is full or cannot be written, where a source can no longer be read,
    /// and when the job is cancelled.
    Result<void> (*write)(Sessions sessions, const std::string& path, const ExportOptions& options,
                          const Job& job);
    /// The file opens as the same sessions, value by value.
    bool is_read_back = false;
};

/// All exporters, in order of registration.
[[nodiscard]] std::span<const Exporter* const> all_exporters();

/// The forms that there are, a line for each: "  .json  Playhead session (JSON): purpose".
[[nodiscard]] std::string exporter_list();

/// The one for a file of this name, by its extension, of which the longest counts; null where there
/// is none.
[[nodiscard]] const Exporter* exporter_for(std::string_view path);
/// The one with this id, or null.
[[nodiscard]] const Exporter* find_exporter(std::string_view id);

} // namespace playhead
