// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/formats/format.h"
#include "core/formats/reading/record_tally.h"
#include "core/model/diagnostics.h"
#include "core/model/trace.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace playhead {

/// An opened file: its sessions in order of appearance, and what there is to say about it.
/// Immutable; a file that is still being read publishes one Document after the other.
struct Document {
    std::string path;
    const Format* format = nullptr;
    std::vector<std::shared_ptr<const Trace>> sessions;
    /// Notes about the file as a whole. Those about its sessions are in the traces.
    Diagnostics diagnostics;
    std::uint64_t size = 0; ///< bytes
    RecordTally records;    ///< of formats that count them
    bool is_complete = false;
    /// How often the file was read from its beginning, see follow_document(): as long as this is
    /// the same, sessions keep their places in the list, and events their numbers.
    std::uint32_t reading = 1;

    /// The notes about the file and all its sessions.
    [[nodiscard]] Diagnostics all_diagnostics() const;
    /// The session with this id, or null.
    [[nodiscard]] std::shared_ptr<const Trace> find(std::string_view session_id) const;
};

/// Called on the reader's thread with what is there so far.
using PublishDocument = std::function<void(std::shared_ptr<const Document>)>;

/// Opens a file of any format ("-" is standard input), recognises it and reads it whole. Blocks:
/// not for the GUI thread. `publish` may be empty; it is called a few times while the file is read,
/// first as soon as there is a screenful. Fails where nothing can be made of the file: it cannot be
/// read, is empty, or is of no format that is known, with what it looks like and what to do.
/// A cancelled job ends with what was read so far, not complete.
[[nodiscard]] Result<std::shared_ptr<const Document>>
open_document(const std::string& path, const Job& job, const PublishDocument& publish = {});

} // namespace playhead
