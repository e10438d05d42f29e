// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What lies in an .eval archive: header.json (not before a run is done), _journal/start.json,
// samples/ID_epoch_N.json for each sample, or for large ones a folder samples/ID_epoch_N with
// sample.json and the sequences messages/, events/, calls/ and attachments/, each in pieces that
// are named by the number of their first element; and summaries.
#pragma once

#include "core/formats/reading/bundle.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace playhead::inspect {

struct LogFile {
    // In the order in which they are to be read.
    enum class Kind : std::uint8_t {
        Header,
        Start,
        Sample,      ///< whole, or the part that is no sequence
        Attachments, ///< what events refer to comes before them
        Messages,
        Calls,
        Events,
        Repetition, ///< of what others say
        Foreign,
    };
    Kind kind = Kind::Foreign;
    std::string log;         ///< folder that holds all of the log's files
    std::string sample;      ///< "ID_epoch_N"
    std::uint64_t first = 0; ///< number of a piece's first element
};
[[nodiscard]] LogFile log_file_of(std::string_view path);

/// Format::group: the files of each log that lies in an archive or a folder.
void group(FileGroups& groups);

} // namespace playhead::inspect
