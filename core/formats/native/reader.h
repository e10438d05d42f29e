// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_stream.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"

namespace playhead {

/// How native sessions stand in a text file: as JSON documents, or as lines of JSON.
using NativeLayout = json::StreamOptions::Mode;

/// How sure it is that a file is a native session in this layout.
[[nodiscard]] Confidence sniff_native(const SniffInput& input, NativeLayout layout);

/// Reads a native session file that is text. See core/native/README.md for what is accepted.
[[nodiscard]] Result<void> read_native(Importer& importer, NativeLayout layout);

} // namespace playhead
