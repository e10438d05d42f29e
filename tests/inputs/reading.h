// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/format.h"
#include "core/formats/reading/document.h"
#include "tests/inputs/file_set.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace playhead::inputs {

/// Reads files by a format, whatever they look like; by null as what open_document() takes them
/// for. Several files are read in the groups that the format makes of them. What cannot be read has
/// no document.
///
/// The files lie in the folder TMPDIR, without names. `at_once` is how many bytes a read hands to
/// the format at most: FileSource::hand_out_at_most().
[[nodiscard]] std::vector<std::shared_ptr<const Document>>
read_files(const FileSet& set, const Format* format, std::size_t at_once = 0);

} // namespace playhead::inputs
