// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"

#include "core/base/text.h"

#include <algorithm>

namespace playhead {

bool ExportedSession::is_part() const
{
    return picked && event_count() < trace->event_count();
}

std::uint32_t ExportedSession::event_count() const
{
    return picked ? static_cast<std::uint32_t>(picked->events.count()) : trace->event_count();
}

std::shared_ptr<const Trace> ExportedSession::as_trace() const
{
    return is_part() ? part_of(*trace, *picked) : trace;
}

std::vector<ExportedSession> whole_sessions(std::span<const std::shared_ptr<const Trace>> traces)
{
    std::vector<ExportedSession> sessions;
    sessions.reserve(traces.size());
    for (const auto& trace : traces)
        sessions.push_back({trace, std::nullopt});
    return sessions;
}

const Exporter* exporter_for(std::string_view path)
{
    const Exporter* best = nullptr;
    for (const Exporter* exporter : all_exporters()) {
        const std::size_t length = exporter->extension.size();
        const bool has_ending =
            path.size() > length && path[path.size() - length - 1] == '.' &&
            equals_ignoring_case(path.substr(path.size() - length), exporter->extension);
        if (has_ending && (!best || length > best->extension.size()))
            best = exporter;
    }
    return best;
}

const Exporter* find_exporter(std::string_view id)
{
    const auto all = all_exporters();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [id](const Exporter* exporter) { return exporter->id == id; });
    return found == all.end() ? nullptr : *found;
}

std::string exporter_list()
{
    constexpr std::size_t gap = 2;
    std::size_t width = 0;
    for (const Exporter* exporter : all_exporters())
        width = std::max(width, exporter->extension.size());
    std::string list;
    for (const Exporter* exporter : all_exporters()) {
        list.append("  .").append(exporter->extension);
        list.append(width - exporter->extension.size() + gap, ' ');
        list.append(exporter->title).append(": ").append(exporter->purpose).append("\n");
    }
    return list;
}

} // namespace playhead
