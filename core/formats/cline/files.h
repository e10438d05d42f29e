// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where Cline and Roo Code keep what of a task: a folder tasks/<id> with ui_messages.json, what was
// shown, api_conversation_history.json, what was sent to the model, and task_metadata.json; since
// 2026 Cline has <id>.messages.json beside <id>.json instead.
#pragma once

#include "core/formats/reading/bundle.h"

#include <array>
#include <string_view>

namespace playhead::cline {

inline constexpr std::string_view shown_file = "ui_messages.json";
inline constexpr std::string_view sent_file = "api_conversation_history.json";
inline constexpr std::string_view context_file = "task_metadata.json";

inline constexpr std::array<std::string_view, 3> task_files = {shown_file, sent_file, context_file};

/// Behind the name that the messages of Cline's program share with the file about their session.
inline constexpr std::string_view messages_suffix = ".messages.json";

/// What may lie beside a file. The one about a session is named by its messages as *.json alone.
inline constexpr std::array<std::string_view, 5> beside_task = {shown_file, sent_file, context_file,
                                                                "{stem}.messages.json", "*.json"};

/// The name of the folder that a file is in; empty where the path has none.
[[nodiscard]] std::string_view folder_name_of(std::string_view path);

/// Format::group: the files of each task, what was shown or what is about it first.
void group(FileGroups& groups);

} // namespace playhead::cline
