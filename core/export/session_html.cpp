// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions as one page for any browser: resources/session.html, with the sessions in it as data.
// Nothing of it is fetched from elsewhere, which its content security policy forbids as well, and
// what was recorded is never markup: it stands in JSON without a "<", and the page's script puts it
// into texts. Not to be read back.
//
// A session is three script elements that no browser runs: its facts; a row for each event, in the
// order of the tree; and a line for each event in order of recording, its headline, a tab and the
// event as `playhead events --json` has it. Where a prompt or an answer is recorded, the messages
// in them stand behind another tab instead, as conversation_json() has them: one form for all
// dialects.
#include "core/analysis/conversation.h"
#include "core/analysis/conversation_text.h"
#include "core/analysis/first_prompt.h"
#include "core/analysis/headline.h"
#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/export/masked_event.h"
#include "core/export/text_export.h"
#include "core/model/session_summary.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

/// By CMake, from resources/session.html.
std::string_view session_page_html();

namespace {

constexpr std::string_view place_of_sessions = "<!--playhead:sessions-->";
constexpr DurationNs ns_per_microsecond = 1000;

/// JSON in which no element can end: outside of its texts, JSON has no "<".
std::string inert(std::string_view json)
{
    std::string text;
    text.reserve(json.size());
    for (const char c : json) {
        if (c == '<')
            text += "\\u003c";
        else
            text += c;
    }
    return text;
}

/// In microseconds, as a browser counts.
std::string microseconds(DurationNs length)
{
    return shortest_double(static_cast<double>(length) / static_cast<double>(ns_per_microsecond));
}

class Page
{
public:
    explicit Page(TextExport& out) : out_(out) {}

    Result<void> write(Sessions sessions)
    {
        const std::string_view page = session_page_html();
        const std::size_t at = page.find(place_of_sessions);
        if (auto begun = out_.write(page.substr(0, at)); !begun)
            return begun;
        for (const ExportedSession& session : sessions) {
            if (auto written = write_session(session); !written)
                return written;
        }
        return out_.write(page.substr(at + place_of_sessions.size()));
    }

private:
    [[nodiscard]] std::string masked(std::string_view text) const
    {
        return out_.redactor() ? out_.redactor()->redact_text(text) : std::string(text);
    }
    [[nodiscard]] std::string quoted(std::string_view text) const
    {
        return json::quote(masked(text));
    }

    Result<void> write_part(std::string_view name, std::string_view json)
    {
        std::string element = "<script type=\"application/json\" data-part=\"";
        element.append(name).append("\">").append(inert(json)).append("</script>\n");
        return out_.write(element);
    }

    Result<void> write_session(const ExportedSession& session)
    {
        if (auto written = write_part("session", facts_of(session)); !written)
            return written;
        if (auto written = write_rows(session); !written)
            return written;
        if (auto begun = out_.write("<script type=\"text/plain\" data-part=\"events\">"); !begun)
            return begun;
        const auto append = [&](std::string& record, EventIndex event, const LoadedEvent& loaded) {
            append_event(record, *session.trace, event, loaded);
        };
        if (auto written = out_.write_each(session, append); !written)
            return written;
        return out_.write("</script>\n");
    }

    void append_event(std::string& record, const Trace& trace, EventIndex event,
                      const LoadedEvent& loaded) const
    {
        const Event masked = masked_event(loaded.event, out_.redactor(), true);
        Conversation said;
        if (masked.prompt.is_present() || masked.completion.is_present())
            said = read_conversation(masked);
        EventJsonOptions options;
        options.redactor = out_.redactor();
        options.without_messages = !said.messages.empty();
        std::string json;
        append_event_json(json, trace, event, loaded, options);
        if (!said.messages.empty())
            json.append("\t").append(compact_conversation_json(said));
        record = inert(json::quote(headline(masked)) + "\t" + json) + "\n";
    }

    [[nodiscard]] std::string facts_of(const ExportedSession& session) const
    {
        const Trace& trace = *session.trace;
        const SessionSummary summary = summarize(trace);
        std::string shown;
        const auto add = [&](std::string_view label, std::string_view value) {
            if (value.empty())
                return;
            shown += shown.empty() ? "[" : ",[";
            shown += json::quote(label) + "," + quoted(value) + "]";
        };
        const Totals& totals = summary.totals;
        add("start", summary.start == no_time ? "" : format_iso8601(summary.start));
        if (const auto duration = summary.duration())
            add("duration", format_duration(*duration));
        add("events", session.is_part() ? format_count(session.event_count()) + " of " +
                                              format_count(trace.event_count())
                                        : format_count(trace.event_count()));
        if (totals.llm_calls > 0)
            add("LLM calls", format_count(static_cast<std::int64_t>(totals.llm_calls)));
        if (totals.total_tokens)
            add("tokens", format_count(*totals.total_tokens));
        if (totals.cost)
            add("cost", (totals.llm_calls_without_cost > 0 ? "≥ " : "") +
                            format_cost(*totals.cost) +
                            (totals.cost_is_computed ? " computed" : ""));
        add("recorded by", summary.recorder);
        if (session.is_part())
            add("part", session.picked->filter);

        std::string order;
        for (std::uint32_t event = 0; event < trace.event_count(); ++event) {
            if (session.picked && !session.picked->contains(EventIndex(event)))
                continue;
            if (!order.empty())
                order += ',';
            order += std::to_string(event);
        }
        std::string name = summary.name.empty() ? first_prompt(trace) : summary.name;
        if (name.empty())
            name = summary.session_id;
        return "{\"name\":" + quoted(name) +
               ",\"outcome\":" + json::quote(result_name(summary.outcome)) +
               ",\"length\":" + microseconds(summary.duration().value_or(0)) + ",\"shown\":[" +
               shown + "],\"order\":[" + order + "]}";
    }

    struct Row {
        EventIndex event;
        std::size_t depth = 0; ///< among the events that are there
        std::size_t end = 0;   ///< the row behind its subtree
    };

    [[nodiscard]] static std::vector<Row> rows_of(const ExportedSession& session)
    {
        const EventTree& tree = session.trace->tree();
        std::vector<Row> rows;
        for (const EventIndex event : tree.order()) {
            if (!session.picked || session.picked->contains(event))
                rows.push_back({event});
        }
        std::vector<std::size_t> open;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row].end = rows.size();
            while (!open.empty() &&
                   tree.subtree_end(rows[open.back()].event) <= tree.position(rows[row].event)) {
                rows[open.back()].end = row;
                open.pop_back();
            }
            rows[row].depth = open.size() + 1;
            open.push_back(row);
        }
        return rows;
    }

    /// In pieces: a million rows are a hundred megabytes, and seconds of masking.
    Result<void> write_rows(const ExportedSession& session)
    {
        constexpr std::size_t piece_size = std::size_t{64} << 10;
        std::string piece = "<script type=\"application/json\" data-part=\"rows\">[";
        std::string_view separator = "\n";
        for (const Row& row : rows_of(session)) {
            piece.append(separator).append(inert(json_of(row, *session.trace)));
            separator = ",\n";
            if (piece.size() < piece_size)
                continue;
            if (auto written = out_.write(piece); !written)
                return written;
            piece.clear();
        }
        return out_.write(piece + "]</script>\n");
    }

    /// [index, depth, end, kind, result, name, start, duration, tokens, cost], times in
    /// microseconds since the first.
    [[nodiscard]] std::string json_of(const Row& row, const Trace& trace) const
    {
        const EventIndex event = row.event;
        std::string json = "[" + std::to_string(event.value()) + "," + std::to_string(row.depth) +
                           "," + std::to_string(row.end) + "," + quoted(trace.action_word(event)) +
                           "," + json::quote(result_name(trace.result(event))) + "," +
                           quoted(trace.event_type(event)) + "," + start_of(trace, event) + ",";
        const auto duration = trace.duration(event);
        json += duration ? microseconds(*duration) : "null";
        const auto tokens = trace.tokens(event);
        json += "," + (tokens && tokens->sum() ? std::to_string(*tokens->sum()) : "null");
        const Cost* cost = trace.cost(event);
        return json + "," + (cost ? shortest_double(cost->usd) : "null") + "]";
    }

    [[nodiscard]] static std::string start_of(const Trace& trace, EventIndex event)
    {
        DurationNs since = 0;
        if (trace.start(event) == no_time ||
            __builtin_sub_overflow(trace.start(event), trace.begin_time(), &since))
            return "null";
        return microseconds(since);
    }

    TextExport& out_;
};

Result<void> write_page(TextExport& out, Sessions sessions)
{
    return Page(out).write(sessions);
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_page);
}

} // namespace

const Exporter& session_html_exporter()
{
    static constexpr Exporter exporter = {"session-html", "Page for a browser (HTML)", "html",
                                          "shows all of it, fetches nothing; not read back", write};
    return exporter;
}

} // namespace playhead
