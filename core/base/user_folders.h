// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where a person's files belong: the XDG Base Directory Specification, version 0.8.
#pragma once

#include <string>

namespace playhead {

enum class UserFolder { Config, Data, State, Cache };

/// What the environment says ($XDG_CONFIG_HOME and its like, relative ones not counting), else the
/// specification's default below $HOME; empty where that is not set either. Without a slash at its
/// end; need not exist. From any thread, as long as none changes the environment.
[[nodiscard]] std::string user_folder(UserFolder folder);

} // namespace playhead
