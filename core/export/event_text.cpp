// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/event_text.h"

#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/native/event_json.h"

namespace playhead {

namespace {

class EventWords
{
public:
    EventWords(const Trace& trace, EventIndex index, const Event& event, const Redactor* redactor)
        : trace_(trace), index_(index), event_(event), redactor_(redactor)
    {
    }

    std::string write() &&
    {
        headline();
        facts();
        error();
        payload("params", event_.params);
        payload("returns", event_.returns);
        payload("prompt", event_.prompt);
        payload("completion", event_.completion);
        return std::move(text_);
    }

private:
    [[nodiscard]] std::string masked(std::string_view text) const
    {
        return redactor_ ? redactor_->redact_text(text) : std::string(text);
    }

    void line(std::string_view name, std::string_view value)
    {
        if (value.empty())
            return;
        text_ += name;
        text_ += ": ";
        text_ += value;
        text_ += '\n';
    }

    void headline()
    {
        text_ += '#' + std::to_string(index_.value()) + ' ' + masked(trace_.event_type(index_));
        text_ += " (" + masked(trace_.action_word(index_)) + ", ";
        text_ += result_name(trace_.result(index_));
        text_ += ")\n";
    }

    void facts()
    {
        const TimeNs start = trace_.start(index_);
        line("session", masked(trace_.session().id));
        line("start", start == no_time ? std::string() : format_iso8601(start));
        if (const auto duration = trace_.duration(index_))
            line("duration", format_duration(*duration));
        line("model", masked(trace_.model(index_)));
        line("agent", masked(trace_.agent(index_)));
        line("thread", masked(trace_.thread(index_)));
        std::string tags;
        for (const StringId tag : trace_.tags(index_)) {
            tags += tags.empty() ? "" : ", ";
            tags += trace_.strings().text(tag);
        }
        line("tags", masked(tags));
        tokens();
        if (const Cost* cost = trace_.cost(index_))
            line("cost", format_cost(cost->usd) +
                             (cost->provenance == Provenance::Derived ? " (computed)" : ""));
    }

    void tokens()
    {
        const auto counts = trace_.tokens(index_);
        if (!counts)
            return;
        std::string text;
        const auto add = [&text](const std::optional<std::int64_t>& count, std::string_view what) {
            if (!count)
                return;
            text += text.empty() ? "" : ", ";
            text += format_count(*count);
            text += what;
        };
        add(counts->prompt, " prompt");
        add(counts->completion, " completion");
        add(counts->sum(), " in all");
        line("tokens", text);
    }

    void error()
    {
        const EventError& error = event_.error;
        if (error.is_empty())
            return;
        const bool has_both = !error.type.empty() && !error.message.empty();
        const bool has_lines = error.message.find('\n') != std::string::npos;
        line("error",
             masked(has_lines ? error.type : error.type + (has_both ? ": " : "") + error.message));
        line("error code", masked(error.code));
        if (has_lines)
            block("error message", masked(error.message));
        if (!error.stack.empty())
            block("stack", masked(error.stack));
    }

    void payload(std::string_view name, const Payload& payload)
    {
        if (payload.is_absent())
            return;
        std::string shown(payload.json());
        if (redactor_)
            shown = redactor_->redact_json(shown, name);
        if (const auto text = json::Value(shown).as_string())
            return block(name, *text);
        std::string pretty;
        json::append_pretty(pretty, shown);
        block(name, pretty);
    }

    void block(std::string_view name, std::string_view value)
    {
        text_ += '\n';
        text_ += name;
        text_ += ":\n";
        text_ += value;
        if (value.empty() || value.back() != '\n')
            text_ += '\n';
    }

    const Trace& trace_;
    EventIndex index_;
    const Event& event_;
    const Redactor* redactor_;
    std::string text_;
};

} // namespace

std::string pretty_event_json(const Trace& trace, EventIndex event, const LoadedEvent& loaded,
                              const Redactor* redactor)
{
    EventJsonOptions options;
    options.redactor = redactor;
    std::string line;
    append_event_json(line, trace, event, loaded, options);
    std::string pretty;
    json::append_pretty(pretty, line);
    return pretty;
}

std::string event_text(const Trace& trace, EventIndex event, const LoadedEvent& loaded,
                       const Redactor* redactor)
{
    return EventWords(trace, event, loaded.event, redactor).write();
}

} // namespace playhead
