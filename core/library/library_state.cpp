// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_state.h"

#include "core/base/wall_clock.h"
#include "core/library/library_opening.h"
#include "core/model/annotated_trace.h"
#include "core/model/session_summary.h"
#include "core/native/session_columns.h"

#include <unistd.h>

namespace playhead {

Error Library::State::explain(const Error& error) const
{
    return library_error(error, catalogue.last_problem(), paths);
}

Error Library::State::no_session(std::string_view session_id) const
{
    return {"There is no session " + std::string(session_id) + " in the library.", paths.folder,
            "Look up its id in the list of sessions."};
}

Result<std::string> Library::State::free_file_name(const std::string& session_id,
                                                   std::string_view suffix)
{
    const std::string wanted = session_file_name(session_id, suffix);
    const std::string stem = wanted.substr(0, wanted.size() - suffix.size());
    for (int number = 1;; ++number) {
        std::string name =
            number == 1 ? wanted : (stem + "." + std::to_string(number)).append(suffix);
        const auto taken = catalogue.is_taken(name);
        if (!taken)
            return taken.error();
        if (!*taken && !file_exists(paths.session(name)))
            return name;
    }
}

Result<void> Library::State::heal(const FolderLock& lock)
{
    const auto places = catalogue.on_their_way();
    if (!places)
        return places.error();
    for (const SessionPlace& place : *places) {
        if (is_plain_name(place.file) && is_plain_name(place.incoming)) {
            if (auto settled = settle(place); !settled)
                return settled;
        }
    }
    if (auto deleted = delete_outgoing(); !deleted)
        return deleted;
    delete_abandoned(paths, lock);
    return {};
}

Result<void> Library::State::delete_outgoing()
{
    const auto files = catalogue.to_be_deleted();
    if (!files)
        return files.error();
    for (const std::string& file : *files) {
        if (is_plain_name(file)) {
            delete_columns(paths.session(file));
            ::unlink(paths.session(file).c_str());
        }
        if (auto noted = catalogue.deleted(file); !noted)
            return noted;
    }
    return {};
}

Result<void> Library::State::keep_recorded_annotations(const Trace& trace)
{
    std::vector<KeptAnnotation> recorded;
    for (const auto& [event, annotation] : trace.annotations().entries()) {
        // An event that cannot be found again has its note in the session's file.
        if (auto key = event_key(trace, event))
            recorded.push_back({*std::move(key), annotation});
    }
    if (recorded.empty())
        return {};
    auto put = catalogue.put_annotations(trace.session().id, recorded, true);
    return put ? put : explain(put.error());
}

Result<void> Library::State::settle(const SessionPlace& place)
{
    const std::string staged = paths.staged(place.incoming);
    if (file_exists(staged)) {
        if (auto moved = move_into_place(staged, paths.session(place.file)); !moved)
            return moved;
        delete_columns(paths.session(place.file)); // of the file before
    }
    return catalogue.arrived(place.file);
}

LibraryEntry entry_of(const Trace& trace, const std::string& origin)
{
    const SessionSummary summary = summarize(trace);
    LibraryEntry entry;
    entry.session_id = summary.session_id;
    entry.name = summary.name;
    entry.recorded_name = summary.name;
    entry.tags = summary.tags;
    entry.start = summary.start;
    entry.end = summary.end;
    entry.end_state = summary.end_state;
    entry.outcome = summary.outcome;
    entry.events = summary.totals.events;
    entry.errors = summary.totals.failures;
    entry.llm_calls = summary.totals.llm_calls;
    entry.total_tokens = summary.totals.total_tokens;
    entry.cost = summary.totals.cost;
    entry.cost_is_computed = summary.totals.cost_is_computed;
    entry.llm_calls_without_cost = summary.totals.llm_calls_without_cost;
    entry.recorder = summary.recorder;
    entry.origin = origin;
    entry.zone_trusted = summary.zone_trusted;
    entry.is_complete = summary.is_complete;
    entry.updated = wall_clock();
    return entry;
}

} // namespace playhead
