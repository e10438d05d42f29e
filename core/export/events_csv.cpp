// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Events as rows of comma-separated values (RFC 4180, UTF-8, lines end in CR LF), for spreadsheets
// and scripts. Not to be read back: what is no column here is left out.
//
// Of a part of a session the rows are those that the whole would have, with the numbers and depths
// they always have: parent_index may lead to an event that is not in the table.
//
// Times are ISO 8601 in UTC with nanoseconds, durations whole nanoseconds; a cell is empty where
// nothing is recorded. A payload that is a text is that text, another its JSON. A text that a
// spreadsheet would take for a formula has an apostrophe put in front: recorded text is data.
// Columns for the person's notes and bookmarks are there where a session has any.
#include "core/export/events_csv.h"

#include "core/base/json_value.h"
#include "core/base/text.h"
#include "core/export/text_export.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace playhead {

namespace {

/// What a column is worked out from.
struct Row {
    const Trace& trace;
    EventIndex index;
    const Event& event;
    const Redactor* redactor;
    const PickedEvents* picked; ///< null where all events are written

    [[nodiscard]] TokenCounts tokens() const { return trace.tokens(index).value_or(TokenCounts()); }
    [[nodiscard]] std::string masked(std::string_view text) const
    {
        return redactor ? redactor->redact_text(text) : std::string(text);
    }
    [[nodiscard]] std::string masked_id(const std::string& id) const
    {
        return redactor ? redactor->redact_id(id) : id;
    }
};

std::string time_cell(TimeNs time)
{
    return time == no_time ? std::string() : format_iso8601(time);
}

std::string count_cell(const std::optional<std::int64_t>& count)
{
    return count ? std::to_string(*count) : std::string();
}

/// A text as a cell that no spreadsheet takes for a formula.
std::string text_cell(std::string text)
{
    constexpr std::string_view formula_starts = "=+-@\t\r";
    if (!text.empty() && formula_starts.find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    return text;
}

std::string payload_cell(const Row& row, const Payload& payload, std::string_view key)
{
    if (payload.is_absent())
        return {};
    std::string masked;
    std::string_view json = payload.json();
    if (row.redactor) {
        masked = row.redactor->redact_json(json, key);
        json = masked;
    }
    const auto text = json::Value(json).as_string();
    return text_cell(text ? *text : std::string(json));
}

struct Column {
    std::string_view name;
    std::string (*cell)(const Row& row);
};

constexpr std::array columns = {
    Column{"session_id", [](const Row& r) { return text_cell(r.masked_id(r.trace.session().id)); }},
    Column{"index", [](const Row& r) { return std::to_string(r.index.value()); }},
    Column{"depth", [](const Row& r) { return std::to_string(r.trace.tree().depth(r.index)); }},
    Column{"parent_index",
           [](const Row& r) {
               const EventIndex parent = r.trace.parent(r.index);
               return parent ? std::to_string(parent.value()) : std::string();
           }},
    Column{"id", [](const Row& r) { return text_cell(r.masked_id(r.event.id)); }},
    Column{"event_type",
           [](const Row& r) { return text_cell(r.masked(r.trace.event_type(r.index))); }},
    Column{"action_type",
           [](const Row& r) { return text_cell(r.masked(r.trace.action_word(r.index))); }},
    Column{"result",
           [](const Row& r) { return std::string(result_name(r.trace.result(r.index))); }},
    Column{"start", [](const Row& r) { return time_cell(r.trace.start(r.index)); }},
    Column{"end", [](const Row& r) { return time_cell(r.trace.end(r.index)); }},
    Column{"duration_ns", [](const Row& r) { return count_cell(r.trace.duration(r.index)); }},
    Column{"agent", [](const Row& r) { return text_cell(r.masked(r.trace.agent(r.index))); }},
    Column{"thread", [](const Row& r) { return text_cell(r.masked(r.trace.thread(r.index))); }},
    Column{"model", [](const Row& r) { return text_cell(r.masked(r.trace.model(r.index))); }},
    Column{"tags",
           [](const Row& r) {
               std::string joined;
               for (const StringId tag : r.trace.tags(r.index)) {
                   joined += joined.empty() ? "" : "; ";
                   joined += r.trace.strings().text(tag);
               }
               return text_cell(r.masked(joined));
           }},
    Column{"prompt_tokens", [](const Row& r) { return count_cell(r.tokens().prompt); }},
    Column{"completion_tokens", [](const Row& r) { return count_cell(r.tokens().completion); }},
    Column{"total_tokens", [](const Row& r) { return count_cell(r.tokens().sum()); }},
    Column{"cost_usd",
           [](const Row& r) {
               const Cost* cost = r.trace.cost(r.index);
               return cost ? shortest_double(cost->usd) : std::string();
           }},
    Column{"cost_provenance",
           [](const Row& r) {
               const Cost* cost = r.trace.cost(r.index);
               return std::string(!cost                                     ? ""
                                  : cost->provenance == Provenance::Derived ? "computed"
                                                                            : "recorded");
           }},
    Column{"error_type", [](const Row& r) { return text_cell(r.masked(r.event.error.type)); }},
    Column{"error_message",
           [](const Row& r) { return text_cell(r.masked(r.event.error.message)); }},
    Column{"params", [](const Row& r) { return payload_cell(r, r.event.params, "params"); }},
    Column{"returns", [](const Row& r) { return payload_cell(r, r.event.returns, "returns"); }},
    Column{"prompt", [](const Row& r) { return payload_cell(r, r.event.prompt, "prompt"); }},
    Column{"completion",
           [](const Row& r) { return payload_cell(r, r.event.completion, "completion"); }},
};

void append_cell(std::string& line, std::string_view cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

/// The columns for what the person noted, where anything is.
constexpr std::array annotation_columns = {
    Column{"bookmarked",
           [](const Row& r) {
               return std::string(r.trace.annotations().is_bookmarked(r.index) ? "true" : "false");
           }},
    Column{"note",
           [](const Row& r) {
               const Annotation* annotation = r.trace.annotations().find(r.index);
               return annotation ? text_cell(r.masked(annotation->note)) : std::string();
           }},
};

/// The last column, where some events are there only because a hit ran inside them.
constexpr Column ancestor_column = {"ancestor_only", [](const Row& r) {
                                        const bool is_hit =
                                            !r.picked || !r.picked->is_ancestor_only(r.index);
                                        return std::string(is_hit ? "false" : "true");
                                    }};

std::vector<Column> columns_of(Sessions sessions)
{
    std::vector<Column> shown(columns.begin(), columns.end());
    const bool has_ancestors =
        std::any_of(sessions.begin(), sessions.end(), [](const ExportedSession& session) {
            return session.picked && session.picked->with_ancestors;
        });
    const bool has_annotations =
        std::any_of(sessions.begin(), sessions.end(), [](const ExportedSession& session) {
            return session.trace->annotations().count() > 0;
        });
    if (has_annotations)
        shown.insert(shown.end(), annotation_columns.begin(), annotation_columns.end());
    if (has_ancestors)
        shown.push_back(ancestor_column);
    return shown;
}

std::string header_line(std::span<const Column> shown)
{
    std::string line;
    for (const Column& column : shown) {
        line += line.empty() ? "" : ",";
        line += column.name;
    }
    return line + "\r\n";
}

void append_row(std::string& record, const Row& row, std::span<const Column> shown)
{
    bool is_first = true;
    for (const Column& column : shown) {
        record += is_first ? "" : ",";
        is_first = false;
        append_cell(record, column.cell(row));
    }
    record += "\r\n";
}

Result<void> write_rows(TextExport& out, Sessions sessions)
{
    const std::vector<Column> shown = columns_of(sessions);
    if (auto written = out.write(header_line(shown)); !written)
        return written;
    for (const ExportedSession& session : sessions) {
        const auto append = [&](std::string& record, EventIndex event, const LoadedEvent& loaded) {
            const Row row{*session.trace, event, loaded.event, out.redactor(),
                          session.picked ? &*session.picked : nullptr};
            append_row(record, row, shown);
        };
        if (auto written = out.write_each(session, append); !written)
            return written;
    }
    return {};
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_rows);
}

} // namespace

std::string event_csv(const Trace& trace, EventIndex event, const LoadedEvent& loaded,
                      const Redactor* redactor)
{
    std::string lines = header_line(columns);
    append_row(lines, Row{trace, event, loaded.event, redactor, nullptr}, columns);
    return lines;
}

const Exporter& events_csv_exporter()
{
    static constexpr Exporter exporter = {"events-csv", "Table of events (CSV)", "csv",
                                          "a row for each event, for spreadsheets; not read back",
                                          write};
    return exporter;
}

} // namespace playhead
