// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/common.h"

namespace playhead::agentops::notes {

const DiagnosticKind non_serializable = {
    Severity::Note, "non-serializable",
    "A value could not be written as JSON, and AgentOps recorded only the name of its type.",
    "The value is lost; the placeholder is shown."};
const DiagnosticKind field_info_default = {
    Severity::Note, "field-info-default",
    "A default was recorded as \"<<non-serializable: FieldInfo>>\", as AgentOps 0.0.5 to 0.0.22 "
    "do.",
    "It is read as the default: result Indeterminate, action type action."};
const DiagnosticKind empty_for_null = {
    Severity::Note, "empty-for-null",
    "Empty texts stand for values that are missing, as agentops-node writes them.",
    "They are read as not recorded."};
const DiagnosticKind error_in_returns = {
    Severity::Note, "error-in-returns",
    "The error of a failed event was recorded as its return value.",
    "It is shown as the event's error, and still as what it returned."};
const DiagnosticKind local_time_as_utc = {
    Severity::Warning, "local-time-as-utc",
    "Times are local times marked as UTC, as AgentOps up to 0.0.7 writes them.",
    "Durations and order hold; absolute times are off by the recorder's offset from UTC."};
const DiagnosticKind zone_unknown = {
    Severity::Warning, "zone-unknown",
    "Nothing in the file tells AgentOps 0.0.5 to 0.0.7, which mark local times as UTC, from 0.0.8, "
    "which writes UTC.",
    "Durations and order hold; do not trust absolute times."};
const DiagnosticKind dangling_trigger = {Severity::Warning, "dangling-trigger",
                                         "An error names an event as its trigger that was never "
                                         "recorded, as AgentOps 0.1 does for every "
                                         "action that failed.",
                                         "It is shown as an event of its own."};
const DiagnosticKind trigger_lost = {
    Severity::Note, "trigger-lost",
    "An error does not say which event it belongs to, as AgentOps 0.3.19 to 0.3.26 lose the link.",
    "It is shown as an event of its own."};
const DiagnosticKind zero_width = {
    Severity::Note, "zero-width",
    "An event starts and ends at the same moment: its recorder took one time for both, or it was "
    "faster than the clock.",
    "Its duration is not to be trusted; both times are shown as recorded."};
const DiagnosticKind doubled_exception = {
    Severity::Note, "doubled-exception",
    "One exception is recorded twice: by AgentOps, and again by OpenTelemetry around it.",
    "It counts once, with the longer stack; both records stay in the span events."};
const DiagnosticKind json_in_text = {Severity::Note, "json-in-text",
                                     "A value is JSON written inside a text.",
                                     "It is shown as the JSON it holds; the text is in the raw "
                                     "view."};
const DiagnosticKind python_repr = {Severity::Note, "python-repr",
                                    "A value is written as Python prints it, not as JSON.",
                                    "It is read as the JSON it stands for; the text is in the raw "
                                    "view."};
const DiagnosticKind zero_cost = {
    Severity::Note, "zero-cost",
    "The server wrote a cost of 0 beside tokens, as it does for models it has no price for.",
    "The cost is unknown."};
const DiagnosticKind no_traceback = {
    Severity::Note, "no-traceback",
    "\"NoneType: None\" stands where a traceback would: there was no exception to print.",
    "No stack is shown."};
const DiagnosticKind free_plan_truncated = {
    Severity::Warning, "free-plan-truncated",
    "AgentOps cut what this export holds to what its free plan shows.",
    "What is missing is not in the file."};
const DiagnosticKind missing_start = {
    Severity::Warning, "missing-start", "A span has a duration but no start.",
    "The duration is among the attributes; the span cannot be placed in time."};
const DiagnosticKind wrong_duration = {
    Severity::Note, "wrong-duration", "A span's recorded duration contradicts its start and end.",
    "Start and end are used; the recorded duration is among the attributes."};
const DiagnosticKind wrong_trace_time = {
    Severity::Warning, "wrong-trace-time",
    "The trace's recorded start, end or duration contradicts its spans.",
    "Times are taken from the spans; the recorded ones are among the session's attributes."};
const DiagnosticKind no_end_state = {Severity::Note, "no-end-state",
                                     "The session says nothing about how it ended. AgentOps 0.4 "
                                     "leaves the state out when a trace is "
                                     "ended with its default.",
                                     "The outcome is derived from the events."};
const DiagnosticKind not_ended = {
    Severity::Note, "not-ended", "No end of the session is recorded.",
    "It was still running when this was written, or its process was killed."};
const DiagnosticKind empty_batch = {Severity::Warning, "empty-batch",
                                    "A batch of events was sent empty: AgentOps 0.0.2 loses all of "
                                    "them when one cannot be written.",
                                    "Those events were never recorded."};
const DiagnosticKind session_unknown = {
    Severity::Note, "session-unknown",
    "Events do not say which session they belong to: it was known from the request's token only.",
    "They are put together into one session, named after the file."};
const DiagnosticKind metrics_only = {
    Severity::Warning, "metrics-only",
    "This is an answer of AgentOps' API that holds the sums of a trace or span, and no events.",
    "Export the trace itself to see its events."};
const DiagnosticKind trace_list = {
    Severity::Warning, "trace-list",
    "This is an answer of AgentOps' API that lists traces, without their events.",
    "Export a trace to see its events."};
const DiagnosticKind invented_agent_time = {
    Severity::Note, "invented-agent-time",
    "An agent of a migrated session carries the time of the migration, not of the run.",
    "The agent is shown without times."};

} // namespace playhead::agentops::notes
