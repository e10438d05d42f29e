// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/checks/source_tree.h"

namespace playhead::checks {

/// Which file may include which:
///  - app -> ui -> core, and nobody includes tests/;
///  - app/demos knows core alone, and no Qt, as the programs do that record;
///  - inside core, base <- model <- native <- the other folders, which do not know each other
///    (but library implements the interface core/record/sink.h, and c_api, which programs of other
///    languages record with, knows record, library and formats);
///  - a panel does not know another panel;
///  - core knows no Qt, and no header of core shows a third-party type, but for
///    core/record/json_adapter.h, which a program includes to record its own types;
///  - the project's own headers are named from the root of the tree, in quotes
///    (but what the build writes, *.moc and *.inc, has a bare name).
[[nodiscard]] Violations layeringViolations(const SourceTree& tree);

} // namespace playhead::checks
