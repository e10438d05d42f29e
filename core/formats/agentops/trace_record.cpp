// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/trace_record.h"

#include "core/formats/agentops/common.h"
#include "core/formats/agentops/migrated.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace playhead::agentops {

namespace {

/// The API cuts times to microseconds, and some of its texts to milliseconds.
constexpr DurationNs tolerance = ns_per_ms;

bool differs(std::int64_t a, std::int64_t b)
{
    std::int64_t difference = 0;
    return __builtin_sub_overflow(a, b, &difference) || difference > tolerance ||
           difference < -tolerance;
}

} // namespace

void TraceRecord::note_truncation(json::Value flag, SessionReader& session)
{
    if (is_truncated_ || flag.as_bool() != true)
        return;
    is_truncated_ = true;
    session.builder().diagnostics().add(notes::free_plan_truncated);
    session.add_attribute("freeplan_truncated", "true");
}

void TraceRecord::set_summary(json::Value summary, SessionReader& session)
{
    Event scratch;
    Session& recorded = session.builder().session();
    summary_start_ = read_time(summary.find("start_time"), "start_time", scratch);
    summary_end_ = read_time(summary.find("end_time"), "end_time", scratch);
    summary_duration_ = int_of(summary.find("duration"));
    report_notes(scratch, session.builder());
    if (recorded.name.empty())
        recorded.name = text_of(summary.find("root_span_name"));
    recorded.tags = read_tags(summary.find("tags"));
    note_truncation(summary.find("freeplan_truncated"), session);
    json::ObjectReader members(summary);
    for (json::Member member; members.next(member);) {
        if (member.key != "trace_id" && member.key != "tags" &&
            member.key != "freeplan_truncated" && !member.value.is_null())
            session.add_attribute("trace." + std::string(member.key),
                                  payload_of(member.value).json());
    }
}

void TraceRecord::set_member(std::string_view key, std::string_view json, SessionReader& session)
{
    const json::Value value(json);
    if (key == "freeplan_truncated") {
        note_truncation(value, session);
    } else if (key == "tags") {
        for (std::string& tag : read_tags(value))
            session.builder().session().tags.push_back(std::move(tag));
    } else if (key != "trace_id") {
        session.add_attribute(key, json);
    }
}

/// Migrated sessions name as their host Python's text of all that was known of it.
void TraceRecord::look_at_resource(json::Value resource, SessionReader& session)
{
    json::Member first;
    if (!json::ObjectReader(resource).next(first))
        return;
    session.add_attribute("resource", payload_of(resource).json());
    json::Value name = resource.find("host.name");
    if (!name.is_valid())
        name = resource.at_path({"host", "name"});
    const ReadText host = payload_of_text(name);
    if (host.form == TextForm::Text || !json::Value(host.payload.json()).is_object())
        return;
    session.builder().session().host_env = Payload::owned(std::string(host.payload.json()));
    if (host.form == TextForm::PythonRepr) {
        Place place;
        place.detail = "host.name";
        session.builder().diagnostics().add(notes::python_repr, place);
    }
}

void TraceRecord::add_span(json::Value value, const Span& span, SessionReader& session)
{
    if (!has_spans_)
        look_at_resource(value.find("resource_attributes"), session);
    has_spans_ = true;
    note_truncation(value.find("freeplan_truncated"), session);
    if (is_migrated_agent(span))
        return; // its times are invented
    if (span.start != no_time)
        first_start_ = first_start_ == no_time ? span.start : std::min(first_start_, span.start);
    last_end_ = std::max(last_end_, span.end);
}

bool TraceRecord::contradicts_spans() const
{
    if (first_start_ == no_time || last_end_ == no_time)
        return false;
    if (summary_start_ != no_time && differs(summary_start_, first_start_))
        return true;
    if (summary_end_ != no_time && differs(summary_end_, last_end_))
        return true;
    DurationNs length = 0;
    return summary_duration_ && !__builtin_sub_overflow(last_end_, first_start_, &length) &&
           differs(*summary_duration_, length);
}

void TraceRecord::finish(SessionReader& session)
{
    TraceBuilder& builder = session.builder();
    if (contradicts_spans())
        builder.diagnostics().add(notes::wrong_trace_time);
    if (!has_spans_) {
        builder.session().init_timestamp = summary_start_;
        builder.session().end_timestamp = summary_end_;
    } else if (!builder.session().end_state) {
        builder.diagnostics().add(notes::no_end_state);
    }
}

} // namespace playhead::agentops
