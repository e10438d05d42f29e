// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Chrome's trace events, for Perfetto (ui.perfetto.dev) and chrome://tracing, read back without
// loss.
//
// A session is a process, and its threads are the tracks of its agents and threads: of several that
// overlap, each has its own (chrome/tracks.h). An event with a start and an end is a complete event
// ("X"), one without an end is begun and not ended ("B"), one with a single time is an instant
// ("i"); what it links to is where a flow comes from ("s", "f"). Times count in microseconds, with
// the nanoseconds behind the point, from the first event of the file: trace viewers keep them in
// doubles, which are too coarse for nanoseconds since 1970.
//
// "otherData" says when the first event was ("epoch_unix_nano") and holds the records of the
// sessions. The args of an event are its native record, with all that is known of it. One without
// any time stands there as metadata ("M"), which viewers pass over. Of "otherData" comes what tells
// the file to be ours; the reader is core/formats/chrome/playhead_records.h.
#include "core/base/json_write.h"
#include "core/export/chrome/tracks.h"
#include "core/export/text_export.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace playhead {

namespace {

using chrome::Shape;
using chrome::Tracks;
using Traces = std::vector<std::shared_ptr<const Trace>>;

/// Each link takes a look at all ids of its session.
constexpr std::uint32_t most_flows = 10'000;

/// Microseconds, with as many digits behind the point as there are nanoseconds.
std::string microseconds(DurationNs time)
{
    std::array<char, 32> digits{};
    const auto whole =
        std::to_chars(digits.data(), digits.data() + digits.size(), time / ns_per_us);
    std::string text(digits.data(), whole.ptr);
    if (const DurationNs rest = time % ns_per_us; rest != 0) {
        const std::string behind = std::to_string(rest + ns_per_us); // "1042" for 42
        text += '.' + behind.substr(1);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

TimeNs first_time(const Traces& traces)
{
    TimeNs first = no_time;
    for (const auto& trace : traces) {
        const TimeNs begin = trace->begin_time();
        if (begin != no_time)
            first = first == no_time ? begin : std::min(first, begin);
    }
    return first;
}

/// The records of one session.
class SessionRecords
{
public:
    SessionRecords(TextExport& out, const Trace& trace, TimeNs epoch, std::size_t number)
        : out_(out)
        , trace_(trace)
        , epoch_(epoch)
        , process_(static_cast<std::int64_t>(number) + 1)
        , tracks_(trace, out.stop())
    {
        options_.redactor = out.redactor();
        options_.with_session_id = true;
    }

    Result<void> write()
    {
        if (auto written = out_.write(names()); !written)
            return written;
        return out_.write_each(
            trace_, [this](std::string& text, EventIndex event, const LoadedEvent& loaded) {
                append_event(text, event, loaded);
                append_flows(text, event, loaded.event.links);
            });
    }

private:
    [[nodiscard]] std::string masked(std::string_view text) const
    {
        return out_.redactor() ? out_.redactor()->redact_text(text) : std::string(text);
    }

    static json::Writer begin(std::string& text, std::string_view phase, std::string_view name)
    {
        text += text.empty() || text.back() == '\n' ? "" : ",\n";
        json::Writer record(text);
        record.begin_object().key("ph").text(phase).key("name").text(name);
        return record;
    }

    // The names of the process and its tracks.

    [[nodiscard]] std::string track_name(const Tracks::Track& track) const
    {
        const std::string agent = masked(trace_.strings().text(track.agent));
        const std::string thread = masked(trace_.strings().text(track.thread));
        std::string name = agent + (agent.empty() || thread.empty() ? "" : " · ") + thread;
        if (name.empty())
            name = "events";
        return track.number == 0 ? name : name + " (" + std::to_string(track.number + 1) + ")";
    }

    void append_name(std::string& text, std::string_view what, std::int64_t thread,
                     std::string_view name) const
    {
        json::Writer record = begin(text, "M", what);
        record.key("pid").integer(process_).key("tid").integer(thread);
        record.key("args").begin_object().key("name").text(name).end_object().end_object();
    }

    [[nodiscard]] std::string names() const
    {
        const Session& session = trace_.session();
        std::string text;
        append_name(text, "process_name", 0,
                    masked(session.name.empty() ? session.id : session.name));
        std::int64_t place = 0;
        for (const std::uint32_t number : tracks_.in_order()) {
            append_name(text, "thread_name", thread_of(number), track_name(tracks_.all()[number]));
            json::Writer record = begin(text, "M", "thread_sort_index");
            record.key("pid").integer(process_).key("tid").integer(thread_of(number));
            record.key("args").begin_object().key("sort_index").integer(place++);
            record.end_object().end_object();
        }
        return (process_ == 1 ? "" : ",\n") + text;
    }

    static std::int64_t thread_of(std::uint32_t track)
    {
        return track == Tracks::none ? 0 : std::int64_t{track} + 1;
    }

    // Events.

    /// Viewers know no time before the first. Saturates where no double would know it either.
    [[nodiscard]] DurationNs since_epoch(TimeNs time) const
    {
        DurationNs since = 0;
        return __builtin_sub_overflow(time, epoch_, &since) ? std::numeric_limits<DurationNs>::max()
                                                            : since;
    }

    void append_event(std::string& text, EventIndex event, const LoadedEvent& loaded)
    {
        const Shape shape = tracks_.shape(event);
        const std::string type = masked(trace_.event_type(event));
        const std::string_view name = type.empty() ? std::string_view("unnamed") : type;
        text += ",\n";
        switch (shape) {
        case Shape::Untimed:
            append_head(text, "M", "playhead_event", event);
            break;
        case Shape::Slice:
            append_head(text, "X", name, event);
            text += ",\"dur\":" + microseconds(*trace_.duration(event));
            break;
        case Shape::Open:
            append_head(text, "B", name, event);
            break;
        case Shape::Moment:
            append_head(text, "i", name, event);
            text += R"(,"s":"t")";
            break;
        }
        text += ",\"args\":";
        append_event_json(text, trace_, event, loaded, options_);
        text += '}';
    }

    void append_head(std::string& text, std::string_view phase, std::string_view name,
                     EventIndex event) const
    {
        json::Writer record = begin(text, phase, name);
        record.key("cat").text(masked(trace_.action_word(event)));
        append_place(record, event);
    }

    void append_place(json::Writer& record, EventIndex event) const
    {
        record.key("pid").integer(process_).key("tid").integer(thread_of(tracks_.of(event)));
        if (tracks_.of(event) != Tracks::none)
            record.key("ts").raw(microseconds(since_epoch(chrome::begin_of(trace_, event))));
    }

    /// An arrow from what it links to; those that lead back in time are left out.
    void append_flows(std::string& text, EventIndex event, const std::vector<EventLink>& links)
    {
        if (tracks_.of(event) == Tracks::none)
            return;
        for (const EventLink& link : links) {
            const bool is_here = link.session_id.empty() || link.session_id == trace_.session().id;
            if (!is_here || flows_ == most_flows)
                continue;
            ++flows_;
            const EventIndex from = trace_.find(link.event_id);
            if (!from || from == event || tracks_.of(from) == Tracks::none ||
                chrome::begin_of(trace_, from) > chrome::begin_of(trace_, event))
                continue;
            append_flow_end(text, "s", from);
            append_flow_end(text, "f", event);
        }
    }

    void append_flow_end(std::string& text, std::string_view phase, EventIndex event) const
    {
        json::Writer record = begin(text, phase, "link");
        record.key("cat").text("playhead.link");
        record.key("id").text(std::to_string(process_) + "." + std::to_string(flows_));
        if (phase == "f")
            record.key("bp").text("e");
        append_place(record, event);
        record.end_object();
    }

    TextExport& out_;
    const Trace& trace_;
    TimeNs epoch_;
    std::int64_t process_;
    Tracks tracks_;
    EventJsonOptions options_;
    std::uint32_t flows_ = 0; ///< links that were looked at
};

Result<void> write_other_data(TextExport& out, const Traces& traces, TimeNs epoch)
{
    std::string text = R"({"displayTimeUnit":"ns","otherData":{"playhead":1)";
    if (epoch != no_time)
        text += R"(,"epoch_unix_nano":")" + std::to_string(epoch) + '"';
    text += ",\"sessions\":[";
    for (const auto& trace : traces) {
        if (auto begun = out.write(text); !begun)
            return begun;
        if (auto written = out.write_session(*trace); !written)
            return written;
        text = ",\n";
    }
    return out.write("]},\n\"traceEvents\":[\n");
}

Result<void> write_trace(TextExport& out, Sessions sessions)
{
    Traces traces;
    for (const ExportedSession& session : sessions)
        traces.push_back(session.as_trace());
    const TimeNs epoch = first_time(traces);
    if (auto written = write_other_data(out, traces, epoch); !written)
        return written;
    for (std::size_t i = 0; i < traces.size(); ++i) {
        if (auto written = SessionRecords(out, *traces[i], epoch, i).write(); !written)
            return written;
    }
    return out.write("\n]}\n");
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_trace);
}

} // namespace

const Exporter& chrome_trace_exporter()
{
    static constexpr Exporter exporter = {"chrome-trace", "Chrome trace (trace events)",
                                          "trace.json",   "opens in Perfetto and chrome://tracing",
                                          write,          true};
    return exporter;
}

} // namespace playhead
