// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/diagnostics.h"

#include <string_view>

namespace playhead::native {

/// What the reader of native sessions can say about an event.
namespace notes {
extern const DiagnosticKind damaged_event;
extern const DiagnosticKind bad_utf8;
extern const DiagnosticKind control_characters;
extern const DiagnosticKind loose_number;
extern const DiagnosticKind unreadable_time;
extern const DiagnosticKind unusable_value;
extern const DiagnosticKind unknown_result;
extern const DiagnosticKind number_as_text;
extern const DiagnosticKind no_zone;
extern const DiagnosticKind update_of_nothing;
} // namespace notes

/// The kind with this code: one of a note that a file brought along. A note of an event refers to
/// its kind by address, so kinds that come from files are kept for the life of the process, a few
/// thousand at most; what exceeds that shares one kind. Safe on any thread.
[[nodiscard]] const DiagnosticKind& kind_with_code(std::string_view code);

/// Takes in what a file says about a code. The first to say something is believed.
void learn_kind(const Diagnostic& diagnostic);

} // namespace playhead::native
