// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <core/record/client.h>

#include <string>
#include <vector>

struct Page {
    std::string title;
    int stars = 0;
};

/// Looks for a table, and records how.
class Agent
{
public:
    explicit Agent(playhead::record::Recorder session) : session_(std::move(session)) {}

    std::vector<Page> find_table(const std::string& city, int guests) const;

private:
    playhead::record::Recorder session_;
};
