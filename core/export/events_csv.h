// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <string>

namespace playhead {

/// The event as a row of the table that the exporter writes, below the line that names its columns.
/// Lines end in CR LF.
[[nodiscard]] std::string event_csv(const Trace& trace, EventIndex event, const LoadedEvent& loaded,
                                    const Redactor* redactor);

} // namespace playhead
