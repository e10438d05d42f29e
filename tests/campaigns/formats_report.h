// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/campaigns/opened_file.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace playhead::campaign {

/// What came of all files, as tables in Markdown.
class FormatsReport
{
public:
    void add(Unit unit, Outcome outcome)
    {
        rows_.emplace_back(std::move(unit), std::move(outcome));
    }
    [[nodiscard]] std::string markdown() const;
    /// Crashes, hangs, events that do not load, records that nobody accounts for, and refusals that
    /// do not say what a file is.
    [[nodiscard]] std::size_t finding_count() const;

private:
    [[nodiscard]] std::string by_format() const;
    [[nodiscard]] std::string by_folder() const;
    [[nodiscard]] std::string by_file() const;
    [[nodiscard]] std::string refusals() const;
    [[nodiscard]] std::string findings() const;

    std::vector<std::pair<Unit, Outcome>> rows_;
};

} // namespace playhead::campaign
