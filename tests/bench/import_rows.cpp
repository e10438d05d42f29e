// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How long a file takes until it is in the library, where no crash can take it away any more.
#include "core/formats/reading/document.h"
#include "core/library/import_files.h"
#include "tests/bench/baselines/json.h"
#include "tests/bench/baselines/memory.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"

namespace playhead::bench {

namespace {

/// As the commands and the window do it.
Result<std::vector<std::shared_ptr<const Trace>>> read_sessions(const std::string& path,
                                                                const Job& job)
{
    const auto document = open_document(path, job);
    if (!document)
        return document.error();
    return (*document)->sessions;
}

/// Takes the baseline, over bytes that are in memory already.
void import_raw(const std::string& path, const std::string& database, Sample& sample)
{
    const std::string padded = read_file(path, json_padding);
    const std::string_view bytes(padded.data(), padded.size() - json_padding);
    sample.yard = copy(bytes);
    bool is_fine = false;
    sample.baseline = time_of([&] { is_fine = import_plainly(bytes, database); });
    if (!is_fine)
        sample.failure = "the raw inserts failed";
}

Sample measure_import(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    const ScratchFolder folder(SessionFiles::instance().folder());
    Sample sample;
    import_raw(*path, folder.path("raw.db"), sample);
    const double begin = now_ns();
    auto library = Library::open(folder.path("library"), Library::Access::Write);
    if (!library)
        return failed(library.error().to_string());
    const ImportReport report = import_files(*library, {&*path, 1}, &read_sessions, {});
    sample.measured = now_ns() - begin;
    if (!report.failures.empty())
        return failed(report.failures.front().to_string());
    const auto entries = library->list();
    if (!entries || entries->size() != 1 || entries->front().events != plan.events)
        return failed("events are missing in the library");
    return sample;
}

} // namespace

std::vector<Row> import_rows()
{
    std::vector<Row> rows;
    for (const Kind& kind : kinds())
        rows.push_back(
            session_row({"import-" + kind.name,
                         kind.what + " into the library, safe on the disk",
                         "simdjson pass, raw SQLite inserts (journal OFF, 16 K pages) and fsync",
                         1.5,
                         1.15,
                         {}},
                        kind.plan, &measure_import));
    return rows;
}

} // namespace playhead::bench
