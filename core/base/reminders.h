// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace playhead {

// What a program puts before a person's words, in the same text or as a part of its own: Claude
// Code's <system-reminder>. Texts are taken plain, or as a JSON string has them, also one that was
// cut off.

/// What stands behind the reminders that a text begins with, without the quote before it; the text
/// itself where it begins with none or holds nothing else.
[[nodiscard]] std::string_view behind_reminders(std::string_view text);

/// Whether a text is reminders and nothing else.
[[nodiscard]] bool is_reminder(std::string_view text);

} // namespace playhead
