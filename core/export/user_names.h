// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/model/trace.h"

#include <memory>
#include <set>
#include <span>
#include <string>

namespace playhead {

/// The names of users in the home folders' paths of sessions, for PersonalData::users: see
/// collect_user_names(). Reads all events. Fails where one cannot be read, and when the job is
/// cancelled.
[[nodiscard]] Result<std::set<std::string>>
find_user_names(std::span<const std::shared_ptr<const Trace>> traces, const Job& job);

} // namespace playhead
