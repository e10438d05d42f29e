// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/invariants.h"

#include "core/base/json_scan.h"
#include "core/base/utf8.h"
#include "core/native/event_record.h"
#include "core/native/session_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace playhead::inputs {

namespace {

std::string name_of(EventIndex event)
{
    return "#" + std::to_string(event.value());
}

std::string broken_tree(const Trace& trace)
{
    const EventTree& tree = trace.tree();
    const std::uint32_t count = trace.event_count();
    if (tree.size() != count || tree.order().size() != count)
        return "the tree does not hold every event";
    std::vector<bool> seen(count, false);
    for (const EventIndex event : tree.order()) {
        if (!trace.contains(event) || seen[event.value()])
            return "the tree holds an event twice";
        seen[event.value()] = true;
        const EventIndex parent = trace.parent(event);
        if (parent && (!trace.contains(parent) || !seen[parent.value()]))
            return name_of(event) + " stands before its parent";
        if (tree.depth(event) != (parent ? tree.depth(parent) + 1 : 1))
            return name_of(event) + " is not a level below its parent";
        if (parent && !tree.is_inside(event, parent))
            return name_of(event) + " is not inside its parent";
        if (tree.subtree_end(event) > count || tree.subtree_end(event) <= tree.position(event))
            return name_of(event) + " ends outside the tree";
        if (trace.subtree_totals(event).events != tree.descendant_count(event) + 1)
            return name_of(event) + " is not the sum of what is in it";
    }
    if (trace.totals().events != count)
        return "the session is not the sum of its events";
    return {};
}

std::string broken_payload(const Payload& payload, const char* name)
{
    if (payload.is_absent())
        return {};
    const json::Check check = json::validate(payload.json());
    if (!check.ok)
        return std::string(name) + " is no JSON: " + std::string(check.reason);
    if (check.bad_utf8 || check.raw_control)
        return std::string(name) + " is not put right";
    return {};
}

std::string broken_payload(const Event& event)
{
    const std::pair<const Payload*, const char*> all[] = {
        {&event.params, "params"},         {&event.returns, "returns"},
        {&event.prompt, "prompt"},         {&event.completion, "completion"},
        {&event.screenshot, "screenshot"}, {&event.attributes, "attributes"}};
    for (const auto& [payload, name] : all) {
        if (std::string what = broken_payload(*payload, name); !what.empty())
            return what;
    }
    for (const std::vector<LogEntry>* entries : {&event.logs, &event.span_events}) {
        for (const LogEntry& entry : *entries) {
            if (std::string what = broken_payload(entry.attributes, "log"); !what.empty())
                return what;
        }
    }
    return {};
}

std::string broken_text(const Event& event)
{
    const std::pair<const std::string*, const char*> texts[] = {
        {&event.event_type, "event_type"},
        {&event.action_type, "action_type"},
        {&event.model, "model"},
        {&event.agent, "agent"},
        {&event.thread, "thread"},
        {&event.status, "status"},
        {&event.error.type, "error type"},
        {&event.error.message, "error message"},
        {&event.error.stack, "error stack"},
        {&event.error.code, "error code"}};
    for (const auto& [text, name] : texts) {
        if (!is_valid_utf8(*text))
            return std::string("has a ") + name + " that is no UTF-8";
    }
    return {};
}

/// What an event says and its columns do not. Empty where they agree.
std::string disagreement(const Trace& trace, EventIndex index, const Event& event)
{
    if (event.event_type != trace.event_type(index))
        return "event_type";
    if (event.result != trace.result(index))
        return "result";
    if (event.init_timestamp != trace.start(index))
        return "start";
    if (event.model != trace.model(index))
        return "model";
    if (event.agent != trace.agent(index))
        return "agent";
    if (event.thread != trace.thread(index))
        return "thread";
    if (!event.error.is_empty() && !trace.has(index, EventFlag::HasError))
        return "error";
    if (event.tokens != trace.tokens(index).value_or(TokenCounts()))
        return "tokens";
    return {};
}

/// A damaged session file may hold events whose texts are gone. Its rows are not counted.
bool is_session_file(const Trace& trace)
{
    return dynamic_cast<const SessionFile*>(&trace.source(0)) != nullptr;
}

/// Playhead's own formats keep damaged values token by token, with a note: core/native.
bool keeps_damage(const Trace& trace)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        if (trace.decoder(EventIndex(i)) == native::event_decoder)
            return true;
    }
    return false;
}

std::string broken_event(const Trace& trace, EventIndex index, bool may_be_lost, bool keeps_damage)
{
    const auto loaded = trace.load(index);
    if (!loaded)
        return may_be_lost ? std::string() : "cannot be loaded: " + loaded.error().what;
    if (loaded->records.empty())
        return "has no record";
    for (const LoadedEvent::Raw& raw : loaded->records) {
        if (raw.bytes->size() != raw.slice.length && trace.source(raw.slice.source).size() > 0 &&
            !may_be_lost)
            return "has a record that is not all there";
    }
    if (std::string what = disagreement(trace, index, loaded->event); !what.empty())
        return "says another " + what + " than its column";
    if (std::string what = broken_text(loaded->event); !what.empty())
        return what;
    return keeps_damage ? std::string() : broken_payload(loaded->event);
}

/// "line 4, byte 120, …": the offset.
std::optional<std::uint64_t> offset_in(const std::string& place)
{
    constexpr std::string_view mark = "byte ";
    const std::size_t at = place.find(mark);
    std::uint64_t offset = 0;
    const char* const end = place.data() + place.size();
    if (at == std::string::npos ||
        std::from_chars(place.data() + at + mark.size(), end, offset).ec != std::errc())
        return std::nullopt;
    return offset;
}

std::string broken_note(const Diagnostic& note, std::uint64_t size, bool is_ours)
{
    if (is_ours && (note.code.empty() || note.message.empty()))
        return "a diagnostic says nothing";
    if (is_ours && (note.count == 0 || note.count < note.where.size()))
        return "the diagnostic " + note.code + " has more places than it was seen at";
    for (const std::string& place : note.where) {
        if (offset_in(place).value_or(0) > size)
            return "the diagnostic " + note.code + " is outside the file: " + place;
        if (!is_valid_utf8(place))
            return "a place of the diagnostic " + note.code + " is no UTF-8";
    }
    return {};
}

std::string broken_trace(const Trace& trace, bool is_of_ours, std::uint32_t most)
{
    if (std::string what = broken_tree(trace); !what.empty())
        return what;
    const bool is_file = is_session_file(trace);
    const bool is_ours = is_of_ours || keeps_damage(trace);
    for (std::uint32_t i = 0; i < std::min(trace.event_count(), most); ++i) {
        if (std::string what = broken_event(trace, EventIndex(i), is_file, is_ours); !what.empty())
            return name_of(EventIndex(i)) + " " + what;
    }
    const auto told = trace.load_session_records();
    if (!told && !is_file)
        return "the session cannot be loaded: " + told.error().what;
    for (const Payload* payload : {&trace.session().attributes, &trace.session().host_env}) {
        if (payload->is_borrowed())
            return "the session borrows from what was read"; // which is gone
        std::string what = is_ours ? "" : broken_payload(*payload, "the session");
        if (!what.empty())
            return what;
    }
    if (!is_valid_utf8(trace.session().id) || !is_valid_utf8(trace.session().name))
        return "the session's name is no UTF-8";
    return {};
}

std::string broken_tally(const Document& document)
{
    std::uint64_t events = 0;
    bool are_all_counted = document.format->id != "native-session-file";
    for (const auto& trace : document.sessions) {
        events += trace->event_count();
        are_all_counted = are_all_counted && !is_session_file(*trace);
    }
    if (document.records.events + document.records.damaged > events)
        return std::to_string(document.records.events + document.records.damaged) +
               " records are said to be events, of which there are " + std::to_string(events);
    if (events > 0 && document.records.read() == 0 && are_all_counted)
        return "no record is counted";
    return {};
}

} // namespace

std::string broken_invariant(const Document& document, std::uint32_t most)
{
    for (const auto& trace : document.sessions) {
        const bool is_of_ours = document.format->id.starts_with("native") ||
                                trace->session().format.starts_with("native");
        if (std::string what = broken_trace(*trace, is_of_ours, most); !what.empty())
            return "session " + trace->session().id + ": " + what;
    }
    // A session of ours may bring notes along, as somebody wrote them.
    const bool are_ours = !document.format->id.starts_with("native") &&
                          std::none_of(document.sessions.begin(), document.sessions.end(),
                                       [](const auto& trace) { return keeps_damage(*trace); });
    const Diagnostics notes = document.all_diagnostics();
    for (const Diagnostic& note : notes.entries()) {
        if (std::string what = broken_note(note, document.size, are_ours); !what.empty())
            return what;
    }
    return broken_tally(document);
}

} // namespace playhead::inputs
