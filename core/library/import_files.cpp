// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/import_files.h"

#include <filesystem>
#include <system_error>

namespace playhead {

namespace {

constexpr std::uint64_t units_per_file = 1000;
constexpr std::uint64_t units_of_reading = units_per_file / 2; ///< the rest is for writing

/// A job whose progress is a part, [begin, begin + length), of the whole one's.
Job part_of(const Job& whole, std::uint64_t begin, std::uint64_t length, std::uint64_t total)
{
    Job part;
    part.stop = whole.stop;
    part.on_progress = [&whole, begin, length, total](Progress progress) {
        const double share = progress.total > 0 ? static_cast<double>(progress.done) /
                                                      static_cast<double>(progress.total)
                                                : 0.0;
        const auto done = static_cast<std::uint64_t>(share * static_cast<double>(length));
        whole.report(begin + std::min(done, length), total);
    };
    return part;
}

std::string absolute(const std::string& path)
{
    std::error_code error;
    const auto absolute_path = std::filesystem::absolute(path, error);
    return error || path == "-" ? path : absolute_path.lexically_normal().string();
}

} // namespace

ImportReport import_files(Library& library, std::span<const std::string> paths,
                          const ReadSessions& read, const Job& job)
{
    ImportReport report;
    const std::uint64_t total = paths.size() * units_per_file;
    for (std::size_t i = 0; i < paths.size() && !job.is_cancelled(); ++i) {
        const std::uint64_t begin = i * units_per_file;
        const auto traces = read(paths[i], part_of(job, begin, units_of_reading, total));
        if (!traces) {
            report.failures.push_back(traces.error());
            continue;
        }
        const std::size_t count = traces->size();
        for (std::size_t k = 0; k < count && !job.is_cancelled(); ++k) {
            const std::uint64_t share = (units_per_file - units_of_reading) / count;
            const Job writing = part_of(job, begin + units_of_reading + k * share, share, total);
            const Trace& trace = *(*traces)[k];
            std::string origin = absolute(paths[i]);
            const auto imported = library.import(trace, origin, writing);
            if (imported)
                report.sessions.push_back({std::move(origin), trace.session().id, *imported});
            else if (!job.is_cancelled())
                report.failures.push_back(imported.error());
        }
        job.report(begin + units_per_file, total);
    }
    report.was_cancelled = job.is_cancelled();
    return report;
}

} // namespace playhead
