// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/progress_line.h"

#include "app/terminal_text.h"
#include "core/base/text.h"

namespace playhead {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::milliseconds(400);
constexpr auto interval = std::chrono::milliseconds(100);
constexpr const char* clearLine = "\r\x1b[K";
/// Longer labels would wrap on a narrow terminal, and a wrapped line cannot be cleared.
constexpr std::size_t longestLabel = 60;

} // namespace

ProgressLine::ProgressLine(std::string_view label, Io& io)
    : m_label(elide(printable(label), longestLabel)), m_io(io), m_next(Clock::now() + patience)
{
}

ProgressLine::~ProgressLine()
{
    if (!m_isShown)
        return;
    m_io.err.write(clearLine);
    m_io.err.flush();
}

Job ProgressLine::job()
{
    Job job;
    if (m_io.err.isTerminal())
        job.on_progress = [this](Progress progress) { show(progress); };
    return job;
}

void ProgressLine::show(Progress progress)
{
    const auto now = Clock::now();
    if (now < m_next)
        return;
    m_next = now + interval;
    m_isShown = true;
    std::string text = clearLine + m_label;
    if (progress.total > 0) {
        const double share =
            static_cast<double>(progress.done) / static_cast<double>(progress.total);
        text += " " + std::to_string(static_cast<int>(share * 100)) + " %";
    }
    m_io.err.write(text);
    m_io.err.flush();
}

} // namespace playhead
