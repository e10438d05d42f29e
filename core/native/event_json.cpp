// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/event_json.h"

#include "core/native/field_writer.h"

namespace playhead {

namespace {

/// Writes one event. What the trace has in columns is taken from there, since reading the session
/// as a whole may have settled it (a joined error, an agent's name); the rest is as recorded.
class EventWriter
{
public:
    EventWriter(std::string& out, const Trace& trace, EventIndex event, const LoadedEvent& loaded,
                const EventJsonOptions& options)
        : fields_(out, options.redactor, options.with_position)
        , json_(fields_.writer())
        , trace_(trace)
        , index_(event)
        , event_(loaded.event)
        , options_(options)
    {
    }

    void write()
    {
        json_.begin_object();
        write_position();
        write_identity();
        write_times();
        write_circumstances();
        write_usage();
        write_payloads();
        write_error();
        fields_.payload("screenshot", event_.screenshot);
        write_log_entries("logs", event_.logs);
        write_log_entries("span_events", event_.span_events);
        write_links();
        fields_.payload("attributes", event_.attributes);
        write_annotation();
        write_notes();
        json_.end_object();
    }

private:
    [[nodiscard]] bool every_key() const { return fields_.every_key(); }
    [[nodiscard]] bool has(EventFlag flag) const { return trace_.has(index_, flag); }

    void write_position()
    {
        if (options_.with_session_id || options_.with_position) {
            json_.key("session_id");
            fields_.id_value(trace_.session().id);
        }
        if (!options_.with_position)
            return;
        json_.key("index").integer(index_.value());
        json_.key("depth").integer(trace_.tree().depth(index_));
        if (options_.ancestor_only)
            json_.key("ancestor_only").boolean(*options_.ancestor_only);
    }

    void write_identity()
    {
        fields_.id("id", event_.id);
        fields_.id("parent_id", event_.parent_id);
        write_parent_index();
        // A link that was cut again, because it closed a cycle, is no inferred parent.
        const bool is_inferred = trace_.parent(index_) && has(EventFlag::ParentInferred);
        if (every_key() || is_inferred)
            json_.key("parent_inferred").boolean(is_inferred);
        if (has(EventFlag::ParentLeftOut))
            json_.key("parent_left_out").boolean(true);
        fields_.text("event_type", trace_.event_type(index_));
        json_.key("action_type");
        fields_.text_value(trace_.action_word(index_));
        json_.key("result").text(result_name(trace_.result(index_)));
        fields_.text("status", event_.status);
    }

    void write_parent_index()
    {
        const EventIndex parent = trace_.parent(index_);
        const bool is_missing = !parent && event_.parent_id.empty() && has(EventFlag::Orphan);
        if (is_missing && !every_key()) // what it was is not known, but that it was
            json_.key("parent_index").integer(EventIndex::none_value - 1);
        else
            fields_.count("parent_index",
                          parent ? std::optional<std::int64_t>(parent.value()) : std::nullopt);
    }

    void write_times()
    {
        const TimeNs start = trace_.start(index_);
        const TimeNs end = trace_.end(index_);
        if (!has(EventFlag::Instant)) {
            fields_.time("init_timestamp", start);
            fields_.time("end_timestamp", end);
        } else if (start == no_time) {
            json_.key("timestamp").null(); // an instant, even though nobody knows when
        } else {
            fields_.time("timestamp", start);
        }
        if (every_key())
            fields_.count("duration_ns", trace_.duration(index_));
        write_provenance("init_provenance", start, has(EventFlag::InitDerived));
        write_provenance("end_provenance", end, has(EventFlag::EndDerived));
    }

    void write_provenance(std::string_view key, TimeNs time, bool is_derived)
    {
        const Provenance provenance = time == no_time ? Provenance::Absent
                                      : is_derived    ? Provenance::Derived
                                                      : Provenance::Recorded;
        if (every_key() || provenance == Provenance::Derived)
            json_.key(key).text(provenance_name(provenance));
    }

    void write_circumstances()
    {
        fields_.text("model", trace_.model(index_));
        const auto tags = trace_.tags(index_);
        if (every_key() || !tags.empty()) {
            json_.key("tags").begin_array();
            for (const StringId tag : tags)
                fields_.text_value(trace_.strings().text(tag));
            json_.end_array();
        }
        fields_.text("agent", trace_.agent(index_));
        fields_.text("thread", trace_.thread(index_));
    }

    void write_usage()
    {
        static const TokenCounts unknown;
        const auto recorded = trace_.tokens(index_);
        const TokenCounts& tokens = recorded ? *recorded : unknown;
        fields_.count("prompt_tokens", tokens.prompt);
        fields_.count("completion_tokens", tokens.completion);
        fields_.count("total_tokens", tokens.total);
        fields_.count("cache_read_tokens", tokens.cache_read);
        fields_.count("cache_write_tokens", tokens.cache_write);
        fields_.count("reasoning_tokens", tokens.reasoning);

        const Cost* cost = trace_.cost(index_);
        if (cost)
            json_.key("cost").number(cost->usd);
        else if (every_key())
            json_.key("cost").null();
        const bool is_computed = cost && cost->provenance == Provenance::Derived;
        if (every_key() || is_computed)
            json_.key("cost_provenance")
                .text(is_computed ? "computed"
                      : cost      ? "recorded"
                                  : "absent");
    }

    void write_payloads()
    {
        fields_.payload("params", event_.params);
        fields_.payload("returns", event_.returns);
        if (!options_.without_messages) {
            fields_.payload("prompt", event_.prompt);
            fields_.payload("completion", event_.completion);
        }
    }

    void write_error()
    {
        const EventError& error = event_.error;
        if (!error.is_empty()) {
            json_.key("error").begin_object();
            fields_.text("type", error.type);
            fields_.text("message", error.message);
            fields_.text("code", error.code);
            fields_.text("stack", error.stack);
            json_.end_object();
        } else if (every_key()) {
            json_.key("error").null();
        }
        fields_.id("error_trigger", event_.error_trigger);
    }

    void write_log_entries(std::string_view key, const std::vector<LogEntry>& entries)
    {
        if (!every_key() && entries.empty())
            return;
        json_.key(key).begin_array();
        for (const LogEntry& entry : entries) {
            json_.begin_object();
            fields_.time("time", entry.time);
            fields_.text("name", entry.name);
            fields_.text("text", entry.text);
            fields_.payload("attributes", entry.attributes);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_links()
    {
        if (!every_key() && event_.links.empty())
            return;
        json_.key("links").begin_array();
        for (const EventLink& link : event_.links) {
            json_.begin_object();
            fields_.id("session_id", link.session_id);
            fields_.id("event_id", link.event_id);
            fields_.payload("attributes", link.attributes);
            json_.end_object();
        }
        json_.end_array();
    }

    /// Never as null: an event that nobody noted anything of is written as it always was.
    void write_annotation()
    {
        const Annotation* annotation = trace_.annotations().find(index_);
        if (!annotation)
            return;
        json_.key("annotation").begin_object();
        fields_.text("note", annotation->note);
        if (every_key() || annotation->is_bookmarked)
            json_.key("bookmarked").boolean(annotation->is_bookmarked);
        fields_.time("changed", annotation->changed);
        json_.end_object();
    }

    void write_notes()
    {
        if (!every_key() && event_.notes.empty())
            return;
        json_.key("notes").begin_array();
        for (const EventNote& note : event_.notes) {
            json_.begin_object();
            json_.key("code");
            fields_.text_value(note.kind->code);
            fields_.text("detail", note.detail);
            json_.end_object();
        }
        json_.end_array();
    }

    native::FieldWriter fields_;
    json::Writer& json_;
    const Trace& trace_;
    EventIndex index_;
    const Event& event_;
    const EventJsonOptions& options_;
};

} // namespace

void append_event_json(std::string& out, const Trace& trace, EventIndex event,
                       const LoadedEvent& loaded, const EventJsonOptions& options)
{
    EventWriter(out, trace, event, loaded, options).write();
}

} // namespace playhead
