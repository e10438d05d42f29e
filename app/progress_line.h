// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/io.h"
#include "core/base/job.h"

#include <chrono>
#include <string>
#include <string_view>

namespace playhead {

/// One line on a terminal that says how far a job is, once it takes long enough to wonder. Gone
/// with this object; not there at all where the errors go to a file.
class ProgressLine
{
public:
    ProgressLine(std::string_view label, Io& io);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// A job that reports to this line, which must outlive it.
    [[nodiscard]] Job job();

private:
    void show(Progress progress);

    std::string m_label;
    Io& m_io;
    std::chrono::steady_clock::time_point m_next;
    bool m_isShown = false;
};

} // namespace playhead
