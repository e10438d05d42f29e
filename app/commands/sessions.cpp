// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/json_text.h"
#include "app/masking.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "app/text_table.h"
#include "core/base/text.h"

#include <array>
#include <string>
#include <vector>

namespace playhead {

namespace {

std::optional<DurationNs> durationOf(const LibraryEntry& entry)
{
    DurationNs duration = 0;
    if (entry.start == no_time || entry.end == no_time ||
        __builtin_sub_overflow(entry.end, entry.start, &duration))
        return std::nullopt;
    return duration;
}

Json entryJson(const LibraryEntry& entry, const Masking& masking)
{
    Json json;
    json["session_id"] = masking.text(entry.session_id);
    json["name"] = masking.text(entry.name);
    json["start"] = timeOrNull(entry.start);
    json["end"] = timeOrNull(entry.end);
    json["duration_ns"] = orNull(durationOf(entry));
    json["end_state"] = entry.end_state ? Json(masking.text(*entry.end_state)) : Json();
    json["outcome"] = result_name(entry.outcome);
    json["tags"] = masked(entry.tags, masking);
    json["events"] = entry.events;
    json["errors"] = entry.errors;
    json["llm_calls"] = entry.llm_calls;
    json["total_tokens"] = orNull(entry.total_tokens);
    json["cost_usd"] = orNull(entry.cost);
    json["cost_computed"] = entry.cost_is_computed;
    json["llm_calls_without_cost"] = entry.llm_calls_without_cost;
    json["recorder"] = masking.text(entry.recorder);
    json["zone_trusted"] = entry.zone_trusted;
    json["complete"] = entry.is_complete;
    json["origin"] = masking.text(entry.origin);
    json["file_size"] = entry.file_size;
    json["added"] = timeOrNull(entry.added);
    json["updated"] = timeOrNull(entry.updated);
    return json;
}

constexpr std::array<TextTable::Column, 9> columns = {{{"session"},
                                                       {"start"},
                                                       {"duration", true},
                                                       {"outcome"},
                                                       {"events", true},
                                                       {"errors", true},
                                                       {"tokens", true},
                                                       {"cost", true},
                                                       {"name"}}};

std::vector<std::string> rowOf(const LibraryEntry& entry, const Masking& masking)
{
    const auto duration = durationOf(entry);
    const bool isLowerBound = entry.llm_calls_without_cost > 0;
    std::string name = masking.text(entry.name);
    for (const std::string& tag : entry.tags)
        name += (name.empty() ? "[" : " [") + masking.text(tag) + "]";
    // Seconds are enough to find a session by.
    constexpr TimeNs second = ns_per_second;
    const TimeNs start = entry.start == no_time ? no_time : entry.start / second * second;
    return {printable(masking.text(entry.session_id)),
            start == no_time ? "-" : momentText(start, entry.zone_trusted),
            duration ? format_duration(*duration) : "-",
            std::string(result_name(entry.outcome)),
            format_count(entry.events),
            format_count(entry.errors),
            entry.total_tokens ? format_count(*entry.total_tokens) : "-",
            entry.cost ? (isLowerBound ? "≥ " : "") + format_cost(*entry.cost) : "-",
            printable(name)};
}

void printTable(const std::vector<LibraryEntry>& entries, const Masking& masking, Io& io)
{
    TextTable table(columns);
    for (const LibraryEntry& entry : entries)
        table.add(rowOf(entry, masking));
    table.print(io);
}

int sessions(const Arguments& arguments, Io& io)
{
    auto library = openLibrary(arguments, Library::Access::Read);
    if (!library) {
        io.report(library.error());
        return exit_code::failed;
    }
    const auto entries = library->list();
    if (!entries) {
        io.report(entries.error());
        return exit_code::failed;
    }
    const Masking masking(arguments);
    if (arguments.has(jsonOption.name)) {
        Json list = Json::array();
        for (const LibraryEntry& entry : *entries)
            list.push_back(entryJson(entry, masking));
        io.out.write(jsonText({{"library", library->folder()}, {"sessions", std::move(list)}}));
    } else if (entries->empty()) {
        io.out.write("The library is empty.\n");
    } else {
        printTable(*entries, masking, io);
    }
    return exit_code::done;
}

constexpr std::array<Option, 3> options = {jsonOption, libraryOption, revealOption};

} // namespace

const Command& sessionsCommand()
{
    static const Command command = {
        "sessions",
        "List the sessions of the library",
        {},
        0,
        0,
        options,
        "The latest first. Each is opened, here and in the window, as library:SESSION_ID.\n",
        sessions};
    return command;
}

} // namespace playhead
