// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/picked_events.h"

#include "app/progress_line.h"
#include "core/query/pick.h"

namespace playhead {

std::optional<EventChoice> EventChoice::of(const Arguments& arguments, std::string_view command,
                                           Io& io)
{
    auto filter = filterArgument(arguments, command, io);
    if (!filter)
        return std::nullopt;
    const bool withAncestors = arguments.has(ancestorsOption.name);
    if (withAncestors && filter->is_empty()) {
        io.reportUsage(
            command,
            {"--ancestors says what to give around hits.", {}, "Say with --filter what a hit is."});
        return std::nullopt;
    }
    return EventChoice(std::move(*filter), withAncestors);
}

std::optional<PickedEvents> EventChoice::pick(const Trace& trace, Io& io)
{
    if (m_filter.is_empty())
        return std::nullopt;
    Pick pick = [&] {
        ProgressLine progress("Filtering", io);
        return pick_events(m_filter, trace, m_withAncestors, progress.job());
    }();
    for (const Diagnostic& note : pick.diagnostics.entries()) {
        const std::string first =
            note.where.empty() ? std::string() : " First: " + note.where.front();
        io.report({note.message + first, {}, note.remedy});
        m_isWhole = false;
    }
    return std::move(pick.events);
}

} // namespace playhead
