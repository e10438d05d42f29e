// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/formats/document_print.h"

#include "core/base/text.h"

#include <algorithm>

namespace playhead {

namespace {

constexpr std::size_t longest_payload = 600;

class Printer
{
public:
    std::string take() { return std::move(text_); }

    void print(const Trace& trace)
    {
        const Session& session = trace.session();
        line(0, "session", session.id);
        line(1, "name", session.name);
        line(1, "recorder", session.recorder);
        time(1, "start", session.init_timestamp);
        time(1, "end", session.end_timestamp);
        line(1, "end_state", session.end_state.value_or(""));
        line(1, "reason", session.end_state_reason);
        line(1, "zone", session.zone_trusted ? "" : "not trusted");
        for (const std::string& tag : session.tags)
            line(1, "tag", tag);
        for (const Agent& agent : session.agents)
            line(1, "agent", agent.name + " " + agent.id);
        payload(1, "host_env", session.host_env);
        payload(1, "attributes", session.attributes);
        totals(trace);
        for (const EventIndex event : trace.tree().order())
            print(trace, event);
        print(trace.diagnostics());
    }

    void print(const Diagnostics& diagnostics)
    {
        for (const Diagnostic& entry : diagnostics.entries()) {
            line(1, std::string(severity_name(entry.severity)),
                 entry.code + " x" + std::to_string(entry.count));
            for (const std::string& place : entry.where)
                line(2, "at", place);
        }
    }

private:
    void line(int depth, const std::string& key, std::string_view value)
    {
        if (value.empty())
            return;
        text_.append(static_cast<std::size_t>(depth) * 2, ' ');
        text_ += key + ": ";
        std::string shown(value);
        for (std::size_t at = 0; (at = shown.find('\n', at)) != std::string::npos; ++at)
            shown.replace(at, 1, "\\n");
        text_ += shown + "\n";
    }

    void time(int depth, const std::string& key, TimeNs value)
    {
        if (value != no_time)
            line(depth, key, format_iso8601(value));
    }

    void payload(int depth, const std::string& key, const Payload& value)
    {
        if (value.is_present())
            line(depth, key, elide(value.json(), longest_payload));
    }

    void count(int depth, const std::string& key, std::optional<std::int64_t> value)
    {
        if (value)
            line(depth, key, std::to_string(*value));
    }

    void totals(const Trace& trace)
    {
        const Totals totals = trace.totals();
        line(1, "events", std::to_string(totals.events));
        line(1, "max_depth", std::to_string(trace.tree().max_depth()));
        line(1, "inferred_parents", std::to_string(trace.inferred_parent_count()));
        line(1, "errors", std::to_string(totals.failures));
        line(1, "llm_calls", std::to_string(totals.llm_calls));
        count(1, "total_tokens", totals.total_tokens);
        line(1, "cost", totals.cost ? shortest_double(*totals.cost) : "");
        line(1, "outcome", result_name(trace.outcome()));
        if (trace.begin_time() != no_time)
            line(1, "duration", format_duration_exact(trace.end_time() - trace.begin_time()));
    }

    void print(const Trace& trace, EventIndex index)
    {
        const auto depth = static_cast<int>(trace.tree().depth(index));
        line(depth, "#" + std::to_string(index.value()),
             std::string(trace.event_type(index)) + " [" + std::string(trace.action_word(index)) +
                 "] " + std::string(result_name(trace.result(index))) + flags(trace, index));
        auto loaded = trace.load(index);
        if (!loaded)
            line(depth + 2, "cannot be loaded", loaded.error().what);
        else
            print(trace, index, *loaded, depth + 2);
    }

    static std::string flags(const Trace& trace, EventIndex index)
    {
        constexpr std::array<std::pair<EventFlag, const char*>, 10> names = {
            {{EventFlag::ParentInferred, "inferred"},
             {EventFlag::Orphan, "orphan"},
             {EventFlag::CycleCut, "cycle"},
             {EventFlag::Instant, "instant"},
             {EventFlag::InitDerived, "start-derived"},
             {EventFlag::EndDerived, "end-derived"},
             {EventFlag::OutsideParent, "outside-parent"},
             {EventFlag::EndsBeforeStart, "ends-before-start"},
             {EventFlag::DuplicateId, "duplicate-id"},
             {EventFlag::HasError, "error"}}};
        std::string text;
        for (const auto& [flag, name] : names) {
            if (trace.has(index, flag))
                text += std::string(" ") + name;
        }
        return text;
    }

    void print(const Trace& trace, EventIndex index, const LoadedEvent& loaded, int depth)
    {
        const Event& event = loaded.event;
        line(depth, "id", event.id);
        line(depth, "parent_id", event.parent_id);
        line(depth, "status", event.status);
        time(depth, "start", trace.start(index));
        time(depth, "end", trace.end(index));
        line(depth, "model", event.model);
        for (const std::string& tag : event.tags)
            line(depth, "tag", tag);
        line(depth, "agent", trace.agent(index));
        line(depth, "agent as decoded", event.agent == trace.agent(index) ? "" : event.agent);
        line(depth, "thread", event.thread);
        count(depth, "prompt_tokens", event.tokens.prompt);
        count(depth, "completion_tokens", event.tokens.completion);
        count(depth, "total_tokens", event.tokens.total);
        count(depth, "cache_read_tokens", event.tokens.cache_read);
        count(depth, "cache_write_tokens", event.tokens.cache_write);
        count(depth, "reasoning_tokens", event.tokens.reasoning);
        if (event.cost)
            line(depth, "cost", shortest_double(*event.cost));
        payload(depth, "params", event.params);
        payload(depth, "returns", event.returns);
        payload(depth, "prompt", event.prompt);
        payload(depth, "completion", event.completion);
        payload(depth, "screenshot", event.screenshot);
        error(depth, event.error);
        line(depth, "trigger", event.error_trigger);
        entries(depth, "log", event.logs);
        entries(depth, "span event", event.span_events);
        for (const EventLink& link : event.links)
            line(depth, "link", link.session_id + " " + link.event_id);
        payload(depth, "attributes", event.attributes);
        if (loaded.records.size() > 1)
            line(depth, "records", std::to_string(loaded.records.size()));
    }

    void error(int depth, const EventError& error)
    {
        line(depth, "error type", error.type);
        line(depth, "error message", error.message);
        line(depth, "error code", error.code);
        line(depth, "error stack", elide(error.stack, longest_payload));
    }

    void entries(int depth, const std::string& key, const std::vector<LogEntry>& list)
    {
        for (const LogEntry& entry : list) {
            line(depth, key, entry.name + " | " + elide(entry.text, longest_payload));
            time(depth + 1, "at", entry.time);
            payload(depth + 1, "attributes", entry.attributes);
        }
    }

    std::string text_;
};

} // namespace

std::string print_document(const Document& document)
{
    Printer printer;
    for (const auto& trace : document.sessions)
        printer.print(*trace);
    printer.print(document.diagnostics);
    return "format: " + std::string(document.format->id) + "\n" + printer.take();
}

} // namespace playhead
