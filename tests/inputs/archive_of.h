// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/inputs/file_set.h"

#include <cstdint>
#include <span>
#include <string>

namespace playhead::inputs {

enum class Form : std::uint8_t {
    Zip,
    Tar,
    Raw ///< the first file alone, without its name
};
enum class Filter : std::uint8_t { None, Gzip, Zstd, Xz, Bzip2 };

/// The files as an archive. Empty where that fails.
[[nodiscard]] std::string archive_of(std::span<const InputFile> files, Form form,
                                     Filter filter = Filter::None);

} // namespace playhead::inputs
