// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where OpenCode kept what of a session before it had a database: ~/.local/share/opencode/storage
// with session/<project>/<session>.json, message/<session>/<message>.json and
// part/<message>/<part>.json.
#pragma once

#include "core/formats/opencode/events.h"
#include "core/formats/reading/bundle.h"

#include <array>
#include <string>
#include <string_view>

namespace playhead::opencode {

/// What lies in the storage of any of its files.
inline constexpr std::array<std::string_view, 3> beside_record = {
    "../../session/**", "../../message/**", "../../part/**"};

/// What a file is, by its path.
struct StoredName {
    StoredKind kind = StoredKind::Unknown;
    std::string storage; ///< the folder that all lies in
    std::string owner;   ///< the session of a message, the message of a part; may be empty
    std::string id;      ///< its own, as files are named
};
[[nodiscard]] StoredName stored_name_of(std::string_view path);

/// Format::group: the files of each session, with those of the sessions that it started.
void group(FileGroups& groups);

} // namespace playhead::opencode
